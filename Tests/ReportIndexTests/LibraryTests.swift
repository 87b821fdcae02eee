import ReportModel
import Testing

@testable import ReportIndex

/// A library of reports that are one section after the other, each under a heading line of its own.
@Suite struct LibraryTests {
  /// A report whose every line is a section of level 1.
  static func report(_ lines: String, name: String = "报告") -> LibraryReport {
    let text = Array(lines.utf8)
    var starts = [0]
    for (index, byte) in text.enumerated() where byte == 0x0A && index + 1 < text.count { starts.append(index + 1) }
    var sections = [section(.report, 0, TextRange(0, text.count), TextRange(0, 0))]
    sections[0].subtreeEnd = SectionIndex(starts.count)
    sections[0].body = TextRange(0, starts.count > 1 ? starts[1] : text.count)
    for index in starts.indices.dropFirst() {
      let end = index + 1 < starts.count ? starts[index + 1] : text.count
      var next = section(.plain, 1, TextRange(starts[index], end), TextRange(starts[index], end))
      (next.parent, next.subtreeEnd) = (.root, SectionIndex(index + 1))
      sections.append(next)
    }
    let whole = Report(
      source: ReportSource(name: name), text: text, sections: sections,
      paragraphs: [], lines: nil, encoding: .utf8, replacements: 0, isComplete: true)
    return LibraryReport(PackedReport(whole), name: name)
  }

  private static func section(_ kind: Section.Kind, _ level: Int, _ range: TextRange, _ heading: TextRange) -> Section {
    Section(
      kind: kind, level: level, parent: nil, subtreeEnd: SectionIndex(1), range: range, heading: heading,
      body: TextRange(heading.upper, range.upper), number: TextRange(emptyAt: heading.lower), title: heading,
      characters: 0)
  }

  private func answer(_ text: String, in library: Library) throws -> LibraryAnswer {
    try LibrarySearcher(SearchQuery(text)).answer(in: library)
  }

  @Test func countsByReportAndSection() throws {
    var library = Library()
    library.add([Self.report("河道\n整治河道\n河道河道\n堤防")])
    library.add([Self.report("堤防\n林场"), Self.report("林场\n河道")])
    let found = try answer("河道", in: library)
    #expect(found.total == 5)
    #expect(found.reports.map(\.number) == [ReportNumber(0), ReportNumber(2)])
    #expect(found.reports.map(\.count) == [4, 1])
    #expect(
      found.sectionCounts(in: ReportNumber(0)) == [
        .init(section: .root, count: 1), .init(section: SectionIndex(1), count: 1),
        .init(section: SectionIndex(2), count: 2),
      ])
    #expect(found.ranges(in: ReportNumber(2)) == [TextRange(7, 13)])
    #expect(found[ReportNumber(1)] == nil)
    #expect((0..<5).map { found.report(ofPlace: $0) } == [0, 0, 0, 0, 1])
  }

  @Test func aReplacedReportIsFoundUnderItsNumber() throws {
    var library = Library()
    library.add([Self.report("河道"), Self.report("河道、河道"), Self.report("河道")])
    library.replace(ReportNumber(1), with: Self.report("一处河道"))
    library.remove(ReportNumber(0))
    let found = try answer("河道", in: library)
    #expect(found.reports.map(\.number) == [ReportNumber(1), ReportNumber(2)])
    #expect(found.ranges(in: ReportNumber(1)) == [TextRange(6, 12)])
    #expect(found.ranges(in: ReportNumber(2)) == [TextRange(0, 6)])
    #expect((library.count, library.end) == (2, ReportNumber(3)))
    #expect(library.numbers == [ReportNumber(1), ReportNumber(2)])
    #expect(library.bytes == 18)
  }
}
