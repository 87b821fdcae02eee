import Fuzzing
import ReportModel
import TestReports
import Testing

@testable import ReportParsing

/// Properties of every report, whatever the bytes.
@Suite struct PropertyTests {
  private static let pieces = [
    "一、", "二、", "（一）", "(二)", "（", "三）", "1.", "2．", "（1）", "①", "第一章", "第二条", "第三条之一", "一是", "二是", "三要", "附件1",
    "目录", "各位代表！", "同志们：", "在总结成绩的同时，", "以上", "抓产业", "强化理论武装", "这五年，我们前进", "。", "，", "；", "：", "”", "——", "\n", "\n\n",
    "\r\n", "　", " ", "\t", "# ", "===", "\n---\n", "```\n", "| a |\n", "X", "2.5", "1.1 ", "\u{FEFF}", "\u{200B}", "😀",
    "e\u{301}",
    "全区完成投资九亿元，新建学校三所，改造道路五条，群众生活更加方便，营商环境持续改善，社会大局保持稳定", "A.", "IV.", "来源：", "2031-01-01 10:00",
  ]

  @Test(arguments: 0..<400)
  func randomReports(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var text = ""
    for _ in 0..<Int.random(in: 1...160, using: &random) {
      text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }
    let report = try parsed(text)
    #expect(faults(of: report) == [], "\(text.debugDescription)")
  }

  @Test(arguments: 0..<200)
  func randomBytes(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 7_777)
    let bytes = (0..<Int.random(in: 1...400, using: &random)).map { _ in UInt8.random(in: 1...255, using: &random) }
    guard FileSignature.of(bytes) == nil else { return }
    let report = try ReportParser.report(from: bytes, source: ReportSource(name: "bytes"))
    #expect(faults(of: report) == [], "\(bytes)")
  }

  /// One piece of text over and over.
  @Test(
    .enabled(if: TestLane.isFull, "slow"),
    arguments: [
      "（", "一、", "一、甲\n（一）乙\n1.丙\n（1）丁\n", "一是好。二是好。", "第一章", "1.", "\n", "一\n", "各位代表！\n", "一、\n", "# a\n", "甲，\n",
      "（一）甲，\n", "附件1\n", "——甲。\n", "一、甲\n——乙。丙\n——丁。戊\n", "这五年，我们前进。\n", "目录\n",
    ])
  func hostileReports(_ piece: String) throws {
    let wrong = faults(of: try parsed(String(repeating: piece, count: TestLane.times(1_000, long: 4_000))))
    #expect(wrong.prefix(3) == [])
  }

  @Test func prefixesOfAReportAreReports() throws {
    let bytes = Array("云溪区报告\n\n同志们：\n一、抓产业\n（一）好。全区完成投资。\n以上报告。\n".utf8)
    for length in 3..<bytes.count {
      let report = try ReportParser.report(
        from: Array(bytes[..<length]), source: ReportSource(name: "prefix"), isComplete: false)
      #expect(faults(of: report) == [])
      #expect(!report.isComplete)
      #expect(report.replacements == 0)
      #expect(bytes.starts(with: report.text))
    }
  }
}
