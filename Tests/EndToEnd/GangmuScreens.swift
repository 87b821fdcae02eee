import Glibc
import TestReports
import Testing

/// The program in tmux, as the tests start it.
func gangmuInTmux(
  _ words: [String], in folder: GangmuFolder, columns: Int = 80, rows: Int = 24,
  environment: [String: String?] = [:]
) throws -> TmuxSession {
  try #require(
    TmuxSession(
      [Built.path("gangmu")] + words, columns: columns, rows: rows, environment: folder.environment(environment)))
}

/// The program on a pseudo-terminal of its own, with standard input, output and error on it.
func gangmuOnTerminal(
  _ words: [String], in folder: GangmuFolder, columns: Int = 80, term: String = "xterm-256color",
  environment: [String: String?] = [:]
) throws -> TerminalSession {
  let words = [Built.path("gangmu")] + words
  return try #require(
    TerminalSession(words, columns: columns, term: term, environment: folder.environment(environment)))
}

/// Waits until the whole screen is the one on file under this name.
///
/// `GANGMU_RECORD=1` writes the screens anew, and fails so that a recording never passes for a test.
func expectScreen(
  _ session: TmuxSession, _ name: String, seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectOnFile(name, { $0.screen }, of: session, seconds: seconds, sourceLocation: sourceLocation)
}

/// Waits until the colours and attributes of the whole screen are those on file under this name; an ESC is `^[` there.
func expectStyles(_ session: TmuxSession, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  func rows(_ session: TmuxSession) -> [String] {
    session.styledScreen.map { row in
      row.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "^[")
    }
  }
  try expectOnFile(name, rows, of: session, seconds: 20, sourceLocation: sourceLocation)
}

/// Waits until the whole screen is this one.
func expectScreen(
  _ session: TmuxSession, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let screen = session.screen(seconds: 20) { $0 == expected }
  #expect(screen == expected, "\(screen.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

private func expectOnFile(
  _ name: String, _ look: (TmuxSession) -> [String], of session: TmuxSession, seconds: Double,
  sourceLocation: SourceLocation
) throws {
  let path = screensFolder + "/" + name + ".txt"
  if getenv("GANGMU_RECORD") != nil {
    _ = session.settledScreen
    try record(look(session), path)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let text = try #require(contents(of: path), "no screen on file: \(name)", sourceLocation: sourceLocation)
  let expected = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  var rows: [String] = []
  let isThere = waitUntil(seconds: seconds) {
    rows = look(session)
    return rows == expected
  }
  #expect(isThere, "\(name)\n\(rows.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

extension TerminalSession {
  /// Answers what the program asks of its terminal, as a terminal does; without an answer it waits a second when it ends.
  func answerQuestions() {
    _ = waitForOutput("\u{1B}[6n\u{1B}8\u{1B}[c", seconds: 20)
    let asksBackground = waitForOutput("\u{1B}]11;?", seconds: 0.1)
    send("\u{1B}[1;2R\u{1B}[?62c" + (asksBackground ? "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62c" : ""))
  }
}

extension TmuxSession {
  /// The screen once a program has drawn on it and nothing has changed for a while.
  var settledScreen: [String] {
    var seen = screen { $0.last.map { !$0.isEmpty } ?? false }
    var unchanged = 0
    while unchanged < 20 {
      usleep(20_000)
      let now = screen
      unchanged = now == seen ? unchanged + 1 : 0
      seen = now
    }
    return seen
  }
}

private var screensFolder: String {
  #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Screens"
}

private func record(_ rows: [String], _ path: String) throws {
  let stream = try #require(fopen(path, "w"))
  let bytes = Array((rows.joined(separator: "\n") + "\n").utf8)
  let count = fwrite(bytes, 1, bytes.count, stream)
  #expect(fclose(stream) == 0 && count == bytes.count)
}
