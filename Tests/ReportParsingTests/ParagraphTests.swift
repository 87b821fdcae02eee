import ReportModel
import Testing

@testable import ReportParsing

@Suite struct ParagraphTests {
  @Test func linesAndBlanksWithEitherLineEnd() throws {
    let report = try parsed("甲。\r\n\r\n 　\r\n乙。\n\n丙。")
    #expect(
      report.paragraphs == [
        Paragraph(range: TextRange(0, 6), kind: .body),
        Paragraph(range: TextRange(8, 14), kind: .blank),
        Paragraph(range: TextRange(16, 22), kind: .body),
        Paragraph(range: TextRange(23, 23), kind: .blank),
        Paragraph(range: TextRange(24, 30), kind: .body),
      ])
    #expect([0, 8, 10, 16, 23, 24].map { report.lines?.line(at: TextOffset($0)).value } == [1, 2, 3, 4, 5, 6])
  }

  @Test func overlongLinesAreSplitAfterASentence() throws {
    let sentence = "全区上下齐心协力推动高质量发展。"
    let report = try parsed(String(repeating: sentence, count: 1_000))
    let size = sentence.utf8.count
    let perPiece = ParagraphBuilder.longest / size
    var expected: [Paragraph] = []
    var start = 0
    while start < 1_000 {
      let end = min(1_000, start + perPiece)
      expected.append(
        Paragraph(range: TextRange(start * size, end * size), kind: .body, continuesLine: start > 0))
      start = end
    }
    #expect(report.paragraphs == expected)
  }

  @Test func charactersLeaveOutWhiteSpaceAndControls() throws {
    let report = try parsed("一、甲 乙\t\u{85}\n　丙\u{2003}😀e\u{301}\n")
    #expect(report.sections.map(\.characters) == [8, 8])
  }

  @Test(
    "Words of a heading for people",
    arguments: [
      ("一、总　则", "总则"), ("一、甲　乙丙", "甲 乙丙"), ("一、Good \t\u{2003}work", "Good work"),
      // Zero-width spaces alone show nothing; with a space they are part of it.
      ("一、工\u{200B}作", "工作"), ("一、Good\u{FEFF}work", "Goodwork"), ("一、Good\u{200B} work", "Good work"),
      ("一、\u{200B}工作\u{FEFF}", "工作"), ("一、工\u{1B}作", "工\u{1B}作"),
    ])
  func words(_ line: String, _ title: String) throws {
    let report = try parsed("\(line)\n正文。\n")
    #expect(report.title(of: SectionIndex(1)) == title)
  }

  @Test func spacesOfAnyWidthSetANumberOff() throws {
    for space in [" ", "\t", "\u{A0}", "\u{3000}", "\u{2003}", "\u{205F}"] {
      let report = try parsed("1.\(space)范围\n本文件规定了要求。\n2.\(space)术语\n下列术语适用。\n")
      #expect(report.sections.dropFirst().map { report.words(in: $0.title) } == ["范围", "术语"], "\(space)")
    }
  }
}
