import ReportModel
import Testing

@testable import ReportIndex

/// Beginnings and ends of the groups of a concordance, against a walk over its rows.
@Suite struct ConcordanceGroupTests {
  @Test func asAWalkOverTheRowsFindsThem() throws {
    var library = Library()
    library.add(
      [
        "渠\n渠甲渠\n乙", "丙", "渠渠渠\n渠", "丁\n\n渠", "渠",
      ].map { LibraryTests.report($0) })
    let answer = try LibrarySearcher(SearchQuery("渠")).answer(in: library)
    let list = Concordance(grouping: answer, order: [4, 0, 3, 2].map { ReportNumber($0) })
    let rows = (0..<list.count).compactMap { list[$0] }
    #expect(rows.count == list.count)
    func isReport(_ row: Int) -> Bool { if case .report = rows[row] { true } else { false } }
    func isHit(_ row: Int) -> Bool { if case .hit = rows[row] { true } else { false } }
    let reports = rows.indices.filter(isReport)
    let sections = rows.indices.filter { !isReport($0) && !isHit($0) }
    let hits = rows.indices.filter(isHit)
    #expect(list.reportHeadings == reports)
    #expect(Array(list.sectionHeadings) == sections)
    #expect(list.reportCount == 4)
    #expect(hits.indices.map { list.hit(at: $0) } == hits)
    #expect([-1, 99].map { list.hit(at: $0) } == [hits.first, hits.last])
    for row in rows.indices {
      #expect(list.hits(before: row) == hits.count { $0 < row })
      #expect(list.reportHeading(of: row) == reports.last { $0 <= row })
      #expect(list.sectionHeading(of: row) == (isReport(row) ? nil : sections.last { $0 <= row }))
      let next = (reports + (isReport(row) ? [] : sections)).filter { $0 > row }.min() ?? rows.count
      #expect(list.end(ofGroupAt: row) == (isHit(row) ? nil : next))
      #expect(list.heading(from: row, forward: true, reports: true) == reports.first { $0 > row })
      #expect(list.heading(from: row, forward: false, reports: false) == sections.last { $0 < row })
      switch rows[row] {
      case .report(let number, _): #expect(list.row(ofReport: number) == row)
      case .section(let number, let section, _): #expect(list.row(ofSection: section, in: number) == row)
      case .hit(let place):
        #expect(answer.place(nearest: answer[place], in: answer.reports[answer.report(ofPlace: place)].number) == place)
      }
    }
    #expect(list.row(ofReport: ReportNumber(1)) == nil)
    #expect(list.row(ofSection: SectionIndex(7), in: ReportNumber(0)) == nil)
    #expect(answer.place(nearest: TextRange(0, 1), in: ReportNumber(1)) == nil)
  }

  @Test func aSortedOneHasNone() throws {
    var library = Library()
    library.add([LibraryTests.report("渠甲\n渠乙")])
    let answer = try LibrarySearcher(SearchQuery("渠")).answer(in: library)
    let list = try #require(Concordance(sorting: answer, in: library, by: .right, order: [ReportNumber(0)]))
    #expect(list.end(ofGroupAt: 0) == nil)
    #expect(list.reportHeading(of: 0) == nil)
    #expect(list.row(ofReport: ReportNumber(0)) == nil)
    #expect(list.hits(before: 2) == 2)
    #expect(list.hit(at: 1) == 1)
  }
}
