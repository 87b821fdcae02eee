import ImportStream
import ReportModel
import ReportParsing
import Testing

/// Characters that documents set above and below the line, in their text: no figure may run into another.
@Suite struct WrittenSpanTests {
  /// The text of a report made of `records`, and the spans left in it.
  private func read(_ records: [ImportRecord]) throws -> [String] {
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.docx"))
    let text = String(decoding: report.text, as: UTF8.self).dropLast()
    return [String(text)]
      + report.spans.map { "\($0.kind) \(String(decoding: report.text[$0.range.bytes], as: UTF8.self))" }
  }

  /// A span of the first `words` in `text` from byte `start` on.
  private func span(_ kind: InlineSpan.Kind, _ range: Range<Int>, _ words: String = "") -> ImportRecord {
    .span(ImportSpan(kind, range, words))
  }

  @Test func figuresAboveTheLineAreWrittenSo() throws {
    #expect(try read([.paragraph("108 m2"), span(.superscript, 2..<3), span(.superscript, 5..<6)]) == ["10⁸ m²"])
    #expect(
      try read([
        .paragraph("102n+kx"), span(.strong, 0..<2), span(.superscript, 3..<6), span(.emphasis, 6..<7),
      ]) == ["102^(n+k)x", "strong 10", "emphasis x"])
    #expect(try read([.heading(level: 1, "a23"), span(.superscript, 1..<3), span(.superscript, 2..<3)]) == ["a^(2³)"])
    // Bold around and inside keeps its words.
    #expect(
      try read([.paragraph("x10-6y"), span(.strong, 1..<5), span(.superscript, 3..<5), span(.strong, 5..<6)])
        == ["x10⁻⁶y", "strong 10⁻⁶", "strong y"])
  }

  /// A tab in a cell is no border of it.
  @Test func cellsOfARowStay() throws {
    let cells: [ImportRecord] = [.row(cells: ["a\tb", "10"]), span(.superscript, 5..<6)]
    let report = try ReportParser.report(from: cells + [.end], source: ReportSource(name: "x.docx"))
    let texts = report.blocks.filter { $0.kind == .cell }.map {
      String(decoding: report.text[$0.range.bytes], as: UTF8.self)
    }
    #expect(texts == ["a b", "1⁰"])
  }

  @Test func whatCannotBeMisreadStays() throws {
    #expect(
      try read([
        .paragraph("1st a[1] M*"), span(.superscript, 1..<3), span(.superscript, 5..<8), span(.superscript, 10..<11),
      ])
        == ["1st a[1] M*", "superscript st", "superscript [1]", "superscript *"])
  }

  /// Lowered figures stay what they are searched for as, unless two numbers would be one.
  @Test func figuresBelowTheLineAreWrittenWhereTheyRunTogether() throws {
    #expect(
      try read([
        .paragraph("CO2 PM2.5 log28"), span(.subscript, 2..<3), span(.subscript, 6..<9), span(.subscript, 13..<14),
      ])
        == ["CO2 PM2.5 log₂8", "subscript 2", "subscript 2.5"])
  }

  @Test func aRaisedNumberThatLeadsToANoteIsItsMark() throws {
    #expect(
      try read([.paragraph("3.51 8"), span(.superscript, 3..<4), span(.link, 3..<4, "#n1")])
        == ["3.5[1] 8", "superscript [1]", "link [1]"])
    #expect(
      try read([.paragraph("3.51 8"), span(.link, 3..<4, "#n1"), span(.superscript, 3..<4)])
        == ["3.5[1] 8", "link [1]", "superscript [1]"])
    // A link over more than the number is none to a note.
    #expect(
      try read([.paragraph("5 m2"), span(.link, 0..<4, "#n1"), span(.superscript, 3..<4)]) == ["5 m²", "link 5 m²"])
  }

  @Test func cellsAndNotesAreWrittenToo() throws {
    let table = try read([
      .row(cells: ["年", "量"]), .row(cells: ["2013", "108"]), .span(ImportSpan(.strong, 0..<4)),
      span(.superscript, 7..<8),
    ])
    #expect(table.first?.hasSuffix(" 10⁸") == true && table.dropFirst() == ["strong 2013"])
    #expect(try read([.footnote(mark: "1", "约 106 吨。"), span(.superscript, 6..<7)]) == ["[1] 约 10⁶ 吨。"])
  }

  @Test func changesKeepTheirWords() throws {
    let change = Revision(.insertion, author: "何", words: "8 吨", range: TextRange(2, 7))
    let records: [ImportRecord] = [.paragraph("108 吨"), span(.superscript, 2..<3), .revision(change)]
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.docx"))
    #expect(report.revisions.map { String(decoding: report.text[$0.range.bytes], as: UTF8.self) } == ["⁸ 吨"])
  }

  /// The bytes of a text stay; its words tell what is above the line.
  @Test func wordsOfMarkedUpTextsTellFigures() throws {
    let text = "# 面积 10<sup>8</sup>\n\n文 2<sup>n+k</sup>，a<sup>2<sup>3</sup></sup>，CO<sub>2</sub>，log<sub>2</sub>8。\n"
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "x.md"))
    #expect(String(decoding: report.text, as: UTF8.self) == text)
    #expect(report.title == "面积 10⁸" || report.title(of: SectionIndex(1)) == "面积 10⁸")
    #expect(report.words(in: TextRange(0, report.text.count)).hasSuffix("文 2^(n+k)，a^(2³)，CO2，log₂8。"))
    let shown = try #require(report.shownText)
    let string = String(decoding: shown.text, as: UTF8.self)
    #expect(string.contains("10⁸\n\n文 2^(n+k)，"))
    // A hit there leads back to the bytes.
    let words = Array("10⁸".utf8)
    let lower = try #require(shown.text.indices.first { shown.text[$0...].starts(with: words) })
    let range = shown.range(TextRange(lower, lower + words.count))
    #expect(String(decoding: report.text[range.bytes], as: UTF8.self) == "10<sup>8")
  }
}
