import ReportIndex
import ReportModel
import ReportReading

/// The hits of a query in the reports of an index on the disk, all found at once.
public struct KeptHits: Sendable {
  private let query: SearchQuery
  private let limit: PatternLimit
  private var found: (answer: LibraryAnswer, number: @Sendable (KeptPlace) -> ReportNumber)?

  /// Hits of `query`, each report of which may cost as much as `limit` says.
  public init(_ query: SearchQuery, limit: PatternLimit) {
    self.query = query
    self.limit = limit
  }

  /// Finds the hits in an index; none, where every report has to be read for it anyway, or the index turns out not to be
  /// as it was written.
  public mutating func search(_ kept: KeptLibrary, _ parallel: Parallel) {
    found = nil
    guard !kept.isEmpty, let searcher = try? LibrarySearcher(query, limit: limit), searcher.usesIndex else { return }
    let (library, number) = kept.wholeLibrary()
    guard let answer = try? searcher.answer(in: library, parallel: parallel), library.damaged.isEmpty else { return }
    found = (answer, number)
  }

  /// The number of hits in a report; nil where it is not known.
  public func count(_ place: KeptPlace) -> Int? { found.map { $0.answer[$0.number(place)]?.count ?? 0 } }

  /// The hits in a report; nil where they are not known.
  public func hits(_ place: KeptPlace) -> [TextRange]? {
    guard let found, let hits = found.answer[found.number(place)] else { return found == nil ? nil : [] }
    return hits.places.count == hits.count ? hits.places.map { found.answer[$0] } : nil
  }
}
