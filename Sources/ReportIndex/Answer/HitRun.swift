import ReportModel

/// Hits in one report that follow one another, for as long as they are shown.
public struct HitRun {
  /// The places of hits, as they come out of an index.
  struct Starts {
    /// The starts of the hits, ascending, counted from `origin`.
    let starts: UnsafeBufferPointer<UInt32>
    /// The start of the text of the report.
    let origin: UInt32
    /// The length of all hits, where `lengths` is empty.
    let length: Int
    let lengths: UnsafeBufferPointer<UInt32>
  }

  /// The report.
  public let number: ReportNumber
  private let places: Starts

  init(number: ReportNumber, places: Starts) { (self.number, self.places) = (number, places) }

  /// The number of hits.
  @inline(__always)
  public var count: Int { places.starts.count }

  /// The starts of the hits, ascending: bytes from `origin`, at which the text of the report begins.
  public var starts: UnsafeBufferPointer<UInt32> { places.starts }
  /// The place from which starts are counted.
  public var origin: UInt32 { places.origin }

  /// The hit at `index`, in the text of the report.
  public subscript(index: Int) -> TextRange {
    let start = Int(places.starts[index] &- places.origin)
    return TextRange(start, start + (places.lengths.isEmpty ? places.length : Int(places.lengths[index])))
  }
}

extension LibrarySearcher {
  /// Shows `body` every occurrence in `library`, on the calling thread, segment by segment and in order: the same hits that
  /// `answer` has, of which nothing is kept.
  public func forEachRun(in library: Library, _ body: (HitRun) -> Void) throws(QueryError) {
    for name in library.segments.indices { try forEachRun(ofSegment: name, in: library, body) }
  }

  /// The number of hits in each report of `library`, by the values of their numbers; nothing else is kept of them.
  public func counts(in library: Library, parallel: Parallel = Self.inTurn) throws(QueryError) -> [Int] {
    let found = PieceResults.of(library.segments.count, parallel) { name -> Result<[(Int, Int)], QueryError> in
      var counts: [(number: Int, count: Int)] = []
      do throws(QueryError) {
        try forEachRun(ofSegment: name, in: library) { run in
          if counts.last?.number != run.number.value { counts.append((run.number.value, 0)) }
          counts[counts.count - 1].count += run.count
        }
        return .success(counts)
      } catch {
        return .failure(error)
      }
    }
    var counts = [Int](repeating: 0, count: library.end.value)
    for part in found { for (number, count) in try part.get() { counts[number] += count } }
    return counts
  }

  private func forEachRun(
    ofSegment name: Int, in library: Library, _ body: (HitRun) -> Void
  ) throws(QueryError) {
    guard let segment = library.segments[name] else { return }
    func isWanted(_ position: Int) -> Bool {
      library.isCurrent(segment: name, position: position, number: segment.numbers[position])
    }
    segment.kept?.checkLists()
    guard searcher.expression == nil else {
      // The hits of an expression are known once all of it was looked for.
      var found = HitList(limit: .max, isCancelled: nil)
      try SegmentExpression.run(searcher, segment, into: &found, isWanted) { position, found in
        found.starts.withUnsafeBufferPointer { starts in
          found.lengths.withUnsafeBufferPointer { lengths in
            let places = HitRun.Starts(starts: starts, origin: 0, length: Int(found.length), lengths: lengths)
            body(HitRun(number: segment.numbers[position], places: places))
          }
        }
      }
      return
    }
    try SegmentScan(searcher, segment).forEachRun(isWanted: isWanted) { position, places in
      if !places.starts.isEmpty { body(HitRun(number: segment.numbers[position], places: places)) }
    }
  }
}
