import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Every key that the help shows, pressed where it has something to do: the screen changes, or something is asked of the
/// program around the browser, and nothing is complained of.
@Suite struct HelpKeysTests {
  /// The beginnings of scripts after which the keys of a context are tried: for each key there is one that fits.
  private static let scripts: [KeyContext: [String]] = [
    .text: [
      "", "G", "space space", "] ] ] ctrl-o", "] ] ctrl-o", "] ] ] ]", "/ 主题教育 enter", "/ 主题教育 enter * n n",
      "/ 主题教育 enter n n * + 种业 enter", "m a ] ]", "/ 主题教育 enter L enter", "z M", "5", "/ 主题教育 enter & ",
      "T j enter enter", "t", "> > >",
    ],
    .selection: ["V", "] V", "] ] V ) )", "] ] V } }", "] ] V ] ]", "] ] V l l l", "G V", "] ] V h h", "5"],
    .tree: [
      "tab", "tab j j", "tab G", "tab j l j", "tab z R j j j", "tab / 主题 enter", "tab z M", "tab j j h",
      "/ 主题教育 enter n tab", "] ] ctrl-o tab", "m a ] ] tab", "/ 主题教育 enter * tab", "t tab", "tab 5",
      "T j enter enter tab",
      "> > > tab", "] ] ] ] tab",
    ],
    .results: [
      "/ 的 enter L", "/ 的 enter L G", "/ 的 enter L j j j j j j j", "/ 的 enter L space space", "/ 的 enter L z M",
      "/ 的 enter L 5",
      "/ 的 enter * L", "/ 的 enter L F 党 enter", "m a / 的 enter L", "/ 的 enter L z M j", "] ] ctrl-o / 的 enter L",
      "] ctrl-o / 的 enter L", "T j enter enter L", "/ 的 enter > > > L", "/ 的 enter t L",
    ],
    .panel: [
      "f1", "f1 space space", "f1 G", "m a ] m b : marks enter", "m a ] m b : marks enter j", "f1 / 高亮 enter", "f1 5",
      "m a ] m b : marks enter G",
    ],
    .terms: [
      "T", "T G", "T j j", "T space", "T tab", "T tab tab", "T * ", "T o", "T z R", "T j l", "T / 党 enter", "T O",
      "T 5",
    ],
    .prompt: [
      "/", "/ 主题", "/ 主题 home", "/ 主题 left", "/ 主题 enter /", "/ 主题 enter / 种业 enter / up up", "s", "s down",
      ": n e",
      "C", "] A a b", "o",
    ],
    .compare: [],
    .global: [],
  ]

  /// Texts with all that keys may be about: a table wider than the pane, a link, a note, terms.
  private static let second = """
    # 附表

    | 指标 | 去年完成的数字和说明文字 | 今年完成的数字和说明文字 | 明年的目标和说明文字 | 备注 |
    | --- | --- | --- | --- | --- |
    | 种业 | 一百二十亩良种基地建成 | 三百四十亩良种基地建成 | 五百六十亩良种基地建成 | 无 |

    ## 说明

    见[主题教育](https://example.org)，`代码`。四个意识、四个意识。
    """

  private static func reader(library: Bool) throws -> Reader {
    var options = BrowserOptions()
    options.screen.themes = ["dark", "light", "plain"]
    options.screen.theme = "dark"
    options.session.openCommand = ["open"]
    var texts = [("a.txt", Reports.district + "\n四个意识、四个意识、四个意识。\n")]
    if library { texts += [("b.md", second), ("c.txt", Reports.plan)] }
    let reports = try texts.map { name, text in
      try ParsedReports.report(text, name: name, path: name)
    }
    var reader = try Reader()
    reader.state = BrowserState(
      reports: reports, options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: 80, rows: 12))
    return reader
  }

  /// The readers that are in a context.
  private static func readers(in context: KeyContext) throws -> [Reader] {
    guard context != .compare else { return try comparing() }
    var readers: [Reader] = context == .panel ? try panels() : []
    for library in [false, true] {
      for before in library ? ["", ": n enter "] : [""] {
        for script in scripts[context] ?? [] {
          var reader = try reader(library: library)
          reader.press(before + script)
          guard reader.state.pane.keyContext == context else { continue }
          readers.append(reader)
        }
      }
    }
    return readers
  }

  /// Readers at lists that have keys of their own.
  private static func panels() throws -> [Reader] {
    [
      try YearListTests.opened(rows: 12), try ReuseTests().opened(), try SavedTests().listed(),
      try TrackTests().opened(),
    ]
  }

  private static func comparing() throws -> [Reader] {
    let scripts = [
      "", "n n n", "n n n n n n n n", "G", "tab", "tab z M", "tab j j", "tab tab", "space space", "5", "n o", "t",
      "> >",
    ]
    var readers = try scripts.map { script in
      var reader = try CompareTests.reader(columns: 100, rows: 12)
      reader.press(script)
      return reader
    }
    // Both texts searched, and the reader at a hit of the middle.
    var searching = try CompareTests.reader(columns: 100, rows: 12)
    searching.press("/ 党 enter")
    for case .findCompared(let question) in searching.effects {
      let ranges = [TextRange(0, 3), TextRange(1_200, 1_203), TextRange(2_400, 2_403)]
      _ = searching.state.update(.foundCompared(CompareSearchAnswer(question, hits: .success((old: [], new: ranges)))))
    }
    for script in ["", "}", "} }"] {
      var reader = searching
      reader.press(script)
      readers.append(reader)
    }
    return readers
  }

  /// Whether keys do something for a reader. A letter follows those that wait for one.
  private static func hasEffect(_ binding: KeyBinding, _ reader: Reader) -> Bool {
    var reader = reader
    let (frame, effects) = (reader.frame, reader.effects.count)
    let keys = (reader.state.count, reader.state.shell.keys.pending.count)
    for key in binding.keys { reader.effects += reader.state.update(.key(key)) }
    if reader.state.shell.keys.awaitedMark != nil {
      let letter: Unicode.Scalar = binding.command == "go-mark" ? "a" : "b"
      reader.effects += reader.state.update(.key(Key(letter)))
    }
    if reader.state.shell.notice?.isError == true { return false }
    let isOther = reader.frame != frame || reader.effects.count > effects
    return isOther || keys != (reader.state.count, reader.state.shell.keys.pending.count)
  }

  @Test(arguments: KeyContext.allCases) func everyKeyDoesSomething(context: KeyContext) throws {
    let bindings = try BuiltInKeys.bindings().filter { $0.context == context }
    #expect(!bindings.isEmpty)
    let contexts: [KeyContext] = context == .global ? [.text, .tree, .results] : [context]
    let readers = try contexts.flatMap { try Self.readers(in: $0) }
    #expect(!readers.isEmpty)
    for binding in bindings {
      #expect(
        readers.contains { Self.hasEffect(binding, $0) },
        "\(context): \(binding.keys.map(\.text)) \(binding.command)")
    }
  }

  @Test("the help shows no key that the key map does not have") func helpShowsThose() throws {
    let bound = Set(try BuiltInKeys.bindings().map(\.command).map { String($0.prefix { $0 != " " }) })
    let known = Set(CommandTable.definitions.map(\.command.rawValue))
    #expect(bound.isSubset(of: known))
  }
}
