/// The themes compiled in, from the folder `themes` at the top of the package, in the order in which they are offered.
enum BuiltInThemes {
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
}
