import ScreenModel
import Testing

@testable import Settings

@Suite struct KeyMapTests {
  static let commands: Set = ["down", "up", "fold", "top", "quit", "jump"]

  private func read(_ text: String) -> (bindings: [KeyBinding], problems: [SettingsProblem]) {
    KeyMapFile.bindings(in: Array(text.utf8), file: "k") { Self.commands.contains($0) }
  }

  private func place(_ line: Int) -> SettingsPlace { SettingsPlace("k", line: line) }

  private func binding(_ context: KeyContext, _ keys: [Key], _ command: String) -> KeyBinding {
    KeyBinding(context: context, keys: keys, command: command)
  }

  @Test func bindingsInTheirOrder() {
    let (bindings, problems) = read(
      #"""
      [text]
      "j" = "down"
      k = "up"
      "alt-3" = "top 3"
      "\"" = "jump a b"
      "z a" = "fold"
      " space  ctrl-d " = "up"
      "x" = "none"
      [tree]
      "j" = "down"
      [global]
      f1 = "quit"
      [prompt]
      [panel]
      '\' = "quit"
      """#)
    #expect(problems == [])
    #expect(
      bindings == [
        binding(.text, [Key("j")], "down"), binding(.text, [Key("k")], "up"),
        binding(.text, [Key(.character("3"), alt: true)], "top 3"), binding(.text, [Key("\"")], "jump a b"),
        binding(.text, [Key("z"), Key("a")], "fold"),
        binding(.text, [Key(" "), Key(.character("d"), control: true)], "up"),
        binding(.text, [Key("x")], "none"), binding(.tree, [Key("j")], "down"),
        binding(.global, [Key(.function(1))], "quit"), binding(.panel, [Key("\\")], "quit"),
      ])
  }

  @Test func whatIsWrongIsRefusedWithItsLine() {
    let (bindings, problems) = read(
      """
      j = "down"
      [text]
      "j" = "down"
      "q" = "quti now"
      "hyper-j" = "down"
      "z z zz" = "fold"
      "" = "fold"
      "k" = ["up"]
      [somewhere]
      "j" = "down"
      "k" = "up"
      [tree]
      "a" = "none of it"
      "u" = "up"
      [tree.deep]
      "u" = "up"
      """)
    #expect(bindings == [binding(.text, [Key("j")], "down"), binding(.tree, [Key("u")], "up")])
    #expect(
      problems == [
        .unknownContext(place(1), name: ""),
        .unknownCommand(place(4), name: "quti"),
        .unknownKeyName(place(5), text: "hyper-j"),
        .unknownKeyName(place(6), text: "zz"),
        .unknownKeyName(place(7), text: ""),
        .wrongValue(place(8), key: "k", value: "[\"up\"]", expected: .words),
        .unknownContext(place(9), name: "somewhere"),
        .unknownCommand(place(13), name: "none"),
        .unknownContext(place(15), name: "tree.deep"),
      ])
  }

  @Test func theSameKeysTwiceAreRefusedHoweverSpelled() {
    let (bindings, problems) = read(
      """
      [text]
      "j" = "down"
      'j' = "up"
      "ctrl-alt-x" = "down"
      "alt-ctrl-x" = "up"
      "ctrl-A" = "down"
      "ctrl-a" = "up"
      "tab" = "down"
      "ctrl-i" = "up"
      "ctrl-m" = "down"
      "enter" = "up"
      "shift-g" = "top"
      "G" = "quit"
      "］" = "down"
      "]" = "up"
      "z a" = "fold"
      "z  a" = "up"
      [tree]
      "j" = "up"
      """)
    #expect(bindings.map(\.command) == ["down", "down", "down", "down", "down", "top", "down", "fold", "up"])
    #expect(
      problems == [
        .repeatedKey(place(3), key: "j", firstLine: 2),
        .repeatedBinding(place(5), keys: "alt-ctrl-x", firstLine: 4),
        .repeatedBinding(place(7), keys: "ctrl-a", firstLine: 6),
        .repeatedBinding(place(9), keys: "ctrl-i", firstLine: 8),
        .repeatedBinding(place(11), keys: "enter", firstLine: 10),
        .repeatedBinding(place(13), keys: "G", firstLine: 12),
        .repeatedBinding(place(15), keys: "]", firstLine: 14),
        .repeatedBinding(place(17), keys: "z  a", firstLine: 16),
      ])
  }

  @Test func keysThatBeginOthersAreRefused() {
    let (bindings, problems) = read(
      """
      [text]
      "z a" = "fold"
      "z" = "quit"
      "z a b" = "up"
      "z o" = "down"
      "y" = "none"
      "y y" = "up"
      [tree]
      "z" = "quit"
      """)
    #expect(bindings.map(\.command) == ["fold", "down", "none", "up", "quit"])
    #expect(
      problems == [
        .overlappingBinding(place(3), keys: "z", other: "z a", otherLine: 2),
        .overlappingBinding(place(4), keys: "z a b", other: "z a", otherLine: 2),
      ])
  }

  @Test func usersBindingsGoOverTheBuiltInOnes() {
    let builtIn = read(
      "[text]\nj='down'\nk='up'\n'z a'='fold'\n'z o'='fold'\nq='quit'\n[tree]\nj='down'\nz='fold'"
    ).bindings
    let user = read("[text]\nj='top 2'\nq='none'\nz='quit'\n'k k'='up'\nn='none'\n[tree]\n'z z'='fold'").bindings
    #expect(
      KeyMapFile.merged(builtIn, user) == [
        binding(.text, [Key("j")], "top 2"), binding(.text, [Key("z")], "quit"),
        binding(.text, [Key("k"), Key("k")], "up"), binding(.tree, [Key("z"), Key("z")], "fold"),
        binding(.tree, [Key("j")], "down"),
      ])
    #expect(KeyMapFile.merged(builtIn, []) == builtIn)
    let unbinds = read("[text]\nz='none'\n'z a'='none'").bindings
    #expect(KeyMapFile.merged(builtIn, unbinds) == builtIn.filter { $0.keys != [Key("z"), Key("a")] })
  }

  @Test func builtInTableIsWhatItsFileSays() throws {
    let file = packageFolder + "/Sources/Settings/Resources/keys.toml"
    let (bindings, problems) = KeyMapFile.bindings(in: try #require(try SettingsFile.read(file)), file: file) { _ in
      true
    }
    #expect(problems == [])
    #expect(KeyMapFile.builtIn == bindings)
    #expect(!bindings.isEmpty)
    #expect(!bindings.contains { $0.command == KeyMapFile.unbound })
  }

  @Test func fileOfAFolder() throws {
    let isCommand: (String) -> Bool = { $0 != "nothing" }
    let builtIn = KeyMapFile.builtIn
    try withFolder { folder in
      #expect(KeyMapFile.load(from: folder, isCommand: isCommand).bindings == builtIn)
      try write("[panel]\n'ctrl-x ctrl-x' = 'quit'\n'ctrl-y' = 'nothing'", to: folder + "/keys.toml")
      let (bindings, problems) = KeyMapFile.load(from: folder, isCommand: isCommand)
      let keys = Array(repeating: Key(.character("x"), control: true), count: 2)
      #expect(bindings == [binding(.panel, keys, "quit")] + builtIn)
      #expect(problems == [.unknownCommand(SettingsPlace(folder + "/keys.toml", line: 3), name: "nothing")])
    }
    #expect(KeyMapFile.load(from: nil, isCommand: isCommand).bindings == builtIn)
  }
}
