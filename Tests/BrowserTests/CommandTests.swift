import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Commands typed by name: a line runs a command only where it can mean one.
@Suite struct CommandTests {
  /// No name, alias or Chinese name belongs to two commands, and each command has a name and a help in both languages.
  @Test func everyNameMeansOneCommand() {
    let names = CommandTable.definitions.flatMap { [$0.command.rawValue, $0.chineseName] + $0.aliases }
    #expect(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
    for definition in CommandTable.definitions {
      #expect(!definition.chineseName.isEmpty)
      for language in Language.allCases { #expect(!definition.help(in: language).isEmpty) }
    }
  }

  @Test(arguments: [
    ("q", Command.quit), ("q!", .quit), ("x", .quit), ("Q", .quit), ("h", .help), ("f", .information),
    ("quit", .quit), ("qui", .quit), ("退出", .quit), ("帮助", .help), ("terms", .terms), ("labels", .labels),
    ("lab", .labels), ("选择", .themes), ("HELP", .help),
  ])
  func wholeNamesBeginningsAndAliasesRun(typed: String, command: Command) {
    #expect(CommandTable.meanings(of: typed).map(\.command) == [command])
  }

  /// `:next` begins four names and `:uit` none: neither runs a command, however much it resembles one.
  @Test(arguments: ["next", "uit", "下", "page", "wq"]) func anythingElseDoesNothing(typed: String) throws {
    var reader = try Reader()
    let before = reader.state.here
    reader.press(":")
    reader.press(typed)
    reader.press("enter")
    #expect(reader.effects == [])
    #expect(reader.state.here == before)
    let prompt = try #require(reader.state.prompt)
    #expect(prompt.line.text == typed)
    #expect(prompt.error != nil)
    reader.press("esc")
    #expect(reader.state.prompt == nil)
  }

  @Test func whatItCouldMeanIsListedAboveTheReason() throws {
    var reader = try Reader(columns: 80, rows: 12)
    reader.press(": n e x t enter")
    try expectFrame(reader.frame, "command-ambiguous")
    // A candidate chosen with the arrows runs.
    reader.press("down enter")
    #expect(reader.state.prompt == nil)
  }

  /// The reason names what is ambiguous, and above it stand the commands to choose from, with or without an argument.
  @Test func anAmbiguousNameWithAnArgumentListsItsCommands() throws {
    var reader = try Reader(columns: 80, rows: 12)
    reader.press(": s e a r c h space 发展 enter")
    #expect(reader.state.prompt?.error == "several commands begin with search: type more, or choose one")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["search-forward", "search-backward"])
  }

  @Test func nothingMayFollowACommandThatTakesNothing() throws {
    var reader = try Reader()
    reader.press(": q u i t space n o w enter")
    #expect(reader.effects == [])
    #expect(reader.state.prompt?.error == "quit takes nothing after its name")
  }

  @Test(arguments: ["top-section one", "fold-level all"]) func aNumberIsWantedWhereOneIsMeant(typed: String) throws {
    var reader = try Reader()
    let before = reader.frame
    reader.press(":")
    _ = reader.state.update(.paste(typed))
    reader.press("enter")
    #expect(reader.state.prompt?.error?.hasSuffix("takes a number") == true)
    reader.press("esc")
    #expect(reader.frame == before)
  }

  @Test func anArgumentGoesToItsCommand() throws {
    var reader = try Reader()
    reader.press(": t h e m e space l i g h t enter")
    #expect(reader.effects == [.theme("light"), .remember(.choice("theme", "light"))])
    reader.press(": t o p - s e c t i o n space 2 enter")
    #expect(reader.state.currentSection == reader.state.report.children(of: .root)[1])
  }

  /// The help over the list of hits has the keys: they scroll and close it, and do nothing to the list.
  @Test func whatIsInFrontHasTheKeys() throws {
    var reader = try Reader(columns: 80, rows: 12)
    reader.press("/ 主题 enter L")
    reader.list()
    let list = reader.frame
    reader.press("f1")
    let help = reader.rows
    reader.press("j")
    #expect(reader.rows.first == help.dropFirst().first)
    reader.press("q")
    #expect(reader.frame == list)
  }
}
