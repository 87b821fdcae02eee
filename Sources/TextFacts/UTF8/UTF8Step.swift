/// One scalar read from bytes that may be no UTF-8, or one byte that begins none.
public struct UTF8Step {
  /// The scalar; for a byte that begins none, a value no scalar has.
  public let value: UInt32
  /// Its length in bytes.
  public let count: Int

  /// The scalar at `place`, which must lie inside `text`.
  @inlinable @inline(__always)
  public init(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    let lead = UInt32(text[place])
    if lead < 0x80 {
      value = lead
      count = 1
      return
    }
    // Han and its punctuation are three bytes long.
    if lead & 0xF0 == 0xE0, place + 2 < text.count {
      let middle = UInt32(text[place + 1]) ^ 0x80
      let last = UInt32(text[place + 2]) ^ 0x80
      let scalar = (lead & 0xF) << 12 | middle << 6 | last
      if middle < 0x40, last < 0x40, scalar >= 0x800, scalar &- 0xD800 >= 0x800 {
        value = scalar
        count = 3
        return
      }
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, place + length <= text.count else {
      value = 0xFFFF_FF00 | lead
      count = 1
      return
    }
    var scalar = lead & (0x7F >> UInt32(length))
    for next in text[(place + 1)..<(place + length)] {
      guard next.isUTF8Continuation else {
        value = 0xFFFF_FF00 | lead
        count = 1
        return
      }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    // Overlong forms and surrogates are not UTF-8 either (The Unicode Standard, table 3-7).
    let isScalar = scalar >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000) && Unicode.Scalar(scalar) != nil
    value = isScalar ? scalar : 0xFFFF_FF00 | lead
    count = isScalar ? length : 1
  }
}
