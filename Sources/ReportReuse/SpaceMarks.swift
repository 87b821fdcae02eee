/// White space, and characters that two bytes do not hold, each with the number of characters since the one before: two
/// bytes for most, seven bits of a number in each.
struct SpaceMarks: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Adds a scalar after so many characters.
  mutating func add(_ scalar: UInt32, after gap: Int) {
    put(gap)
    put(Int(scalar))
  }

  private mutating func put(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Reads what was added, from a position to another.
  struct MarkReader {
    private var position: Int
    private let end: Int

    init(_ start: Int, _ end: Int) { (position, self.end) = (start, end) }

    /// The next scalar, and the characters before it.
    @inline(__always)
    mutating func next(in bytes: [UInt8]) -> (gap: Int, scalar: UInt32)? {
      guard position < end else { return nil }
      let gap = number(in: bytes)
      return (gap, UInt32(truncatingIfNeeded: number(in: bytes)))
    }

    @inline(__always)
    private mutating func number(in bytes: [UInt8]) -> Int {
      var (number, shift) = (0, 0)
      while position < end {
        let byte = bytes[position]
        position += 1
        number |= Int(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return number
    }
  }
}
