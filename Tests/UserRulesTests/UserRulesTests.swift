import Fuzzing
import ImportStream
import ReportModel
import ReportParsing
import Settings
import Testing

@testable import UserRules

/// Outlines found with rules of the reader's own, compared whole.
@Suite struct UserRulesTests {
  /// The rules in a TOML text, all of them good.
  private func rules(_ toml: String) throws -> UserRules {
    let read = RulesFile.read(Array(toml.utf8), file: "r")
    try #require(read.problems == [])
    var problems: [RulesProblem] = []
    let rules = UserRules(read.rules, problems: &problems)
    try #require(problems == [])
    return rules
  }

  /// The outline as lines: level, kind, number, title, the rule that made it.
  private func outline(_ text: String, _ toml: String, name: String = "会议纪要.txt") throws -> [String] {
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: "a/" + name), rules: try rules(toml))
    #expect(faults(of: report) == [])
    return rows(report)
  }

  private func rows(_ report: Report) -> [String] {
    report.sections.indices.dropFirst().map { index in
      let section = report.sections[index]
      let name = SectionIndex(index)
      let rule = report.rule(of: name).map { " <\($0)>" } ?? ""
      return "\(section.level) \(section.kind) [\(report.number(of: name))] \(report.title(of: name))\(rule)"
    }
  }

  private static let minutes = """
    云溪区政府常务会议纪要

    议题一：关于全区冬修水利的汇报
    一、听取汇报
    会议听取了水务局的汇报，逐项讨论了工程安排和资金来源，要求入冬前全部开工。
    二、会议决定
    原则同意所报方案，由水务局修改后印发执行，财政局做好资金保障。
    议题二：关于山村小学取暖的汇报。区教育局作了汇报。
    一、听取汇报
    全区还有九所山村小学烧煤取暖，今冬全部改用电暖气，线路已经勘察完毕。
    【备注】本议题另行发文。

    """

  @Test func aGroupThatTookNoPartIsNone() throws {
    let toml = """
      ["备注"]
      pattern = '【备注(：(?<title>\\w+))?】'
      level = 1
      """
    #expect(
      try outline("纪要\n\n【备注】另行发文。\n【备注：附表】见后。\n", toml) == ["1 plain [] 【备注】另行发文 <备注>", "1 runin [] 附表 <备注>"])
  }

  @Test func aRuleMakesHeadingsAboveTheNumbersThatBeginAgainBelowThem() throws {
    let toml = """
      [议题]
      pattern = '(?<number>议题[一二三]+)：'
      level = 1
      """
    #expect(
      try outline(Self.minutes, toml.replacing("[议题]", with: "[\"议题\"]")) == [
        "1 numbered [议题一] 关于全区冬修水利的汇报 <议题>",
        "2 numbered [一] 听取汇报", "2 numbered [二] 会议决定",
        "1 numbered [议题二] 关于山村小学取暖的汇报 <议题>",
        "2 numbered [一] 听取汇报",
      ])
  }

  @Test func aHeadingBesideTheNumbersStaysBesideThem() throws {
    let text = "云溪区调研报告\n引言\n本次调研走访了九个村。\n一、现状\n路况差。\n二、建议\n先修路。\n结语\n说到做到。\n"
    #expect(
      try outline(text, "[ends]\npattern = '^(引言|结语)$'\nlevel = 1\n") == [
        "1 plain [] 引言 <ends>", "1 numbered [一] 现状", "1 numbered [二] 建议", "1 plain [] 结语 <ends>",
      ])
  }

  @Test func levelsAreThoseGivenAndNoneIsSkipped() throws {
    let text = "报告\n一、甲\n▲修路。路通了。\n■勘线。线定了。\n二、乙\n■造林。林活了。\n▲护林。护住了。\n"
    #expect(
      try outline(text, "[two]\npattern = '▲'\nlevel = 2\n[three]\npattern = '■'\nlevel = 3\n") == [
        "1 numbered [一] 甲", "2 runin [] ▲修路 <two>", "3 runin [] ■勘线 <three>",
        "1 numbered [二] 乙", "2 runin [] ■造林 <three>", "2 runin [] ▲护林 <two>",
      ])
  }

  @Test func aTitleOfItsOwnEndsTheHeading() throws {
    #expect(
      try outline("报告\n问：水从哪里来？答：从山上来。\n问：到哪里去？答：到田里去。\n", "[q]\npattern = '问：(?<title>[^？]+？)'\nlevel = 1\n") == [
        "1 runin [] 水从哪里来？ <q>", "1 runin [] 到哪里去？ <q>",
      ])
  }

  @Test func aRuleMayTakeHeadingsAway() throws {
    let text = "报告\n一、甲\n路修好了。\n三、四村都通车了。\n二、乙\n林种好了。\n三、丙\n人住好了。\n"
    let toml = "[\"not 三、四村\"]\npattern = '三、四村'\nlevel = \"none\"\n"
    #expect(try outline(text, toml) == ["1 numbered [一] 甲", "1 numbered [二] 乙", "1 numbered [三] 丙"])
  }

  @Test func theFirstRuleThatHoldsDecides() throws {
    let text = "报告\n甲村：路。\n乙村：林。\n"
    let toml = "[a]\npattern = '甲'\nlevel = \"none\"\n[b]\npattern = '.村：'\nlevel = 1\n"
    #expect(try outline(text, toml) == ["1 runin [] 乙村：林 <b>"].map { $0.replacing("runin", with: "plain") })
  }

  @Test func scopes() throws {
    let text = "报告\n甲：路。\n附件1：表\n甲：林。\n"
    func found(_ scope: String, name: String = "会议纪要.txt") throws -> [String] {
      try outline(text, "[a]\npattern = '甲：'\nlevel = 2\n\(scope)\n", name: name)
    }
    let (first, second, annex) = ("1 plain [] 甲：路 <a>", "2 plain [] 甲：林 <a>", "1 annex [附件1] 表")
    #expect(try found("") == [first, annex, second])
    #expect(try found("part = 'body'") == [first, annex])
    #expect(try found("part = 'annexes'") == [annex, second])
    #expect(try found("files = '*纪要.*'") == [first, annex, second])
    #expect(try found("files = ['*.md', '?议纪要.txt']") == [first, annex, second])
    #expect(try found("files = ['*.md', '纪要*']") == [annex])
    #expect(try found("files = 'a/*.txt'") == [first, annex, second])
    #expect(try found("files = 'b/**/*.txt'") == [annex])
    #expect(try found("files = '*纪要.*'", name: "年报.txt") == [annex])
  }

  @Test func aListOfContentsIsNotAskedAbout() throws {
    let text = "报告\n目录\n专题甲 1\n专题乙 2\n专题甲\n文字在此，说明甲事。\n专题乙\n文字在此，说明乙事。\n"
    #expect(
      try outline(text, "[t]\npattern = '专题'\nlevel = 1\n") == ["1 plain [] 专题甲 <t>", "1 plain [] 专题乙 <t>"])
  }

  @Test func markdown() throws {
    let text = "# 报告\n\n## 背景\n\n文字。\n\n专题一 修路\n\n文字。\n\n## 专题二 种树\n\n文字。\n\n```\n专题三\n```\n"
    #expect(
      try outline(text, "[t]\npattern = '(?<number>专题.)'\nlevel = 2\n", name: "a.md") == [
        "1 plain [] 背景", "2 numbered [专题一] 修路 <t>", "2 numbered [专题二] 种树 <t>",
      ])
  }

  @Test func recordsOfOtherFormats() throws {
    let records: [ImportRecord] = [
      .heading(level: 0, "水利报告"), .heading(level: 1, "工程"), .paragraph("渠修好了。"), .paragraph("专题一 修路"),
      .paragraph("路修好了。"), .heading(level: 2, "专题二 种树"), .row(cells: ["专题三", "表"]), .end,
    ]
    let report = try ReportParser.report(
      from: records, source: ReportSource(name: "a.docx"),
      rules: try rules("[t]\npattern = '(?<number>专题.)'\nlevel = 1\n"))
    #expect(faults(of: report) == [])
    #expect(rows(report) == ["1 plain [] 工程", "1 numbered [专题一] 修路 <t>", "1 numbered [专题二] 种树 <t>"])
  }

  @Test func linesWrappedByHandAreJoinedAllTheSame() throws {
    let line = "The drainage of the lower fields went on all winter and was not finished when\n"
    let text = "A report\n\n" + (1...30).map { "TOPIC \($0) ditches\n\n" + line + line + "it froze.\n\n" }.joined()
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: "a.txt"),
      rules: try rules("[t]\npattern = 'TOPIC'\nlevel = 1\n"))
    #expect(faults(of: report) == [])
    #expect(rows(report) == (1...30).map { "1 plain [] TOPIC \($0) ditches <t>" })
    #expect(report.text.count { $0 == 0x0A } < text.utf8.count { $0 == 0x0A } - 30)
  }

  @Test func withoutAMatchNothingChanges() throws {
    let plain = try ReportParser.report(from: Array(Self.minutes.utf8), source: ReportSource(name: "a"))
    let ruled = try ReportParser.report(
      from: Array(Self.minutes.utf8), source: ReportSource(name: "a"),
      rules: try rules("[t]\npattern = '没有'\nlevel = 1\n"))
    #expect(ruled.sections == plain.sections && ruled.paragraphs == plain.paragraphs)
  }

  @Test func everyLineMayBeRuledAndTheReportStaysSound() throws {
    for pattern in [
      ".", "(?<number>..)", "(?<title>.)", "(?<number>.)(?<title>.)", "(?=(?<number>...))", "(?<title>)x|..", ".*",
    ] {
      for level in ["1", "3", "9", "\"none\""] {
        _ = try outline(Self.minutes, "[t]\npattern = '\(pattern)'\nlevel = \(level)\n")
      }
    }
  }
}
