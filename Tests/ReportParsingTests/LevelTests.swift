import ReportModel
import Testing

@testable import ReportParsing

/// The nesting of numbering styles: the norm, and documents that overrule it.
@Suite struct LevelTests {
  /// The norm alone would set each of these otherwise.
  @Test(
    arguments: [
      // The norm, where the document says nothing against it.
      ("一、甲\n（一）乙\n1.丙\n文字在此。\n2.丁\n文字在此。\n（二）戊\n文字在此。\n二、己\n文字在此。\n", "1 2 3 3 2 1"),
      // A style far down in the norm heads the one that stands at its top.
      ("①甲\n一、乙\n文字。\n二、丙\n文字。\n②丁\n一、戊\n文字。\n二、己\n文字。\n③庚\n文字。\n", "1 2 2 1 2 2 1"),
      ("（1）甲\n一、乙\n文字。\n二、丙\n文字。\n（2）丁\n一、戊\n文字。\n二、己\n文字。\n", "1 2 2 1 2 2"),
      // Neighbours in the norm.
      ("（一）甲\n一、乙\n文字。\n二、丙\n文字。\n（二）丁\n一、戊\n文字。\n二、己\n文字。\n", "1 2 2 1 2 2"),
      // Articles that count on through numerals stand below them.
      ("一、甲\n第一条 乙\n文字。\n第二条 丙\n文字。\n二、丁\n第三条 戊\n文字。\n三、己\n第四条 庚\n文字。\n", "1 2 2 1 2 1 2"),
      // Articles that count on through chapters, and sections that some chapters have.
      ("第一章 甲\n第一条 乙。\n第二章 丙\n第一节 丁\n第二条 戊。\n第二节 己\n第三条 庚。\n第三章 辛\n第四条 壬。\n", "1 2 1 2 3 2 3 1 2"),
      // Decimals stand beside decimals, whatever is numbered in between.
      ("2 甲\n2.1 乙\n文字在此。\n1. 丙\n文字在此。\n2. 丁\n文字在此。\n2.2 戊\n文字在此。\n2.3 己\n文字在此。\n3 庚\n文字。\n", "1 2 3 3 2 2 1"),
      ("1. 甲\n1.1 乙\n文字在此。\n1.2 丙\n文字在此。\n2. 丁\n2.1 戊\n文字在此。\n", "1 2 2 1 2"),
    ] as [(String, String)])
  func nesting(_ text: String, _ levels: String) throws {
    let report = try parsed("关于河道清理的报告\n\n" + text)
    #expect(report.sections.dropFirst().map { String($0.level) }.joined(separator: " ") == levels, "\(dump(report))")
  }

  @Test func theMainNumberingEndsAnAnnex() throws {
    let report = try parsed(
      "采购文件\n\n第一章 邀请\n\n一、概述\n\n正文一。\n\n第二章 格式\n\n附件：封袋\n\n一、报价表\n\n正文二。\n\n二、承诺函\n\n正文四。\n\n第三章 程序\n\n一、组织\n\n正文三。\n")
    #expect(
      report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.title))" }
        == ["1 邀请", "2 概述", "1 格式", "2 封袋", "3 报价表", "3 承诺函", "1 程序", "2 组织"])
  }

  /// A heading without number right above the first number heads the numbering; one with a text of its own stands beside.
  @Test func aLineRightAboveTheFirstNumberHeadsTheNumbering() throws {
    let body = "The ferry crosses the river every day of the week but for days of high water in the spring.\n\n"
    let text =
      "Ferry Licence\n\nPREAMBLE\n\n\(body)TERMS AND CONDITIONS\n\n0. Words.\n\n\(body)1. Crossing.\n\n\(body)"
      + "2. Fares.\n\n\(body)END OF TERMS\n\n\(body)"
    let report = try parsed(text)
    #expect(
      report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.title))" }
        == ["1 PREAMBLE", "1 TERMS AND CONDITIONS", "2 Words", "2 Crossing", "2 Fares", "1 END OF TERMS"])
  }
}
