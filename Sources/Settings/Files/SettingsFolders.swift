import Glibc

/// The folders of the program's settings and its remembered state (XDG Base Directory Specification 0.8).
public struct SettingsFolders: Hashable, Sendable {
  /// The folder of `config.toml`, `keys.toml` and `themes`; nil where there is no home to have it in.
  public var configuration: String?
  /// The folder of what is remembered from one run to the next; nil where there is no home to have it in.
  public var state: String?
  /// The folder of indexes, which may be deleted at any time; nil where there is no home to have it in.
  public var cache: String?

  /// Explicit folders.
  public init(configuration: String?, state: String?, cache: String? = nil) {
    self.configuration = configuration
    self.state = state
    self.cache = cache
  }

  /// The folders that an environment asks for: `$XDG_CONFIG_HOME/gangmu`, `$XDG_STATE_HOME/gangmu` and
  /// `$XDG_CACHE_HOME/gangmu`, by default `.config/gangmu`, `.local/state/gangmu` and `.cache/gangmu` in `$HOME`. A relative path counts as unset, as the specification asks.
  public init(environment: (String) -> String?) {
    func folder(_ variable: String, otherwise: String) -> String? {
      if let base = environment(variable), base.hasPrefix("/") { return base + "/gangmu" }
      guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
      return home + otherwise + "/gangmu"
    }
    configuration = folder("XDG_CONFIG_HOME", otherwise: "/.config")
    state = folder("XDG_STATE_HOME", otherwise: "/.local/state")
    cache = folder("XDG_CACHE_HOME", otherwise: "/.cache")
  }

  /// The folders of the running program's environment.
  public static var current: SettingsFolders {
    SettingsFolders { name in getenv(name).flatMap { String(validatingCString: $0) } }
  }
}
