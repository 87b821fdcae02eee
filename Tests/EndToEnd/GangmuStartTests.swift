import Glibc
import Testing

/// The first screen of the program, in every way it can be started.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuStartTests {
  private let folder: GangmuFolder
  private let township: String
  private let plan: String

  init() throws {
    folder = try GangmuFolder()
    township = try folder.write("township.txt", GangmuReports.township)
    plan = try folder.write("plan.txt", GangmuReports.plan)
  }

  /// Starts the program by a line of a shell, in which `$G`, `$T` and `$P` are the program and two reports.
  private func shell(_ line: String) throws -> TmuxSession {
    let variables = folder.environment(["G": Built.path("gangmu"), "T": township, "P": plan])
    return try #require(TmuxSession(["/bin/sh", "-c", line], environment: variables))
  }

  @Test("a report, at sizes from small to large", arguments: [(80, 24), (200, 50), (40, 10)])
  func opens(columns: Int, rows: Int) throws {
    let session = try gangmuInTmux([township], in: folder, columns: columns, rows: rows)
    try expectScreen(session, "opening-\(columns)x\(rows)")
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("at a section", arguments: [["township.txt#二（二）"], ["-s", "2.2", "township.txt"]])
  func opensAtSection(words: [String]) throws {
    let words = words.map { $0.hasPrefix("township") ? folder.file($0) : $0 }
    try expectScreen(try gangmuInTmux(words, in: folder), "opening-at-section")
  }

  @Test("a file whose name has the mark of an address in it") func hashInName() throws {
    let path = try folder.write("plan#2.txt", GangmuReports.plan)
    try expectScreen(try gangmuInTmux([path], in: folder), "opening-hash-in-name")
  }

  @Test("at an address that does not exist: a notice") func opensNowhere() throws {
    try expectScreen(try gangmuInTmux([plan + "#九（九）"], in: folder), "opening-no-such-section")
  }

  @Test("at the first hit of a term") func opensAtTerm() throws {
    try expectScreen(try gangmuInTmux(["+/文明实践", township], in: folder), "opening-at-term")
  }

  @Test("at a line, and at the end") func opensAtLine() throws {
    try expectScreen(try gangmuInTmux(["+11", township], in: folder, rows: 10), "opening-at-line")
    try expectScreen(try gangmuInTmux(["+G", township], in: folder, rows: 10), "opening-at-end")
  }

  @Test("no file: the samples") func opensSamples() throws {
    let session = try gangmuInTmux([], in: folder)
    try expectScreen(session, "opening-samples")
    session.press(":", "n", "Enter")
    try expectScreen(session, "opening-samples-second")
  }

  @Test(
    "again: at the place where it was left, by key or by signal; ^O goes to the start, '\" back; marks are as they were",
    arguments: ["q", nil])
  func opensAgain(key: String?) throws {
    let first = try gangmuInTmux([township], in: folder)
    try expectScreen(first, "opening-80x24")
    first.press("m", "a", "]", "]")
    try expectScreen(first, "left")
    if let key { first.press(key) } else if let process = first.process { kill(process, SIGTERM) }
    #expect(first.waitFor("#{pane_dead}", toBe: "1", seconds: 20))
    let second = try gangmuInTmux([township], in: folder)
    try expectScreen(second, "left-again")
    second.press("C-o")
    try expectScreen(second, "left-again-start")
    second.type("'\"")
    try expectScreen(second, "left")
    second.type("'a")
    try expectScreen(second, "opening-80x24")
  }

  @Test("several reports, gone through by :n and :p; what cannot be read is told and passed over")
  func opensSeveral() throws {
    let session = try gangmuInTmux([township, "none.txt", plan], in: folder)
    try expectScreen(session, "several-first")
    session.press("j")
    try expectScreen(session, "several-first-scrolled")
    session.press(":", "n", "Enter")
    _ = session.screen(showing: "report 2 of 2", seconds: 20)
    session.press("Escape")
    try expectScreen(session, "several-second")
    session.press(":", "n", "Enter")
    try expectScreen(session, "several-no-third")
    session.press(":", "p", "Enter")
    _ = session.screen(showing: "report 1 of 2", seconds: 20)
    session.press("Escape")
    try expectScreen(session, "several-first-scrolled")
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 2)
  }

  @Test("a pipe, with the keys from the terminal", arguments: ["cat \"$T\" | \"$G\"", "\"$G\" - < \"$T\""])
  func opensPipe(line: String) throws {
    let session = try shell(line)
    try expectScreen(session, "opening-pipe")
    session.press("j", "j")
    try expectScreen(session, "opening-pipe-scrolled")
    session.press("Z", "Z")
    #expect(session.exitCode(seconds: 20) == 0)
  }

  @Test("a pipe that is slow: what has come is shown, then the rest") func opensSlowPipe() throws {
    let wait = "while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done"
    let session = try shell("(head -n 8 \"$T\"; \(wait); tail -n +9 \"$T\") | \"$G\"")
    try expectScreen(session, "slow-pipe-beginning")
    try folder.write("go", "")
    try expectScreen(session, "opening-pipe")
  }
}
