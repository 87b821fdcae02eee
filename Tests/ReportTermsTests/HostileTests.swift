import RegularExpressions
import ReportModel
import TestReports
import Testing

@testable import ReportTerms

/// Texts made to be slow or to overflow.
@Suite struct HostileTests {
  private func report(_ piece: String, times: Int) -> Report {
    let unit = Array(piece.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(unit.count * times)
    for _ in 0..<times { text += unit }
    let whole = TextRange(0, text.count)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: whole, heading: TextRange(0, 0),
      body: whole, number: TextRange(0, 0), title: TextRange(0, 0), characters: text.count / 3)
    return Report(
      source: ReportSource(name: "r"), text: text, sections: [root], paragraphs: [Paragraph(range: whole, kind: .body)],
      lines: nil, encoding: .utf8, replacements: 0, isComplete: true)
  }

  /// A line of 600 KB of each: a rule that looks at the rest of the line from every place would take minutes.
  @Test(
    .enabled(if: TestLane.isFull, "slow"),
    arguments: [
      "“", "”", "《", "“甲", "甲”", "《甲》", "“《", "三", "三会", "四个意", "百", "百分之", "X", "×", "1", "1,", "1.", "1-", "1万", "增长",
      "增长1%",
      "“三会一课”三会一课", "“二二二二”二", "个", "1年", "1\u{0301}",
    ])
  func linear(_ piece: String) {
    let report = report(piece, times: 600_000 / piece.utf8.count)
    #expect(processorSeconds { _ = TermExtractor.terms(in: report) } < 20)
  }

  /// The time that this thread has a processor for some work: on a busy machine the others take none of it.
  private func processorSeconds(_ body: () -> Void) -> Int {
    let start = MatchBudget.processorTime()
    body()
    return (MatchBudget.processorTime() - start) / 1_000_000_000
  }

  /// Many terms that begin alike are counted at the cost of the longest of them.
  @Test(.enabled(if: TestLane.isFull, "slow")) func termsThatBeginAlike() {
    var lexicon = Lexicon()
    for length in 2...30 {
      for end in "甲乙丙丁戊己庚辛壬癸" {
        _ = lexicon.insert(.formulation, Array((String(repeating: "山", count: length) + String(end)).utf8)[...])
      }
    }
    let text = Array(String(repeating: "山", count: 20_000).utf8)
    #expect(TermCounter(lexicon).counts(in: text) == TermCounts())
    #expect(TermCounter(lexicon).counts(in: text + Array("甲".utf8)).terms.count == 29)
  }

  /// Ten thousand formulations that all differ in the same place are grouped without comparing all pairs.
  @Test(.enabled(if: TestLane.isFull, "slow")) func variantsOfOneAnother() {
    var lexicon = Lexicon()
    for code in 0..<10_000 {
      let middle = Unicode.Scalar(0x4E00 + UInt32(code)).map { String(Character($0)) } ?? ""
      _ = lexicon.insert(.formulation, Array("优化营商环\(middle)专项行动".utf8)[...])
    }
    let seconds = processorSeconds {
      let leaders = Variants(
        of: lexicon.indices, in: lexicon, frequencies: [Int](repeating: 1, count: lexicon.count)
      ).leaders
      #expect(leaders.count == 10_000)
    }
    #expect(seconds < 20)
  }
}
