/// Characters that a terminal obeys or does not show: they never stand in a line for people as they are.
///
/// Controls (C0, DEL, C1), format characters (bidirectional controls, joiners, tags, soft hyphens, byte order marks),
/// the separators of lines and paragraphs, and all others that are ignored in display (General_Category Cc, Cf, Zl, Zp,
/// Default_Ignorable_Code_Point and Noncharacter_Code_Point of the Unicode Character Database). Private and unassigned
/// characters are none of them: something is drawn for each, and only its width is not known.
public enum HiddenCharacter {
  /// Whether `scalar` is one.
  @inlinable @inline(__always)
  public static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x7F { return scalar < 0x20 }
    if scalar < 0x300 { return scalar <= 0x9F || scalar == 0xAD }
    // Han and its punctuation: nearly all of the text.
    if scalar > 0x3000 && scalar < 0xD800 { return scalar == 0x3164 }
    return containsRare(scalar)
  }

  /// `contains` beyond Latin and Han.
  @usableFromInline
  static func containsRare(_ scalar: UInt32) -> Bool {
    if isVariationSelector(scalar) || scalar & 0xFFFE == 0xFFFE { return true }
    switch scalar {
    // Combining grapheme joiner, signs of Arabic and Syriac, Hangul fillers, Khmer inherent vowels, Mongolian vowel
    // separator.
    case 0x034F, 0x0600...0x0605, 0x061C, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x115F, 0x1160, 0x17B4, 0x17B5,
      0x180E:
      return true
    // Zero-width spaces, joiners, marks of direction, separators, invisible operators.
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: return true
    case 0x3164, 0xFDD0...0xFDEF, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: return true
    // Signs of Kaithi, Egyptian and shorthand, beams of music, tags and all that is kept for their likes.
    case 0x110BD, 0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: return true
    default: return false
    }
  }

  /// Whether `scalar` chooses a form of the character before it, as for emoji and for variants of Han (Unicode 16,
  /// chapter 23.4).
  @inlinable
  public static func isVariationSelector(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
