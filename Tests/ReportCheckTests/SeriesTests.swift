import ReportModel
import ReportParsing
import Testing

@testable import ReportCheck

/// Numbers of every style, those of headings and those of none: what is missing, repeated or first, as
/// `line:column: kind: number`.
@Suite struct SeriesTests {
  private func found(_ text: String) throws -> [String] {
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "r"))
    let findings = Check.findings(in: report).filter { [.gap, .repeated, .backwards].contains($0.problem.kind) }
    return zip(findings, FindingPrinter(report, file: "").positions(of: findings)).map { finding, place in
      let words =
        switch finding.problem {
        case .gap(let found, .some(let after), let expected): "\(found) after \(after), not \(expected)"
        case .gap(let found, .none, let expected): "\(found) first, not \(expected)"
        case .repeated(let found): "\(found) again"
        default: "\(finding.problem)"
        }
      return "\(place?.line ?? 0):\(place?.column ?? 0): \(words)"
    }
  }

  @Test(
    arguments: [
      ("一、甲事\n工作推进。一是加强学习，提高素质。二是加强组织，建强堡垒。二是转变作风，服务群众。三是严明纪律。\n", ["2:30: 二是 again"]),
      ("一、甲事\n工作推进。一是加强学习，提高素质。三是加强组织，建强堡垒。四是转变作风，服务群众。\n", ["2:18: 三是 after 一是, not 二是"]),
      ("一、甲事\n工作推进。第一，加强学习。第二，加强组织。第四，转变作风。\n", ["2:22: 第四 after 第二, not 第三"]),
      ("一、抓好党建\n一是学习。二是组织。四是作风。\n", ["2:11: 四是 after 二是, not 三是"]),
      ("一、甲事\n1.就业。全年新增就业1万人。\n3.教育。新建学校2所。\n4.医疗。新建医院1所。\n", ["3:1: 3. after 1., not 2."]),
      ("一、甲事\n（1）就业。全年新增就业1万人。\n（2）教育。新建学校2所。\n（2）医疗。新建医院1所。\n", ["4:2: （2） again"]),
      ("一、甲事\n1.就业。好。\n2.教育。好。\n2.医疗。好。\n4.养老。好。\n", ["4:1: 2. again", "5:1: 4. after 2., not 3."]),
      ("一、甲事\n要做好：①就业；②教育；④医疗。\n", ["2:13: ④ after ②, not ③"]),
      ("一、甲事\n要做好：①就业；②教育；④医疗；⑤养老。\n", ["2:13: ④ after ②, not ③"]),
      ("一、甲事\n要做好：（1）就业；（2）教育；（4）医疗。\n", ["2:18: （4） after （2）, not （3）"]),
      ("一、甲事\n工作推进。二是加强组织，建强堡垒。三是转变作风。\n", ["2:6: 二是 first, not 一是"]),
    ] as [(String, [String])])
  func faults(_ text: String, _ expected: [String]) throws {
    #expect(try found(text) == expected)
  }

  /// Texts with nothing wrong in their numbers.
  @Test(
    arguments: [
      // A list begins anew under a new lead-in.
      "一、甲事\n先做：\n1.就业；\n2.教育；\n3.医疗。\n再做：\n1.养老；\n2.住房。\n",
      "一、甲事\n做得好。一是学习。二是组织。\n还要做。一是作风。二是纪律。三是廉洁。\n",
      // The first item stands where no clause begins.
      "一、甲事\n重点是一是学习，二是组织，三是作风。\n", "一、甲事\n首先，学习。第二，组织。第三，作风。\n",
      // An item that a line was joined to.
      "一、甲事\n（1）就业好，（2）教育也好\n（3）医疗好。\n",
      // Figures, dates, names.
      "一、甲事\n2025.3.1 起施行。\n3.5亿元已到位。\n12 月完成。\n坚持一是一、二是二。\n", "Preface\n\nJ. Smith wrote it.\nA. Jones too.\n",
      // Markdown numbers a list by 1. alone.
      "# 甲\n\n1. 就业\n1. 教育\n1. 医疗\n",
      // Decimals say what stands above them.
      "1 甲\n1.1 乙\n1.2 丙\n2 丁\n2.1 戊\n2.2 己\n",
      "（一）甲\n好。\n（二）乙\n好。\n（三）丙\n好。\n", "第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。\n",
      "第一章　总则\n第一条 甲。\n第二条 乙。\n第二章　分则\n第三条 丙。\n第四条 丁。\n",
      // An extract.
      "第一百五十三条 甲。\n第一百五十四条 乙。\n第一百五十五条 丙。\n",
    ])
  func sound(_ text: String) throws {
    #expect(try found(text) == [])
  }

  /// Words without a numeral are not counted.
  @Test func noNumbers() throws {
    #expect(NumberWords("First Amendment", isBracketed: false) == nil)
    #expect(NumberWords("附件", isBracketed: false) == nil)
    #expect(NumberWords("", isBracketed: false) == nil)
  }

  @Test(
    arguments: [
      ("三", "（", "）", "（三）", 3), ("第二十一条之一", "", "", "第二十一条之一", 21), ("1.2.3", "", "", "1.2.3", 3),
      ("附件1", "", "", "附件1", 1), ("Chapter IV", "", "", "Chapter IV", 4), ("Part Two", "", "", "Part Two", 2),
      ("壹", "", "、", "壹、", 1), ("第1章", "", "", "第1章", 1), ("제3조", "", "", "제3조", 3), ("A.2", "", "", "A.2", 2),
      ("⑵", "", "", "⑵", 2), ("Ⅳ", "", "、", "Ⅳ、", 4), ("B", "", ".", "B.", 2), ("二是", "", "", "二是", 2),
      ("Điều 5", "", "", "Điều 5", 5),
    ] as [(String, String, String, String, Int)])
  func numbers(_ words: String, _ opening: String, _ closing: String, _ written: String, _ value: Int) throws {
    let text = Array((opening + words + closing).utf8)
    let report = Report(
      source: ReportSource(name: "r"), text: text,
      sections: [
        Section(
          kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: TextRange(0, text.count),
          heading: TextRange(0, 0), body: TextRange(0, text.count), number: TextRange(0, 0), title: TextRange(0, 0),
          characters: 0)
      ], paragraphs: [], lines: nil, encoding: .utf8, replacements: 0, isComplete: true)
    let start = opening.utf8.count
    let range = TextRange(start, start + words.utf8.count)
    let number = try #require(SeriesNumber(range, from: .start, in: report))
    #expect(number.value == value)
    #expect(number.written == written)
    if !number.isInserted { #expect(number.written(value) == written) }
  }
}
