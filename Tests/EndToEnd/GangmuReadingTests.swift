import Glibc
import TestReports
import Testing

/// Documents whose import program takes its time, or never ends: the screen says so, keys and signals are answered.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct GangmuReadingTests {
  private let folder: GangmuFolder
  private let page: String

  init() throws {
    folder = try GangmuFolder()
    page = try folder.write("page.html", "<html><body>文</body></html>")
    try folder.makeFolder("bin")
    // Beside the program stands the import program that it starts.
    let program = Built.path("gangmu")
    if link(program, folder.file("bin/gangmu")) != 0 {
      _ = try #require(Spawned.run(["/bin/cp", program, folder.file("bin/gangmu")], environment: [:]))
    }
  }

  /// Starts the program beside an import program that writes down its number and then does as `script` says.
  private func begin(_ script: String, _ others: String...) throws -> TerminalSession {
    try folder.write("bin/gangmu-import", "#!/bin/sh\necho $$ > \"$HOME/number\"\n\(script)\n", mode: 0o755)
    let words = [folder.file("bin/gangmu"), page] + others
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    #expect(session.waitForOutput("reading page.html", seconds: 60))
    session.answerQuestions()
    return session
  }

  /// The process number of the import program that was begun last, once it is written down whole.
  private func importNumber() -> pid_t? {
    guard let line = contents(of: folder.file("number")), line.hasSuffix("\n") else { return nil }
    return pid_t(line.dropLast())
  }

  /// Whether the import program has been begun and is gone.
  private func isImportGone() -> Bool { waitUntil { importNumber().map { kill(-$0, 0) != 0 } ?? false } }

  /// Waits for an import program other than `earlier`.
  private func waitForImport(after earlier: pid_t? = nil) {
    #expect(waitUntil { importNumber().map { $0 != earlier } ?? false })
  }

  @Test("files are read beside any number of pipes that never end") func besidePipes() throws {
    let text = try folder.write("late.txt", "一、水渠\n二、茶园\n")
    let pipes = String(repeating: "<(exec sleep 600) ", count: 5)
    let words = ["/bin/bash", "-c", "exec '\(Built.path("gangmu"))' \(pipes) '\(text)#二'"]
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    #expect(session.waitForOutput("茶园", seconds: 60))
    session.send("Q")
    #expect(session.waitForEnding(seconds: 60) == .exited(0))
  }

  @Test("what could not be read is listed among what was skipped") func skipped() throws {
    let text = try folder.write("plan.txt", "一、水渠\n二、茶园\n")
    let other = try folder.write("other.txt", "一、仓库\n")
    let picture = try folder.write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3, 4, 5, 6])
    let session = try #require(
      TerminalSession([Built.path("gangmu"), picture, text, other], environment: folder.environment()))
    #expect(session.waitForOutput("水渠", seconds: 60))
    let start = session.output.count
    session.send(":skipped\r")
    #expect(session.waitForOutput("picture.png: is not text", from: start, seconds: 60))
    session.send("Q")
    #expect(session.waitForEnding(seconds: 60) == .exited(2))
  }

  @Test("beside a single report too") func skippedBesideOne() throws {
    let text = try folder.write("plan.txt", "一、水渠\n二、茶园\n")
    let words = [Built.path("gangmu"), text, folder.file("missing.txt")]
    let session = try #require(TerminalSession(words, environment: folder.environment()))
    #expect(session.waitForOutput("水渠", seconds: 60))
    session.send(" ")
    let start = session.output.count
    session.send(":skipped\r")
    #expect(session.waitForOutput("missing.txt: no such file", from: start, seconds: 60))
    session.send("Q")
    #expect(session.waitForEnding(seconds: 60) == .exited(2))
  }

  @Test("Q quits, TERM and HUP end the program, and the import program with it", arguments: ["Q", nil, "HUP"])
  func ends(by key: String?) throws {
    let session = try begin("exec sleep 600")
    waitForImport()
    let start = session.output.count
    session.send("\u{1B}OP")
    #expect(session.waitForOutput("help", from: start, seconds: 60))
    session.send("q")
    switch key {
    case "Q": session.send("Q")
    case "HUP": session.signal(SIGHUP)
    default: session.signal(SIGTERM)
    }
    let ending: Ending = key == "Q" ? .exited(0) : .signalled(key == "HUP" ? SIGHUP : SIGTERM)
    #expect(session.waitForEnding(seconds: 60) == ending)
    #expect(session.settings == session.settingsBefore)
    #expect(isImportGone())
  }

  @Test("Esc, control-C and INT give the reading up; R begins it again", arguments: ["\u{1B}", "\u{3}", nil])
  func givesUp(key: String?) throws {
    let session = try begin("exec sleep 600")
    waitForImport()
    if let key { session.send(key) } else { session.signal(SIGINT) }
    #expect(session.waitForOutput("was not read; R reads it again", seconds: 60))
    #expect(isImportGone())
    unlink(folder.file("number"))
    session.send("R")
    waitForImport()
    // A second time the first import is replaced by another.
    let first = importNumber()
    session.send("R")
    waitForImport(after: first)
    session.send("Q")
    #expect(session.waitForEnding(seconds: 60) == .exited(0))
    #expect(isImportGone())
  }

  @Test("what comes late takes the place of what said so") func comesLate() throws {
    let wait = "while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done"
    let session = try begin("\(wait)\nprintf 'P\\006\\000\\000\\000茶园E\\000\\000\\000\\000'")
    try folder.write("go", "")
    #expect(session.waitForOutput("茶园", seconds: 60))
    session.send("q")
    #expect(session.waitForEnding(seconds: 60) == .exited(0))
  }

  @Test("where it cannot be read after all the terminal is given back, with the message and 2") func failsLate() throws
  {
    let wait = "while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done"
    let session = try begin("\(wait)\nexit 3")
    try folder.write("go", "")
    #expect(session.waitForEnding(seconds: 60) == .exited(2))
    #expect(session.settings == session.settingsBefore)
    let message = "gangmu: \(page): could not be read to its end: reading it took too much time or memory"
    #expect(TerminalOutput(session.output).afterScreen.hasSuffix("\(message)\n"))
  }

  @Test("the others are there, and 2 tells that one was not") func othersStay() throws {
    let wait = "while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done"
    let plan = try folder.write("plan.txt", GangmuReports.plan)
    let session = try begin("\(wait)\nexit 3", plan)
    try folder.write("go", "")
    #expect(session.waitForOutput("坚持适采适管，保护老茶树。", seconds: 60))
    session.send("q")
    #expect(session.waitForEnding(seconds: 60) == .exited(2))
  }

  @Test("no thread but the main one takes the program's signals") func signalsOfThreads() throws {
    let session = try begin("exec sleep 600")
    waitForImport()
    let process = session.process
    let wanted = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT].reduce(UInt64(0)) { $0 | 1 << UInt64($1 - 1) }
    var threads = 0
    let tasks = try #require(opendir("/proc/\(process)/task"))
    defer { closedir(tasks) }
    while let entry = readdir(tasks) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard pid_t(name) != nil, let status = contents(of: "/proc/\(process)/task/\(name)/status") else { continue }
      let line = status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") }
      let blocked = try #require(line.flatMap { UInt64($0.split(separator: "\t").last ?? "", radix: 16) })
      #expect(blocked & wanted == wanted, "thread \(name)")
      threads += 1
    }
    #expect(threads >= 2, "one reads")
    session.send("Q")
    #expect(session.waitForEnding(seconds: 60) == .exited(0))
  }
}
