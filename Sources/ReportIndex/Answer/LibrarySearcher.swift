import ReportModel
import Threads

/// Runs pieces of work, numbered from 0, as many at a time as there are threads for; returns when all are done.
public typealias Parallel = @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

/// A query made ready for whole libraries; one can serve any number of them and of threads.
public struct LibrarySearcher: Sendable {
  /// The query this searcher answers.
  public let query: SearchQuery
  let searcher: Searcher

  /// Prepares `query`; throws what `Searcher` does.
  public init(_ query: SearchQuery, limit: PatternLimit = .counted) throws(QueryError) {
    self.query = query
    searcher = try Searcher(query, limit: limit)
  }

  /// Whether an index tells where to look; else every report is read.
  public var usesIndex: Bool {
    switch searcher.engine {
    case .literal, .folded, .phrase, .expression: true
    case .pattern(let pattern): !pattern.required.isEmpty
    case .composed: false
    }
  }

  /// Every occurrence in `library`: the same hits that `Searcher` finds in each report by itself.
  ///
  /// - Parameters:
  ///   - earlier: What this searcher answered of the same library some time ago. Where no report was replaced or
  ///     removed since, only those that came since are searched.
  ///   - isCancelled: Asked at least every few hundred kilobytes of text; where it says true `.cancelled` is thrown.
  ///   - parallel: What runs the parts of the work; one after the other where nothing else is said.
  public func answer(
    in library: Library, after earlier: LibraryAnswer? = nil, isCancelled: (@Sendable () -> Bool)? = nil,
    parallel: Parallel = Self.inTurn
  ) throws(QueryError) -> LibraryAnswer {
    let known = earlier.flatMap { earlier in
      let isSame = earlier.query == query && earlier.revision == library.revision && earlier.end <= library.end
      return isSame ? earlier : nil
    }
    let found = try answers(in: library, from: known?.end ?? ReportNumber(0), isCancelled, parallel)
    var whole = LibraryAnswer.joined((known.map { [$0] } ?? []) + found, query)
    (whole.end, whole.revision) = (library.end, library.revision)
    return whole
  }

  /// The answers of some parts of a library, reports that came before `first` left out.
  private func answers(
    in library: Library, from first: ReportNumber, _ isCancelled: (@Sendable () -> Bool)?, _ parallel: Parallel
  ) throws(QueryError) -> [LibraryAnswer] {
    let parts = parts(of: library, from: first)
    let answers = Lock([Result<LibraryAnswer, QueryError>?](repeating: nil, count: parts.count))
    parallel(parts.count) { index in
      var search = SegmentSearch(self, library, parts[index], from: first, isCancelled)
      let answer = search.result()
      answers.withLock { $0[index] = answer }
    }
    var found: [LibraryAnswer] = []
    for answer in answers.withLock({ $0 }) {
      guard let answer else { continue }
      found.append(try answer.get())
    }
    return found
  }

  /// One piece after the other, on the caller's thread.
  public static let inTurn: Parallel = { count, work in for index in 0..<count { work(index) } }

  /// The segments with reports from `first` on, the small ones several together: a piece of work each.
  private func parts(of library: Library, from first: ReportNumber) -> [[Int]] {
    var parts: [[Int]] = []
    var bytes = 0
    for (name, segment) in library.segments.enumerated() {
      guard let segment, let last = segment.numbers.last, last >= first else { continue }
      if bytes > 0, bytes + segment.bytes <= Library.segmentBytes / 4, !parts.isEmpty {
        parts[parts.count - 1].append(name)
        bytes += segment.bytes
      } else {
        parts.append([name])
        bytes = segment.bytes
      }
    }
    return parts
  }
}

/// One query in some of a library's segments.
private struct SegmentSearch {
  private let searcher: Searcher
  private let library: Library
  private let names: [Int]
  private let first: ReportNumber
  private let isCancelled: (@Sendable () -> Bool)?
  private var answer: LibraryAnswer

  init(
    _ searcher: LibrarySearcher, _ library: Library, _ names: [Int], from first: ReportNumber,
    _ isCancelled: (@Sendable () -> Bool)?
  ) {
    self.searcher = searcher.searcher
    self.library = library
    self.names = names
    self.first = first
    self.isCancelled = isCancelled
    answer = LibraryAnswer(searcher.query)
  }

  mutating func result() -> Result<LibraryAnswer, QueryError> {
    do throws(QueryError) {
      for name in names {
        guard let segment = library.segments[name] else { continue }
        try search(segment, name)
      }
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }

  private mutating func search(_ segment: LibrarySegment, _ name: Int) throws(QueryError) {
    var found = HitList(limit: .max, isCancelled: isCancelled)
    try found.check()
    segment.kept?.checkLists()
    if searcher.expression != nil {
      return try SegmentExpression.run(searcher, segment, into: &found, { isWanted(segment, name, $0) }) {
        note($1, segment, $0)
      }
    }
    try SegmentScan(searcher, segment)
      .run(into: &found, isWanted: { isWanted(segment, name, $0) }, note: { note($1, segment, $0) })
  }

  private func isWanted(_ segment: LibrarySegment, _ name: Int, _ position: Int) -> Bool {
    let number = segment.numbers[position]
    return number >= first && library.isCurrent(segment: name, position: position, number: number)
  }

  /// Takes what was found in a report into the answer.
  private mutating func note(_ found: HitList, _ segment: LibrarySegment, _ position: Int) {
    answer.append(
      found, sectionStarts: segment.starts.sections[segment.starts.sections(of: position)],
      number: segment.numbers[position])
  }
}
