import ScreenModel
import Testing

@testable import TerminalScreen

/// The sixteen colours on a terminal of eight.
@Suite struct EightColoursTests {
  @Test(arguments: [
    // Bright letters on the terminal's own ground are bold.
    (12, -1, 4, -1, true), (3, -1, 3, -1, false), (-1, -1, -1, -1, false),
    // On a colour they are letters that can be read, not bold ones.
    (8, 7, 0, 7, false), (15, 8, 7, 0, false), (8, 15, 0, 7, false), (11, 3, 0, 3, false), (0, 7, 0, 7, false),
    (-1, 12, -1, 4, false),
  ])
  func colours(foreground: Int32, background: Int32, letters: Int32, ground: Int32, isBold: Bool) {
    var attributes: TextAttributes = []
    let given = ColourPairs.ofEight(foreground, background, &attributes)
    #expect(given.foreground == letters)
    #expect(given.background == ground)
    #expect(attributes == (isBold ? [.bold] : []))
  }

  @Test func blackLettersOnAColourAreNotBold() {
    var attributes: TextAttributes = [.bold, .underline]
    let given = ColourPairs.ofEight(0, 7, &attributes)
    #expect(given == (0, 7))
    #expect(attributes == [.underline])
  }
}
