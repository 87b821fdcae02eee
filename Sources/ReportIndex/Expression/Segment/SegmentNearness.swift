import TextFacts

/// A filter of hits in a segment by another hit in reach, with the same answers as `Nearness` gives for one report.
struct SegmentNearness {
  private let segment: LibrarySegment
  private let unit: TextUnit
  private let distance: Int

  init(_ segment: LibrarySegment, _ unit: TextUnit, distance: Int) {
    self.segment = segment
    self.unit = unit
    self.distance = distance
  }

  /// Return the hits of `hits` that have one of `others` in the same unit, before or after them, not overlapping, with
  /// no more than `distance` characters (Unicode scalars) between the two.
  func near(_ hits: [SegmentHit], to others: [SegmentHit]) -> [SegmentHit] {
    let byEnd = Self.byEnd(others)
    return hits.withUnsafeBufferPointer { hits in
      others.withUnsafeBufferPointer { others in byEnd.withUnsafeBufferPointer { near(hits, to: others, byEnd: $0) } }
    }
  }

  private func near(
    _ hits: UnsafeBufferPointer<SegmentHit>, to others: UnsafeBufferPointer<SegmentHit>,
    byEnd: UnsafeBufferPointer<SegmentHit>
  ) -> [SegmentHit] {
    var finder = UnitFinder(unit, in: segment)
    var near: [SegmentHit] = []
    var (after, ended) = (0, 0)
    for hit in hits {
      after = others.first(from: after) { $0.lower >= hit.lower }
      ended = byEnd.first(from: ended) { $0.upper > hit.lower }
      // The nearest after it decides: what begins further on is further away.
      let next = others.first(from: after) { $0.lower >= hit.upper }
      var isNear = false
      if next < others.count, isWithin(hit.upper, others[next].lower) {
        let unit = finder.unit(at: hit.lower)
        isNear = others[next].lower < unit.upperBound && isInReach(hit.upper, others[next].lower, finder)
      }
      // Before it the nearest may begin in the unit before, and one inside that one not.
      var before = ended - 1
      while !isNear, before >= 0, isWithin(byEnd[before].upper, hit.lower) {
        let unit = finder.unit(at: hit.lower)
        guard byEnd[before].upper > unit.lowerBound, isInReach(byEnd[before].upper, hit.lower, finder) else { break }
        isNear = byEnd[before].lower >= unit.lowerBound
        before -= 1
      }
      if isNear { near.append(hit) }
    }
    return near
  }

  private static func byEnd(_ hits: [SegmentHit]) -> [SegmentHit] {
    let isOrdered = zip(hits, hits.dropFirst()).allSatisfy { $0.upper <= $1.upper }
    return isOrdered ? hits : hits.sorted { ($0.upper, $0.lower) < ($1.upper, $1.lower) }
  }

  /// Whether so few bytes are between two places that they may be in reach.
  private func isWithin(_ from: Int, _ to: Int) -> Bool { to - from <= 4 * distance }

  private func isInReach(_ from: Int, _ to: Int, _ finder: UnitFinder) -> Bool {
    guard to - from > distance else { return true }
    return segment.reports[finder.position].report.searchedText.withUnsafeBufferPointer { text in
      let start = finder.text.lowerBound
      return text.span.scalarCount(in: from - start..<to - start) <= distance
    }
  }
}
