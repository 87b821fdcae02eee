import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import ReportIndex

/// `note:` in expressions: the passages of notes are hits, in a report and in a library alike.
@Suite struct NoteConditionTests {
  private static let texts = [
    ("a.txt", "甲镇报告\n\n一、产业\n茶园百亩。\n二、民生\n修路三条，茶馆两家。\n"), ("b.txt", "乙镇报告\n\n一、产业\n茶园千亩。\n"),
    ("c.txt", "丙镇报告\n\n一、产业\n稻田。\n"),
  ]

  private func report(_ index: Int) throws -> Report {
    let (name, text) = Self.texts[index]
    return try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name, path: Array(name.utf8)))
  }

  /// A note on the words `passage` of a report.
  private func note(
    _ index: Int, _ passage: String, _ words: String
  ) throws -> (path: [UInt8], passage: NotedPassages.Passage) {
    let text = try report(index).text
    let bytes = Array(passage.utf8)
    let start = try #require(text.indices.first { text[$0...].starts(with: bytes) })
    let quote = TextQuote(start..<start + bytes.count, in: text)
    return (Array(Self.texts[index].0.utf8), NotedPassages.Passage(quote: quote, words: Array(words.utf8)))
  }

  @Test(
    arguments: [
      ("note:核对", ["a.txt 茶园百亩", "a.txt 修路三条", "b.txt 茶园千亩"]),
      ("批注：核对 茶", ["a.txt 茶园百亩", "a.txt 修路三条", "a.txt 茶", "b.txt 茶园千亩"]),
      ("note:(核对 -数字)", ["a.txt 修路三条", "b.txt 茶园千亩"]),
      ("note:(核对 NEAR/2 数字)", ["a.txt 茶园百亩"]), ("note:(核对 NEAR/1 年鉴)", []),
      ("茶 -note:核对", []), ("稻田 OR note:年鉴", ["b.txt 茶园千亩", "c.txt 稻田"]), ("note:没有", []),
    ])
  func hits(pattern: String, expected: [String]) throws {
    let notes = NotedPassages(
      try [note(0, "修路三条", "核对"), note(0, "茶园百亩", "核对数字"), note(1, "茶园千亩", "核对，与年鉴不同")], version: 1)
    var query = SearchQuery(pattern, syntax: .query)
    query.notes = notes
    let searcher = try Searcher(query)
    var library = Library()
    let reports = try Self.texts.indices.map(report)
    library.add(zip(reports, Self.texts).map { LibraryReport(PackedReport($0), name: $1.0) })
    for isIndexed in [false, true] {
      if isIndexed { while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) } }
      let answer = try LibrarySearcher(query).answer(in: library)
      var found: [String] = []
      for (number, report) in reports.enumerated() {
        let ranges = try searcher.hits(in: report, year: nil)
        #expect(answer.ranges(in: ReportNumber(number)) == ranges)
        #expect(try searcher.hits(in: PackedReport(report), year: nil) == ranges)
        found += ranges.map { "\(report.source.name) " + String(decoding: report.text[$0.bytes], as: UTF8.self) }
      }
      #expect(found == expected, "\(pattern)")
    }
  }

  @Test("without notes there is nothing, and what stands in note: is bounded as in title:") func bounds() throws {
    #expect(try Searcher(SearchQuery("note:核对", syntax: .query)).hits(in: report(0), year: nil) == [])
    #expect(throws: QueryError.badExpression(offset: 5, .scopeInTitle)) {
      try QueryExpression(parsing: "note:(甲 title:乙)")
    }
    #expect(throws: QueryError.badExpression(offset: 0, .nothingAfter("note:"))) {
      try QueryExpression(parsing: "note:")
    }
  }
}
