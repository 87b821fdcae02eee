import TextFacts

/// Messages about the line being typed.
enum PromptMessage: Message {
  /// The switches of a prompt that are on, beside its line.
  case switches(Prompt)
  case lineIsFull
  case noSuchCommand(String)
  /// A line that begins the names of several commands.
  case severalCommands(String)
  /// A command that takes no argument was given one.
  case noArgument(String)
  /// A command that takes a number was given something else.
  case needsNumber(String)
  /// A command that takes a name was given a word too long to be one.
  case noSuchName(String)
  /// The effect of the key that goes to an address, shown beside that key.
  case hintGoTo
  /// The effects of the keys that change what a line means, shown beside those keys.
  case hintRegular
  case hintFolding
  case hintVariants
  case hintQuery
  case hintSearchText
  case hintTakeName
  case hintSort
  case hintKeys
  case hintBack
  /// The words before the line that filters the tree of a library.
  case filterOfLibrary
  /// The theme that goes with the terminal's background, beside its name.
  case automaticTheme

  func message(in language: Language) -> String {
    switch self {
    case .switches(let prompt): Self.switches(of: prompt, language)
    case .lineIsFull:
      language.wording(
        english: "too long: cut to \(LineEditor.capacity) characters", chinese: "过长：只保留 \(LineEditor.capacity) 个字符")
    case .noSuchCommand(let typed): language.wording(english: "no command: \(typed)", chinese: "没有这个命令：\(typed)")
    case .severalCommands(let typed):
      language.wording(
        english: "several commands begin with \(typed): type more, or choose one",
        chinese: "以 \(typed) 开头的命令不止一个：请再输入，或选一个")
    case .noArgument(let name):
      language.wording(english: "\(name) takes nothing after its name", chinese: "\(name) 之后不能有内容")
    case .needsNumber(let name):
      language.wording(english: "\(name) takes a number", chinese: "\(name) 之后须是数字")
    case .noSuchName(let typed): language.wording(english: "no such name: \(typed)", chinese: "没有这个名称：\(typed)")
    case .hintRegular: language.wording(english: "regular expression", chinese: "正则")
    case .hintFolding: language.wording(english: "folded", chinese: "宽松")
    case .hintVariants: language.wording(english: "简≠繁", chinese: "简≠繁")
    case .hintQuery: language.wording(english: "expression", chinese: "检索式")
    case .hintSearchText: language.wording(english: "searches the text", chinese: "改为检索正文")
    case .hintTakeName: language.wording(english: "takes the name, to be changed", chinese: "取用文件名，可再修改")
    case .hintSort: language.wording(english: "by place, or by kind", chinese: "按位置或按类别")
    case .hintKeys: language.wording(english: "keys", chinese: "按键")
    case .hintBack: language.wording(english: "back", chinese: "返回")
    case .filterOfLibrary: language.wording(english: "names, headings: ", chinese: "筛选名称、标题：")
    case .automaticTheme: language.wording(english: "dark or light as the terminal is", chinese: "随终端背景明暗")
    case .hintGoTo: language.wording(english: "go to", chinese: "跳转")
    }
  }

  private static func switches(of prompt: Prompt, _ language: Language) -> String {
    var marks: [String] = []
    switch prompt.syntax {
    case .literal: break
    case .regularExpression: marks.append(language.wording(english: "regex", chinese: "正则"))
    case .query: marks.append(language.wording(english: "query", chinese: "检索式"))
    }
    if prompt.folds, prompt.purpose.isSearch, prompt.syntax != .regularExpression {
      marks.append(
        language.wording(english: "folded", chinese: "宽松") + (prompt.keepsVariants ? " 简≠繁" : " 简=繁"))
    }
    if prompt.caseRule != .exact { marks.append(language.wording(english: "any case", chinese: "不分大小写")) }
    return marks.joined(separator: " ")
  }
}

extension Prompt.Purpose: Message {
  /// The words before the line.
  func message(in language: Language) -> String {
    switch self {
    case .search(let forward): forward ? "/" : "?"
    case .goTo: language.wording(english: "go to: ", chinese: "跳转到：")
    case .command: ":"
    case .filter: language.wording(english: "headings: ", chinese: "筛选标题：")
    case .pin: language.wording(english: "pin: ", chinese: "固定：")
    case .check: language.wording(english: "found: ", chinese: "校对：")
    case .links: language.wording(english: "link: ", chinese: "链接：")
    case .termsFilter: language.wording(english: "terms: ", chinese: "用语筛选：")
    case .compareSearch: language.wording(english: "both: ", chinese: "两稿检索：")
    case .note: language.wording(english: "note: ", chinese: "批注：")
    case .rename: language.wording(english: "new name: ", chinese: "新名称：")
    case .listFilter: language.wording(english: "only: ", chinese: "列表筛选：")
    case .writing: language.wording(english: "write to: ", chinese: "写入文件：")
    case .theme: language.wording(english: "theme: ", chinese: "配色：")
    }
  }
}
