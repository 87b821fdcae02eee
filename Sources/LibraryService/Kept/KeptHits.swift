import ReportIndex
import ReportModel
import ReportReading

/// The hits of a query in the reports of an index on the disk, all found at once.
public struct KeptHits: Sendable {
  private let query: SearchQuery
  private let limit: PatternLimit
  private let onlyCounts: Bool
  private var found: (hits: KnownHits, number: @Sendable (KeptPlace) -> ReportNumber)?

  private enum KnownHits {
    case answer(LibraryAnswer)
    /// The number of hits in each report.
    case counts([Int])
  }

  /// Hits of `query`, each report of which may cost as much as `limit` says; where they are only counted, no places.
  public init(_ query: SearchQuery, limit: PatternLimit, onlyCounts: Bool = false) {
    self.query = query
    self.limit = limit
    self.onlyCounts = onlyCounts
  }

  /// Finds the hits in an index; none, where every report has to be read for it anyway, or the index turns out not to be
  /// as it was written.
  public mutating func search(_ kept: KeptLibrary, _ parallel: Parallel) {
    found = nil
    guard !kept.isEmpty, let searcher = try? LibrarySearcher(query, limit: limit), searcher.usesIndex else { return }
    let (library, number) = kept.wholeLibrary()
    let hits: KnownHits?
    if onlyCounts {
      hits = (try? searcher.counts(in: library, parallel: parallel)).map { .counts($0) }
    } else {
      hits = (try? searcher.answer(in: library, parallel: parallel)).map { .answer($0) }
    }
    guard let hits, library.damaged.isEmpty else { return }
    found = (hits, number)
  }

  /// The number of hits in a report; nil where it is not known.
  public func count(_ place: KeptPlace) -> Int? {
    guard let found else { return nil }
    let number = found.number(place)
    switch found.hits {
    case .answer(let answer): return answer[number]?.count ?? 0
    case .counts(let counts): return counts.indices.contains(number.value) ? counts[number.value] : nil
    }
  }

  /// The hits in a report; nil where they are not known.
  public func hits(_ place: KeptPlace) -> [TextRange]? {
    guard let found, case .answer(let answer) = found.hits else { return nil }
    guard let hits = answer[found.number(place)] else { return [] }
    return hits.places.count == hits.count ? hits.places.map { answer[$0] } : nil
  }
}
