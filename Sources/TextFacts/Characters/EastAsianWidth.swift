/// The width of characters as Chinese print sets them, told by block.
///
/// For parsing and importing, where the exact tables of the layout would weigh more than they tell.
public enum EastAsianWidth {
  /// Whether `scalar` belongs to a block of wide or full-width characters (UAX #11, W and F).
  @inlinable
  public static func isWide(_ scalar: UInt32) -> Bool {
    if scalar < 0x1100 { return false }
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  /// Whether `scalar` takes the room of a Han character in Chinese print: wide, or one of the ambiguous ones (UAX #11,
  /// A) that Chinese fonts set an em wide: dash, quotation marks, ellipsis, numbers in circles and brackets.
  @inlinable
  public static func isWideInChinese(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2460...0x24FF: true
    default: isWide(scalar)
    }
  }

  /// Whether a character of UTF-8 that begins with `lead` takes two columns: U+3000 and all beyond do but a few.
  @inlinable @inline(__always)
  public static func isWide(lead: UInt8) -> Bool { lead >= 0xE3 }
}

/// Full-width forms of ASCII, U+FF01 to U+FF5E, which stand in the order of ASCII.
public enum FullWidthForm {
  /// The ASCII character that `scalar` is the full-width form of; nil for any other.
  @inlinable
  public static func ascii(of scalar: UInt32) -> UInt8? {
    (0xFF01...0xFF5E).contains(scalar) ? UInt8(truncatingIfNeeded: scalar - 0xFEE0) : nil
  }
}
