import ScreenModel
import TextFacts

/// Messages about keys, layers, themes and the window.
enum ShellMessage: Message {
  /// Keys without a command; `help` is the key for the help, where there is one.
  case unbound(keys: String, help: String?)
  /// Ctrl-C with nothing to cancel; `key` is one that quits.
  case interruptDoesNotQuit(key: String?)
  case noSuchTheme(String, themes: [String])
  /// No command of the system is run; `suspend` is the key that goes back to the shell.
  case noShell(suspend: String?)
  case windowTooSmall
  /// The number of a row of a list, of all.
  case place(Int, of: Int, isPlain: Bool)
  /// The rows of a list on the screen, of all.
  case rows(ClosedRange<Int>, of: Int, isPlain: Bool)
  /// No list is in front, or it has no rows.
  case noList
  case writeNeedsName
  case tooManyToWrite(most: Int)
  /// A list was to be written to a file that is there.
  case fileExists(String)
  /// The order of a list: by a column, or its own; the other way round or not.
  case sorted(by: String?, isReversed: Bool)
  /// Nothing was said yet.
  case noMessages
  /// The session remembers nothing.
  case nothingIsKept
  /// The effect of the key that closes a layer, and of the one that goes where a row leads, shown beside these.
  case hintBack
  case hintGo
  /// The effects of the keys for the help and for a filter, shown beside those keys.
  case hintHelp
  case hintFilter
  /// No line passes a filter.
  case nothingFits

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
    case .noShell(let key):
      let key = key ?? ":suspend"
      return language.wording(
        english: "no command is run from here; \(key) goes back to the shell", chinese: "此处不运行系统命令；按 \(key) 回到 shell")
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
    case .noList: return language.wording(english: "there is no list here", chinese: "此处没有列表")
    case .writeNeedsName:
      return language.wording(
        english: "name a file: .csv and .jsonl decide the form, any other name is text",
        chinese: "请给出文件名：.csv、.jsonl 决定格式，其他为文本")
    case .tooManyToWrite(let most):
      let most = NumberText.grouped(most)
      return language.wording(
        english: "more than \(most) rows: gangmu search and gangmu terms print all",
        chinese: "超过 \(most) 行：请用 gangmu search 和 gangmu terms 输出全部")
    case .fileExists(let path):
      return language.wording(
        english: "\(path) is there already: Enter writes over it, Esc leaves it",
        chinese: "\(path) 已存在：按 Enter 覆盖，按 Esc 保留")
    case .sorted(let column, let isReversed):
      let by = column.map {
        language.wording(english: "by \(Self.column($0, language))", chinese: "按\(Self.column($0, language))")
      }
      let reversed = isReversed ? language.wording(english: "reversed", chinese: "倒序") : nil
      return [by, reversed].compactMap(\.self).joined(separator: " ")
    case .noMessages: return language.wording(english: "no messages yet", chinese: "尚无消息")
    case .nothingIsKept:
      return language.wording(
        english: "nothing of this session is kept", chinese: "本次运行不保存")
    case .hintBack: return language.wording(english: "back", chinese: "返回")
    case .hintGo: return language.wording(english: "go there", chinese: "前往")
    case .hintFilter: return language.wording(english: "filter", chinese: "筛选")
    case .nothingFits: return language.wording(english: "nothing fits", chinese: "没有符合的内容")
    case .hintHelp: return language.wording(english: "help", chinese: "帮助")
    }
  }
}

extension ShellMessage {
  /// The name of a column of a list.
  private static func column(_ name: String, _ language: Language) -> String {
    switch name {
    case "mark": language.wording(english: name, chinese: "字母")
    case "term": language.wording(english: name, chinese: "词")
    case "hits": language.wording(english: name, chinese: "处数")
    case "place": language.wording(english: name, chinese: "位置")
    case "note": language.wording(english: name, chinese: "批注")
    case "report": language.wording(english: name, chinese: "报告")
    case "kind": language.wording(english: name, chinese: "类别")
    case "old": language.wording(english: "old place", chinese: "旧稿位置")
    case "new": language.wording(english: "new place", chinese: "新稿位置")
    case "heading": language.wording(english: name, chinese: "标题")
    default: language.wording(english: "text", chinese: "文字")
    }
  }
}

extension ListPanel.Listing: Message {
  /// The name of a list over the whole screen.
  func message(in language: Language) -> String {
    switch self {
    case .skipped: language.wording(english: "skipped", chinese: "未读取")
    case .marks: language.wording(english: "marks", chinese: "标记")
    case .pins: language.wording(english: "pinned terms", chinese: "固定词")
    case .notes: language.wording(english: "notes", chinese: "批注")
    case .edits: language.wording(english: "edits", chinese: "改动")
    case .years(let list): list.name(in: language)
    case .track: language.wording(english: "over the years", chinese: "历年")
    case .places(let list): list.name
    case .about: language.wording(english: "about", chinese: "关于")
    case .messages: language.wording(english: "messages", chinese: "消息")
    }
  }
}
