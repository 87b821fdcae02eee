/// The languages in which the program speaks to its user.
public enum Language: String, CaseIterable, Sendable, Hashable {
  case chinese = "zh"
  case english = "en"

  /// The language for a locale's name as LC_ALL, LC_MESSAGES and LANG give it (`zh_CN.UTF-8`, `zh-Hant`): Chinese for
  /// all that begin with the language code `zh` (ISO 639-1), English for the rest.
  public init(locale: String) {
    let code = locale.prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
    self = code.lowercased() == "zh" ? .chinese : .english
  }
}
