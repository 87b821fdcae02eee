/// White space: White_Space of the Unicode Character Database (PropList.txt).
///
/// The one definition. Two sets contain it for a reason of their own: `Blank`, at which the parser trims, and
/// `SearchGap`, which a search skips.
public enum WhiteSpace {
  /// Whether `scalar` is white space. Written out: the standard library's own answer took a third of a frame's time.
  @inlinable @inline(__always)
  public static func contains(_ scalar: UInt32) -> Bool {
    if scalar <= 0x20 { return scalar == 0x20 || scalar &- 9 < 5 }
    if scalar < 0x85 { return false }
    // Han and its punctuation: nearly all of the text.
    if scalar > 0x205F { return scalar == 0x3000 }
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: return true
    default: return false
    }
  }

  /// Whether a character of three bytes in UTF-8 is white space, told from them: for loops over all of a text.
  @inlinable @inline(__always)
  public static func contains(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE3, 0x80), (0xE1, 0x9A): third == 0x80
    case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
    case (0xE2, 0x81): third == 0x9F
    default: false
    }
  }

  /// Whether `scalar` is a space that takes no room, ZERO WIDTH SPACE or ZERO WIDTH NO-BREAK SPACE (which is the byte
  /// order mark too): Unicode does not call them white space, but web pages and PDF files leave them at the ends of
  /// lines and between words.
  @inlinable @inline(__always)
  public static func isZeroWidth(_ scalar: UInt32) -> Bool { scalar == 0x200B || scalar == 0xFEFF }
}
