import Glibc
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
  _ words: [String], in folder: GangmuFolder, term: String = "xterm-256color", environment: [String: String?] = [:]
) throws -> TerminalSession {
  let words = [Built.path("gangmu")] + words
  return try #require(TerminalSession(words, term: term, environment: folder.environment(environment)))
}

/// Waits until the whole screen is the one on file under this name.
///
/// `GANGMU_RECORD=1` writes the screens anew, and fails so that a recording never passes for a test.
func expectScreen(_ session: TmuxSession, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let path = screensFolder + "/" + name + ".txt"
  if getenv("GANGMU_RECORD") != nil {
    try record(session.settledScreen, path)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let text = try #require(contents(of: path), "no screen on file: \(name)", sourceLocation: sourceLocation)
  let expected = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  expectScreen(session, expected, name, sourceLocation: sourceLocation)
}

/// Waits until the whole screen is this one.
func expectScreen(
  _ session: TmuxSession, _ expected: [String], _ name: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let screen = session.screen(seconds: 20) { $0 == expected }
  #expect(screen == expected, "\(name)\n\(screen.joined(separator: "\n"))", sourceLocation: sourceLocation)
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
