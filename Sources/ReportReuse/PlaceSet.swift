/// A set of places, a bit each.
struct PlaceSet: Sendable {
  private var words: [UInt64]

  init(_ count: Int) { words = [UInt64](repeating: 0, count: count / 64 + 1) }

  @inline(__always)
  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(truncatingIfNeeded: place & 63) }

  mutating func insert(_ range: Range<Int>) { for place in range { insert(place) } }

  @inline(__always)
  func contains(_ place: Int) -> Bool { words[place >> 6] & (1 << UInt64(truncatingIfNeeded: place & 63)) != 0 }

  /// Whether all places of a range are in it.
  func containsAll(_ range: Range<Int>) -> Bool { range.allSatisfy(contains) }

  /// The first place of a range that is in it.
  func next(from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      let word = words[place >> 6] >> UInt64(place & 63)
      if word != 0 {
        let found = place + word.trailingZeroBitCount
        return found < end ? found : nil
      }
      place = (place >> 6 + 1) << 6
    }
    return nil
  }

  /// The first place of a range that is not in it; `end` where all are.
  func end(from start: Int, to end: Int) -> Int {
    var place = start
    while place < end {
      let word = ~words[place >> 6] >> UInt64(place & 63)
      if word != 0 { return min(end, place + word.trailingZeroBitCount) }
      place = (place >> 6 + 1) << 6
    }
    return end
  }
}
