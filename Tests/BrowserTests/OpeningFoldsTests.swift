import ReportModel
import ScreenModel
import Testing

@testable import Browser

/// As much of the outline as there is room for is unfolded.
@Suite struct OpeningFoldsTests {
  /// Five parts of six sections, each of those with two below it.
  private static let text =
    "河西镇工作报告\n\n"
    + ["一", "二", "三", "四", "五"].map { part in
      "\(part)、抓好第\(part)件事\n"
        + ["一", "二", "三", "四", "五", "六"].map { section in
          "（\(section)）做好\(part)之\(section)\n全镇上下齐心。\n1.先修路\n修路三条。\n2.后架桥\n架桥两座。\n"
        }.joined()
    }.joined()

  @Test(
    "the branches that have room are unfolded, in order",
    arguments: [(80, 24), (80, 10), (120, 40), (200, 50), (40, 10)])
  func opened(columns: Int, rows: Int) throws {
    var reader = try Reader([Self.text], columns: columns, rows: rows)
    if columns < 60 { reader.press("tab") }
    try expectFrame(reader.frame, "opening-folds-\(columns)x\(rows)")
  }

  @Test("what is unfolded by itself is nothing of the reader's own, to be remembered") func notRemembered() throws {
    var reader = try Reader([Self.text], columns: 80, rows: 24)
    reader.press("s 五（三） enter")
    #expect(!reader.effects.contains { if case .remember(.folds) = $0 { true } else { false } })
  }
}
