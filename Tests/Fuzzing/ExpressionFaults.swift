import ReportIndex
import ReportModel
import ReportParsing
import TextFacts

/// The faults of an expression of the query language and of its hits, in words; empty where there are none.
///
/// The first byte of the input says how letters count, the expression follows up to a line end, then a report, twice in
/// a library: as it is and with its lines the other way round.
func expressionFaults(_ input: [UInt8]) -> [String] {
  let lines = input.dropFirst().split(separator: 0x0A, omittingEmptySubsequences: false)
  let pattern = String(decoding: lines.first ?? [], as: UTF8.self)
  let form = Int(input.first ?? 0)
  let query = SearchQuery(
    pattern, syntax: .query, caseRule: SearchQuery.CaseRule.allCases[form % 3],
    folds: SearchQuery.Folding.allCases[form / 8 % 3])
  do throws(QueryError) {
    let searcher = try Searcher(query)
    let texts = [Array(lines.dropFirst()), Array(lines.dropFirst().reversed())].map {
      Array($0.joined(separator: [0x0A]))
    }
    let reports = texts.compactMap { text in
      try? ReportParser.report(from: text.filter { $0 != 0 }, source: ReportSource(name: "input"))
    }
    return try faults(of: searcher, in: reports)
  } catch {
    guard case .badExpression(let offset, let fault) = error else { return error == .empty ? [] : ["\(error)"] }
    let isInside = (0...pattern.count).contains(offset)
    return isInside ? [] : ["\(fault) at \(offset) of \(pattern.count) characters"]
  }
}

private func faults(of searcher: Searcher, in reports: [Report]) throws(QueryError) -> [String] {
  var library = Library()
  library.add(reports.enumerated().map { LibraryReport(PackedReport($1), name: "input", year: $0 == 0 ? nil : 2019) })
  let whole = try LibrarySearcher(searcher.query).answer(in: library)
  while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
  let indexed = try LibrarySearcher(searcher.query).answer(in: library)
  var faults: [String] = []
  for number in library.numbers {
    guard let report = library[number] else { continue }
    let hits = try searcher.hits(in: report.report, year: report.year)
    if zip(hits, hits.dropFirst()).contains(where: { $0.upper > $1.lower }) { faults.append("hits out of order") }
    let text = report.report.text
    for hit in hits {
      let isCut = [hit.lower.bytes, hit.upper.bytes].contains { $0 < text.count && text[$0].isUTF8Continuation }
      if hit.isEmpty || hit.upper.bytes > text.count || isCut { faults.append("a hit at \(hit.lower)") }
    }
    if whole.ranges(in: number) != hits { faults.append("other hits in a library than in its report \(number.value)") }
    if indexed.ranges(in: number) != hits { faults.append("other hits in an indexed library, report \(number.value)") }
  }
  return faults
}
