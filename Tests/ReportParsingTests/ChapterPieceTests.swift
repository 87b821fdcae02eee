import ReportModel
import Testing

@testable import ReportParsing

/// Chapters that copies on the web cut into pieces, and sections with a bare number. All texts are invented.
@Suite struct ChapterPieceTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  private let sentences = ["水磨在南门外，每天转六个时辰。", "磨坊的主人姓林，种茶，也管渡船。", "河水涨的时候磨就停下来，人们坐在石阶上等。"]

  private func paragraph(_ number: Int) -> String {
    "    " + (0..<(9 + number % 5)).map { sentences[(number + $0) % 3] }.joined() + "\n\n"
  }

  @Test("pieces of chapters are headings beside each other, the sections that begin again in each chapter below them")
  func piecesWithSections() throws {
    var (text, expected) = ("《水磨三十年》\n\n", ["《水磨三十年》"])
    for (chapter, title, pieces) in [("第一章", "引水", 4), ("第二章", "转磨", 6)] {
      var section = 0
      for piece in 1...pieces {
        text += "正文 \(chapter) \(title)（\(piece)）\n\n" + paragraph(piece)
        expected.append("  \(chapter) \(title)（\(piece)）")
        guard piece > 1 else { continue }
        section += 1
        text += "    \(section)\n\n" + paragraph(piece + 1) + paragraph(piece + 2)
        expected.append("    \(section)")
      }
    }
    #expect(try outline(text) == expected)
  }

  @Test("pages that begin again with the text are no sections")
  func pages() throws {
    var text = "南岭水磨调查\n\n前言\n\n" + (0..<14).map(paragraph).joined() + "正文\n\n"
    for page in 1...8 {
      text += (page...page + 11).map(paragraph).joined()
      text += "    这一段还没有写完，下一页接着写它的\n\n\(page)\n\n后半句话，到这里为止。\n\n"
    }
    #expect(try outline(text) == ["南岭水磨调查"])
  }
}
