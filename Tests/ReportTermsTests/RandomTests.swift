import ReportModel
import TestReports
import Testing

@testable import ReportTerms

/// Properties of the terms of any text.
@Suite struct RandomTests {
  private static let pieces = [
    "“", "”", "《", "》", "「", "」", "四个", "意识", "一带一路", "三", "五", "大", "X", "Ｘ", "×", "5", "3.6", "%", "万", "亿元", "增长",
    "同比", "百分之",
    "年", "第", "，", "。", "、", "\n", "的", "与", "山水", "建设", "A", " ", "　", "𠀀", "e\u{301}", "\u{202E}", "1,460", "户", "—",
    "以上",
  ]

  private func text(_ generator: inout SplitMix) -> String {
    (0..<Int.random(in: 0...400, using: &generator))
      .map { _ in Self.pieces.randomElement(using: &generator) ?? "山" }.joined()
  }

  /// Places hold the text of their term, in order and apart; a library of one report has the report's own frequencies.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func placesHoldTheirTerms(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let report = try Reports.report(text(&generator))
    let terms = TermExtractor.terms(in: report)
    for term in terms.lexicon.indices {
      let places = terms.places(of: term)
      #expect(!places.isEmpty)
      #expect(places.allSatisfy { report.text[$0.bytes].elementsEqual(terms.lexicon.text(of: term)) })
      #expect(zip(places, places.dropFirst()).allSatisfy { $0.upper <= $1.lower })
    }
    var library = LibraryTerms()
    library.add(TermExtractor.marked(in: report), report: 7, year: nil)
    library.setCounts(library.counter.counts(in: report.text), report: 7)
    var table = library.table(groupingVariants: false)
    table.sort(by: .found)
    #expect((0..<table.count).map { table[$0].term } == Array(terms.lexicon.indices))
    #expect((0..<table.count).map { table[$0].frequency } == terms.counts)
    for index in 0..<table.count {
      let row = table[index]
      let places = TermExtractor.places(of: table.lexicon[row.term], in: report, onlyMarked: row.isEveryday)
      #expect(places == Array(terms.places(of: row.term)))
    }
  }
}
