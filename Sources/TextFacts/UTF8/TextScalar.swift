/// Scalars of text in UTF-8: read from one that is known to be valid, as a report's is, and written.
public enum TextScalar {
  /// The scalar that begins at `place`, and where the next begins; nil where it would go beyond `end`.
  @inlinable @inline(__always)
  public static func read(_ text: borrowing Span<UInt8>, at place: Int, end: Int) -> (value: UInt32, next: Int)? {
    guard place >= 0, place < end, end <= text.count else { return nil }
    let lead = text[place]
    if lead < 0x80 { return (UInt32(lead), place + 1) }
    // Han and its punctuation are three bytes long.
    if lead & 0xF0 == 0xE0 {
      guard place + 2 < end else { return nil }
      let middle = UInt32(text[place + 1] & 0x3F)
      return (UInt32(lead & 0x0F) << 12 | middle << 6 | UInt32(text[place + 2] & 0x3F), place + 3)
    }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + length <= end else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in place + 1..<place + length { value = value << 6 | UInt32(text[index] & 0x3F) }
    return (value, place + length)
  }

  /// The scalar that ends right before `place`, and where it begins; nil where it would begin before `start`.
  @inlinable
  public static func read(_ text: borrowing Span<UInt8>, before place: Int, start: Int) -> (value: UInt32, lower: Int)?
  {
    guard start >= 0, place > start, place <= text.count else { return nil }
    let lower = text.scalarStart(atOrBefore: place - 1, from: start)
    return read(text, at: lower, end: place).map { ($0.value, lower) }
  }

  /// Appends the bytes of a scalar value (the Unicode Standard, 3.9, table 3-6).
  @inlinable @inline(__always)
  public static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case ..<0x80: bytes.append(UInt8(scalar))
    case ..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
