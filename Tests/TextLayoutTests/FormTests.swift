import ReportModel
import Testing
import TextFacts

@testable import TextLayout

/// Reports made of lines with blocks and spans around given words.
private struct Draft {
  var text: [UInt8] = []
  var paragraphs: [Paragraph] = []
  var blocks: [Block] = []
  var spans: [InlineSpan] = []

  /// A report of lines; an empty one is blank.
  init(_ lines: [(String, Paragraph.Kind)]) {
    for (line, kind) in lines {
      let start = text.count
      text += line.utf8
      paragraphs.append(Paragraph(range: TextRange(start, text.count), kind: line.isEmpty ? .blank : kind))
      text.append(0x0A)
    }
  }

  init(_ lines: String...) { self.init(lines.map { ($0, .body) }) }

  /// The bytes of the `number`th `words`.
  func range(_ words: String, number: Int = 0) -> TextRange {
    let wanted = Array(words.utf8)
    let places = text.indices.filter { text[$0...].starts(with: wanted) }
    return TextRange(places[number], places[number] + wanted.count)
  }

  func report(isText: Bool = true) -> Report {
    let all = TextRange(0, text.count)
    let none = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: all, heading: none, body: all,
      number: none, title: none, characters: 0)
    let starts = [0] + text.indices.filter { text[$0] == 0x0A }.map { $0 + 1 }
    return Report(
      source: ReportSource(name: "x"), text: text, sections: [root], paragraphs: paragraphs,
      lines: isText ? LineMap(lineStarts: starts) : nil, encoding: .utf8, replacements: 0, isComplete: true,
      blocks: blocks,
      spans: spans)
  }
}

private let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))

@Suite("Forms of paragraphs")
struct FormTests {
  private func forms(_ draft: Draft, _ separation: ParagraphSeparation = .space, isText: Bool = false)
    -> [ParagraphForm]
  {
    let report = draft.report(isText: isText)
    let forms = ParagraphForms(report, style: PageStyle(paragraphs: separation), typesetter: typesetter)
    return report.paragraphs.indices.map { forms.form(of: $0) }
  }

  @Test("Blocks of an imported document are set apart; lines of one paragraph, items and rows are not")
  func rowsBetweenBlocks() {
    var draft = Draft("text", "line", "more", "item", "item two", "cell", "cell two", "end")
    draft.blocks = [
      Block(.lines, TextRange(draft.range("line").lower, draft.range("more").upper)),
      Block(.listItem, draft.range("item")), Block(.listItem, draft.range("item two")),
      Block(.table, TextRange(draft.range("cell").lower, draft.range("cell two").upper)),
    ]
    #expect(forms(draft).map(\.rowsAfter) == [1, 0, 1, 0, 1, 0, 1, 0])
    #expect(forms(draft, .indent).map(\.rowsAfter) == [0, 0, 0, 0, 1, 0, 1, 0])
    #expect(forms(draft, .source).map(\.rowsAfter) == [Int](repeating: 0, count: 8))
    // Text of a format has blank lines where it wants them, but for blocks that it writes without any between.
    #expect(forms(draft, isText: true).map(\.rowsAfter) == [0, 0, 1, 0, 1, 0, 1, 0])
  }

  @Test("A rule without a line of its own is drawn between two paragraphs")
  func rule() {
    var draft = Draft("above", "below")
    draft.blocks = [Block(.rule, TextRange(emptyAt: draft.range("below").lower))]
    let spaced = forms(draft)[0]
    #expect((spaced.rowsAfter, spaced.ruleAfter) == (3, 1))
    let close = forms(draft, .source)[0]
    #expect((close.rowsAfter, close.ruleAfter) == (1, 0))
  }

  @Test("A note is told by its mark in brackets, which is not shown twice")
  func note() {
    var draft = Draft("[1] words")
    draft.blocks = [Block(.footnote, draft.range("[1] words"), marker: draft.range("1"))]
    var reading = MarkedParagraph(
      draft.report(), draft.paragraphs[0], style: PageStyle(), revealing: nil)
    let form = reading.form(typesetter)
    #expect(form.marker == "[1]")
    #expect(form.marks.hidden.map(\.range) == [TextRange(0, 4)])
  }

