import Glibc
import ReportModel
import Store
import Testing
import TestReports
import TextFacts

/// The program and what it remembers: written at once, whatever ends it.
@Suite(.serialized)
struct GangmuMemoryTests {
  private let folder: GangmuFolder
  private let report: String
  private var state: String { folder.file("state/gangmu") }
  private var identity: ReportIdentity { ReportIdentity(path: Array(report.utf8)) }

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("township.txt", GangmuReports.township)
  }

  private func begin(_ words: [String] = [], environment: [String: String?] = [:]) throws -> TerminalSession {
    let session = try gangmuOnTerminal(words + [report], in: folder, environment: environment)
    #expect(session.waitForOutput("F1", seconds: 20))
    session.answerQuestions()
    return session
  }

  /// Waits until the store has what `condition` asks for.
  private func waitForStore(_ condition: (StoreFile) throws -> Bool) -> Bool {
    waitUntil { access(state + "/" + StoreFile.name, F_OK) == 0 && (try? condition(StoreFile(folder: state))) ?? false }
  }

  private func letters(_ file: StoreFile) throws -> [String] {
    try (file.report(identity)?.marks ?? []).map { String(Character($0.letter)) }
  }

  @Test(
    "marks, searches and places outlive whatever ends the program", arguments: [SIGKILL, SIGSEGV, SIGQUIT, SIGTERM])
  func outlives(signal: Int32) throws {
    let first = try begin()
    first.send("]]ma/文明\r")
    #expect(waitForStore { try letters($0) == ["a"] && $0.searches() == ["文明"] })
    #expect(waitForStore { try $0.report(identity)?.place ?? 0 > 300 })
    // The place is written within a second of the last key.
    first.send("g")
    #expect(waitForStore { try $0.report(identity)?.place == 0 })
    first.signal(signal)
    #expect(first.waitForEnding(seconds: 20) == .signalled(signal))
    #expect(try StoreFile(folder: state).report(identity)?.place == 0)

    guard TmuxSession.isInstalled else { return }
    let second = try gangmuInTmux([report], in: folder)
    try expectScreen(second, "opening-80x24")
    second.type("'a")
    try expectScreen(second, "remembered-mark")
    second.type("/")
    second.press("Up")
    try expectScreen(second, "remembered-search")
  }

  @Test("opening a report and leaving it at once keeps the place of before", arguments: [SIGKILL, nil])
  func opened(signal: Int32?) throws {
    try StoreFile(folder: state).write([.place(report: identity, offset: 88)])
    let session = try begin()
    session.send("ma")
    #expect(waitForStore { try letters($0) == ["a"] })
    if let signal { session.signal(signal) } else { session.send("Q") }
    #expect(session.waitForEnding(seconds: 20) == signal.map { .signalled($0) } ?? .exited(0))
    #expect(try StoreFile(folder: state).report(identity)?.place == 88)
  }

  @Test("a report left right after a move is remembered there") func leftAfterMove() throws {
    try StoreFile(folder: state).write([.place(report: identity, offset: 88)])
    let session = try begin()
    // Quitting waits for no report: the move is made once its text is there.
    #expect(session.waitForOutput("各位代表", seconds: 20))
    session.send("]]]]Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    #expect(try StoreFile(folder: state).report(identity)?.place ?? 0 > 300)
  }

  @Test("a report opens where it was left, renamed and edited ones too; a place that is asked for wins")
  func opensWhereLeft() throws {
    guard TmuxSession.isInstalled else { return }
    let first = try begin()
    #expect(first.waitForOutput("各位代表", seconds: 20))
    first.send("]]]]Q")
    #expect(first.waitForEnding(seconds: 20) == .exited(0))
    let asked = try gangmuInTmux([report + "#一（一）"], in: folder)
    try expectScreen(asked, "left-asked-80x24")
    asked.type("Q")
    let second = try gangmuInTmux([report], in: folder)
    try expectScreen(second, "left-80x24")
    second.type("Q")
    try folder.write("township.txt", GangmuReports.township.replacing("各位代表：\n现在", with: "各位代表：\n大家好。\n现在"))
    let edited = try gangmuInTmux([report], in: folder)
    try expectScreen(edited, "left-edited-80x24")
    edited.press("C-o")
    try expectScreen(edited, "left-start-80x24")
  }

  @Test("a note is there in the next run, is printed with its passage, and is taken in elsewhere") func notes() throws {
    let first = try begin()
    first.send("]]A核对数字\r")
    #expect(waitForStore { try $0.report(identity)?.notes.map(\.text) == ["核对数字"] })
    first.send("Q")
    #expect(first.waitForEnding(seconds: 20) == .exited(0))
    let second = try begin()
    #expect(second.waitForOutput("核对数字", seconds: 20))
    second.send("Q")
    #expect(second.waitForEnding(seconds: 20) == .exited(0))
    func run(_ words: [String], state: String? = nil) throws -> String {
      let changes: [String: String?] = state.map { ["XDG_STATE_HOME": $0] } ?? [:]
      return try Batch.run([Built.path("gangmu"), "notes"] + words, in: folder, environment: changes).output
    }
    let passage = "（一）抓好产业，夯实发展底盘。"
    #expect(
      try run([report])
        == "# 云溪镇人民政府工作报告\n\n> \(passage)\n>\n> ——《云溪镇人民政府工作报告》一（一），第8行\n\n核对数字\n")
    let lines = try run([report, "--format", "jsonl"])
    #expect(lines.contains("\"address\":\"一（一）\""))
    try folder.write("notes.jsonl", lines + "{\"file\":\"/nowhere\"}\n")
    let other = folder.file("other")
    _ = try run(["--import", folder.file("notes.jsonl")], state: other)
    #expect(try run([report, "--format", "jsonl"], state: other) == lines)
  }

  @Test("what a note says is no mark-up, comes back as it was, and what is not taken in is told with its reason")
  func hostileNotes() throws {
    let words = "# head\n* one *two*\n\n1. `code` <b>\n> quoted"
    let text = Array(GangmuReports.township.utf8)
    let quote = TextQuote(0..<12, in: text)
    let note = Note(name: "n1", quote: quote, text: words, time: 7)
    try StoreFile(folder: state).write([.note(note, report: identity)])
    func run(_ words: String..., state: String? = nil) throws -> Batch {
      let changes: [String: String?] = state.map { ["XDG_STATE_HOME": $0] } ?? [:]
      return try Batch.run([Built.path("gangmu"), "notes"] + words, in: folder, environment: changes)
    }
    let printed = try run(report).output
    #expect(printed.hasSuffix("\n\\# head\\\n\\* one \\*two\\*\n\n1\\. \\`code\\` \\<b>\\\n\\> quoted\n"), "\(printed)")
    let lines = try run(report, "--format", "jsonl").output
    let long = String(repeating: "长", count: 30_000)
    let huge = lines.replacing("# head", with: long).replacing("\"n1\"", with: "\"n2\"")
    try folder.write("notes.jsonl", lines + "no note\n" + lines.replacing(report, with: "/nowhere") + huge)
    let other = folder.file("other")
    let taken = try run("--import", folder.file("notes.jsonl"), state: other)
    #expect(taken.ending == .exited(2) && taken.output == "notes taken in: 1\n")
    #expect(
      taken.complaints == """
        gangmu: not taken in, no note as gangmu notes --format jsonl prints it: 1, the first in line 2
        gangmu: not taken in, longer than 65536 bytes: 1, the first in line 4
        gangmu: not taken in, the file is not there: 1, the first in line 3

        """)
    let file = StoreFile(folder: other + "/gangmu")
    #expect(try file.report(identity)?.notes == [note])
    for words in [["--import", "-"], ["--secure", "--import", "-"]] {
      let environment: [String: String?] = words.count == 2 ? ["LESSSECURE": "1"] : [:]
      let refused = try Batch.run(
        [Built.path("gangmu"), "notes"] + words, in: folder, input: lines, environment: environment)
      #expect(refused.ending == .exited(2) && refused.complaints.contains("a secure session writes nothing"))
    }
  }

  @Test("a note is written in the editor") func noteInEditor() throws {
    let script = "#!/bin/sh\nprintf 'one\\ntwo\\n' > \"$1\"\necho \"$1\" > '\(folder.file("seen"))'\n"
    let editor = try folder.write("editor", script, mode: 0o755)
    let session = try begin(environment: ["EDITOR": editor, "VISUAL": nil])
    session.send("]]:note -e\r")
    #expect(waitForStore { try $0.report(identity)?.notes.map(\.text) == ["one\ntwo"] })
    let path = try #require(contents(of: folder.file("seen"))).split(separator: "\n").first.map(String.init) ?? ""
    #expect(waitUntil { access(path, F_OK) != 0 }, "\(path) is gone")
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
  }

  @Test("a note from the editor that is too long is not kept, and stays in its file") func noteTooLong() throws {
    let script = "#!/bin/sh\nhead -c 70000 /dev/zero | tr '\\0' a > \"$1\"\necho \"$1\" > '\(folder.file("seen"))'\n"
    let editor = try folder.write("editor", script, mode: 0o755)
    let session = try begin(environment: ["EDITOR": editor, "VISUAL": nil])
    session.send("]]:note -e\r")
    #expect(waitUntil { contents(of: folder.file("seen"))?.isEmpty == false })
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let path = try #require(contents(of: folder.file("seen"))).split(separator: "\n").first.map(String.init) ?? ""
    #expect(contents(of: path)?.utf8.count == 70_000)
    unlink(path)
    #expect(try StoreFile(folder: state).report(identity)?.notes.isEmpty != false)
  }

  @Test("a note on a report that is not open leads into it, to its place") func noteElsewhere() throws {
    guard TmuxSession.isInstalled else { return }
    let text = Array(GangmuReports.township.utf8)
    let words = Array("文明".utf8)
    let start = try #require(text.indices.first { text[$0...].starts(with: words) })
    let note = Note(name: "n1", quote: TextQuote(start..<start + 6, in: text), text: "核对", time: 7)
    try StoreFile(folder: state).write([.note(note, report: identity)])
    let plan = try folder.write("plan.txt", GangmuReports.plan)
    let session = try gangmuInTmux([plan], in: folder)
    _ = session.screen(showing: "F1")
    session.type(":notes")
    session.press("Enter")
    _ = session.screen(showing: "核对")
    session.press("Enter")
    let rows = session.screen(showing: "✎ 核对", seconds: 20)
    #expect(rows.contains { $0.contains("✎ 核对") } && rows.last?.contains("left at") == true, "\(rows)")
    session.type("Q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("the theme chosen and the pinned terms come back; named alone, the program offers the reports read last")
  func choices() throws {
    guard TmuxSession.isInstalled else { return }
    let first = try begin()
    first.send(":theme lake\r:pin-term 文明\r>>]]")
    #expect(waitForStore { try $0.report(identity)?.pins.map(\.text) == ["文明"] })
    first.send("Q")
    #expect(first.waitForEnding(seconds: 20) == .exited(0))
    #expect(FirstFrameFile.read(in: state)?.choice("tree") != nil)
    let second = try gangmuInTmux([], in: folder, columns: 100)
    try expectScreen(second, "recent-100x24")
  }

  @Test("a renamed report is known by its text, an edited one by its name") func foundAgain() throws {
    let first = try begin()
    first.send("]]maQ")
    #expect(first.waitForEnding(seconds: 20) == .exited(0))
    try #require(rename(report, folder.file("renamed.txt")) == 0)
    let second = try gangmuOnTerminal([folder.file("renamed.txt")], in: folder)
    #expect(second.waitForOutput("F1", seconds: 20))
    second.answerQuestions()
    second.send("Gmb")
    let renamed = ReportIdentity(path: Array(folder.file("renamed.txt").utf8))
    #expect(waitForStore { try $0.report(renamed)?.marks.map(\.letter) == ["a", "b"] })
    second.send("Q")
    #expect(second.waitForEnding(seconds: 20) == .exited(0))
    try folder.append("renamed.txt", "补记。\n")
    let third = try gangmuOnTerminal([folder.file("renamed.txt")], in: folder)
    #expect(third.waitForOutput("F1", seconds: 20))
    third.answerQuestions()
    third.send("mc")
    #expect(waitForStore { try $0.report(renamed)?.marks.map(\.letter) == ["a", "b", "c"] })
  }

  @Test("a note follows a report that is edited and renamed, and it is told by what the report was known")
  func foundByLikeness() throws {
    let text = GangmuReports.township + (1...40).map { "第\($0)项，投入\($0 * 137)万元，由第\($0 * 7)组负责。\n" }.joined()
    try folder.write("township.txt", text)
    let first = try begin()
    first.send("]]A核对数字\r")
    #expect(waitForStore { try $0.report(identity)?.notes.map(\.text) == ["核对数字"] })
    first.send("Q")
    #expect(first.waitForEnding(seconds: 20) == .exited(0))
    try #require(unlink(report) == 0)
    let renamed = try folder.write("修改稿2.txt", "加一行。\n" + text)
    let printed = try Batch.run([Built.path("gangmu"), "notes", renamed], in: folder)
    let passage = "（一）抓好产业，夯实发展底盘。"
    #expect(printed.output.contains("> \(passage)\n"))
    #expect(printed.complaints == "gangmu: \(renamed): the notes on \(report), which this text is like\n")
    // Whoever has notes printed and whoever searches for them finds the same ones.
    for paths in [[renamed], [folder.path]] {
      let found = try Batch.run([Built.path("gangmu"), "search", "--query", "note:核对"] + paths, in: folder)
      #expect(found.ending == .exited(0) && found.output.hasPrefix("\(renamed):"), "\(found)")
      #expect(found.output.split(separator: "\n").count == 1 && found.output.contains(passage))
    }
    guard TmuxSession.isInstalled else { return }
    try expectScreen(gangmuInTmux([renamed], in: folder), "left-by-likeness-80x24")
  }

  @Test("--no-state: nothing is read, nothing is written") func withoutState() throws {
    try folder.write("state/probe", "")
    let first = try begin(["--no-state"])
    first.send("]]ma/文明\rGQ")
    #expect(first.waitForEnding(seconds: 20) == .exited(0))
    #expect(access(state, F_OK) != 0)
    try StoreFile(folder: state).write([.mark("z", report: identity, offset: 3)])
    let second = try begin(["--no-state"])
    second.send("'z")
    #expect(second.waitForOutput("no mark", seconds: 20))
    second.send("Q")
    #expect(second.waitForEnding(seconds: 20) == .exited(0))
    #expect(try letters(StoreFile(folder: state)) == ["z"])
  }

  @Test("without a home, or with relative folders: nothing is remembered where it does not belong, and nothing is told")
  func withoutHome() throws {
    for environment: [String: String?] in [
      ["HOME": nil, "XDG_STATE_HOME": nil, "XDG_CONFIG_HOME": nil],
      ["HOME": "relative", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"],
      ["HOME": nil, "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": ""],
    ] {
      // The folder of the test is found by its processes' home: these have none.
      let session = try begin(environment: environment)
      session.send("maQ")
      #expect(session.waitForEnding(seconds: 20) == .exited(0))
      #expect(TerminalOutput(session.output).afterScreen == "")
    }
    #expect(access(state, F_OK) != 0)
  }

  @Test("a state folder that cannot be: one line on the screen, one afterwards, and all else goes on")
  func unwritable() throws {
    try folder.write("afile", "")
    let session = try begin(environment: ["XDG_STATE_HOME": folder.file("afile")])
    session.send("ma")
    #expect(session.waitForOutput("cannot be written", seconds: 20))
    session.send("]'aQ")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let told = TerminalOutput(session.output).afterScreen.split(separator: "\n")
    #expect(
      told == [
        "gangmu: \(folder.file("afile"))/gangmu: cannot be written, so nothing new is remembered: Not a directory"
      ])
  }

  @Test(
    "a damaged store is kept aside, a newer one is left alone; either is told in one line", arguments: [true, false])
  func damagedOrNewer(isDamaged: Bool) throws {
    let path = state + "/" + StoreFile.name
    try folder.makeFolder("state/gangmu")
    if isDamaged {
      try folder.write("state/gangmu/" + StoreFile.name, String(repeating: "x", count: 9000))
    } else {
      let newer = Spawned.run(
        [
          "/usr/bin/env", "python3", "-c",
          "import sqlite3; c = sqlite3.connect('\(path)'); c.execute('PRAGMA user_version = 99');"
            + "c.execute('PRAGMA application_id = \(0x4761_6E67)'); c.commit()",
        ], environment: TestEnvironment.variables(term: "dumb"))
      try #require(newer?.ending == .exited(0))
    }
    let session = try begin()
    session.send("maQ")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let told = TerminalOutput(session.output).afterScreen.split(separator: "\n")
    #expect(told.count == 1)
    #expect(told.first?.contains(isDamaged ? "was damaged: it is kept as" : "is from a newer version (99)") == true)
    if isDamaged {
      #expect(try letters(StoreFile(folder: state)) == ["a"])
    } else {
      #expect(StoredNames.all(in: state).filter { $0.hasPrefix("store") } == [StoreFile.name])
    }
  }

  @Test("the file of before is taken over") func olderForm() throws {
    try folder.makeFolder("state/gangmu")
    try folder.write(
      "state/gangmu/remembered", "search\t茶园\nmark\tb\t3\t\(report)\nplace\t88\t\(report)\nwhat\tis this\n")
    try folder.write("state/gangmu/remembered.\(Int32.max).new", "search\t")
    let session = try begin()
    session.send("'b/文明\r")
    #expect(waitForStore { try $0.searches() == ["茶园", "文明"] && letters($0) == ["b"] })
    #expect(!session.hasOutput("no mark"))
    session.send("Q")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    #expect(TerminalOutput(session.output).afterScreen == "")
    #expect(
      StoredNames.all(in: state).sorted() == [
        "first-frame", "lock", "remembered", "store.sqlite", "store.sqlite-shm", "store.sqlite-wal",
      ])
  }
}
