import ReportModel
import Testing

@testable import TextLayout

/// Readings of characters, drawn behind them.
@Suite struct CharacterReadingTests {
  /// The rows of `string`, in which `淤[yū]` is a character with its reading.
  private func drawn(_ string: String, columns: Int? = nil) -> [String] {
    var text: [UInt8] = []
    var words = SpanWords()
    var spans: [InlineSpan] = []
    for piece in string.split(separator: "]", omittingEmptySubsequences: false) {
      let parts = piece.split(separator: "[", omittingEmptySubsequences: false)
      text += Array(parts[0].utf8)
      guard parts.count > 1, let last = parts[0].unicodeScalars.last else { continue }
      let range = TextRange(text.count - String(last).utf8.count, text.count)
      spans.append(InlineSpan(.ruby, range, words: words.append(String(parts[1]))))
    }
    let all = TextRange(0, text.count)
    let none = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: all, heading: none, body: all,
      number: none, title: none, characters: 0)
    let report = Report(
      source: ReportSource(name: "x"), text: text, sections: [root], paragraphs: [Paragraph(range: all, kind: .body)],
      lines: nil, encoding: .utf8, replacements: 0, isComplete: true, spans: spans, spanWords: words)
    var marks = PassageMarks()
    marks.setRuns(of: all, in: report, PageStyle())
    #expect(marks.readings.count == spans.count)
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    let rows = typesetter.rows(of: text, range: all, columns: columns, marks: marks)
    #expect(rows.map(\.range.count).reduce(0, +) == text.count)
    return rows.map { row in
      var out = ""
      var last = 0
      typesetter.forEachCell(of: row, in: text, marks: marks) { cell, column in
        #expect(column == last)
        last = column + cell.width
        out.unicodeScalars.append(cell.base)
        if cell.mark != "\0" { out.unicodeScalars.append(cell.mark) }
      }
      #expect(last == row.width && last <= columns ?? .max)
      return out
    }
  }

  @Test func behindTheLastCharacter() {
    #expect(drawn("清淤[yū]泥[ní]场，完") == ["清淤（yū）泥（ní）场，完"])
    #expect(drawn("水位[wèi]。x[ks]y") == ["水位（wèi）。x（ks）y"])
    // A combining mark in a reading, and one over the character that has it.
    #expect(drawn("淤[yu\u{304}]a\u{301}") == ["淤（yu\u{304}）a\u{301}"])
    #expect(drawn("淤[a\u{1B}]") == ["淤（a␛）"])
  }

  @Test func aRowEndsBeforeWhatHasNoRoom() {
    #expect(drawn("清淤[yū]泥[ní]场，完", columns: 10) == ["清淤（yū）", "泥（ní）", "场，完"])
    // A row that has no room for the reading even when empty: the character stands alone.
    #expect(drawn("清淤[yū]泥[ní]场", columns: 6) == ["清淤泥", "场"])
    #expect(drawn("清淤[yū]", columns: 1) == ["?", "?"])
  }
}
