import ScreenModel
import TextFacts

/// The forms of keys that a Chinese input method sends, `／` for `/`, `【` for the `[` key; and the one that a terminal
/// makes of Enter for a program that has not opened it yet, `^J`.
enum KeyForms {
  /// The key of the keyboard that `key` came from, where an input method sent another form of it; else nil.
  static func plain(_ key: Key) -> Key? {
    guard case .character(let scalar) = key.code else { return nil }
    if let enter = enter(key) { return enter }
    guard let plain = punctuation[scalar] ?? ascii(of: scalar) else { return nil }
    return Key(.character(plain), control: key.control, alt: key.alt, shift: key.shift)
  }

  /// Enter, where `key` is what a terminal in its line mode makes of it (ICRNL, POSIX.1-2017 XBD 11.2.2); else nil.
  static func enter(_ key: Key) -> Key? {
    key.code == .character("j") && key.control ? Key(.enter, alt: key.alt, shift: key.shift) : nil
  }

  /// The ASCII form of a full-width form; U+FF01 to U+FF5E follow the order of ASCII.
  static func ascii(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
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
