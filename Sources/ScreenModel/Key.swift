/// A key press, as a value with a text form (`j`, `ctrl-d`, `alt-3`, `shift-tab`, `］`) that key maps, the help and
/// tests share.
public struct Key: Hashable, Sendable {
  /// The key or mouse button that was pressed, modifiers aside.
  public enum Code: Hashable, Sendable {
    /// A character as it was typed: `J` is not `j`.
    case character(Unicode.Scalar)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 is `function(1)`.
    case function(Int)
  }

  /// The key that was pressed, modifiers aside.
  public var code: Code
  /// Whether Control was held.
  public var control: Bool
  /// Whether Alt was held (or Escape sent just before, which terminals do not tell apart).
  public var alt: Bool
  /// Whether Shift was held; only for keys that are no characters.
  public var shift: Bool

  /// A key press.
  public init(_ code: Code, control: Bool = false, alt: Bool = false, shift: Bool = false) {
    self.code = code
    self.control = control
    self.alt = alt
    self.shift = shift
  }

  /// A character typed without modifiers.
  public init(_ character: Unicode.Scalar) { self.init(.character(character)) }

  /// The key whose text form is `text`; nil where it names none. Names are in lower case; a single character is
  /// itself.
  public init?(text: String) {
    // Scalars, not characters: a combining mark is a key of its own and must not melt into the `-` before it.
    var rest = text.unicodeScalars[...]
    var key = Key(.escape)
    while let modifier = Modifier.allCases.first(where: { rest.starts(with: $0.prefix.unicodeScalars) }),
      rest.count > modifier.prefix.unicodeScalars.count
    {
      switch modifier {
      case .control: key.control = true
      case .alt: key.alt = true
      case .shift: key.shift = true
      }
      rest.removeFirst(modifier.prefix.unicodeScalars.count)
    }
    guard let code = Self.code(named: String(rest)) else { return nil }
    key.code = code
    self = key
  }

  /// The text form, which `init(text:)` reads back.
  public var text: String {
    (control ? Modifier.control.prefix : "") + (alt ? Modifier.alt.prefix : "") + (shift ? Modifier.shift.prefix : "")
      + name
  }

  /// The character typed, where it was one without Control or Alt.
  public var character: Unicode.Scalar? {
    guard case .character(let scalar) = code, !control, !alt else { return nil }
    return scalar
  }

  /// The keys that may be held, in the order of the text form.
  private enum Modifier: CaseIterable {
    case control, alt, shift

    /// The text before the key's name.
    var prefix: String {
      switch self {
      case .control: "ctrl-"
      case .alt: "alt-"
      case .shift: "shift-"
      }
    }
  }

  private static let names: [(name: String, code: Code)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace), ("delete", .delete),
    ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home),
    ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown), ("space", .character(" ")),
  ]

  private static func code(named name: String) -> Code? {
    if let known = names.first(where: { $0.name == name }) { return known.code }
    if name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) { return .function(number) }
    guard let scalar = name.unicodeScalars.first, name.unicodeScalars.count == 1 else { return nil }
    return .character(scalar)
  }

  private var name: String {
    if let known = Self.names.first(where: { $0.code == code }) { return known.name }
    switch code {
    case .function(let number): return "f\(number)"
    case .character(let scalar): return String(Character(scalar))
    default: return ""
    }
  }
}
