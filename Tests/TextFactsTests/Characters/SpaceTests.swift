import Testing
import TextFacts

/// All scalars there are.
let everyScalar = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

@Suite("White space")
struct SpaceTests {
  private func scalars(_ ranges: [ClosedRange<UInt32>]) -> [UInt32] { ranges.flatMap(Array.init) }

  @Test("is what Unicode calls so")
  func whiteSpace() {
    let differing = everyScalar.filter { WhiteSpace.contains($0.value) != $0.properties.isWhitespace }
    #expect(differing == [])
  }

  @Test("without width is ZERO WIDTH SPACE and the byte order mark")
  func zeroWidth() {
    #expect(everyScalar.filter { WhiteSpace.isZeroWidth($0.value) } == ["\u{200B}", "\u{FEFF}"])
  }

  @Test("and controls are blank")
  func blank() {
    let blank = everyScalar.map(\.value).filter(Blank.contains)
    #expect(
      blank
        == scalars([
          0...0x20, 0x7F...0xA0, 0x1680...0x1680, 0x2000...0x200B, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
          0x3000...0x3000, 0xFEFF...0xFEFF,
        ]))
  }

  /// A walk by bytes may ask at any of them.
  @Test("begins nowhere inside a character")
  func blankInsideCharacters() {
    let text = Array("言 前言\t节　é☃\u{2028}\u{10080}A\u{FEFF}".utf8)
    let lengths = text.indices.map { Blank.length(text.span, at: $0, end: text.count) }
    var expected = [Int](repeating: 0, count: text.count)
    var place = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let width = String(scalar).utf8.count
      if Blank.contains(scalar.value) { expected[place] = width }
      place += width
    }
    #expect(lengths == expected)
  }

  @Test("and what no reader can see is skipped by a search")
  func searchGap() {
    let skipped = everyScalar.map(\.value).filter(SearchGap.contains)
    #expect(
      skipped
        == scalars([
          9...13, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x1680...0x1680,
          0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000...0x3000, 0xFE00...0xFE0F,
          0xFEFF...0xFEFF, 0xE0100...0xE01EF,
        ]))
  }

  @Test("of either kind is blank and skipped")
  func containment() {
    let spaces = everyScalar.map(\.value).filter { WhiteSpace.contains($0) || WhiteSpace.isZeroWidth($0) }
    #expect(spaces.filter { !Blank.contains($0) || !SearchGap.contains($0) } == [])
  }

  @Test("is told from bytes as from scalars")
  func bytes() {
    let differing = everyScalar.filter { scalar in
      let text = Array(Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      let length = Blank.length(text.span, at: 0, end: text.count)
      let isWhite = text.count == 3 && WhiteSpace.contains(text[0], text[1], text[2])
      return length != (Blank.contains(scalar.value) ? text.count : 0)
        || isWhite != (text.count == 3 && WhiteSpace.contains(scalar.value))
    }
    #expect(differing == [])
    // Nothing is read beyond the end.
    #expect(Blank.length(Array("\u{3000}".utf8).span, at: 0, end: 2) == 0)
  }

  @Test(
    "is cut off both ends of a line",
    arguments: [
      ("  一、总则\t\u{B}", "一、总则"), ("\u{FEFF}\u{3000}\u{A0}甲\u{200B} 乙\u{200B}\u{85}", "甲\u{200B} 乙"), ("甲", "甲"),
      ("\u{2003}é\u{205F}", "é"), ("é\u{1680}𠀀\u{7F}", "é\u{1680}𠀀"), (" \u{3000}\u{C}", ""), ("", ""),
    ])
  func trimmed(_ line: String, _ content: String) {
    let text = Array("前\(line)后".utf8)
    let trimmed = Blank.trimmed(text.span, 3..<text.count - 3)
    #expect(String(decoding: text[trimmed], as: UTF8.self) == content)
    #expect(trimmed.lowerBound >= 3 && trimmed.upperBound <= text.count - 3)
  }

  @Test("is cut off both ends of a string")
  func strings() {
    #expect(" \u{3000}\t甲 乙\u{A0}\r\n".trimming() == "甲 乙")
    #expect(" \n".trimming() == "")
    #expect("甲".dropFirst().trimming() == "")
    #expect("--甲-乙-".trimming { $0 == "-" } == "甲-乙")
  }
}
