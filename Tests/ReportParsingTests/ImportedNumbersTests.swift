import ImportStream
import ReportModel
import ReportParsing
import Testing

/// Numbers beside the headings that a document marks by bookmarks, styles or type.
@Suite struct ImportedNumbersTests {
  private func outline(_ records: [ImportRecord]) throws -> [String] {
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.pdf"))
    return (report.title.map { [$0] } ?? [])
      + report.sections.indices.dropFirst().map {
        "\(report.sections[$0].level) \(report.number(of: SectionIndex($0)))|\(report.title(of: SectionIndex($0)))"
      }
  }

  private let body = ImportRecord.paragraph(
    "The ferry crosses the river every quarter of an hour from six in the morning until midnight, and on market days "
      + "the second boat helps out when the queue is longer than the pier.")

  private func set(_ words: String, _ size: UInt8, _ traits: Typography.Traits = []) -> [ImportRecord] {
    [.look(Typography(size: size, traits)), .paragraph(words)]
  }

  private var text: [ImportRecord] { [.look(Typography(size: 20)), body] }

  /// A line of a formula begins with a number as headings do: bookmarks that name those leave it out.
  @Test func numbersThatBookmarksLeaveOutAreNone() throws {
    var records: [ImportRecord] = []
    for (index, title) in ["Boats", "Bells", "Tickets", "Coats", "Fog", "Ice"].enumerated() {
      records += [.outlined(level: 1, "\(index + 1) \(title)"), body, .paragraph("0 = 1 for the night boat"), body]
      records += [.paragraph("\(index + 2) falls short of it"), body]
    }
    #expect(
      try outline(records) == ["1 1|Boats", "1 2|Bells", "1 3|Tickets", "1 4|Coats", "1 5|Fog", "1 6|Ice"])
  }

  /// The appendices of papers: a letter and white space, where the next heading of the look goes on.
  @Test func lettersOfAppendicesAreNumbers() throws {
    var records: [ImportRecord] = []
    for title in ["1 Boats", "2 Bells", "References", "A Tables of Fares", "B Proofs"] {
      records += [.heading(level: 1, title), body]
    }
    #expect(
      try outline(records) == ["1 1|Boats", "1 2|Bells", "1 |References", "1 A|Tables of Fares", "1 B|Proofs"])
    #expect(
      try outline([.heading(level: 1, "Boats"), body, .heading(level: 1, "A Ferry at Night"), body])
        == ["1 |Boats", "1 |A Ferry at Night"])
  }

  /// Letters in brackets count as numbers do; captions in the type of headings, and rows of figures, are none.
  @Test func lettersInBracketsAreNumbersAndCaptionsAreNone() throws {
    var records: [ImportRecord] = []
    for title in ["Part 1: Boats", "(a) Depth", "(b) Width", "(c) Length", "Part 2: Bells"] {
      records += set(title, 26, [.bold, .apart]) + text + set("Chart 7: Fares by year", 26, [.bold, .apart])
      records += set("0 1 0 1", 20) + set("1 1 0 0", 20) + text
    }
    #expect(
      try outline(records) == ["1 Part 1|Boats", "2 a|Depth", "2 b|Width", "2 c|Length", "1 Part 2|Bells"])
  }

  /// Authors stand before the abstract, however long their line is; the title may be as large as numbered headings.
  @Test func authorsAreNoHeadings() throws {
    let authors = "Anna Ferrywoman, Bert Boatman, Clara Bell, Dora Ticket, Emil Fog and Frida Ice"
    var records = set("Ferries at Night", 28, [.bold, .apart]) + set(authors, 24, [.bold])
    records += set("Abstract", 24, [.bold, .apart]) + text
    for title in ["1 Boats", "2 Bells", "3 Fog"] { records += set(title, 28, [.bold, .apart]) + text + text }
    records += set("References", 24, [.bold, .apart]) + text
    #expect(
      try outline(records) == [
        "Ferries at Night", "1 |Abstract", "1 1|Boats", "1 2|Bells", "1 3|Fog", "2 |References",
      ])
  }

  /// A part of a section is below it where the format marks it so, though the norm sets parts above chapters.
  @Test func depthsOfTheFormatOverruleTheNorm() throws {
    var records: [ImportRecord] = []
    for chapter in ["I", "II"] {
      records += [.heading(level: 1, "Chapter \(chapter): Tests"), body, .heading(level: 2, "Free Skating"), body]
      records += [.heading(level: 3, "Section A"), body, .heading(level: 4, "Part One"), body]
    }
    #expect(
      try outline(records)
        == ["I", "II"].flatMap {
          ["1 Chapter \($0)|Tests", "2 |Free Skating", "3 Section A|", "4 Part One|"]
        })
  }

  /// Items of a list are no headings for following on a marked heading's number.
  @Test func marksSayLittleOfOtherLines() throws {
    let items = [
      "Whoever comes late must wait for the next boat at the pier", "The mate may close the gate when he likes",
    ]
    var records: [ImportRecord] = [.heading(level: 1, "1. Boats"), body, .heading(level: 1, "2. Rules"), body]
    records += items.enumerated().map { .paragraph("\($0 + 1). \($1). Whoever acts against it is put ashore at once.") }
    records += [.heading(level: 1, "3. Bells"), body, .heading(level: 1, "4. Fog"), body]
    #expect(try outline(records) == ["1 1|Boats", "1 2|Rules", "1 3|Bells", "1 4|Fog"])
  }
}