  @Test("An image is shown by its words between signs, in the language of the page")
  func image() {
    var draft = Draft("![map](a.png) end")
    draft.spans = [
      InlineSpan(concealed: draft.range("!["), sign: .imageStart),
      InlineSpan(concealed: draft.range("](a.png)"), sign: .imageEnd),
    ]
    let report = draft.report()
    for (words, wanted) in [("image: ", "[image: map] end"), ("图：", "[图：map] end")] {
      let forms = ParagraphForms(report, style: PageStyle(imageWords: words), typesetter: typesetter)
      #expect(drawn(report, forms.form(of: 0).marks, columns: 40) == [wanted])
      // No row is wider, nothing is lost, the sign is not parted from the words.
      for columns in 12...20 {
        let rows = drawn(report, forms.form(of: 0).marks, columns: columns)
        #expect(rows.joined().filter { $0 != " " } == wanted.filter { $0 != " " })
        #expect(rows.allSatisfy { !$0.hasPrefix("]") && typesetter.width(of: $0) <= columns })
      }
    }
    var two = Draft("![a](b)\n![c](d)")
    two.spans = ["![", "](b)", "![", "](d)"].enumerated().map { index, words in
      InlineSpan(
        concealed: two.range(words, number: index == 2 ? 1 : 0), sign: index % 2 == 0 ? .imageStart : .imageEnd)
    }
    let marks = PassageMarks(hidden: two.spans, joinsLines: true, imageStart: ["["])
    #expect(drawn(two.report(), marks, columns: 40) == ["[a] [c]"])
    var alone = Draft("map")
    alone.blocks = [Block(.image, alone.range("map"))]
    let form = forms(alone)[0]
    #expect((form.marker, form.closer) == ("[image:", "]"))
  }

  private func drawn(_ report: Report, _ marks: PassageMarks, columns: Int) -> [String] {
    let range = report.paragraphs[0].range
    return typesetter.rows(of: report.text, range: range, columns: columns, marks: marks).map { row in
      var out = String.UnicodeScalarView()
      typesetter.forEachCell(of: row, in: report.text, marks: marks) { cell, _ in out.append(cell.base) }
      return String(out)
    }
  }

  @Test("Of blank lines with nothing but mark-up between one is shown; each hidden paragraph is looked at once")
  func hiddenStretch() {
    var draft = Draft("text", "", "<!-- a -->", "", "<!-- b -->", "", "end")
    draft.spans = [draft.range("<!-- a -->"), draft.range("<!-- b -->")].map { InlineSpan(.concealed, $0) }
    let forms = ParagraphForms(draft.report(), style: PageStyle(), typesetter: typesetter)
    for index in 2...5 {
      let stretch = forms.hiddenStretch(around: index, revealing: nil)
      #expect(stretch == HiddenStretch(paragraphs: 1..<6, blank: 1))
    }
    #expect(forms.hiddenStretch(around: 0, revealing: nil) == nil)
    #expect(forms.hiddenStretch(around: 2, revealing: draft.range("a -"))?.paragraphs == nil)
    let stretch = HiddenStretch(paragraphs: 1..<6, blank: 1)
    #expect(stretch.shown(from: 2, step: 1) == 6)
    #expect(stretch.shown(from: 5, step: -1) == 1)
  }
}

@Suite("Tables in columns")
struct TableTests {
  /// A table of rows of cells, the first one of column heads.
  private func report(_ rows: [[String]]) -> Report {
    var draft = Draft(rows.map { ($0.joined(separator: "|"), .preformatted) })
    draft.blocks = [Block(.table, TextRange(0, draft.text.count - 1))]
    var place = 0
    for (number, row) in rows.enumerated() {
      let length = row.joined(separator: "|").utf8.count
      draft.blocks.append(Block(.row, TextRange(place, place + length), ordinal: number))
      var start = place
      for (column, cell) in row.enumerated() {
        draft.blocks.append(Block(.cell, TextRange(start, start + cell.utf8.count), ordinal: column + 1))
        start += cell.utf8.count + 1
      }
      place += length + 1
    }
    return draft.report()
  }

  private func columns(_ rows: [[String]], room: Int, most: Int? = nil) -> TableColumns? {
    TableColumns(report(rows), table: 0, room: room, most: most, typesetter: typesetter)
  }

  @Test func columnsTakeWhatTheyWantWhereThereIsRoom() {
    let found = columns([["a", "名称"], ["one", "b"]], room: 40)
    #expect(found?.arrangement == .fitted)
    #expect(found?.widths == [3, 4])
    #expect(found?.starts == [0, 6])
    #expect(found?.total == 10)
  }

  @Test func wideColumnsAreNarrowedAndUseTheRoomBesideTheText() {
    let rows = [["name", String(repeating: "word ", count: 20)]]
    #expect(columns(rows, room: 40)?.widths == [4, 33])
    #expect(columns(rows, room: 40, most: 60)?.widths == [4, 53])
  }

