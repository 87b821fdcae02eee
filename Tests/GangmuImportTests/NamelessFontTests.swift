import Testing

@testable import ImportReaders

/// Bold type of fonts that have no name.
struct NamelessFontTests {
  private func line(_ text: String, _ face: Int) -> PageLine {
    PageLine(
      [PageWord(text: text, left: 90, right: 300, top: 100, bottom: 112, baseline: 110, size: 12, face: face)],
      column: 0)
  }

  private func bold(_ lines: [PageLine]) -> [String] {
    NamelessFonts.emboldened([PageText(lines: lines, width: 595)]).flatMap(\.lines).filter(\.isBold).map(\.text)
  }

  private let text = String(repeating: "The boats return on time. ", count: 5)

  @Test func shortLinesOfAnotherFontAreBold() {
    let body = [line(text, 6), line(text, 6), line(text, 6)]
    #expect(bold(body + [line("Boats", 7), line("Quays", 7), line("Lamps", 7)]) == ["Boats", "Quays", "Lamps"])
    // Two are no series; a font of long lines is one of text; one with a name says itself what it is.
    #expect(bold(body + [line("Boats", 7), line("Quays", 7)]).isEmpty)
    #expect(bold(body + [line("Boats", 7), line(text, 7), line("Lamps", 7)]).isEmpty)
    #expect(bold(body + [line("Boats", 0), line("Quays", 0), line("Lamps", 0)]).isEmpty)
    // No font has most of the text: nothing is known.
    #expect(bold([line(text, 6), line("Boats", 7), line("Quays", 7), line("Lamps", 7), line(text, 8)]).isEmpty)
  }

  /// The font of a line is that of most of it.
  @Test func aLineHasTheFontOfMostOfIt() {
    func word(_ text: String, _ left: Double, _ face: Int) -> PageWord {
      PageWord(text: text, left: left, right: left + 60, top: 100, bottom: 112, baseline: 110, size: 12, face: face)
    }
    #expect(PageLine([word("Boats", 90, 7), word("—", 160, 9), word("and many quays", 230, 7)], column: 0).face == 7)
    #expect(PageLine([word("Boats", 90, 7), word("quays", 160, 9)], column: 0).face == 0)
    #expect(PageLine([word("Boats", 90, 0)], column: 0).face == 0)
  }
}
