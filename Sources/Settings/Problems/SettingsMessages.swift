import Glibc
import ReportModel
import ScreenModel
import TextFacts

extension SettingsProblem: Message {
  /// The problem as one line for the user, beginning with file and line where it has them.
  public func message(in language: Language) -> String {
    let reason = reason(in: language)
    guard let place else { return reason }
    return "\(place.file):\(place.line): \(reason)"
  }

  private func reason(in language: Language) -> String {
    switch self {
    case .unreadable(let file, let code):
      language.wording(
        english: "\(file): cannot be read: \(systemWords(code))", chinese: "\(file)：无法读取：\(systemWords(code))")
    case .notAFile(let file): language.wording(english: "\(file): not a file", chinese: "\(file)：不是普通文件")
    case .tooLarge(let file, let limit):
      language.wording(
        english: "\(file): larger than \(limit) bytes, left unread", chinese: "\(file)：超过 \(limit) 字节，未读取")
    case .notText: language.wording(english: "not UTF-8 text; what follows is left out", chinese: "不是 UTF-8 文本，此后内容略过")
    case .notAStatement:
      language.wording(
        english:
          "neither key = value nor [table], left out; keys of other than letters, digits, - and _ stand between quotes",
        chinese: "既不是“键 = 值”也不是“[表]”，已略过；含字母、数字、- 和 _ 以外字符的键须加引号")
    case .notAValue(_, let text):
      language.wording(
        english: "“\(text)” is no value, left out; words stand between quotes", chinese: "“\(text)”不是值，已略过；文字须加引号")
    case .missingValue: language.wording(english: "a value is missing, left out", chinese: "缺少值，已略过")
    case .unfinishedValue:
      language.wording(english: "a string, list or table that does not end, left out", chinese: "字符串、列表或表没有结束，已略过")
    case .tooLongValue(_, let limit):
      language.wording(
        english: "a string or a key of more than \(limit) bytes, left out", chinese: "字符串或键超过 \(limit) 字节，已略过")
    case .repeatedKey(_, let key, let first):
      language.wording(
        english: "“\(key)” is already set on line \(first), which counts", chinese: "“\(key)”已在第 \(first) 行设定，以该行为准")
    case .unknownKey(_, let key): language.wording(english: "there is no setting “\(key)”", chinese: "没有“\(key)”这一设置")
    case .wrongValue(_, let key, let value, let expected):
      language.wording(
        english: "“\(key)” cannot be \(value): it wants \(expected.message(in: language))",
        chinese: "“\(key)”不能是 \(value)，应为\(expected.message(in: language))")
    case .missingKey(_, let key, let name):
      language.wording(english: "“\(name)” has no “\(key)”, left out", chinese: "“\(name)”缺少“\(key)”，已略过")
    case .tooManyRules(_, let limit):
      language.wording(english: "more than \(limit) rules, left out from here on", chinese: "规则超过 \(limit) 条，其后略过")
    case .unknownTheme(_, let name, let known):
      language.wording(
        english: "there is no theme “\(name)”; there are \(known.joined(separator: ", "))",
        chinese: "没有主题“\(name)”，现有：\(known.joined(separator: "、"))")
    case .inheritanceCycle(_, let names):
      language.wording(
        english: "themes inherit in a circle: \(names.joined(separator: " → "))",
        chinese: "主题循环继承：\(names.joined(separator: " → "))")
    case .otherName(_, let name, let file):
      language.wording(
        english: "named “\(name)” here, but chosen by its file’s name, “\(file)”",
        chinese: "此处名为“\(name)”，但主题以文件名“\(file)”选用")
    case .unknownRole(_, let name): language.wording(english: "there is no role “\(name)”", chinese: "没有“\(name)”这一角色")
    case .unknownColour(_, let name):
      language.wording(
        english: "“\(name)” is neither in the palette nor a colour like #rrggbb",
        chinese: "“\(name)”既不在调色板中，也不是 #rrggbb 形式的颜色")
    case .unknownAttribute(_, let name):
      language.wording(
        english:
          "there is no attribute “\(name)”; there are \(TextAttributes.names.map(\.name).joined(separator: ", "))",
        chinese: "没有“\(name)”这一属性，现有：\(TextAttributes.names.map(\.name).joined(separator: "、"))")
    case .unknownContext(_, let name):
      language.wording(
        english: "no keys go to “\(name)”; there are \(KeyContext.allCases.map(\.rawValue).joined(separator: ", "))",
        chinese: "没有“\(name)”这一按键场合，现有：\(KeyContext.allCases.map(\.rawValue).joined(separator: "、"))")
    case .unknownKeyName(_, let text): language.wording(english: "“\(text)” names no key", chinese: "“\(text)”不是按键名")
    case .unknownCommand(_, let name):
      language.wording(english: "there is no command “\(name)”", chinese: "没有“\(name)”这一命令")
    case .repeatedBinding(_, let keys, let first):
      language.wording(
        english: "“\(keys)” is already bound on line \(first), which counts", chinese: "“\(keys)”已在第 \(first) 行绑定，以该行为准"
      )
    case .overlappingBinding(_, let keys, let other, let line):
      language.wording(
        english:
          "“\(keys)” and “\(other)” of line \(line) begin alike, so that only one can be typed; line \(line) counts",
        chinese: "“\(keys)”与第 \(line) 行的“\(other)”开头相同，只能输入其一，以第 \(line) 行为准")
    }
  }

  /// The system's words for an errno, in the locale's language.
  private func systemWords(_ code: Int32) -> String {
    guard let words = strerror(code) else { return String(code) }
    return String(cString: words)
  }
}

extension ExpectedValue: Message {
  /// The value that was expected, as part of a sentence.
  public func message(in language: Language) -> String {
    switch self {
    case .oneOf(let words):
      language.wording(english: words.joined(separator: ", "), chinese: words.joined(separator: "、"))
    case .number(let least, let most):
      language.wording(english: "a whole number from \(least) to \(most)", chinese: " \(least) 到 \(most) 的整数")
    case .words: language.wording(english: "words between quotes", chinese: "引号中的文字")
    case .listOfWords: language.wording(english: "a list of words between quotes", chinese: "引号中文字的列表")
    case .fields(let unknown):
      language.wording(
        english:
          "a format without \(Self.braced(unknown, ", ")); there are \(Self.braced(CitationField.allCases.map(\.rawValue), ", "))",
        chinese: "不含 \(Self.braced(unknown, "、")) 的格式，可用 \(Self.braced(CitationField.allCases.map(\.rawValue), "、"))")
    case .colour: language.wording(english: "a colour like \"#rrggbb\"", chinese: "形如 \"#rrggbb\" 的颜色")
    case .look:
      language.wording(
        english: "a palette name, or { fg, bg, attributes }", chinese: "调色板中的名称，或 { fg, bg, attributes }")
    }
  }

  private static func braced(_ names: [String], _ separator: String) -> String {
    names.map { "{\($0)}" }.joined(separator: separator)
  }
}
