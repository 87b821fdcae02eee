import Browser
import HelpPages
import ScreenModel
import Settings
import TextFacts

/// The pages of the manual, made of the tables of commands, keys, settings and options.
enum ManualPages {
  /// The man pages: their names, with the sections of the manual.
  static let all = [
    (name: "gangmu", section: 1), (name: "gangmu-keys", section: 5), (name: "gangmu-config", section: 5),
  ]

  /// The source of a man page by its name; nil where there is none.
  static func source(of name: String, language: Language) -> String? {
    guard let page = all.first(where: { $0.name == name }) else { return nil }
    let content =
      switch name {
      case "gangmu": program(language)
      case "gangmu-keys": keys(language)
      default: configuration(language)
      }
    return RoffText.source(content, section: page.section, version: Gangmu.version, language: language)
  }

  /// A page that `:help` shows and that is made of tables; nil for any other name.
  static func page(of topic: String, language: Language) -> HelpPage? {
    switch topic {
    case "options":
      HelpPage(name: topic, purpose: "", blocks: commands(language))
    case "settings":
      HelpPage(name: topic, purpose: "", blocks: settings(language))
    default: nil
    }
  }

  // MARK: gangmu(1)

  private static func program(_ language: Language) -> HelpPage {
    let help = HelpText(of: nil, language: language)
    let topics = HelpTopic.all.flatMap { [.heading(headed($0, language))] + $0.blocks(in: language) }
    return HelpPage(
      name: "gangmu",
      purpose: language.wording(
        english: "a terminal browser for structured reports", chinese: "结构化报告的终端浏览器"),
      blocks: [.heading(language.wording(english: "SYNOPSIS", chinese: "概要"))] + usages(of: help)
        + [.heading(language.wording(english: "DESCRIPTION", chinese: "说明"))]
        + BrowseText.paragraphs(language).map { .paragraph($0) }
        + [.heading(language.wording(english: "COMMANDS AND OPTIONS", chinese: "命令与选项"))]
        + commands(language).dropFirst() + topics + ending(language))
  }

  private static func headed(_ topic: HelpTopic, _ language: Language) -> String {
    language == .english ? topic.title(in: language).uppercased() : topic.title(in: language)
  }

  /// Every command with its options; those that all have stand once, at the end.
  private static func commands(_ language: Language) -> [HelpPage.Part] {
    let names = Gangmu.configuration.subcommands.compactMap { $0.configuration.commandName }
    let helps = names.map { HelpText(of: $0, language: language) }
    let first: [HelpText.Entry] = helps.first?.entries ?? []
    let shared = first.filter { entry in helps.allSatisfy { $0.entries.contains(entry) } }
    let title = language.wording(english: "Commands and options of the command line", chinese: "命令行的命令与选项")
    var blocks: [HelpPage.Part] = [.heading(title)]
    for index in names.indices {
      let help = helps[index]
      let isBrowse = names[index] == "browse"
      blocks += isBrowse ? [.paragraph("`gangmu …`")] : usages(of: help)
      // The description says what browsing is.
      for text in help.paragraphs.prefix(isBrowse ? 1 : help.paragraphs.count) where !isSharedParagraph(text) {
        blocks.append(.paragraph(text))
      }
      for entry in help.entries where !shared.contains(entry) && !entry.text.isEmpty {
        blocks.append(.entry(entry.label, entry.text))
      }
    }
    blocks.append(.paragraph(language.wording(english: "All commands take:", chinese: "各命令共有：")))
    for entry in shared { blocks.append(.entry(entry.label, entry.text)) }
    return blocks
  }

  /// The usages of a command, each a paragraph as wide as the page.
  private static func usages(of help: HelpText) -> [HelpPage.Part] {
    var usages: [String] = []
    for line in help.usage {
      if line.hasPrefix("gangmu") || usages.isEmpty {
        usages.append(line)
      } else {
        usages[usages.count - 1] += " " + line
      }
    }
    return usages.map { .paragraph("`\($0)`") }
  }

