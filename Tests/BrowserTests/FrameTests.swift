import ScreenModel
import Testing

@testable import Browser

/// Whole screens, with a row of roles under each row of text.
@Suite struct FrameTests {
  @Test(arguments: [(80, 24), (120, 30), (40, 10), (20, 5), (19, 5), (1, 1)])
  func opening(columns: Int, rows: Int) throws {
    let reader = try Reader(columns: columns, rows: rows)
    try expectFrame(reader.frame, "opening-\(columns)x\(rows)")
  }

  @Test func chinese() throws {
    let reader = try Reader(language: .chinese)
    try expectFrame(reader.frame, "opening-chinese")
  }

  @Test func wideAmbiguousCharacters() throws {
    var reader = try Reader()
    _ = reader.state.update(.ambiguousWidth(2))
    try expectFrame(reader.frame, "opening-ambiguous-2")
  }

  @Test func searching() throws {
    var reader = try Reader()
    reader.press("/ 主题教育")
    try expectFrame(reader.frame, "search-typed")
    reader.press("enter n")
    try expectFrame(reader.frame, "search-second-hit")
    reader.press("* + 良种 enter ;")
    try expectFrame(reader.frame, "search-pinned")
    reader.press("&")
    try expectFrame(reader.frame, "tree-of-hits")
  }

  @Test func badExpression() throws {
    var reader = try Reader()
    reader.press("/ ctrl-r (主")
    try expectFrame(reader.frame, "search-bad-expression")
  }

  @Test func tree() throws {
    var reader = try Reader()
    reader.press("h z R j j j")
    try expectFrame(reader.frame, "tree-preview")
    reader.press("/ 产业")
    try expectFrame(reader.frame, "tree-filter")
  }

  @Test func drawer() throws {
    var reader = try Reader(columns: 40, rows: 12)
    reader.press("tab")
    try expectFrame(reader.frame, "tree-drawer")
  }

  @Test func goTo() throws {
    var reader = try Reader()
    reader.press("s 二")
    try expectFrame(reader.frame, "go-to-candidates")
  }

  @Test func labels() throws {
    var reader = try Reader()
    reader.press("S")
    try expectFrame(reader.frame, "labels")
  }

  @Test func help() throws {
    var reader = try Reader()
    reader.press("f1")
    try expectFrame(reader.frame, "help")
    var chinese = try Reader(columns: 40, rows: 10, language: .chinese)
    chinese.press("H space")
    try expectFrame(chinese.frame, "help-chinese-scrolled")
  }

  @Test func commandLine() throws {
    var reader = try Reader()
    reader.press(": fold")
    try expectFrame(reader.frame, "command-candidates")
  }

  @Test func themes() throws {
    var reader = try Reader()
    reader.press("C")
    try expectFrame(reader.frame, "themes")
    #expect(reader.effects == [.theme("light")])
  }

  /// Control characters of a document never reach the terminal.
  @Test func hostileText() throws {
    let text = "一、\u{1B}[2J清屏\u{202E}颠倒\n正文\u{7}响铃\u{200B}零宽\u{9B}1m\tTAB\u{E0041}标签\n"
    let reader = try Reader([text], columns: 60, rows: 8)
    try expectFrame(reader.frame, "hostile")
  }
}
