import Browser
import ReportIndex
import ReportModel
import ReportTerms
import Threads

extension TrackQuestion {
  private static let piece = 64

  /// The answer; nil where the request was cancelled.
  func answer(_ token: CancellationToken, _ parallel: Parallel) -> TrackAnswer? {
    let reports = library.numbers.compactMap { library[$0] }
    switch subject {
    case .variants(let phrase):
      let search = PhraseVariants(of: phrase)
      let found = pieces(reports, token, parallel) { piece in
        search.variants(in: piece.map { ($0.report.searchedText.array, $0.year) })
      }
      return found.map { TrackAnswer(self, .variants(PhraseVariants.joined($0))) }
    case .collocates(let phrase):
      let texts = pieces(reports, token, parallel) { piece in
        piece.map { (text: $0.report.searchedText.array, year: $0.year, characters: $0.report.characters) }
      }
      guard let texts, !token.isCancelled else { return nil }
      let found = CollocatePeriods.list(of: phrase, in: texts.flatMap { $0 })
      return token.isCancelled ? nil : TrackAnswer(self, .collocates(found))
    case .rising:
      return rising(reports, token, parallel).map { TrackAnswer(self, .rising($0)) }
    }
  }

  private func rising(_ reports: [LibraryReport], _ token: CancellationToken, _ parallel: Parallel) -> [RisingTerm]? {
    var terms = LibraryTerms()
    let marked = pieces(reports, token, parallel) { piece in
      piece.map { (TermExtractor.marked(in: $0.report.unpackedOnce()), $0.report.characters) }
    }
    guard let marked else { return nil }
    var sizes: [(year: Int?, characters: Int)] = []
    for (report, (found, characters)) in zip(reports, marked.joined()) {
      terms.add(found, report: sizes.count, year: report.year)
      sizes.append((report.year, characters))
    }
    let counter = terms.counter
    let counts = pieces(reports, token, parallel) { piece in
      counter.counts(in: piece.map { $0.report.searchedText.array })
    }
    guard let counts else { return nil }
    for (number, counted) in counts.joined().enumerated() { terms.setCounts(counted, report: number) }
    return token.isCancelled ? nil : terms.table(groupingVariants: false).risingTerms(sizes)
  }

  /// The results of `work` on the reports, some at a time, in order; nil where the request was cancelled.
  private func pieces<Result: Sendable>(
    _ reports: [LibraryReport], _ token: CancellationToken, _ parallel: Parallel,
    _ work: @escaping @Sendable ([LibraryReport]) -> Result
  ) -> [Result]? {
    let count = (reports.count + Self.piece - 1) / Self.piece
    let found = PieceResults.of(count, parallel) { piece -> Result? in
      guard !token.isCancelled else { return nil }
      return work(Array(reports[piece * Self.piece..<min(reports.count, (piece + 1) * Self.piece)]))
    }
    let whole = found.compactMap { $0 }
    return whole.count == count ? whole : nil
  }
}
