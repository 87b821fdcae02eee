import ScreenModel

/// The themes compiled in, from the folder `themes` at the top of the package, in the order in which they are offered:
/// as tables of looks, and as texts for the user's themes that inherit from them.
enum BuiltInThemes {
  /// A theme with all that it inherits.
  struct Table {
    var name: String
    var variant: Theme.Variant
    /// The looks of all roles in their order, packed.
    var looks: [UInt64]
  }

  /// Names, each with what gives its text: the texts stay untouched until one is asked for.
  static let all: [(name: String, text: @Sendable () -> [UInt8])] = [
    ("dark", { PackageResources.dark_toml }),
    ("light", { PackageResources.light_toml }),
    ("contrast", { PackageResources.contrast_toml }),
    ("contrast-light", { PackageResources.contrast_light_toml }),
    ("ink", { PackageResources.ink_toml }),
    ("lake", { PackageResources.lake_toml }),
    ("lamplight", { PackageResources.lamplight_toml }),
    ("plain", { PackageResources.plain_toml }),
  ]

  /// The text of a built-in theme; empty where there is none of that name.
  static func text(of name: String) -> [UInt8] {
    all.first { $0.name == name }?.text() ?? []
  }

  /// A built-in theme as its table has it; nil where there is none of that name.
  static func theme(named name: String) -> Theme? {
    guard let table = tables.first(where: { $0.name == name }) else { return nil }
    return Theme(name: name, variant: table.variant) { role in
      table.looks.indices.contains(Int(role.number)) ? Style(packed: table.looks[Int(role.number)]) : Style()
    }
  }
}

extension Style {
  /// The look of one number: the background's channels in bits 0 to 23, the foreground's in 24 to 47, the attributes in
  /// 48 to 55, whether there is a background in 56, and a foreground in 57.
  init(packed: UInt64) {
    self.init(
      foreground: packed & 1 << 57 == 0 ? nil : Colour(packed: packed >> 24),
      background: packed & 1 << 56 == 0 ? nil : Colour(packed: packed),
      attributes: TextAttributes(rawValue: UInt8(truncatingIfNeeded: packed >> 48)))
  }

  /// The number of a look.
  package var packed: UInt64 {
    (foreground.map { 1 << 57 | $0.packed << 24 } ?? 0) | (background.map { 1 << 56 | $0.packed } ?? 0)
      | UInt64(attributes.rawValue) << 48
  }
}

extension Colour {
  fileprivate init(packed: UInt64) {
    self.init(
      red: UInt8(truncatingIfNeeded: packed >> 16), green: UInt8(truncatingIfNeeded: packed >> 8),
      blue: UInt8(truncatingIfNeeded: packed))
  }

  fileprivate var packed: UInt64 { UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue) }
}
