import TextFacts

extension CommandDefinition.HelpGroup: Message {
  /// The heading of a part of the help.
  public func message(in language: Language) -> String {
    switch self {
    case .text: language.wording(english: "Text (keys as in less)", chinese: "正文（按键与 less 相同）")
    case .sections: language.wording(english: "Sections", chinese: "章节")
    case .tree: language.wording(english: "Tree", chinese: "目录")
    case .searching: language.wording(english: "Searching", chinese: "搜索")
    case .lists: language.wording(english: "Marks, notes and lists", chinese: "标记、批注与列表")
    case .terms: language.wording(english: "Terms", chinese: "用语")
    case .comparing: language.wording(english: "Comparing two versions", chinese: "两稿比较")
    case .reports: language.wording(english: "Reports and program", chinese: "报告与程序")
    case .prompt: language.wording(english: "While typing", chinese: "输入时")
    }
  }
}

/// The headings of the manual in the help.
enum HelpMessage: Message {
  case topics, settings, options

  func message(in language: Language) -> String {
    switch self {
    case .topics: language.wording(english: "More about", chinese: "更多说明")
    case .settings: language.wording(english: "Settings: config.toml", chinese: "设置：config.toml")
    case .options: language.wording(english: "Commands and options of the command line", chinese: "命令行的命令与选项")
    }
  }
}
