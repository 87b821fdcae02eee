import ScreenModel

/// The keys as a Chinese input method sends them: `／` is `/`, `【` is what the `[` key gives.
enum KeyForms {
  /// The key on the keyboard that `key` came from, where an input method sent another form of it.
  static func plain(_ key: Key) -> Key? {
    guard case .character(let scalar) = key.code else { return nil }
    guard let plain = punctuation[scalar] ?? fullWidth(scalar) else { return nil }
    return Key(.character(plain), control: key.control, alt: key.alt, shift: key.shift)
  }

  /// Full-width forms, U+FF01 to U+FF5E, stand in the order of ASCII.
  private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar == "\u{3000}" { return " " }
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0xFEE0)
  }

  /// What Chinese input methods put on the keys of ASCII punctuation.
  private static let punctuation: [Unicode.Scalar: Unicode.Scalar] = [
    "、": "/", "【": "[", "】": "]", "「": "{", "」": "}", "《": "<", "》": ">", "。": ".", "￥": "$", "‘": "'", "’": "'",
    "“": "\"", "”": "\"", "·": "`", "×": "*",
  ]

  /// Whether a typed character is a Han character, which starts a search.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
