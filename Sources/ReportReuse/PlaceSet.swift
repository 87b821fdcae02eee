/// A set of places, a bit each.
struct PlaceSet: Sendable {
  private var words: [UInt64]
  /// The word of all places that the first is of.
  private let first: Int

  /// None of so many places.
  init(_ count: Int) { self.init(0..<count) }

  /// None of these places.
  init(_ places: Range<Int>) {
    first = places.lowerBound >> 6
    words = [UInt64](repeating: 0, count: places.upperBound >> 6 - first + 1)
  }

  @inline(__always)
  mutating func insert(_ place: Int) { words[place >> 6 - first] |= 1 << UInt64(truncatingIfNeeded: place & 63) }

  /// Takes a place in where `bit` is 1, without a branch.
  @inline(__always)
  mutating func insert(_ place: Int, if bit: UInt64) {
    words[place >> 6 - first] |= bit << UInt64(truncatingIfNeeded: place & 63)
  }

  mutating func insert(_ range: Range<Int>) { for place in range { insert(place) } }

  /// Takes in those of another set, whose places are among its own.
  mutating func formUnion(_ other: PlaceSet) {
    for index in other.words.indices { words[other.first - first + index] |= other.words[index] }
  }

  /// Leaves out those of another set of the same places.
  mutating func subtract(_ other: PlaceSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Hands on all of them, ascending.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        body((first + index) << 6 + word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }

  /// Hands on those of a range, ascending.
  @inline(__always)
  func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
    guard !range.isEmpty else { return }
    for index in range.lowerBound >> 6 - first...(range.upperBound - 1) >> 6 - first {
      var word = words[index]
      let start = (first + index) << 6
      if start < range.lowerBound { word &= ~0 << UInt64(range.lowerBound - start) }
      if start + 64 > range.upperBound { word &= ~0 >> UInt64(start + 64 - range.upperBound) }
      while word != 0 {
        body(start + word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }

  @inline(__always)
  func contains(_ place: Int) -> Bool {
    words[place >> 6 - first] & (1 << UInt64(truncatingIfNeeded: place & 63)) != 0
  }

  /// Whether all places of a range are in it.
  func containsAll(_ range: Range<Int>) -> Bool {
    end(from: range.lowerBound, to: range.upperBound) == range.upperBound
  }

  /// The first place of a range that is in it.
  func next(from start: Int, to end: Int) -> Int? {
    var place = start
    while place < end {
      let word = words[place >> 6 - first] >> UInt64(place & 63)
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
      let word = ~words[place >> 6 - first] >> UInt64(place & 63)
      if word != 0 { return min(end, place + word.trailingZeroBitCount) }
      place = (place >> 6 + 1) << 6
    }
    return end
  }
}
