import TextFacts

/// Messages about links and notes.
enum LinksMessage: Message {
  case noLinks
  /// No link holds the typed words.
  case noLink(String)
  /// The report has no place of this name.
  case noPlace(String)
  /// No command is set that opens addresses.
  case noCommand(String)
  /// Addresses of this kind are not opened.
  case unknownScheme(String)

  func message(in language: Language) -> String {
    switch self {
    case .noLinks: language.wording(english: "no link and no note in sight", chinese: "屏幕上没有链接或脚注")
    case .noLink(let typed): language.wording(english: "no such link: \(typed)", chinese: "没有这样的链接：\(typed)")
    case .noPlace(let name):
      language.wording(english: "this link leads nowhere here: \(name)", chinese: "此链接在这里没有去处：\(name)")
    case .noCommand(let address):
      language.wording(
        english: "\(address): nothing is set that opens it (open-command in config.toml)",
        chinese: "\(address)：未设置打开链接的命令（config.toml 中的 open-command）")
    case .unknownScheme(let address):
      language.wording(
        english: "\(address): only http, https, mailto and ftp are opened",
        chinese: "\(address)：只打开 http、https、mailto、ftp")
    }
  }
}
