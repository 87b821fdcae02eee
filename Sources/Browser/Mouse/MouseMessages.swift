import TextFacts

/// Messages about the mouse.
enum MouseMessage: Message {
  case mouse(isOn: Bool)
  /// Text was pasted where no line is typed.
  case pasteNeedsLine

  func message(in language: Language) -> String {
    switch self {
    case .mouse(isOn: true):
      language.wording(
        english: "mouse on; with Shift the terminal selects by itself", chinese: "鼠标已开启；按住 Shift 由终端自行选取")
    case .mouse(isOn: false): language.wording(english: "mouse off", chinese: "鼠标已关闭")
    case .pasteNeedsLine:
      language.wording(
        english: "pasted text goes to a line being typed: / or : first", chinese: "粘贴只用于输入行：请先按 / 或 :")
    }
  }
}
