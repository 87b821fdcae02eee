/// One scalar of text that is known to be UTF-8, read without asking whether it is: for the loops over a whole library.
public struct ValidStep {
  /// The scalar.
  public let value: UInt32
  /// Its length in bytes.
  public let count: Int

  /// The scalar at `place`, which must lie inside `text`; a text that ends within it gives its first byte.
  @inlinable @inline(__always)
  public init(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    let lead = UInt32(text[place])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, place + length <= text.count else {
      (value, count) = (lead, 1)
      return
    }
    let second = UInt32(text[place + 1] & 0x3F)
    if length == 2 {
      value = (lead & 0x1F) << 6 | second
    } else if length == 3 {
      value = (lead & 0x0F) << 12 | second << 6 | UInt32(text[place + 2] & 0x3F)
    } else {
      value = (lead & 0x07) << 18 | second << 12 | UInt32(text[place + 2] & 0x3F) << 6 | UInt32(text[place + 3] & 0x3F)
    }
    count = length
  }
}
