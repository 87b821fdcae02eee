import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Commands typed by name: a line runs a command only where it can mean one.
@Suite struct CommandTests {
  /// No name, alias or Chinese name belongs to two commands, and each command has a name and a help in both languages.
  @Test func everyNameMeansOneCommand() {
    let names = CommandTable.definitions.flatMap(\.names)
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

  /// Each command that can be typed has a name of Han characters, which runs it.
  @Test func everyCommandHasAChineseName() {
    for definition in CommandTable.definitions where definition.isTypeable {
      let name = definition.chineseName
      #expect(name.unicodeScalars.allSatisfy { Han.contains($0.value) }, "\(name)")
      #expect(CommandTable.meanings(of: name).map(\.command) == [definition.command], "\(name)")
    }
  }

  /// The words that people try first.
  @Test(arguments: [
    ("检查", Command.check), ("校对", .check), ("退出", .quit), ("目录", .focusTree), ("正文", .focusText), ("主题", .theme),
    ("配色", .theme), ("往年", .years), ("未读文件", .skipped), ("未读取", .skipped), ("检索", .searchForward),
    ("查找", .searchForward),
    ("脚注", .links), ("版本", .about), ("刷新", .reload), ("批注", .note), ("导出", .writeAs), ("走势", .track),
  ])
  func commonChineseNamesRun(typed: String, command: Command) {
    #expect(CommandTable.meanings(of: typed).map(\.command) == [command])
  }

  @Test(arguments: ["设置", "settings", "表达式"]) func aTopicOfTheHelpIsShown(typed: String) throws {
    var reader = try Reader(language: .chinese)
    reader.press(": \(typed) enter")
    #expect(reader.effects == [] && reader.state.helpInFront != nil)
    var asked = try Reader(language: .chinese)
    asked.press(": help space \(typed) enter")
    #expect(reader.frame == asked.frame)
  }

  /// In Chinese the list below `:` and the help show the names that can be typed.
  @Test func chineseNamesAreShown() throws {
    var reader = try Reader(columns: 80, rows: 12, language: .chinese)
    reader.press(": 检")
    try expectFrame(reader.frame, "command-candidates-chinese")
    reader.press("esc f1 / 列表排序 enter")
    #expect(
      reader.rows.prefix(3).joined(separator: "\n").contains("列表排序：在列表中：依次按位置"),
      "\(reader.rows)")
    reader.press("esc / 列出批注 enter")
    #expect(reader.rows.prefix(2).last == "  :批注列表                    批注列表：列出批注", "\(reader.rows)")
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
