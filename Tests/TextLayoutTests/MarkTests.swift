import ReportModel
import TestReports
import Testing

@testable import TextLayout

/// The rows of `string` as drawn, the runs between `‹` and `›` being mark-up that a page does not show.
private func drawn(marked string: String, columns: Int?, first: Int? = nil, joinsLines: Bool = false) -> [String] {
  let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
  var (text, hidden, start) = ([UInt8](), [InlineSpan](), 0)
  for scalar in string.unicodeScalars {
    switch scalar {
    case "‹": start = text.count
    case "›": hidden.append(InlineSpan(.concealed, TextRange(start, text.count)))
    default: text += Array(String(scalar).utf8)
    }
  }
  let marks = PassageMarks(hidden: hidden, joinsLines: joinsLines)
  let rows = typesetter.rows(of: text, range: TextRange(0, text.count), columns: columns, first: first, marks: marks)
  #expect(rows.map(\.range.count).reduce(0, +) == text.count)
  return rows.map { row in
    var out = String.UnicodeScalarView()
    typesetter.forEachCell(of: row, in: text, marks: marks) { cell, _ in out.append(cell.base) }
    return String(out)
  }
}

@Suite("Mark-up that a page does not show")
struct MarkTests {
  @Test func hidden() {
    #expect(drawn(marked: "a ‹**›bold‹**› word", columns: 40) == ["a bold word"])
    #expect(drawn(marked: "‹# ›标题‹ #›", columns: 40) == ["标题"])
    #expect(drawn(marked: "‹[›一词‹](很长的地址)›，下文", columns: 6) == ["一词，", "下文"])
    #expect(drawn(marked: "‹all of it›", columns: 10) == [""])
    #expect(drawn(marked: "a‹x›‹y›b", columns: 10) == ["ab"])
  }

  @Test func character() {
    let text = Array("a &amp; b".utf8)
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    let marks = PassageMarks(hidden: [InlineSpan(TextRange(2, 7), standsFor: "&")])
    let rows = typesetter.rows(of: text, range: TextRange(0, text.count), columns: 3, marks: marks)
    #expect(rows.map(\.range) == [TextRange(0, 8), TextRange(8, 9)])
    var cells: [LaidCell] = []
    typesetter.forEachCell(of: rows[0], in: text, marks: marks) { cell, _ in cells.append(cell) }
    #expect(cells.map(\.base) == ["a", " ", "&"])
    #expect(cells.map(\.offset.bytes) == [0, 1, 2])
  }

  @Test func lineEnds() {
    #expect(drawn(marked: "one\ntwo\r\nthree", columns: 40, joinsLines: true) == ["one two three"])
    #expect(drawn(marked: "第一行\n第二行", columns: 40, joinsLines: true) == ["第一行第二行"])
    #expect(drawn(marked: "第一行\n  word", columns: 40, joinsLines: true) == ["第一行 word"])
    #expect(drawn(marked: "‹> ›one \n‹> ›two\n", columns: 40, joinsLines: true) == ["one two"])
    #expect(drawn(marked: "one\n‹> ›‹&›\n‹**›two", columns: 40, joinsLines: true) == ["one two"])
    #expect(drawn(marked: "one\ntwo", columns: 40) == ["one", "two"])
  }

  @Test("A first row of another length")
  func first() {
    #expect(drawn(marked: "春风又绿江南岸", columns: 10, first: 6) == ["春风又", "绿江南岸"])
    #expect(drawn(marked: "春风又绿江南岸", columns: 6, first: 10) == ["春风又绿江", "南岸"])
  }

  @Test("Hidden or not there: the same cells", arguments: 1...60 as ClosedRange<UInt64>)
  func sameCells(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let pool = Array("云岭区高质量发展。（二），、“”abc 12.5% \t·—…".unicodeScalars)
    var (shown, string) = ("", "")
    for _ in 0..<Int.random(in: 1...80, using: &dice) {
      guard let scalar = pool.randomElement(using: &dice) else { continue }
      if Int.random(in: 0..<6, using: &dice) == 0 {
        string += "‹" + String(repeating: "*", count: Int.random(in: 1...3, using: &dice)) + "›"
      }
      shown.unicodeScalars.append(scalar)
      string.unicodeScalars.append(scalar)
    }
    for columns in [2, 5, 11, 40] {
      #expect(drawn(marked: string, columns: columns) == drawn(marked: shown, columns: columns))
    }
  }
}
