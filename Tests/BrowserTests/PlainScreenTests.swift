import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The screen made for being read aloud: one pane at a time, no lines and bars, state in words.
@Suite struct PlainScreenTests {
  private static func options(_ language: Language) -> BrowserOptions {
    var options = BrowserOptions()
    (options.screen.isPlain, options.screen.showsCursor, options.language) = (true, true, language)
    options.tree.naming = .titles
    return options
  }

  @Test(arguments: TreePaneTests.sizes, Language.allCases)
  func screens(size: (Int, Int), language: Language) throws {
    let suffix = "\(size.0)x\(size.1)" + (language == .chinese ? "-chinese" : "")
    var reader = try Reader(columns: size.0, rows: size.1, language: language, options: Self.options(language))
    reader.press("/ 主题教育 enter n")
    try expectFrame(reader.frame, "plain-text-\(suffix)")
    reader.press("tab z M j")
    try expectFrame(reader.frame, "plain-tree-\(suffix)")
    reader.press("enter L")
    reader.list()
    try expectFrame(reader.frame, "plain-results-\(suffix)")
  }

  /// Box drawing, blocks, geometric shapes, dingbats and Braille: nothing that a screen reader spells out.
  private func drawn(_ frame: Frame) -> [Unicode.Scalar] {
    frame.cells.map(\.base).filter { (0x2190...0x21FF).contains($0.value) || (0x2500...0x28FF).contains($0.value) }
  }

  @Test("Nothing is drawn that is no text", arguments: [(80, 24), (40, 10), (200, 50)])
  func noDrawing(columns: Int, rows: Int) throws {
    let page = "# 表\n\n> 引文\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n---\n\n## 主题教育\n\n主题教育，主题教育。\n"
    var reader = try Reader(
      [Reports.district, page], columns: columns, rows: rows, options: Self.options(.english))
    let keys = [
      "j", "/ 主题教育 enter", "* n n", "tab", "z R", "j j", "enter", "L", "j j", "h", "q", "T", "o", "q", "f1", "q", "s 二",
      "esc", ": n enter", "space", "G", "tab /", "esc", "&", ": skipped enter", ": about enter", "q",
    ]
    for key in keys {
      reader.press(key)
      reader.list()
      #expect(drawn(reader.frame) == [], "after \(key)")
      #expect(reader.frame.showsCursor && reader.frame.cursor != nil, "after \(key)")
    }
  }

  @Test func stateInWords() throws {
    var reader = try Reader(options: Self.options(.english))
    reader.press("/ 主题教育 enter n")
    #expect(reader.status.contains("主题教育: hit 2 of 4"))
    #expect(reader.rows[0].contains(", level "))
    reader.press("tab z M")
    #expect(reader.rows.contains { $0.contains(", level 1, folded, ") && $0.contains(" sections, ") })
  }
}
