import TextFacts
import Testing

@testable import TextLayout

/// The screen and the lines that are printed agree on what is not drawn as itself.
@Suite struct HiddenCharacterTests {
  private static let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

  private static func isDrawnAsItself(_ scalar: UInt32) -> Bool {
    switch CharacterClass(rawValue: TwoStageTable.classes[scalar]) {
    case .control, .hidden, .joiner, .variation, .carriageReturn, .tab, .lineFeed: false
    default: true
    }
  }

  @Test func noneIsDrawnAsItself() {
    let drawn = Self.scalars.filter { HiddenCharacter.contains($0.value) && Self.isDrawnAsItself($0.value) }
    #expect(drawn.map { String($0.value, radix: 16) } == [])
  }

  /// Characters whose width no terminal agrees on are not drawn either, but lines, which need no widths, keep them.
  @Test func allElseThatIsNotDrawnIsOfUnknownWidth() {
    let others = Self.scalars.filter { scalar in
      guard !HiddenCharacter.contains(scalar.value), !Self.isDrawnAsItself(scalar.value) else { return false }
      switch scalar.properties.generalCategory {
      case .privateUse, .unassigned, .spacingMark: return false
      // Vowels and finals of Old Korean.
      default: return !(0xD7B0...0xD7FB).contains(scalar.value) && scalar.properties.age.map { $0.major < 15 } ?? false
      }
    }
    #expect(others.map { String($0.value, radix: 16) } == [])
  }

  @Test func marksAreTheSame() {
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    for scalar in Self.scalars where HiddenCharacter.contains(scalar.value) {
      let cells = typesetter.cells(of: String(scalar))
      let drawn = String(String.UnicodeScalarView(cells.map(\.base)))
      #expect(drawn == VisibleText.line(String(scalar)), "U+\(String(scalar.value, radix: 16))")
    }
  }
}
