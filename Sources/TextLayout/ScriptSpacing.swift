/// The space between scripts that Chinese print sets and people do not type.
///
/// After CSS Text 4, 8.4 (`text-autospace: ideograph-alpha ideograph-numeric`): between an ideograph, kana among them, and
/// a letter or digit of another script that takes one column. Full-width letters and punctuation need none.
enum ScriptSpacing {
  /// Whether a space belongs between two characters that touch.
  static func isNeeded(between left: UInt32, and right: UInt32) -> Bool {
    isIdeograph(left) ? isLetter(right) : isIdeograph(right) && isLetter(left)
  }

  private static func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x309F,
      0x30A1...0x30FA, 0x30FC...0x30FF, 0x31C0...0x31EF, 0x31F0...0x31FF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Letters and digits of the scripts that run along with Chinese: Latin, Greek, Cyrillic.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0xD7, 0xF7, 0x37E, 0x387: false
    case 0xAA, 0xB5, 0xBA, 0xC0...0x24F, 0x370...0x481, 0x48A...0x52F, 0x1E00...0x1FFF: true
    default: false
    }
  }
}
