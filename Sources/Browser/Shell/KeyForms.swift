import ScreenModel
import TextFacts

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
    return FullWidthForm.ascii(of: scalar.value).map(Unicode.Scalar.init)
  }

  /// The characters that Chinese input methods put on the keys of ASCII punctuation.
  private static let punctuation: [Unicode.Scalar: Unicode.Scalar] = [
    "、": "/", "【": "[", "】": "]", "「": "{", "」": "}", "《": "<", "》": ">", "。": ".", "￥": "$", "‘": "'", "’": "'",
    "“": "\"", "”": "\"", "·": "`", "×": "*",
  ]

  /// Whether a typed character is a Han character, which starts a search.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool { Han.contains(scalar.value) }
}
