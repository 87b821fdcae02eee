import Browser
import ReportIndex
import ReportModel
import ReportTerms

extension TermSearch {
  /// Reports looked through between two questions whether to go on, and those of them that a thread takes at a time.
  private static let (mostAtOnce, piece) = (64, 8)

  /// The places in every report, looked for in parts that `parallel` runs; nil where that was cancelled. `progress` is
  /// told how far it has come, in percent.
  ///
  /// Figures, and whatever counts only where it was found, take the parsing of every report that has it: this belongs
  /// off the main thread.
  func answer(
    parallel: @escaping Parallel, isCancelled: (() -> Bool)?, progress: @escaping (Int) -> Void
  ) -> LibraryAnswer? {
    let finder = Finder(parts)
    let all = reports.sorted().compactMap { number in library[number].map { (number: number, report: $0.report) } }
    var percent = PercentProgress(total: all.reduce(0) { $0 + $1.report.text.count }, tell: progress)
    var places: [(report: ReportNumber, ranges: [TextRange])] = []
    for start in stride(from: 0, to: all.count, by: Self.mostAtOnce) {
      if let isCancelled, isCancelled() { return nil }
      let next = Array(all[start..<min(start + Self.mostAtOnce, all.count)])
      let pieces = (next.count + Self.piece - 1) / Self.piece
      let found = PieceResults.of(pieces, parallel) { piece in
        next[piece * Self.piece..<min(next.count, (piece + 1) * Self.piece)].map { finder.ranges(in: $0.report) }
      }
      places += zip(next, found.joined()).map { (report: $0.number, ranges: $1) }
      percent.advance(by: next.reduce(0) { $0 + $1.report.text.count })
    }
    return LibraryAnswer(query, places: places, in: library)
  }
}

/// Finds the places of a term's parts in one report after the other.
private struct Finder: Sendable {
  /// Counts what counts wherever its text stands; nil where nothing does.
  private let counter: TermCounter?
  /// Terms that count only where the parser found them.
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
