import ReportIndex
import ReportModel
import ReportTerms

/// The places of a term of the table, looked through like those of a search: where the term was found and counted, which
/// is not wherever its text stands. `5%` is no part of `15%`, and of everyday words only what stands in marks counts.
struct TermSearch: Sendable {
  /// A term, and whether only the places count where the parser found it.
  struct Part: Sendable {
    var term: Term
    var onlyMarked: Bool
  }

  /// Which search of this kind it is, by a number that only grows.
  let number: Int
  /// The term's text as a search: what is shown of it.
  let query: SearchQuery
  /// The terms whose places, put together, are looked through: one, or those of a group of variants.
  let parts: [Part]
  /// The reports that have any, and where they are looked up.
  let reports: [ReportNumber]
  let library: Library
  let catalogue: Catalogue
  /// The places, once they are found.
  var found: LibraryHits?

  /// The places in every report; nil where that was cancelled.
  ///
  /// Figures, and whatever counts only where it was found, take the parsing of every report that has it: this belongs
  /// off the main thread.
  func answer(isCancelled: (() -> Bool)?) -> LibraryAnswer? {
    var bare = Lexicon()
    for part in parts where !part.onlyMarked { _ = bare.insert(part.term.kind, part.term.text[...]) }
    let counter = bare.count > 0 ? TermCounter(bare) : nil
    let marked = parts.filter(\.onlyMarked)
    var places: [(report: ReportNumber, ranges: [TextRange])] = []
    for number in reports.sorted() {
      if let isCancelled, isCancelled() { return nil }
      guard let report = library[number]?.report else { continue }
      var ranges = counter?.places(in: report.text).map(\.range) ?? []
      if !marked.isEmpty {
        let terms = TermExtractor.marked(in: report.unpacked())
        for part in marked { ranges += terms.places(of: part.term) }
      }
      ranges.sort { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
      places.append((number, ranges))
    }
    return LibraryAnswer(query, places: places, in: library)
  }

  /// The places in a report whose text is `text`; nil while they are looked for, or where the report has become another.
  func ranges(in number: ReportNumber, of text: [UInt8]) -> [TextRange]? {
    guard let answer = found?[query]?.answer, let known = library[number]?.report.text, known == text else {
      return nil
    }
    return answer.ranges(in: number)
  }
}
