import ReportModel
import TestReports
import Testing

@testable import ReportCompare

/// The passages of two texts as they stand side by side.
@Suite struct PassagePairTests {
  private func lines(_ texts: ComparedTexts) -> [String] {
    func words(_ range: TextRange, _ report: Report) -> String {
      String(decoding: report.text[range.bytes], as: UTF8.self).split(separator: "\n").joined(separator: "¶")
    }
    return texts.comparison.passages.map { "\(words($0.old, texts.old)) | \(words($0.new, texts.new))" }
  }

  @Test func sides() throws {
    let texts = try ComparedTexts(
      "工作总结\n一、学习\n组织集中学习二十四次。\n二、作风\n受理来信三百一十六件，办结率达到百分之九十八。\n",
      "工作总结\n一、学习\n组织集中学习二十六次。\n另外举办讲座。\n二、作风\n受理来信三百一十六件。\n办结率达到百分之九十八。\n")
    #expect(
      lines(texts) == [
        "工作总结 | 工作总结", "一、学习 | 一、学习", "组织集中学习二十四次。 | 组织集中学习二十六次。", " | 另外举办讲座。", "二、作风 | 二、作风",
        "受理来信三百一十六件，办结率达到百分之九十八。 | 受理来信三百一十六件。¶办结率达到百分之九十八。",
      ])
    let swapped = try ComparedTexts(texts.new.text, texts.old.text)
    #expect(
      swapped.comparison.passages == texts.comparison.passages.map { PassagePair(old: $0.new, new: $0.old) })
  }

  /// The runs of each side, put together, are its text, whatever has moved.
  @Test(arguments: 1...20) func wholeTexts(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let lines = InventedReport.text(seed: seed).split(separator: "\n")
    let moved = lines.shuffled(using: &random).prefix(40 + Int(random.next() % 20))
    let texts = try ComparedTexts(
      lines.joined(separator: "\n"), (lines.prefix(20) + moved).joined(separator: "\n\n") + "\n")
    for (text, runs) in [
      (texts.old.text, texts.comparison.passages.map(\.old)), (texts.new.text, texts.comparison.passages.map(\.new)),
    ] {
      #expect(runs.flatMap { text[$0.bytes] } == text)
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upper == $1.lower })
    }
    #expect(texts.comparison.passages.allSatisfy { !$0.old.isEmpty || !$0.new.isEmpty })
  }

  @Test(
    arguments: [
      ("3.5%", "4.1%", "+0.6"), ("1.2", "1.35", "+0.15"), ("98.5%", "99%", "+0.5"), ("１２", "7", "−5"),
      ("1,460", "1,500", "+40"), ("0.9", "0.45", "−0.45"), ("三", "五", nil), ("2019—2020", "2020—2021", nil),
      ("-5.3%", "5.3%", "+10.6"), ("−3.2", "－1.2", "+2.0"), ("-5", "－5", nil),
    ] as [(String, String, String?)])
  func figures(_ old: String, _ new: String, _ difference: String?) throws {
    let texts = try ComparedTexts("去年全区完成\(old)，情况良好。\n", "去年全区完成\(new)，情况良好。\n")
    let edit = Edit(
      kind: .figure, old: TextRange(18, 18 + old.utf8.count), new: TextRange(18, 18 + new.utf8.count))
    let found = try #require(FigureDifference(of: edit, texts.old, texts.new))
    #expect((found.old, found.new) == (old, new))
    #expect(found.difference == difference)
  }

  @Test(
    "a sign, a currency or a raised digit is no punctuation; a dash between two numbers is",
    arguments: [
      ("去年工业投资增长-5.3%，情况良好。", "去年工业投资增长5.3%，情况良好。", ["figure: -5.3% → 5.3%"]),
      ("去年财政结余－5亿元，情况良好。", "去年财政结余5亿元，情况良好。", ["figure: －5 → 5"]),
      ("去年完成3-5项任务，情况良好。", "去年完成3—5项任务，情况良好。", ["punctuation: - → —"]),
      ("去年1月-9月的情况良好。", "去年1月—9月的情况良好。", ["punctuation: - → —"]),
      ("去年完成出口额$5，情况良好。", "去年完成出口额€5，情况良好。", ["changed: $ → €"]),
      ("去年全区共绿化了3万m²土地。", "去年全区共绿化了3万m³土地。", ["changed: ² → ³"]),
    ])
  func signs(_ old: String, _ new: String, _ expected: [String]) throws {
    #expect(try ComparedTexts(old + "\n", new + "\n").lines == expected)
  }
}
