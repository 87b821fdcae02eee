/// Units of one kind, in the texts of a segment laid one after the other: runs of bytes that are ascending, apart, and
/// made of whole units. Units that follow each other are one run.
struct TextRuns: Sendable {
  private(set) var runs: [Range<Int>] = []

  /// None.
  init() {}

  /// All units that `range` is made of.
  init(_ range: Range<Int>) { runs = range.isEmpty ? [] : [range] }

  /// Adds a run that ends after all there are, and may begin before their end.
  @inline(__always)
  mutating func append(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    if let last = runs.last, run.lowerBound <= last.upperBound {
      runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
    } else {
      runs.append(run)
    }
  }

  func intersection(_ other: TextRuns) -> TextRuns {
    var both = TextRuns()
    var (one, two) = (0, 0)
    while one < runs.count, two < other.runs.count {
      let (left, right) = (runs[one], other.runs[two])
      let lower = max(left.lowerBound, right.lowerBound)
      let upper = min(left.upperBound, right.upperBound)
      if lower < upper { both.append(lower..<upper) }
      if left.upperBound <= right.upperBound { one += 1 } else { two += 1 }
    }
    return both
  }

  func union(_ other: TextRuns) -> TextRuns {
    var all = TextRuns()
    var (one, two) = (0, 0)
    while one < runs.count || two < other.runs.count {
      if two == other.runs.count || (one < runs.count && runs[one].lowerBound <= other.runs[two].lowerBound) {
        all.append(runs[one])
        one += 1
      } else {
        all.append(other.runs[two])
        two += 1
      }
    }
    return all
  }

  func subtracting(_ other: TextRuns) -> TextRuns {
    var rest = TextRuns()
    var next = 0
    for run in runs {
      var place = run.lowerBound
      while next < other.runs.count, other.runs[next].lowerBound < run.upperBound {
        let taken = other.runs[next]
        if place < taken.lowerBound { rest.append(place..<taken.lowerBound) }
        place = max(place, taken.upperBound)
        // A part that reaches into the next run is taken from that as well.
        guard taken.upperBound <= run.upperBound else { break }
        next += 1
      }
      if place < run.upperBound { rest.append(place..<run.upperBound) }
    }
    return rest
  }

  /// Return the hits of `hits`, ascending, that begin in one of the runs.
  func kept(_ hits: [SegmentHit]) -> [SegmentHit] {
    var kept: [SegmentHit] = []
    hits.withUnsafeBufferPointer { hits in
      var next = 0
      for run in runs where next < hits.count {
        next = hits.first(from: next) { $0.lower >= run.lowerBound }
        let end = hits.first(from: next) { $0.lower >= run.upperBound }
        kept.append(contentsOf: hits[next..<end])
        next = end
      }
    }
    return kept
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index from `start` on at which `isReached` is true, as it is from there on; found by steps that double,
  /// then by halving, for what is looked for is near.
  @inline(__always)
  func first(from start: Int, _ isReached: (Element) -> Bool) -> Int {
    var low = start
    var step = 1
    while low + step <= endIndex, !isReached(self[low + step - 1]) {
      low += step
      step *= 2
    }
    var high = Swift.min(low + step - 1, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isReached(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
