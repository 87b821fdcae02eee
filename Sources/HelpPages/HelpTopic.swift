import TextFacts

/// A part of the manual about one matter, in both languages: `:help NAME`, and a part of gangmu(1) or gangmu-config(5).
public struct HelpTopic: Sendable {
  /// A block with its wordings.
  enum Part: Sendable {
    case text(String, String)
    /// A thing, the same in both languages, and what it is.
    case entry(String, String, String)
    case example([String])
  }

  /// The name that `:help` takes.
  public let name: String
  private let title: (english: String, chinese: String)
  private let parts: [Part]

  init(_ name: String, _ english: String, _ chinese: String, _ parts: [Part]) {
    self.name = name
    title = (english, chinese)
    self.parts = parts
  }

  /// The title of the topic.
  public func title(in language: Language) -> String {
    language.wording(english: title.english, chinese: title.chinese)
  }

  /// The content, without the title.
  public func blocks(in language: Language) -> [HelpPage.Part] {
    parts.map { part in
      switch part {
      case .text(let english, let chinese): .paragraph(language.wording(english: english, chinese: chinese))
      case .entry(let thing, let english, let chinese):
        .entry(thing, language.wording(english: english, chinese: chinese))
      case .example(let lines): .example(lines)
      }
    }
  }

  /// The topic as a page of its own.
  public func page(in language: Language) -> HelpPage {
    let title = title(in: language)
    return HelpPage(name: name, purpose: title, blocks: [.heading(title)] + blocks(in: language))
  }

  /// The topic of this name; nil where there is none.
  public static func named(_ name: String) -> HelpTopic? { (all + settingsFiles).first { $0.name == name } }

  /// The name of the topic or page that a word means: its name, its title in either language, or a Chinese word for what
  /// it is about; nil where it means none.
  public static func name(meantBy word: String) -> String? {
    let word = word.lowercased()
    if names.contains(word) { return word }
    let titled = (all + settingsFiles).first { [$0.title.english.lowercased(), $0.title.chinese].contains(word) }
    return titled?.name ?? chineseWords.first { $0.words.contains(word) }?.name
  }

  /// The Chinese words for what a topic is about, beside its title.
  public static func chineseWords(of name: String) -> [String] { chineseWords.first { $0.name == name }?.words ?? [] }

  private static let chineseWords: [(name: String, words: [String])] = [
    ("formats", ["文件", "格式", "编码"]), ("typing", ["输入", "打字", "提示行"]),
    ("search", ["检索", "搜索", "查找", "命中"]), ("expressions", ["表达式"]),
    ("library", ["文库", "文件夹", "目录"]), ("terms", ["用语", "词频", "提法"]), ("compare", ["比较", "对照", "修订", "逐年"]),
    ("taking", ["复制", "导出", "写出", "引用", "引文", "出处"]), ("notes", ["批注", "笔记", "标记"]),
    ("memory", ["记忆", "历史"]), ("secure", ["安全"]), ("settings", ["设置", "配置"]), ("rules", ["规则"]),
    ("folders", ["编排"]), ("themes", ["配色", "主题", "颜色"]), ("options", ["选项", "参数"]),
  ]

  /// The pages that are made of the tables of settings and options.
  public static let madePages = ["settings", "options"]

  /// The names that `:help` takes, in the order of the manual.
  public static let names = all.map(\.name) + ["settings"] + settingsFiles.map(\.name) + ["options"]

  /// All topics, in the order of the manual.
  public static let all: [HelpTopic] = [
    formats, typing, search, expressions, library, terms, compare, taking, notes, memory, secure,
  ]

  /// The topics about files of settings, in the order of gangmu-config(5).
  public static let settingsFiles: [HelpTopic] = [rules, folders, themes]
}
