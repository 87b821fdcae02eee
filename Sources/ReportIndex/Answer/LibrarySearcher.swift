import ReportModel

/// Runs pieces of work, numbered from 0, as many at a time as there are threads for; returns when all are done.
public typealias Parallel = @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

/// A query made ready for whole libraries; one can serve any number of them and of threads.
public struct LibrarySearcher: Sendable {
  /// The query this searcher answers.
  public let query: SearchQuery
  private let searcher: Searcher

  /// Prepares `query`; throws what `Searcher` does.
  public init(_ query: SearchQuery) throws(QueryError) {
    self.query = query
    searcher = try Searcher(query)
  }

  /// Every occurrence in `library`: the same hits that `Searcher` finds in each report by itself.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked at least every few hundred kilobytes of text; where it says true `.cancelled` is thrown.
  ///   - parallel: What runs the parts of the work; one after the other where nothing else is said.
  public func answer(
    in library: Library, isCancelled: (@Sendable () -> Bool)? = nil, parallel: Parallel = Self.inTurn
  ) throws(QueryError) -> LibraryAnswer {
    var parts: [LibraryAnswer] = []
    for segment in library.segments.indices {
      parts.append(try answer(in: library, segment: segment, isCancelled))
    }
    return LibraryAnswer.joined(parts, query)
  }

  /// One piece after the other, on the caller's thread.
  public static let inTurn: Parallel = { count, work in for index in 0..<count { work(index) } }

  private func answer(
    in library: Library, segment: Int, _ isCancelled: (@Sendable () -> Bool)?
  ) throws(QueryError) -> LibraryAnswer {
    var answer = LibraryAnswer(query)
    let segments = library.segments
    for (position, report) in segments[segment].reports.enumerated()
    where library.isCurrent(segment: segment, position: position) {
      let hits = try searcher.hits(in: report.report, year: report.year, isCancelled: isCancelled)
      answer.append(hits, in: report.report, number: segments[segment].numbers[position])
    }
    return answer
  }
}
