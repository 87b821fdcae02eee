/// A gram at a place: 32 bits of its hash, above those of the place.
struct GramEntry: Sendable {
  private let bits: UInt64

  @inline(__always)
  init(hash: UInt64, place: Int) {
    bits = hash & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(truncatingIfNeeded: place))
  }

  var key: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
  var place: Int { Int(bits & 0xFFFF_FFFF) }

  /// The bits of the key that entries are sorted by.
  private static let sortedBits: UInt64 = 0x3F_FFFF << 32

  /// Whether sorting keeps it and another side by side.
  func isBeside(_ other: GramEntry) -> Bool { (bits ^ other.bits) & Self.sortedBits == 0 }

  /// Brings entries together that have 22 bits of their key in common, those as they stood: two rounds of a radix sort
  /// with 2,048 digits. `scratch` becomes as long as they are.
  static func sort(_ entries: inout [GramEntry], _ scratch: inout [GramEntry]) {
    if scratch.count < entries.count {
      scratch += repeatElement(GramEntry(hash: 0, place: 0), count: entries.count - scratch.count)
    }
    move(entries.span, to: &scratch, shift: 32)
    move(scratch.span.extracting(0..<entries.count), to: &entries, shift: 43)
  }

  /// Hands on the places of each gram that several of some sorted entries may be of, their number at least two.
  static func forEachGroup(_ entries: borrowing Span<GramEntry>, _ body: (inout [Int]) -> Void) {
    var (places, others): ([Int], [GramEntry]) = ([], [])
    var lower = 0
    while lower < entries.count {
      var upper = lower + 1
      while upper < entries.count, entries[upper].isBeside(entries[lower]) { upper += 1 }
      if upper - lower > 1 {
        others.removeAll(keepingCapacity: true)
        for index in lower..<upper { others.append(entries[index]) }
        while others.count > 1 {
          let key = others[0].key
          places.removeAll(keepingCapacity: true)
          for entry in others where entry.key == key { places.append(entry.place) }
          if places.count == others.count { others = [] } else { others.removeAll { $0.key == key } }
          if places.count > 1 { body(&places) }
        }
      }
      lower = upper
    }
  }

  private static func move(_ from: borrowing Span<GramEntry>, to: inout [GramEntry], shift: UInt64) {
    var next = [Int](repeating: 0, count: 2_049)
    for index in from.indices { next[Int(from[index].bits >> shift & 2_047) + 1] += 1 }
    for digit in 1..<2_049 { next[digit] += next[digit - 1] }
    for index in from.indices {
      let digit = Int(from[index].bits >> shift & 2_047)
      to[next[digit]] = from[index]
      next[digit] += 1
    }
  }
}
