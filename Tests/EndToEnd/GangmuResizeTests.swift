import TestReports
import Testing

/// The window changes its size; the reader's place does not.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuResizeTests {
  private let folder: GangmuFolder
  private let report: String

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("township.txt", GangmuReports.township)
  }

  @Test("narrower and back: the same screen, at a place and at a hit", arguments: ["]]]]jj", "/文明\rnnn"])
  func narrowsAndWidens(keys: String) throws {
    let session = try gangmuInTmux([report], in: folder, columns: 61)
    try expectScreen(session, "opening-61x24")
    session.type(keys)
    let name = keys.hasPrefix("/") ? "hit" : "place"
    try expectScreen(session, "resized-\(name)-61x24")
    session.resize(columns: 37, rows: 24)
    try expectScreen(session, "resized-\(name)-37x24")
    session.resize(columns: 61, rows: 24)
    try expectScreen(session, "resized-\(name)-61x24")
  }

  @Test("too small: it says so, and comes back") func tooSmall() throws {
    let session = try gangmuInTmux([report], in: folder)
    session.press("]", "]", "j")
    try expectScreen(session, "resized-80x24")
    session.resize(columns: 10, rows: 3)
    try expectScreen(session, "resized-10x3")
    session.resize(columns: 1, rows: 1)
    #expect(session.waitFor("#{pane_width}x#{pane_height}", toBe: "1x1", seconds: 20))
    session.resize(columns: 80, rows: 24)
    try expectScreen(session, "resized-80x24")
  }

  @Test("two hundred times at random, ten thousand in the long form: it lives, and the screen is whole")
  func random() throws {
    let session = try gangmuInTmux([report], in: folder)
    session.press("]", "]", "j")
    try expectScreen(session, "resized-80x24")
    let process = session.process
    var seed: UInt64 = 9704
    let count = TestLane.times(200, long: 10_000)
    for _ in 0..<count {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      session.resize(columns: 1 + Int(seed >> 33 % 160), rows: 1 + Int(seed >> 45 % 60))
    }
    session.resize(columns: 80, rows: 24)
    try expectScreen(session, "resized-80x24")
    #expect(session.process == process && session.ask("#{pane_dead}") == "0")
    session.press("q")
    #expect(session.exitCode(seconds: 20) == 0)
    TestLane.tell(count, "resizes")
  }
}
