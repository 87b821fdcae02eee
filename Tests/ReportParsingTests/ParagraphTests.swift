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
}