  private static func isSharedParagraph(_ text: String) -> Bool {
    text.hasPrefix("Exit codes: ") || text.hasPrefix("退出码：")
  }

  private static func ending(_ language: Language) -> [HelpPage.Part] {
    let files = [
      ("`$XDG_CONFIG_HOME/gangmu`", "settings: gangmu-config(5)", "设置，见 gangmu-config(5)"),
      ("`$XDG_STATE_HOME/gangmu`", "what is remembered", "记住的内容"),
      ("`$XDG_CACHE_HOME/gangmu`", "indexes of folders", "文件夹的索引"),
    ]
    let variables = [
      ("`LC_ALL`, `LC_MESSAGES`, `LANG`, `LANGUAGE`", "the language of messages", "消息的语言"),
      ("`VISUAL`, `EDITOR`", "the editor of `v`", "`v` 所用的编辑器"),
      ("`NO_COLOR`", "where set to anything, no colours", "设为任何值则不用颜色"),
      ("`LESSSECURE`", "where 1, as `--secure`", "为 1 时等同 `--secure`"),
    ]
    let entry = { (row: (String, String, String)) -> HelpPage.Part in
      .entry(row.0, language.wording(english: row.1, chinese: row.2))
    }
    return [.heading(language.wording(english: "FILES", chinese: "文件"))] + files.map(entry)
      + [.heading(language.wording(english: "ENVIRONMENT", chinese: "环境变量"))] + variables.map(entry)
      + [
        .heading(language.wording(english: "EXIT STATUS", chinese: "退出码")),
        .paragraph(
          language.wording(
            english: """
              0 found or done (of check: nothing found wrong; of compare: equal), 1 nothing found (findings; different), \
              2 wrong usage or an input that could not be read, 130 after control-C in a batch command.
              """,
            chinese: """
              0 完成（check 为没有发现问题，compare 为相同）；1 没有找到（有发现；不同）；2 用法有误，或有输入无法读取；\
              批处理命令中按 ctrl-C 为 130。
              """)),
        .heading(language.wording(english: "SEE ALSO", chinese: "参见")),
        .paragraph("gangmu-keys(5), gangmu-config(5), less(1), rg(1)"),
      ]
  }

  // MARK: gangmu-config(5)

  private static func configuration(_ language: Language) -> HelpPage {
    let topics = HelpTopic.settingsFiles.flatMap { [.heading($0.title(in: language))] + $0.blocks(in: language) }
    let keys = language.wording(
      english: """
        `keys.toml` changes single keys: a table for each context of gangmu-keys(5), a line a key, `"none"` unbinds one. \
        `gangmu --dump-keys` prints the keys in force in this form.
        """,
      chinese: """
        `keys.toml` 修改个别按键：每个环境一个表（见 gangmu-keys(5)），每个按键一行，`"none"` 取消绑定。\
        `gangmu --dump-keys` 按此格式打印当前的按键。
        """)
    return HelpPage(
      name: "gangmu-config", purpose: language.wording(english: "the settings of gangmu", chinese: "纲目的设置"),
      blocks: settings(language)
        + [
          .heading(language.wording(english: "Keys: keys.toml", chinese: "按键：keys.toml")), .paragraph(keys),
          .example(["[text]", "\"ctrl-x\" = \"half-page-down\"", "\"x\" = \"none\""]),
        ] + topics)
  }

  private static func settings(_ language: Language) -> [HelpPage.Part] {
    let text = language.wording(
      english: """
        Settings are in `$XDG_CONFIG_HOME/gangmu` (`~/.config/gangmu`); what is wrong in a file is named with its line, and the \
        rest holds. `gangmu --dump-config` prints a `config.toml` that changes nothing.
        """,
      chinese: """
        设置在 `$XDG_CONFIG_HOME/gangmu`（`~/.config/gangmu`）中；文件中的错误会按行指出，其余照用。\
        `gangmu --dump-config` 打印一份什么都不改变的 `config.toml`。
        """)
    return [
      .heading(language.wording(english: "Settings: config.toml", chinese: "设置：config.toml")), .paragraph(text),
    ]
      + SettingDefinition.all.map { .entry("`\($0.name) = \($0.standard)`", $0.help(in: language)) }
  }

