/// Characters that a search skips inside a phrase: white space of any width, ends of lines, and what no reader can see.
///
/// A phrase in a report may be broken over lines, spaced out for print (`目　　录`), or hold marks that a web page or a
/// PDF left behind: zero-width spaces and joiners, byte order marks, soft hyphens, variation selectors, and the controls
/// of writing direction. Such a scalar is part of no word in Chinese or English.
public enum SearchGap {
  /// Whether `scalar` is skipped.
  @inlinable @inline(__always)
  public static func contains(_ scalar: UInt32) -> Bool {
    if scalar <= 0x20 { return scalar == 0x20 || scalar &- 9 < 5 }
    if scalar < 0x85 { return false }
    // Han: nine tenths of the text.
    if scalar > 0x3000 && scalar < 0xFE00 { return false }
    return containsRare(scalar)
  }

  /// `contains` beyond ASCII.
  @usableFromInline
  static func containsRare(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Next line, no-break space, soft hyphen, Ogham space, Mongolian vowel separator, U+3000.
    case 0x85, 0xA0, 0xAD, 0x034F, 0x061C, 0x1680, 0x180B...0x180F, 0x3000: true
    // Spaces of all widths, zero-width ones, marks of direction, separators of lines and paragraphs, joiners.
    case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F: true
    // Variation selectors, byte order mark.
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
