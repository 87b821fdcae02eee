import Glibc
import TestReports
import Testing

/// The world beside the screen: an editor, a file that grows, a large file, and nothing at all.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuWorldTests {
  private let folder: GangmuFolder

  init() throws { folder = try GangmuFolder() }

  // MARK: The editor

  @Test("v opens the editor at the line; what it wrote is read, and the screen comes back") func edits() throws {
    let report = try folder.write("township.txt", GangmuReports.township)
    let script = """
      #!/bin/sh
      printf '%s\\n' "$@" > "$HOME/arguments"
      stty -a | grep -wo -e '-\\{0,1\\}icanon' > "$HOME/mode"
      for last in "$@"; do :; done
      printf '附：茶园管护名单另行印发。\\n' >> "$last"

      """
    let editor = try folder.write("my-editor", script, mode: 0o755)
    let session = try gangmuInTmux([report], in: folder, environment: ["EDITOR": editor + " --wait"])
    try expectScreen(session, "opening-80x24")
    session.press("]", "]")
    try expectScreen(session, "edited-from")
    session.press("v")
    #expect(waitUntil { contents(of: folder.file("mode")) == "icanon\n" })
    // The same screen; only that more follows now.
    try expectScreen(session, "edited")
    #expect(contents(of: folder.file("arguments")) == "--wait\n+8\n\(report)\n")
    session.press("G")
    try expectScreen(session, "edited-end")
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("a link is opened by the command that is set, as one argument and by no shell") func opensLinks() throws {
    let seen = folder.file("seen")
    let opener = try folder.write("opener", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \(seen)\n", mode: 0o755)
    try folder.makeFolder("docs")
    try folder.write("outside.txt", "Outside.\n")
    try folder.write(
      "docs/links.md", "# Links\n\n[page](https://example.org/a;b&$c|d) [file](<picture $x.png>) [up](../outside.txt)\n"
    )
    try folder.write("docs/picture $x.png", String(repeating: "\u{0}", count: 64))
    try folder.write("config/gangmu/config.toml", "open-command = [\"\(opener)\", \"--new window\"]\n")
    let words = [Built.path("gangmu"), folder.file("docs")]
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    #expect(session.waitForOutput("Links", seconds: 20))
    session.send("slinks\r")
    session.send("opage\r")
    let page = "--new window\nhttps://example.org/a;b&$c|d\n"
    #expect(waitUntil { contents(of: seen) == page })
    session.send("opic\r")
    let both = page + "--new window\n\(folder.file("docs/picture $x.png"))\n"
    #expect(waitUntil { contents(of: seen) == both })
    // A file in none of the folders is not opened.
    session.send("oup\r")
    #expect(session.waitForOutput("no file of the folders", seconds: 20))
    #expect(contents(of: seen) == both)
    session.send("q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test("the editor is given a name that is not UTF-8 byte for byte") func editsAnyName() throws {
    let report = try folder.write("plan.txt", GangmuReports.plan)
    let seen = folder.file("seen")
    let editor = try folder.write("editor", "#!/bin/sh\nprintf %s \"${2##*/}\" | od -An -tx1 > \(seen)\n", mode: 0o755)
    let odd = "$(printf '\(folder.file("odd"))\\377.txt')"
    let words = ["/bin/bash", "-c", "cp \(report) \"\(odd)\"; exec \(Built.path("gangmu")) \"\(odd)\""]
    let session = try #require(TerminalSession(words, environment: folder.environment(["VISUAL": editor])))
    #expect(session.waitForOutput("F1", seconds: 20))
    session.send("v")
    #expect(waitUntil { contents(of: seen) == " 6f 64 64 ff 2e 74 78 74\n" })
    session.send("q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test(
    "a name that an editor would take for an option or a command is given as a path",
    arguments: ["+!touch x", "-c quit", "+", "-/notes.txt", "notes.txt"])
  func editsNamesLikeOptions(_ name: String) throws {
    if name.hasPrefix("-/") { try folder.makeFolder("-") }
    _ = try folder.write(name, GangmuReports.plan)
    let seen = folder.file("seen")
    let editor = try folder.write("editor", "#!/bin/sh\nprintf '%s\\n' \"$@\" > \(seen)\n", mode: 0o755)
    let line = "cd \(folder.path) && exec \(Built.path("gangmu")) -- \"$0\""
    let variables = folder.environment(["VISUAL": editor + " --wait -n"])
    let session = try #require(TerminalSession(["/bin/bash", "-c", line, name], environment: variables))
    #expect(session.waitForOutput(" chars", seconds: 60))
    session.send("v")
    let path = name == "notes.txt" ? name : "./" + name
    #expect(waitUntil { contents(of: seen) == "--wait\n-n\n+1\n\(path)\n" })
    session.send("q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test(
    "no editor is started for a document, a pipe or a sample, but for a web page one is",
    arguments: [
      ("gangmu $0/government-work.docx", "an editor cannot change it"),
      ("gangmu $0/government-work.pdf", "an editor cannot change it"),
      ("gangmu $0/government-work.epub", "an editor cannot change it"),
      ("LC_ALL=zh_CN.UTF-8 gangmu $0/government-work.odt", "编辑器无法修改"),
      ("cat $0/government-work.html | gangmu", "nothing to edit"), ("gangmu", "nothing to edit"),
      ("gangmu $0/government-work.html", nil),
    ])
  func editsTextOnly(_ command: String, _ words: String?) throws {
    let seen = folder.file("seen")
    let editor = try folder.write("editor", "#!/bin/sh\necho \"$2\" > \(seen)\n", mode: 0o755)
    let documents = #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/Converted"
    let line = command.replacing("gangmu", with: Built.path("gangmu"))
    let session = try #require(
      TerminalSession(["/bin/bash", "-c", line, documents], environment: folder.environment(["VISUAL": editor])))
    // The number of characters stands in the status line once there is a report.
    #expect(session.waitForOutput(command.contains("zh_CN") ? " 字" : " chars", seconds: 60))
    session.send("v")
    if let words {
      #expect(session.waitForOutput(words, seconds: 20))
      #expect(contents(of: seen) == nil)
    } else {
      #expect(waitUntil { contents(of: seen) == documents + "/government-work.html\n" })
    }
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test("an editor that is not there: a notice") func editsWithout() throws {
    let report = try folder.write("township.txt", GangmuReports.township)
    let session = try gangmuInTmux([report], in: folder, environment: ["VISUAL": "/nonexistent/editor"])
    try expectScreen(session, "opening-80x24")
    session.press("v")
    try expectScreen(session, "edited-not")
  }

  // MARK: Files that change, and large ones

  @Test("R reads a file again; of one that is gone it says so, and the text stays") func reloads() throws {
    let report = try folder.write("plan.txt", GangmuReports.plan)
    let session = try gangmuInTmux([report], in: folder, rows: 12)
    try expectScreen(session, "plan")
    try folder.append("plan.txt", "三、附则\n本方案自印发之日起施行。\n")
    session.press("R")
    try expectScreen(session, "plan-reloaded")
    try #require(unlink(report) == 0)
    // Whoever watches the file says so too, and not after what the key says.
    _ = session.screen(showing: "the file is gone", seconds: 20)
    session.press("R")
    // A message that is longer than the status line takes rows above it.
    let told = session.screen(showing: "no such file", seconds: 20).suffix(3).joined().filter { $0 != " " }
    #expect(told.contains("plan.txt:nosuchfile;"))
    session.press("Escape")
    try expectScreen(session, "plan-reloaded")
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("F follows a file that is cut short, and one that takes its place") func followsReplacement() throws {
    let report = try folder.write("record.txt", GangmuReports.long(paragraphs: 40))
    let session = try gangmuInTmux([report], in: folder, rows: 12)
    try expectScreen(session, "record-start")
    session.press("F")
    try expectScreen(session, "record-followed")
    try folder.write("record.txt", GangmuReports.long(paragraphs: 2))
    try expectScreen(session, "record-cut")
    let other = try folder.write("other.txt", GangmuReports.long(paragraphs: 3))
    try #require(rename(other, report) == 0)
    try expectScreen(session, "record-replaced")
  }

  @Test("F follows a file that grows, until an interrupt") func follows() throws {
    let report = try folder.write("record.txt", GangmuReports.long(paragraphs: 40))
    let session = try gangmuInTmux([report], in: folder, rows: 12)
    try expectScreen(session, "record-start")
    session.press("F")
    try expectScreen(session, "record-followed")
    try folder.append("record.txt", "附记：当夜水位回落。\n")
    #expect(session.screen(showing: "附记：当夜水位回落。", seconds: 20).contains { $0.contains("附记：当夜水位回落。") })
    try folder.append("record.txt", "附记：次日水位平稳。\n")
    try expectScreen(session, "record-grown")
    session.press("C-c")
    try expectScreen(session, "record-no-longer-followed")
  }

  @Test("a large file is on the screen before it is read, then there as a whole") func opensLarge() throws {
    let report = try folder.write("large.txt", GangmuReports.long(paragraphs: 55_000))
    let beginning = try gangmuOnTerminal([report], in: folder)
    #expect(beginning.waitForOutput("reading…", seconds: 20))
    let session = try gangmuInTmux([report], in: folder, rows: 12)
    try expectScreen(session, "large-start", seconds: 60)
    session.press("G")
    try expectScreen(session, "large-end")
    expectIdle(session)
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  // MARK: Nothing at all

  @Test("idle, no thread of it wakes up") func idles() throws {
    let report = try folder.write("township.txt", GangmuReports.township)
    let session = try gangmuInTmux([report], in: folder)
    try expectScreen(session, "opening-80x24")
    session.type("/文明\r")
    try expectScreen(session, "search-first-hit")
    expectIdle(session)
  }

  /// Waits until no thread has run for two seconds, in which a place is remembered, then looks for two seconds longer.
  private func expectIdle(_ session: TmuxSession, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let process = session.process else {
      Issue.record("no process", sourceLocation: sourceLocation)
      return
    }
    var settled = Self.times(of: process)
    #expect(settled.values.reduce(0, +) > 0, sourceLocation: sourceLocation)
    // A debug build reads a large file for half a minute.
    for _ in 0..<40 {
      sleep(2)
      let now = Self.times(of: process)
      if now == settled { break }
      settled = now
    }
    sleep(2)
    #expect(Self.times(of: process) == settled, sourceLocation: sourceLocation)
  }

  /// The nanoseconds each thread of a process has run, by the thread's number: one that computes waits for nothing, and
  /// counting its waits took it for idle.
  private static func times(of process: pid_t) -> [String: Int] {
    var times: [String: Int] = [:]
    guard let tasks = opendir("/proc/\(process)/task") else { return times }
    defer { closedir(tasks) }
    while let entry = readdir(tasks) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard !name.hasPrefix("."), let status = contents(of: "/proc/\(process)/task/\(name)/schedstat") else { continue }
      times[name] = status.split(separator: " ").first.flatMap { Int($0) }
    }
    return times
  }
}
