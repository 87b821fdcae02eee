import ReportModel
import ReportParsing
import Testing

/// A section as a report of its own.
@Suite struct ReportPartTests {
  private static let text = "报告\n\n一、回顾\n（一）治水。巡河。\n（二）修路。三条。\n二、安排\n发展茶业。\n"

  @Test("has its text and its outline, and nothing of the others")
  func part() throws {
    let report = try ReportParser.report(from: Array(Self.text.utf8), source: ReportSource(name: "a.txt"))
    for index in report.sections.indices {
      let part = report.part(SectionIndex(index), named: "b")
      #expect(part.text == Array(report.text[report.sections[index].range.bytes]))
      let end = index == 0 ? report.sections.count : report.sections[index].subtreeEnd.value
      let own = max(1, index)..<end
      #expect(
        part.sections.dropFirst().map { part.words(in: $0.title) }
          == own.map { report.words(in: report.sections[$0].title) })
      #expect(
        part.sections.dropFirst().allSatisfy {
          $0.range.upper <= part.end && ($0.parent?.value ?? -1) < part.sections.count
        })
      #expect(part.root.subtreeEnd.value == part.sections.count)
      #expect(part.sections.dropFirst().first.map { $0.level == 1 } ?? true)
    }
  }
}
