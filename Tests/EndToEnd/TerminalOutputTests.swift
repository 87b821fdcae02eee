import Testing

/// The scanner that other tests rely on tells apart what a program sends.
struct TerminalOutputTests {
  private func items(_ text: String) -> [TerminalOutput.Item] { TerminalOutput(Array(text.utf8)).items }

  @Test("text, controls and whole sequences") func tellsApart() {
    let sent = "甲\r\u{9B}\u{1B}[1;31mx\u{1B}]11;?\u{1B}\\\u{1B}(B\u{1B}7\u{1B}[?25l\u{7F}"
    let expected: [TerminalOutput.Item] = [
      .text("甲"), .control(0x0D), .text("\u{9B}"), .sequence("[1;31m"), .text("x"), .sequence("]11;?\u{1B}\\"),
      .sequence("(B"), .sequence("7"), .sequence("[?25l"), .control(0x7F),
    ]
    #expect(items(sent) == expected)
  }

  @Test("sequences cut short, or with something in them that ends none")
  func findsMalformed() {
    #expect(items("\u{1B}") == [.malformed("")])
    #expect(items("\u{1B}[3甲") == [.malformed("[3甲")])
    #expect(items("\u{1B}[3") == [.malformed("[3")])
    #expect(items("\u{1B}]0;x\u{7}y") == [.malformed("]0;x\u{7}"), .text("y")])
    #expect(items("\u{1B}\u{7}") == [.malformed("\u{7}")])
    #expect(TerminalOutput([0x61, 0xFF]).items == [.text("a"), .malformed("\u{FFFD}")])
  }

  @Test("renditions, kinds, and what follows the screen") func sumsUp() {
    let output = TerminalOutput(Array("\u{1B}[?1049h\u{1B}[1;38;5;36mx\u{1B}[m\u{1B}[3;4H\u{1B}[?1049lend\r\n".utf8))
    #expect(output.renditions == [[1, 38, 5, 36], [0]])
    #expect(output.kinds == ["[?1049h", "[m", "[H", "[?1049l"])
    #expect(output.afterScreen == "end\n")
    #expect(output.lastSequence(of: "[?1049h", "[?1049l") == "[?1049l")
  }
}
