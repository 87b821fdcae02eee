import HelpPages
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// The screen in Chinese, after every command in every pane: no word of it is left in English.
@Suite("Nothing untranslated")
struct UntranslatedTests {
  /// Letters that stand on a Chinese screen for what they are: keys, commands, formats, names of files and settings.
  private static let known: Set<String> = {
    let commands = CommandTable.definitions.flatMap { [$0.command.rawValue] + $0.aliases }
    let names =
      commands + HelpTopic.names + BrowserState.encodings + [
        "ctrl alt shift esc enter tab space backspace delete insert home end pgup pgdn up down left right",
        "csv jsonl md txt html toml markdown text config rules library themes report dark light plain gangmu near and or not",
        "title year sentence paragraph pcre less shell tmux",
      ]
    return Set(names.flatMap { words(in: $0) })
  }()

  private static func words(in text: String) -> [String] {
    text.matches(of: /[A-Za-z]{2,}/).map { $0.output.lowercased() }
  }

  private static let panes = [
    "", "tab", "/ 发展 enter", "/ 发展 enter L", "T", "f1", "V", "+ 发展 enter tab", ":", "m a : marks enter",
  ]

  @Test("after every command", arguments: panes) func commands(_ keys: String) throws {
    for definition in CommandTable.definitions where definition.isTypeable {
      var reader = try Reader([Reports.district, Reports.district], language: .chinese)
      reader.press(keys)
      _ = reader.state.perform(Invocation(definition.command))
      let left = Set(reader.rows.flatMap { Self.words(in: $0) }).subtracting(Self.known)
      #expect(
        left.isEmpty,
        "\(definition.command.rawValue) after \(keys): \(left.sorted())\n\(reader.rows.joined(separator: "\n"))")
    }
  }

  @Test("every command is explained in both languages, and has a Chinese name of its own") func definitions() {
    var names: Set<String> = []
    for definition in CommandTable.definitions {
      let (english, chinese) = (definition.help(in: .english), definition.help(in: .chinese))
      #expect(english != chinese && chinese.unicodeScalars.contains { Han.contains($0.value) }, "\(definition.command)")
      #expect(english.contains(/[a-z]{2}/), "\(definition.command)")
      #expect(names.insert(definition.chineseName).inserted, "\(definition.chineseName)")
    }
  }

  @Test("pages of the manual in the help, in both languages", arguments: Language.allCases, [(80, 24), (40, 12)])
  func manual(_ language: Language, _ size: (columns: Int, rows: Int)) throws {
    for name in HelpTopic.all.map(\.name) {
      var reader = try Reader(columns: size.columns, rows: size.rows, language: language)
      reader.press(": help space \(name) enter")
      let title = HelpTopic.named(name)?.title(in: language) ?? ""
      #expect(reader.rows.first == " " + title, "\(name)")
      let count = reader.state.helpLines.count
      reader.press("G")
      #expect(reader.status.contains("\(count)"), "\(name)")
      reader.press("q")
      #expect(reader.state.shell.layers.isEmpty)
    }
  }

  @Test("help about a word that is no topic shows the keys about it") func word() throws {
    var reader = try Reader()
    reader.press(": help space percent enter")
    #expect(
      reader.rows.prefix(3) == [
        " Text (keys as in less)", "  %  p                         N percent into the report", "",
      ])
  }

  @Test("a page of the manual as it is drawn") func page() throws {
    var reader = try Reader(columns: 60, rows: 16)
    reader.press(": help space expressions enter")
    try expectFrame(reader.frame, "help-expressions")
  }
}
