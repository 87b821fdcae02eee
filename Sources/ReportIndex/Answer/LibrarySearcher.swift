import ReportModel
import Synchronization

/// Runs pieces of work, numbered from 0, as many at a time as there are threads for; returns when all are done.
public typealias Parallel = @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

/// A query made ready for whole libraries; one can serve any number of them and of threads.
public struct LibrarySearcher: Sendable {
  /// The query this searcher answers.
  public let query: SearchQuery
  let searcher: Searcher

  /// Prepares `query`; throws what `Searcher` does.
  public init(_ query: SearchQuery) throws(QueryError) {
    self.query = query
    searcher = try Searcher(query)
  }

  /// Every occurrence in `library`: the same hits that `Searcher` finds in each report by itself.
  ///
  /// - Parameters:
  ///   - first: Reports that came before this one are left out, as when they were searched already.
  ///   - isCancelled: Asked at least every few hundred kilobytes of text; where it says true `.cancelled` is thrown.
  ///   - parallel: What runs the parts of the work; one after the other where nothing else is said.
  public func answer(
    in library: Library, from first: ReportNumber = ReportNumber(0), isCancelled: (@Sendable () -> Bool)? = nil,
    parallel: Parallel = Self.inTurn
  ) throws(QueryError) -> LibraryAnswer {
    let parts = parts(of: library, from: first)
    let answers = Mutex([Result<LibraryAnswer, QueryError>?](repeating: nil, count: parts.count))
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
    return LibraryAnswer.joined(found, query)
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
  private var found: HitList

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
    found = HitList(limit: .max, isCancelled: isCancelled)
  }

  mutating func result() -> Result<LibraryAnswer, QueryError> {
    do throws(QueryError) {
      for name in names {
        guard let segment = library.segments[name] else { continue }
        try found.check()
        if let expression = searcher.expression {
          try search(segment, name, expression)
        } else if let places = segment.index.flatMap({ searcher.places(in: $0) }) {
          search(segment, name, places)
        } else if let index = segment.index, let candidates = searcher.candidates(in: index) {
          try search(segment, name, index, candidates)
        } else {
          try search(segment, name)
        }
      }
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }

  /// Reads every report.
  private mutating func search(_ segment: LibrarySegment, _ name: Int) throws(QueryError) {
    for position in segment.reports.indices {
      guard isWanted(segment, name, position) else { continue }
      found.restart()
      try searcher.search(segment.reports[position].report.text, beginningIn: 0..<Int.max, &found)
      note(segment, position)
    }
  }

  /// Goes from place to place.
  private mutating func search(_ segment: LibrarySegment, _ name: Int, _ known: KnownPlaces) {
    let starts = segment.starts
    var next = 0
    while next < known.places.count {
      let position = starts.texts.partitionPoint { $0 <= Int(known.places[next]) } - 1
      guard segment.reports.indices.contains(position) else { return }
      let last = known.end(ofTextAt: starts.texts[position + 1], from: next)
      defer { next = last }
      guard isWanted(segment, name, position) else { continue }
      found.restart()
      if case .none(let length) = known.check {
        known.gather(next..<last, ofTextAt: starts.texts[position], length: length, into: &found)
      } else {
        known.check(next..<last, in: segment.reports[position].report.text, startingAt: starts.texts[position], &found)
      }
      note(segment, position)
    }
  }

  /// Reads the candidates among the blocks, report by report.
  private mutating func search(
    _ segment: LibrarySegment, _ name: Int, _ index: GramIndex, _ candidates: BlockSet
  ) throws(QueryError) {
    var run = candidates.run(from: 0)
    while let begun = run {
      let position = index.blocks.report(of: begun.lowerBound)
      let blocks = index.blocks.blocks(of: position)
      guard isWanted(segment, name, position) else {
        run = candidates.run(from: blocks.upperBound)
        continue
      }
      found.restart()
      let text = segment.reports[position].report.text
      guard searcher.beginsAnywhere else {
        try searcher.search(text, beginningIn: 0..<Int.max, &found)
        note(segment, position)
        run = candidates.run(from: blocks.upperBound)
        continue
      }
      var end = 0
      while let next = run, next.lowerBound < blocks.upperBound {
        let starts = index.blocks.starts
        let lower = Int(starts[next.lowerBound])
        let upper = next.upperBound < blocks.upperBound ? Int(starts[next.upperBound]) : text.count
        // A hit may reach into the next candidates: what overlaps it is none.
        if upper > end { try searcher.search(text, beginningIn: max(lower, end)..<upper, &found) }
        end = found.end
        run = candidates.run(from: min(next.upperBound, blocks.upperBound))
      }
      note(segment, position)
    }
  }

  /// Reads the reports that may have what an expression asks for.
  private mutating func search(
    _ segment: LibrarySegment, _ name: Int, _ expression: QueryExpression
  ) throws(QueryError) {
    var candidates: [BlockSet?] = []
    for query in searcher.termQueries {
      let term = try Searcher(query)
      candidates.append(segment.index.flatMap { term.candidates(in: $0) })
    }
    for position in segment.reports.indices {
      let report = segment.reports[position]
      let blocks = segment.index?.blocks.blocks(of: position) ?? 0..<0
      let isPossible = expression.admits(year: report.year) { Self.mayStand(candidates[$0], in: blocks) }
      guard isPossible, isWanted(segment, name, position) else { continue }
      let hits = try searcher.hits(in: report.report, year: report.year, isCancelled: isCancelled)
      found.restart()
      for hit in hits { found.append(hit.lower.bytes, hit.upper.bytes) }
      note(segment, position)
    }
  }

  /// Whether any of the candidates, which nil says all are, is one of `blocks`.
  private static func mayStand(_ candidates: BlockSet?, in blocks: Range<Int>) -> Bool {
    guard let candidates else { return true }
    return candidates.run(from: blocks.lowerBound).map { $0.lowerBound < blocks.upperBound } ?? false
  }

  private func isWanted(_ segment: LibrarySegment, _ name: Int, _ position: Int) -> Bool {
    let number = segment.numbers[position]
    return number >= first && library.isCurrent(segment: name, position: position, number: number)
  }

  /// Takes what was found in a report into the answer.
  private mutating func note(_ segment: LibrarySegment, _ position: Int) {
    answer.append(
      found, sectionStarts: segment.starts.sections[segment.starts.sections(of: position)],
      number: segment.numbers[position])
  }
}
