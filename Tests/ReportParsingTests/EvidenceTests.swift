import ReportModel
import Testing
import TextFacts

@testable import ReportParsing

/// Numbered lines that are headings, and lines that are none, by the sum of facts.
@Suite struct EvidenceTests {
  /// The outline's numbers and titles, those of the invented headings left out by design.
  @Test(
    arguments: [
      // A series of sentences is a list, one member that reads as a heading and all.
      ("一、甲\n1.全县各乡镇要在月底前完成摸底登记并建立台账。\n2.各部门要按职责落实到人。\n3.培训\n4.完成情况要每周报送一次，并抄送办公室。\n二、乙\n文字。\n", "一 二"),
      // A series of headings keeps the member that is a sentence.
      ("一、甲\n文字。\n二、乙要落实到人、落实到位。\n文字。\n三、丙\n文字。\n", "一 二 三"),
      // Parts of one sentence.
      ("一、甲\n（一）编制方案；\n（二）组织实施；\n（三）检查验收。\n二、乙\n文字。\n", "一 二"),
      // Terms and their meanings.
      ("一、甲\n1、发现经过：有人报告。\n2、现场记录：地面有积水。\n3、证人所述：车辆停在门外。\n二、乙\n文字。\n", "一 二"),
      // Items of an article are its text; a numbering that began above the articles is none.
      ("第一条 甲。\n（一）乙\n（二）丙\n第二条 丁。\n", "第一条 第二条"),
      ("一、甲\n第一条 乙。\n二、丙\n第二条 丁。\n", "一 第一条 二 第二条"),
      // A gap and a repeat veto nothing.
      ("一、甲\n文字。\n二、乙\n文字。\n四、丙\n文字。\n四、丁\n文字。\n", "一 二 四 四"),
      // Figures that begin lines.
      ("一、甲\n110 公里的堤防\n文字。\n340 公里的河道\n文字。\n二、乙\n文字。\n", "一 二"),
      // In markup a number alone makes the item of a list.
      ("# 甲\n\n## 乙\n\n1. 打开\n2. 关闭\n\n## 丙\n\n文字。\n\n## 丁\n\n文字。\n", "  "),
    ] as [(String, String)])
  func numbers(_ text: String, _ numbers: String) throws {
    let report = try parsed("关于河道清理的报告\n\n" + text)
    let found = report.sections.indices.dropFirst().filter { report.sections[$0].kind != .closing }
    #expect(found.map { report.number(of: SectionIndex($0)) }.joined(separator: " ") == numbers, "\(dump(report))")
  }

  @Test func everyFactHasAWeightAReasonAndWords() {
    let facts = FactNames.all.map(\.fact)
    #expect(Set(facts).count == facts.count)
    #expect(Set(FactNames.all.map(\.key)).count == facts.count)
    #expect(Set(FactNames.all.map(\.english)).count == facts.count)
    #expect(Set(FactNames.all.map(\.chinese)).count == facts.count)
    #expect(Set(EvidenceTable.entries.map(\.fact)) == Set(facts))
    #expect(EvidenceTable.entries.allSatisfy { $0.weight != 0 && !$0.reason.isEmpty })
  }

  @Test func explanationsSayWhatSpokeForAndAgainst() throws {
    let text = "一、甲\n1.要完成登记；\n2.要建立台账；\n二、乙\n文字。\n"
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: "sample"), keepsEvidence: true)
    #expect(report.evidence.map(\.isHeading) == [true, false, false, true])
    let rows = OutlinePrinter.jsonLines(report, explained: .english).split(separator: "\n")
    #expect(rows.map { $0.contains(#""kind":"rejected""#) } == [false, true, true, false])
    #expect(
      OutlinePrinter.text(report, explained: .english) == """
        一、甲\t一、 begins a sequence that another number goes on\tfor it: a style of headings, its series counts on, \
        alone on its line, no mark at its end, numbers begin below it, its series reads as headings, its series heads text
        二、乙\t二、 goes on the number of its style before it\tfor it: a style of headings, its series counts on, \
        alone on its line, no mark at its end, its series reads as headings, text below it, its series heads text

        """)
    let silent = try parsed(text)
    #expect(silent.evidence.isEmpty)
    #expect(silent.sections == report.sections)
  }
}
