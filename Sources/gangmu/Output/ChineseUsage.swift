import TextFacts

/// The faults of a command line in Chinese: the option parser has one set of words, whose texts are templates here.
enum ChineseUsage {
  /// The lines of the option parser about a fault: the fault, and the right usage. What is told in English about the option
  /// in question is left out; the help has it in Chinese.
  static func text(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
      let line = String(line)
      if line.hasPrefix("Help: ") { return nil }
      if let fault = after("Error: ", line) { return "错误：" + (translated(fault, faults) ?? fault) }
      if let usage = after("Usage: ", line) { return "用法：" + (self.usage(usage) ?? usage) }
      return translated(line, hints) ?? line
    }.joined(separator: "\n")
  }

  /// The usage as the help of the same subcommand has it; nil where there is none.
  private static func usage(_ english: String) -> String? {
    let name = english.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let first = ChineseHelp.text(of: name)?.split(separator: "\n").first.map(String.init)
    return first.flatMap { after("用法：", $0) }
  }

  private static func after(_ start: String, _ line: String) -> String? {
    line.hasPrefix(start) ? String(line.dropFirst(start.count)) : nil
  }

  /// The text in Chinese by the first template that it fits; nil where it fits none.
  static func translated(_ text: String, _ templates: [(english: String, chinese: String)]) -> String? {
    for (english, chinese) in templates {
      guard let values = values(in: text, english) else { continue }
      let pieces = chinese.split(separator: "{}", omittingEmptySubsequences: false)
      return zip(pieces, values.map { listed(argument($0)) } + [""]).map { $0 + $1 }.joined()
    }
    return nil
  }

  /// The name of an argument as the help has it.
  private static func argument(_ words: String) -> String {
    let bare = words.replacing(" ...", with: "")
    return arguments.first(where: { $0.english == bare })?.chinese ?? words
  }

  private static let arguments: [(english: String, chinese: String)] = [
    ("<pattern>", "检索词"), ("<paths>", "路径"), ("<address>", "编号"), ("<phrase>", "用语"), ("<old>", "旧版本"),
    ("<new>", "新版本"), ("<section>", "文件#编号"), ("<list>", "列表"),
  ]

  /// Words of a list, `'text', 'jsonl' or 'csv'`, as Chinese lists them; any other text as it is.
  private static func listed(_ words: String) -> String {
    guard words.hasPrefix("'"), words.hasSuffix("'"), words.contains("' or '") else { return words }
    return String(words.dropFirst().dropLast()).replacing("' or '", with: "、").replacing("', '", with: "、")
  }

  /// The texts that stand for `{}` where a text fits a template; nil where it does not.
  private static func values(in text: String, _ template: String) -> [String]? {
    let pieces = template.split(separator: "{}", omittingEmptySubsequences: false)
    guard let first = pieces.first, text.hasPrefix(first) else { return nil }
    var rest = text.dropFirst(first.count)
    var values: [String] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      guard index + 1 < pieces.count else {
        guard rest.hasSuffix(piece) else { return nil }
        return values + [String(rest.dropLast(piece.count))]
      }
      guard let found = rest.firstRange(of: piece) else { return nil }
      values.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }

  private static let hints = [
    ("  See '{}' for more information.", "      详见 {}"),
    ("   or: Missing value for '{}' in '{}'", "   或：{} 缺少取值（在 {} 中）"),
  ]

  static let faults = [
    // The option parser's own.
    ("Missing expected argument '{}'", "缺少参数 {}"), ("Missing one of: {}", "缺少其中之一：{}"),
    ("Unknown option '{}'. Did you mean '{}'?", "没有选项 {}，是否要用 {}？"), ("Unknown option '{}'", "没有选项 {}"),
    ("Missing value for '{}'", "{} 缺少取值"), ("Unexpected argument '{}'", "多余的参数 {}"),
    ("{} unexpected arguments: {}", "多余的参数 {} 个：{}"),
    ("The option '{}' does not take any value, but '{}' was specified.", "选项 {} 不带取值，却给出了 {}"),
    ("The value '{}' is invalid for '{}'. Please provide one of {}.", "{} 不能用于 {}，应为 {} 之一"),
    ("The value '{}' is invalid for '{}'", "{} 不能用于 {}"), ("The value '{}' is invalid.", "{} 不能用"),
    ("Value to be set with {} had already been set with {}", "{} 与 {} 不能同时给出"),
    // Ours.
    ("'{}' must be from {} to {}.", "{} 应为 {} 至 {}"), ("'{}' must be {} to {}.", "{} 应为 {} 至 {}"),
    ("'{}' must be at least {}.", "{} 至少为 {}"), ("'{}', '{}' and '{}' exclude each other.", "{}、{} 和 {} 不能同时使用"),
    ("'{}' and '{}' exclude each other.", "{} 和 {} 不能同时使用"),
    ("'{}' goes with neither '{}' nor '{}'.", "{} 不能与 {} 或 {} 同用"), ("'{}' goes not with '{}'.", "{} 不能与 {} 同用"),
    ("'{}' goes with '{}'.", "{} 须与 {} 同用"), ("'{}' needs '{}'.", "{} 须与 {} 同用"),
    ("'{}' needs a phrase.", "{} 须写出用语"), ("More than two reports need '{}'.", "两份以上的报告须用 {}"),
    ("'{}' has no effect on a regular expression.", "{} 对正则表达式不起作用"),
    ("'{}' is text; {} and {} have left and right in any case.", "{} 是文本；{} 和 {} 本来就有左右两栏"),
    ("'{}' is for files: name a folder with '{}'.", "{} 用于写入文件，请用 {} 指定文件夹"),
    ("A page is of one report: name a folder for several with '{}'.", "网页只含一份报告，多份请用 {} 指定文件夹"),
    ("Name reports or folders to search.", "请指定要检索的报告或文件夹"),
    ("Name reports or folders to export.", "请指定要导出的报告或文件夹"), ("Name reports or folders.", "请指定报告或文件夹"),
    ("Name folders of reports.", "请指定报告所在的文件夹"), ("Name a phrase.", "请写出用语"),
    ("Name a list of hits, or give it on standard input.", "请指定位置列表，或由标准输入给出"),
  ]
}
