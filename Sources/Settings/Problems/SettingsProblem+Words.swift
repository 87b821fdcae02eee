import Glibc
import ScreenModel
import TextFacts

extension SettingsProblem {
  /// The problem as one line for the user, beginning with file and line where it has them.
  public func words(in language: Language) -> String {
    let reason = language == .chinese ? chinese : english
    guard let place else { return reason }
    return "\(place.file):\(place.line): \(reason)"
  }

  private var english: String {
    switch self {
    case .unreadable(let file, let code): "\(file): cannot be read: \(systemWords(code))"
    case .unwritable(let file, let code): "\(file): cannot be written: \(systemWords(code))"
    case .notAFile(let file): "\(file): not a file"
    case .tooLarge(let file, let limit): "\(file): larger than \(limit) bytes, left unread"
    case .locked(let file): "\(file): in use by another program, nothing was written"
    case .notRemembered: "not a line of this file, left out"
    case .notText: "not UTF-8 text; what follows is left out"
    case .notAStatement:
      "neither key = value nor [table], left out; keys of other than letters, digits, - and _ stand between quotes"
    case .notAValue(_, let text): "“\(text)” is no value, left out; words stand between quotes"
    case .missingValue: "a value is missing, left out"
    case .unfinishedValue: "a string, list or table that does not end, left out"
    case .repeatedKey(_, let key, let first): "“\(key)” is already set on line \(first), which counts"
    case .unknownKey(_, let key): "there is no setting “\(key)”"
    case .wrongValue(_, let key, let value, let expected):
      "“\(key)” cannot be \(value): it wants \(expected.english)"
    case .missingKey(_, let key, let name): "“\(name)” has no “\(key)”, left out"
    case .tooManyRules(_, let limit): "more than \(limit) rules, left out from here on"
    case .unknownTheme(_, let name, let known):
      "there is no theme “\(name)”; there are \(known.joined(separator: ", "))"
    case .inheritanceCycle(_, let names): "themes inherit in a circle: \(names.joined(separator: " → "))"
    case .otherName(_, let name, let file): "named “\(name)” here, but chosen by its file’s name, “\(file)”"
    case .unknownRole(_, let name): "there is no role “\(name)”"
    case .unknownColour(_, let name): "“\(name)” is neither in the palette nor a colour like #rrggbb"
    case .unknownAttribute(_, let name):
      "there is no attribute “\(name)”; there are \(TextAttributes.names.map(\.name).joined(separator: ", "))"
    case .unknownContext(_, let name):
      "no keys go to “\(name)”; there are \(KeyContext.allCases.map(\.rawValue).joined(separator: ", "))"
    case .unknownKeyName(_, let text): "“\(text)” names no key"
    case .unknownCommand(_, let name): "there is no command “\(name)”"
    case .repeatedBinding(_, let keys, let first): "“\(keys)” is already bound on line \(first), which counts"
    case .overlappingBinding(_, let keys, let other, let line):
      "“\(keys)” and “\(other)” of line \(line) begin alike, so that only one can be typed; line \(line) counts"
    }
  }

  private var chinese: String {
    switch self {
    case .unreadable(let file, let code): "\(file)：无法读取：\(systemWords(code))"
    case .unwritable(let file, let code): "\(file)：无法写入：\(systemWords(code))"
    case .notAFile(let file): "\(file)：不是普通文件"
    case .tooLarge(let file, let limit): "\(file)：超过 \(limit) 字节，未读取"
    case .locked(let file): "\(file)：正被其他程序使用，未写入"
    case .notRemembered: "不是本文件的内容，已略过"
    case .notText: "不是 UTF-8 文本，此后内容略过"
    case .notAStatement: "既不是“键 = 值”也不是“[表]”，已略过；含字母、数字、- 和 _ 以外字符的键须加引号"
    case .notAValue(_, let text): "“\(text)”不是值，已略过；文字须加引号"
    case .missingValue: "缺少值，已略过"
    case .unfinishedValue: "字符串、列表或表没有结束，已略过"
    case .repeatedKey(_, let key, let first): "“\(key)”已在第 \(first) 行设定，以该行为准"
    case .unknownKey(_, let key): "没有“\(key)”这一设置"
    case .wrongValue(_, let key, let value, let expected): "“\(key)”不能是 \(value)，应为\(expected.chinese)"
    case .missingKey(_, let key, let name): "“\(name)”缺少“\(key)”，已略过"
    case .tooManyRules(_, let limit): "规则超过 \(limit) 条，其后略过"
    case .unknownTheme(_, let name, let known): "没有主题“\(name)”，现有：\(known.joined(separator: "、"))"
    case .inheritanceCycle(_, let names): "主题循环继承：\(names.joined(separator: " → "))"
    case .otherName(_, let name, let file): "此处名为“\(name)”，但主题以文件名“\(file)”选用"
    case .unknownRole(_, let name): "没有“\(name)”这一角色"
    case .unknownColour(_, let name): "“\(name)”既不在调色板中，也不是 #rrggbb 形式的颜色"
    case .unknownAttribute(_, let name):
      "没有“\(name)”这一属性，现有：\(TextAttributes.names.map(\.name).joined(separator: "、"))"
    case .unknownContext(_, let name):
      "没有“\(name)”这一按键场合，现有：\(KeyContext.allCases.map(\.rawValue).joined(separator: "、"))"
    case .unknownKeyName(_, let text): "“\(text)”不是按键名"
    case .unknownCommand(_, let name): "没有“\(name)”这一命令"
    case .repeatedBinding(_, let keys, let first): "“\(keys)”已在第 \(first) 行绑定，以该行为准"
    case .overlappingBinding(_, let keys, let other, let line):
      "“\(keys)”与第 \(line) 行的“\(other)”开头相同，只能输入其一，以第 \(line) 行为准"
    }
  }

  /// What the system says of an errno, in the locale's language.
  private func systemWords(_ code: Int32) -> String {
    guard let words = strerror(code) else { return String(code) }
    return String(cString: words)
  }
}

extension ExpectedValue {
  fileprivate var english: String {
    switch self {
    case .oneOf(let words): words.joined(separator: ", ")
    case .number(let least, let most): "a whole number from \(least) to \(most)"
    case .words: "words between quotes"
    case .listOfWords: "a list of words between quotes"
    case .colour: "a colour like \"#rrggbb\""
    case .look: "a palette name, or { fg, bg, attributes }"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .oneOf(let words): words.joined(separator: "、")
    case .number(let least, let most): " \(least) 到 \(most) 的整数"
    case .words: "引号中的文字"
    case .listOfWords: "引号中文字的列表"
    case .colour: "形如 \"#rrggbb\" 的颜色"
    case .look: "调色板中的名称，或 { fg, bg, attributes }"
    }
  }
}
