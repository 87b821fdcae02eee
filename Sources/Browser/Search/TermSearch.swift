import ReportIndex
import ReportModel
import ReportTerms

/// The search for the places of a term of the table: the places where the term was counted, which are not all
/// occurrences of its text. `5%` is no part of `15%`, and everyday words count only inside quotation marks.
struct TermSearch: Sendable {
  /// A term to find, and whether it counts only where the parser found it.
  struct Part: Sendable {
    var term: Term
    var onlyMarked: Bool
  }

  /// The number of the search; it only grows.
  let number: Int
  /// The term's text as a query, for display.
  let query: SearchQuery
  /// The terms whose places are taken together: one term, or a group of variants.
  let parts: [Part]
  /// The reports with any of the terms, and the library to look them up in.
  let reports: [ReportNumber]
  let library: Library
  let catalogue: Catalogue
  /// The places, once they are found.
  var found: LibraryHits?

  /// The number of reports searched between two checks for cancellation, and of those the number in a piece of work.
  private static let (mostAtOnce, piece) = (64, 8)

  /// The places in every report, found in pieces that `parallel` runs; nil where it was cancelled. `progress` receives
  /// the progress in percent.
  ///
  /// Figures, and terms that count only where the parser found them, need a parse of every report that contains them,
  /// so this belongs off the main thread.
  func answer(
    parallel: @escaping Parallel, isCancelled: (() -> Bool)?, progress: @escaping (Int) -> Void
  ) -> LibraryAnswer? {
    let finder = Finder(parts)
    let all = reports.sorted().compactMap { number in library[number].map { (number: number, report: $0.report) } }
    var work = WorkProgress(total: all.reduce(0) { $0 + $1.report.text.count }, report: progress)
    var places: [(report: ReportNumber, ranges: [TextRange])] = []
    for start in stride(from: 0, to: all.count, by: Self.mostAtOnce) {
      if let isCancelled, isCancelled() { return nil }
      let next = Array(all[start..<min(start + Self.mostAtOnce, all.count)])
      let pieces = (next.count + Self.piece - 1) / Self.piece
      let found = PieceResults.of(pieces, parallel) { piece in
        next[piece * Self.piece..<min(next.count, (piece + 1) * Self.piece)].map { finder.ranges(in: $0.report) }
      }
      places += zip(next, found.joined()).map { (report: $0.number, ranges: $1) }
      work.step(next.reduce(0) { $0 + $1.report.text.count })
    }
    return LibraryAnswer(query, places: places, in: library)
  }

  /// The places in a report with the text `text`; nil until they are found, or where the report was replaced since.
  func ranges(in number: ReportNumber, of text: [UInt8]) -> [TextRange]? {
    guard let answer = found?[query]?.answer, let known = library[number]?.report.text, known == text else {
      return nil
    }
    return answer.ranges(in: number)
  }
}

/// Finds the places of a term's parts in a report.
private struct Finder: Sendable {
  /// Counts the terms that count at every occurrence; nil where there are none.
  private let counter: TermCounter?
  /// The terms that count only where the parser found them.
  private let marked: [Term]

  init(_ parts: [TermSearch.Part]) {
    var bare = Lexicon()
    for part in parts where !part.onlyMarked { _ = bare.insert(part.term.kind, part.term.text[...]) }
    counter = bare.count > 0 ? TermCounter(bare) : nil
    marked = parts.filter(\.onlyMarked).map(\.term)
  }

  func ranges(in report: PackedReport) -> [TextRange] {
    var ranges = counter?.places(in: report.text).map(\.range) ?? []
    if !marked.isEmpty {
      let terms = TermExtractor.marked(in: report.unpacked())
      for term in marked { ranges += terms.places(of: term) }
    }
    return ranges.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
  }
}
