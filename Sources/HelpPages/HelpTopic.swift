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
