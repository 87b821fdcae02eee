/// A gram at a place: ten bits that tell more of it, 22 bits of its hash, and the place.
struct GramEntry: Sendable {
  private let bits: UInt64

  @inline(__always)
  init(hash: UInt64, place: Int, mark: UInt64) {
    bits = mark << 54 | (hash >> 42) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
  }

  /// The bits that tell more of it.
  @inline(__always) var mark: UInt64 { bits >> 54 }
  @inline(__always) var place: Int { Int(bits & 0xFFFF_FFFF) }

  /// The bits of the key that entries are sorted by.
  private static let sortedBits: UInt64 = 0x3F_FFFF << 32

  /// Whether sorting keeps it and another side by side.
  @inline(__always)
  func isBeside(_ other: GramEntry) -> Bool { (bits ^ other.bits) & Self.sortedBits == 0 }

  /// Brings the entries of some lists together that have 22 bits of their key in common, those as they stood: two rounds
  /// of a radix sort with 2,048 digits.
  static func sorted(_ lists: consuming [[GramEntry]]) -> [GramEntry] {
    let count = lists.reduce(0) { $0 + $1.count }
    var first = [GramEntry](repeating: GramEntry(hash: 0, place: 0, mark: 0), count: count)
    move(lists, to: &first, shift: 32)
    lists = []
    var second = [GramEntry](repeating: GramEntry(hash: 0, place: 0, mark: 0), count: count)
    move([first], to: &second, shift: 43)
    return second
  }

  private static func move(_ lists: [[GramEntry]], to: inout [GramEntry], shift: UInt64) {
    var next = [Int](repeating: 0, count: 2_049)
    for list in lists { for entry in list { next[Int(entry.bits >> shift & 2_047) + 1] += 1 } }
    for digit in 1..<2_049 { next[digit] += next[digit - 1] }
    for list in lists {
      for entry in list {
        let digit = Int(entry.bits >> shift & 2_047)
        to[next[digit]] = entry
        next[digit] += 1
      }
    }
  }

  /// Hands on entries that sorting keeps side by side, many of them at a time: never some of those without the others.
  @inline(__always)
  static func forEachChunk(_ entries: borrowing Span<GramEntry>, _ body: (borrowing Span<GramEntry>) -> Void) {
    var lower = 0
    while lower < entries.count {
      var upper = min(entries.count, lower + 256)
      while upper < entries.count, entries[upper].isBeside(entries[upper - 1]) { upper += 1 }
      body(entries.extracting(lower..<upper))
      lower = upper
    }
  }

  /// Hands on the positions of entries that sorting keeps side by side, at least two.
  @inline(__always)
  static func forEachGroup(_ entries: borrowing Span<GramEntry>, _ body: (Range<Int>) -> Void) {
    var lower = 0
    while lower < entries.count {
      var upper = lower + 1
      while upper < entries.count, entries[upper].isBeside(entries[lower]) { upper += 1 }
      if upper - lower > 1 { body(lower..<upper) }
      lower = upper
    }
  }
}
