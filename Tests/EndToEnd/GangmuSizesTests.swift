import Glibc
import Testing

/// Sizes that no window has: the program draws what is of use, and answers keys.
@Suite(.serialized)
struct GangmuSizesTests {
  private let folder: GangmuFolder
  private let report: String

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("township.txt", GangmuReports.township)
  }

  private func begin(columns: Int, rows: Int) throws -> TerminalSession {
    try #require(
      TerminalSession(
        [Built.path("gangmu"), report], columns: columns, rows: rows, environment: ["HOME": folder.path]))
  }

  @Test(
    "opened in it: Q quits, and the terminal is given back",
    arguments: [(65_535, 65_535), (10_000, 10_000), (65_535, 1), (1, 65_535), (0, 0), (1, 1), (2, 1), (19, 4)])
  func opens(columns: Int, rows: Int) throws {
    let session = try begin(columns: columns, rows: rows)
    #expect(session.waitForOutput("\u{1B}[?2004h", seconds: 30))
    session.settle(seconds: 0.3)
    session.send("jG/a\rQ")
    #expect(session.waitForEnding(seconds: 30) == .exited(0))
    #expect(session.settings == session.settingsBefore)
    // A frame of the whole square would be gigabytes.
    #expect(session.output.count < 8 << 20)
  }

  @Test("changed to them and back") func resizes() throws {
    let session = try begin(columns: 80, rows: 24)
    #expect(session.waitForOutput("F1", seconds: 30))
    for (columns, rows) in [(65_535, 65_535), (0, 0), (1, 1), (10_000, 3), (3, 10_000), (22, 7), (80, 24)] {
      session.resize(columns: columns, rows: rows)
      session.settle(seconds: 0.2)
      session.send("j")
    }
    let before = session.output.count
    session.send("\u{0C}")
    #expect(session.waitForOutput("F1", from: before, seconds: 30))
    session.send("Q")
    #expect(session.waitForEnding(seconds: 30) == .exited(0))
    #expect(session.settings == session.settingsBefore)
  }
}
