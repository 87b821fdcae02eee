import Browser
import HitReading
import ReportIndex
import ReportModel
import ReportTerms

extension PlaceSearch {
  /// The places found; their order in a list, and the rows of it that are in no report.
  struct Answer {
    var answer: LibraryAnswer
    var ranking: [UInt32]?
    var faults: [GivenHits.Fault] = []
  }

  /// The places in every report, looked for in parts that `parallel` runs; nil where that was cancelled. `progress` is
  /// told how far it has come, in percent.
  ///
  /// Figures, whatever counts only where it was found, and places of a list take the unpacking of every report that has
  /// them: this belongs off the main thread.
  func answer(
    parallel: @escaping Parallel, isCancelled: (() -> Bool)?, progress: @escaping (Int) -> Void
  ) -> Answer? {
    switch sought {
    case .terms(let parts):
      let finder = TermFinder(parts)
      let found = each(parallel, isCancelled, progress) {
        $0.report.byteCount
      } find: {
        finder.ranges(in: $0.report)
      }
      return found.map { found in
        Answer(answer: LibraryAnswer(query, places: found.map { (report: $0.number, ranges: $0.found) }, in: library))
      }
    case .list(let list):
      let placing = ListPlacing(list)
      let found = each(parallel, isCancelled, progress) {
        placing.hits(in: $0.report).count
      } find: {
        placing.place(in: $0.report)
      }
      return found.map { placing.answer($0, query, in: library) }
    }
  }

  /// Reports looked through between two questions whether to go on, and those of them that a thread takes at a time.
  private static let (mostAtOnce, piece) = (64, 8)

  /// The results of `find` for each report, whose share of the whole work is its `weight`.
  private func each<Found: Sendable>(
    _ parallel: @escaping Parallel, _ isCancelled: (() -> Bool)?, _ progress: @escaping (Int) -> Void,
    weight: (LibraryReport) -> Int, find: @escaping @Sendable (LibraryReport) -> Found
  ) -> [(number: ReportNumber, found: Found)]? {
    let all = reports.sorted().compactMap { number in library[number].map { (number: number, report: $0) } }
    var percent = PercentProgress(total: all.reduce(0) { $0 + weight($1.report) }, tell: progress)
    var found: [(number: ReportNumber, found: Found)] = []
    for start in stride(from: 0, to: all.count, by: Self.mostAtOnce) {
      if let isCancelled, isCancelled() { return nil }
      let next = Array(all[start..<min(start + Self.mostAtOnce, all.count)])
      let pieces = (next.count + Self.piece - 1) / Self.piece
      let results = PieceResults.of(pieces, parallel) { piece in
        next[piece * Self.piece..<min(next.count, (piece + 1) * Self.piece)].map { find($0.report) }
      }
      found += zip(next, results.joined()).map { (number: $0.number, found: $1) }
      percent.advance(by: next.reduce(0) { $0 + weight($1.report) })
    }
    return found
  }
}

/// Finds the places of a term's parts in one report after the other.
private struct TermFinder: Sendable {
  /// Counts what counts wherever its text stands; nil where nothing does.
  private let counter: TermCounter?
  /// Terms that count only where the parser found them.
  private let marked: [Term]

  init(_ parts: [PlaceSearch.Part]) {
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
