import ScreenModel
import TestReports
import Testing

@Suite struct KeyTests {
  static let pairs: [(text: String, key: Key)] = [
    ("j", Key("j")), ("J", Key("J")), ("/", Key("/")), ("-", Key("-")), ("］", Key("］")), ("一", Key("一")),
    ("f", Key("f")), ("f1", Key(.function(1))), ("f24", Key(.function(24))),
    ("enter", Key(.enter)), ("esc", Key(.escape)), ("tab", Key(.tab)), ("space", Key(" ")),
    ("backspace", Key(.backspace)), ("delete", Key(.delete)), ("insert", Key(.insert)),
    ("up", Key(.up)), ("down", Key(.down)), ("left", Key(.left)), ("right", Key(.right)),
    ("home", Key(.home)), ("end", Key(.end)), ("pgup", Key(.pageUp)), ("pgdn", Key(.pageDown)),
    ("ctrl-d", Key(.character("d"), control: true)), ("ctrl--", Key(.character("-"), control: true)),
    ("alt-3", Key(.character("3"), alt: true)), ("shift-tab", Key(.tab, shift: true)),
    ("alt-right", Key(.right, alt: true)),
    ("ctrl-alt-shift-f5", Key(.function(5), control: true, alt: true, shift: true)),
  ]

  @Test(arguments: pairs) func textRoundTrips(_ pair: (text: String, key: Key)) {
    #expect(Key(text: pair.text) == pair.key)
    #expect(pair.key.text == pair.text)
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func everyCharacterHasATextForm() {
    let scalars = (0x20...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let keys = scalars.flatMap { [Key($0), Key(.character($0), control: true, alt: true)] }
    #expect(keys.filter { Key(text: $0.text) != $0 } == [])
  }

  @Test func modifiersMayStandInAnyOrder() {
    #expect(Key(text: "shift-alt-ctrl-up") == Key(.up, control: true, alt: true, shift: true))
  }

  @Test(arguments: ["", "jj", "f0", "f25", "fx", "hyper-j", "ctrl-", "Enter", "一二", "pageup"])
  func namesOfNoKey(_ text: String) {
    #expect(Key(text: text) == nil)
  }

  @Test func typedCharacter() {
    #expect(Key("ｊ").character == "ｊ")
    #expect(Key(.character("j"), control: true).character == nil)
    #expect(Key(.character("j"), alt: true).character == nil)
    #expect(Key(.enter).character == nil)
  }
}
