import TextFacts

extension Language {
  /// The language that the environment asks for: the locale of messages (LC_ALL, else LC_MESSAGES, else LANG; POSIX.1-2017,
  /// XBD 8.2), and where that is one of a language, the first of LANGUAGE that the program speaks (GNU gettext 2.3.3).
  public init(environment value: (String) -> String?) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(value).first ?? ""
    let isPlain = locale.isEmpty || locale == "POSIX" || locale == "C" || locale.hasPrefix("C.")
    let wanted = isPlain ? nil : value("LANGUAGE")
    let spoken = wanted?.split(separator: ":").first { ["zh", "en"].contains($0.prefix(2).lowercased()) }
    self.init(locale: spoken.map(String.init) ?? locale)
  }
}
