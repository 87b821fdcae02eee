import ScreenModel

extension TextAttributes {
  /// The attributes by the names a theme file gives them.
  static let names: [(name: String, attribute: TextAttributes)] = [
    ("bold", .bold), ("italic", .italic), ("underline", .underline), ("reverse", .reverse), ("dim", .dim),
  ]
}
