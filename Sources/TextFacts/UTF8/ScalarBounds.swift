// Steps between the scalars of UTF-8 (RFC 3629, section 3): all bytes of a scalar but its first are 10xxxxxx.

extension UInt8 {
  /// Whether the byte goes on with a scalar that began before it.
  @inlinable @inline(__always)
  public var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}

extension Span where Element == UInt8 {
  /// The first byte of the scalar that the byte at `place` belongs to; `lower` where that begins before it. The end of
  /// the text is a bound too.
  @inlinable @inline(__always)
  public func scalarStart(atOrBefore place: Int, from lower: Int = 0) -> Int {
    var place = place
    while place > lower, place < count, self[place].isUTF8Continuation { place -= 1 }
    return place
  }

  /// The first byte at `place` or later that begins a scalar; `upper`, or the end of the text, where there is none
  /// before it.
  @inlinable @inline(__always)
  public func scalarStart(atOrAfter place: Int, upTo upper: Int = .max) -> Int {
    var place = place
    while place < upper, place < count, self[place].isUTF8Continuation { place += 1 }
    return place
  }

  /// The number of scalars that begin in `range`, which must lie inside the text.
  @inlinable @inline(__always)
  public func scalarCount(in range: Range<Int>) -> Int {
    var count = 0
    for place in range where !self[place].isUTF8Continuation { count += 1 }
    return count
  }
}
