import ReportModel
import Testing

@testable import TextLayout

/// The rows of `string`, as drawn.
func drawn(
  _ string: String, columns: Int, ambiguous: Int = 1, kind: Paragraph.Kind = .body
) -> [String] {
  let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: ambiguous))
  let text = Array(string.utf8)
  let paragraph = Paragraph(range: TextRange(0, text.count), kind: kind)
  return typesetter.rows(of: text, paragraph: paragraph, columns: columns).map { row in
    var out = String.UnicodeScalarView()
    typesetter.forEachCell(of: row, in: text) { cell, _ in
      out.append(cell.base)
      for mark in [cell.mark, cell.secondMark] where mark != "\0" { out.append(mark) }
    }
    return String(out)
  }
}

@Suite("Rows of whole paragraphs")
struct RowTests {
  @Test("Brackets, numbers and double punctuation stay whole")
  func narrow() {
    let text = "　　一、坚持以高质量发展统领全局。云岭区（甲片）全年完成投资3.6亿元，增长12.5%，比上年多了……许多。"
    #expect(
      drawn(text, columns: 12) == [
        "　　一、坚持", "以高质量发展", "统领全局。云", "岭区（甲片）", "全年完成投资", "3.6亿元，增", "长12.5%，比",
        "上年多了……许", "多。",
      ])
  }
}