  @Test("Columns that need little have it, and the others share the rest by what they need; words stay whole")
  func columnsHaveWhatTheyNeed() {
    let long = String(repeating: "word ", count: 30).dropLast()
    let some = "a few words more than fit"
    #expect(columns([["name", some, String(long)]], room: 60)?.widths == [4, 25, 25])
    #expect(columns([["an identifier-of-some-length", String(long)]], room: 50)?.widths == [28, 19])
    #expect(columns([["well-known-identifier x", String(long)]], room: 40)?.widths == [23, 14])
    #expect(columns([["~/.local/share/programs/settings.toml", String(long)]], room: 40)?.widths == [17, 20])
    // No room for all words: the longest are parted.
    #expect(columns([["incomprehensibilities", "characteristically"]], room: 33)?.widths == [15, 15])
  }

  @Test func tablesThatHaveNoRoomAreScrolledSideways() {
    let row = (0..<300).map { "cell\($0)" }
    let found = columns([row, row], room: 60)
    #expect(found?.arrangement == .wide)
    #expect(found?.widths.count == 300)
    #expect((found?.total ?? 0) > 60)
    #expect(columns([[String](repeating: "a", count: 1_100)], room: 60) == nil)
  }

  @Test func cellsOfTextStandBelowEachOther() {
    let prose = String(repeating: "一段很长的文字，", count: 40)
    let rows = [["甲", prose, prose, prose]]
    let found = columns(rows, room: 60)
    #expect(found?.arrangement == .stacked)
    #expect(found?.starts == [0, 2, 2, 2])
    let setting = TableSetting(report(rows), typesetter: typesetter)
    let laid = found.map { setting.rows(of: 1, in: $0) } ?? []
    #expect(laid.allSatisfy { $0.count == 1 })
    #expect(laid.first?.first?.row.width == 2)
    #expect(laid.allSatisfy { $0[0].column + $0[0].row.width <= 60 })
    // A form with one cell of text beside short ones keeps its columns.
    #expect(columns([["甲", prose]], room: 60)?.arrangement == .fitted)
  }

  @Test func rowsAndHeads() throws {
    let rows = [["名称", "n"], ["河道", "12"]]
    var setting = TableSetting(report(rows), typesetter: typesetter)
    let found = setting.columns(of: 0, room: 40)
    let columns = try #require(found)
    #expect(setting.head(of: 0) == 1)
    #expect(setting.rows(of: 4, in: columns).map { $0.map(\.column) } == [[0, 7]])
  }
}

@Suite("The space between scripts")
struct ScriptSpacingTests {
  private let marks = PassageMarks(spacesScripts: true)

  private func drawn(_ string: String, columns: Int?) -> [(words: String, width: Int)] {
    let text = Array(string.utf8)
    return typesetter.rows(of: text, range: TextRange(0, text.count), columns: columns, marks: marks).map { row in
      var out = ""
      var end = 0
      typesetter.forEachCell(of: row, in: text, marks: marks) { cell, column in
        out += String(repeating: " ", count: column - end) + String(Character(cell.base))
        end = column + cell.width
      }
      return (out, row.width)
    }
  }

  @Test func lettersAndDigitsOnly() {
    #expect(drawn("用Swift写3个", columns: nil)[0].words == "用 Swift 写 3 个")
    #expect(drawn("用 Swift，第（3）章Ａ％5", columns: nil)[0].words == "用 Swift，第（3）章Ａ％5")
    #expect(drawn("かなA漢", columns: nil)[0].words == "かな A 漢")
  }

  @Test("At every width no row is wider, none begins or ends with the space, and the rules of print hold")
  func everyWidth() {
    let line = "2026年1月，GDP增长5.2%，“十四五”规划（含AI与5G）全面完成；用Swift写的3个程序“Gangmu”在Linux上运行，见《报告A》第12页。"
    let words = line.filter { $0 != " " }
    for columns in 6...120 {
      let rows = drawn(line, columns: columns)
      #expect(rows.map { $0.words.filter { $0 != " " } }.joined() == words)
      for row in rows {
        #expect(row.width <= columns && typesetter.width(of: row.words) == row.width)
        #expect(row.words.first != " " && row.words.last != " ")
        // Six columns cannot hold `（含AI与5G）` otherwise.
        guard columns >= 12 else { continue }
        #expect(row.words.first.map { !"，。；：、）》”%".contains($0) } ?? true, "\(columns): \(row.words)")
        #expect(row.words.last.map { !"（《“".contains($0) } ?? true, "\(columns): \(row.words)")
      }
    }
  }
}
