import ScreenModel
import TextFacts

/// Messages about keys, layers, themes and the window.
enum ShellMessage: Message {
  /// Keys without a command; `help` is the key for the help, where there is one.
  case unbound(keys: String, help: String?)
  /// Ctrl-C with nothing to cancel; `key` is one that quits.
  case interruptDoesNotQuit(key: String?)
  case noSuchTheme(String, themes: [String])
  case windowTooSmall
  /// The number of a row of a list, of all.
  case place(Int, of: Int, isPlain: Bool)
  /// The rows of a list on the screen, of all.
  case rows(ClosedRange<Int>, of: Int, isPlain: Bool)
  /// The effect of the key that closes a layer, shown beside that key.
  case hintBack
  /// The effect of the key for the help, shown beside that key.
  case hintHelp

  func message(in language: Language) -> String {
    switch self {
    case .unbound(let keys, let help):
      let hint = help.map { language.wording(english: "; \($0) shows the keys", chinese: "，按 \($0) 查看按键") } ?? ""
      return language.wording(english: "\(keys) is not bound\(hint)", chinese: "\(keys) 没有对应的命令\(hint)")
    case .interruptDoesNotQuit(let key):
      let key = key ?? ":quit"
      return language.wording(english: "ctrl-c cancels; \(key) quits", chinese: "ctrl-c 只取消，退出请按 \(key)")
    case .noSuchTheme(let name, let themes):
      let list = themes.joined(separator: " ")
      return language.wording(english: "no theme \(name); there are: \(list)", chinese: "没有配色 \(name)，可用：\(list)")
    case .place(let number, let count, let isPlain):
      let (number, count) = (NumberText.grouped(number), NumberText.grouped(count))
      return isPlain
        ? language.wording(english: "\(number) of \(count)", chinese: "第 \(number) 个，共 \(count) 个")
        : "\(number)/\(count)"
    case .rows(let rows, let count, isPlain: false): return "\(rows.lowerBound)–\(rows.upperBound)/\(count)"
    case .rows(let rows, let count, isPlain: true):
      return language.wording(
        english: "rows \(rows.lowerBound) to \(rows.upperBound) of \(count)",
        chinese: "第 \(rows.lowerBound) 至 \(rows.upperBound) 行，共 \(count) 行")
    case .windowTooSmall: return language.wording(english: "window too small", chinese: "窗口太小")
    case .hintBack: return language.wording(english: "back", chinese: "返回")
    case .hintHelp: return language.wording(english: "help", chinese: "帮助")
    }
  }
}

extension ListPanel.Listing: Message {
  /// The name of a list over the whole screen.
  func message(in language: Language) -> String {
    switch self {
    case .skipped: language.wording(english: "skipped", chinese: "未读取")
    case .about: language.wording(english: "about", chinese: "关于")
    }
  }
}
