import ScreenModel
import Testing

@testable import Browser

@Suite struct KeyMapTests {
  @Test func everyCommandStandsOnceInTheTable() {
    #expect(
      CommandTable.definitions.map(\.command).sorted { $0.rawValue < $1.rawValue }
        == Command.allCases.sorted { $0.rawValue < $1.rawValue })
  }

  @Test func everyBindingIsACommand() throws {
    let unknown = try BuiltInKeys.bindings().filter { Invocation(text: $0.command) == nil }
    #expect(unknown == [])
  }

  @Test func noKeyIsBoundTwice() throws {
    let bindings = try BuiltInKeys.bindings()
    for context in KeyContext.allCases {
      let keys = bindings.filter { $0.context == context }.map(\.keys)
      let twice = keys.indices.filter { index in
        keys.indices.contains { $0 != index && keys[$0].starts(with: keys[index]) }
      }
      #expect(twice.map { keys[$0] } == [], "\(context)")
    }
  }

  @Test func theHelpNamesEveryCommandAndKey() throws {
    let reader = try Reader()
    let lines = reader.state.helpLines.filter { !$0.keys.isEmpty && !$0.keys.hasPrefix(":help ") }
    #expect(lines.count == Command.allCases.count)
    #expect(lines.first { $0.text == "next section" }?.keys == "]")
    #expect(lines.first { $0.text == "back to before the last jump" }?.keys == "^O  alt-left")
  }

  @Test(arguments: [
    ("／", "/"), ("？", "?"), ("：", ":"), ("］", "]"), ("１", "1"), ("】", "]"), ("、", "/"), ("《", "<"), ("　", "space"),
  ])
  func inputMethodForms(typed: String, plain: String) throws {
    let key = try #require(Key(text: typed))
    #expect(KeyForms.plain(key) == Key(text: plain))
  }

  @Test func lettersHaveNoOtherForm() throws {
    for text in ["j", "主", "/", "ctrl-d"] {
      #expect(KeyForms.plain(try #require(Key(text: text))) == nil)
    }
  }
}
