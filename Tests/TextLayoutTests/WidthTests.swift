import Testing
import TextFacts

@testable import TextLayout

@Suite("Display widths")
struct WidthTests {
  /// The widths of the scalars of `string`.
  private func widths(_ string: String, ambiguous: Int) -> [Int] {
    let table = WidthTable(ambiguousWidth: ambiguous)
    return string.unicodeScalars.map { table.width(of: $0) }
  }

  @Test("The terminal decides on ambiguous characters, and on no others")
  func ambiguous() {
    let ambiguous = "“”‘’—…·①│┃◆★▲▼○±×÷°§Ⅱ℃éαЖ\u{FFFD}"
    #expect(widths(ambiguous, ambiguous: 1) == ambiguous.unicodeScalars.map { _ in 1 })
    #expect(widths(ambiguous, ambiguous: 2) == ambiguous.unicodeScalars.map { _ in 2 })
    // EastAsianWidth.txt says N: one column everywhere.
    #expect(widths("▸▾az09,.ʻאبก", ambiguous: 2) == [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test("Two columns in every terminal", arguments: [1, 2])
  func wide(ambiguous: Int) {
    let wide = "中、。（）《》「」！？％￥　々〇ー한글ᄀ😀🀄𠀀𲎯鿿"
    #expect(widths(wide, ambiguous: ambiguous) == wide.unicodeScalars.map { _ in 2 })
    #expect(widths("｡ｱ￩", ambiguous: ambiguous) == [1, 1, 1])
  }

  @Test("The blocks that parsers take for wide are so, but for a few characters in them")
  func blocks() {
    let table = WidthTable(ambiguousWidth: 1)
    // Characters younger than the table, marks of tone and voice, circled numbers on squares, hexagrams.
    let others: [ClosedRange<UInt32>] = [
      0x2FFC...0x2FFF, 0x31E4...0x31EF, 0x302A...0x302D, 0x3099...0x309A, 0x3248...0x324F, 0x4DC0...0x4DFF,
    ]
    let narrow = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { scalar in
      EastAsianWidth.isWide(scalar.value) && table.width(of: scalar) != 2
        && scalar.properties.generalCategory != .unassigned && !others.contains { $0.contains(scalar.value) }
    }
    #expect(narrow == [])
  }

  @Test("No column in any terminal", arguments: [1, 2])
  func zero(ambiguous: Int) {
    let none =
      "\u{301}\u{20DD}\u{1161}\u{11A8}\u{200B}\u{200D}\u{202E}\u{2060}\u{FEFF}\u{FE0F}\u{E0101}\u{E0041}\0\u{1B}\u{85}"
    #expect(widths(none, ambiguous: ambiguous) == none.unicodeScalars.map { _ in 0 })
  }

  @Test("A code that is no character has the width of one that may not be drawn")
  func outside() {
    let table = WidthTable(ambiguousWidth: 1)
    #expect([0x11_0000, UInt32.max].map { table.width(of: $0) } == [1, 1])
  }

  @Test("Any ambiguous width but 2 is 1")
  func ambiguousWidth() {
    #expect([-1, 0, 1, 2, 3].map { WidthTable(ambiguousWidth: $0).ambiguousWidth } == [1, 1, 1, 2, 1])
    #expect(WidthTable(ambiguousWidth: 1) == WidthTable(ambiguousWidth: 0))
    #expect(WidthTable(ambiguousWidth: 1) != WidthTable(ambiguousWidth: 2))
  }

  @Test("The bytes C reads agree with the table and with the constants they are")
  func stages() {
    let (stage1, stage2) = WidthTable.stages
    let narrow = WidthTable(ambiguousWidth: 1)
    let wide = WidthTable(ambiguousWidth: 2)
    func byte(_ place: Int, of values: [UInt64]) -> Int { Int(values[place / 8] >> UInt64(place % 8 * 8) & 0xFF) }
    var wrong: [UInt32] = []
    for scalar in UInt32(0)...0x10FFFF {
      let value = Int(stage2[Int(stage1[Int(scalar >> 8)]) * 256 + Int(scalar & 0xFF)])
      let block = byte(Int(scalar >> 8), of: TwoStageTable.widthIndex)
      let isRight =
        value == byte(block * 256 + Int(scalar & 0xFF), of: TwoStageTable.widthBlocks)
        && narrow.width(of: scalar) == (value == 3 ? 1 : value) && wide.width(of: scalar) == (value == 3 ? 2 : value)
      if !isRight { wrong.append(scalar) }
    }
    #expect(wrong == [])
  }

  @Test("Every class in the table is one the code knows, and what has no column is never drawn by itself")
  func classes() {
    let special: Set<CharacterClass> = [
      .mark, .variation, .joiner, .hidden, .control, .lineFeed, .carriageReturn, .tab,
    ]
    let table = WidthTable(ambiguousWidth: 1)
    var unknown: [UInt32] = []
    for scalar in UInt32(0)...0x10FFFF {
      guard let kind = CharacterClass(rawValue: TwoStageTable.classes[scalar]), kind != .end else {
        unknown.append(scalar)
        continue
      }
      if table.width(of: scalar) == 0, !special.contains(kind) { unknown.append(scalar) }
    }
    #expect(unknown == [])
  }
}