  // MARK: gangmu-keys(5)

  private static func keys(_ language: Language) -> HelpPage {
    let text = language.wording(
      english: """
        Keys as they are without a `keys.toml` of your own. A key is asked for in the context that has the keys first, then, in \
        text, tree and list of hits, among the global ones. Digits before a key are a count. Every command can be typed by \
        name after `:`, also by its Chinese name or a beginning that only one has; a number is a line.
        """,
      chinese: """
        没有自己的 `keys.toml` 时的按键。先看当前环境，再看（正文、目录、检索结果中的）通用按键。按键前的数字是次数。\
        每个命令都可在 `:` 后按名称输入，也可用中文名，或只有它才有的开头；数字是行号。
        """)
    var blocks: [HelpPage.Part] = [
      .heading(language.wording(english: "DESCRIPTION", chinese: "说明")), .paragraph(text),
    ]
    for context in [.text, .global, .tree, .results, .prompt, .panel, .selection, .terms, .compare] as [KeyContext] {
      blocks.append(.heading(context.title(in: language)))
      blocks += entries(in: context, language)
    }
    blocks.append(.heading(language.wording(english: "All commands", chinese: "全部命令")))
    for definition in CommandTable.definitions {
      let names = definition.names.map { "`\($0)`" }
      blocks.append(.entry(names.joined(separator: ", "), definition.help(in: language)))
    }
    return HelpPage(
      name: "gangmu-keys", purpose: language.wording(english: "the keys of gangmu", chinese: "纲目的按键"), blocks: blocks)
  }

  /// The commands of a context with their keys, in the order of the key map.
  private static func entries(in context: KeyContext, _ language: Language) -> [HelpPage.Part] {
    var rows: [(command: String, keys: [String])] = []
    for binding in KeyMapFile.builtIn where binding.context == context {
      let keys = binding.keys.map(\.text).joined(separator: " ")
      if let row = rows.firstIndex(where: { $0.command == binding.command }) {
        rows[row].keys.append(keys)
      } else {
        rows.append((binding.command, [keys]))
      }
    }
    return rows.map { row in
      let invocation = Invocation(text: row.command)
      let help = invocation.flatMap { CommandTable.definition(of: $0.command) }?.help(in: language) ?? ""
      return .entry(row.keys.map { "`\($0)`" }.joined(separator: ", "), "\(help) (`\(row.command)`)")
    }
  }
}

/// The paragraphs that introduce the program, as its help has them.
private enum BrowseText {
  static func paragraphs(_ language: Language) -> [String] {
    let help = HelpText(of: nil, language: language)
    return help.paragraphs.filter { !$0.hasPrefix("Exit codes: ") && !$0.hasPrefix("退出码：") }
  }
}

extension KeyContext {
  /// The heading of a context's keys.
  func title(in language: Language) -> String {
    switch self {
    case .global: language.wording(english: "In text, tree and list of hits (global)", chinese: "正文、目录、检索结果（global）")
    case .text: language.wording(english: "In the text (text)", chinese: "正文（text）")
    case .tree: language.wording(english: "In the tree (tree)", chinese: "目录（tree）")
    case .results: language.wording(english: "In the list of hits (results)", chinese: "检索结果（results）")
    case .prompt: language.wording(english: "While a line is typed (prompt)", chinese: "输入时（prompt）")
    case .panel: language.wording(english: "In help and lists (panel)", chinese: "帮助与列表（panel）")
    case .terms: language.wording(english: "In the table of terms (terms)", chinese: "用语表（terms）")
    case .selection: language.wording(english: "While text is selected (selection)", chinese: "选择文字时（selection）")
    case .compare: language.wording(english: "While two versions are compared (compare)", chinese: "比较两稿时（compare）")
    }
  }
}
