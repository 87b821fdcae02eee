import ReportModel
import TestReports
import Testing

@testable import ReportIndex

/// A library that grows while it is searched: what came since is added to the answer there was.
@Suite struct GrowingLibraryTests {
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<20) func theAddedAnswerIsTheWholeOne(_ seed: UInt64)
    throws
  {
    var random = SplitMix(state: 0x5EED_0108 &+ seed)
    let queries = [
      SearchQuery("甲"), SearchQuery("甲乙", folds: true), SearchQuery("a", caseRule: .ignore),
      SearchQuery("甲 OR A -丙", syntax: .query, folds: true), SearchQuery("[甲乙]+", syntax: .regularExpression),
    ]
    var library = Library()
    var earlier: [LibraryAnswer?] = queries.map { _ in nil }
    for _ in 0..<12 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: library.numbers.randomElement(using: &random).map { library.remove($0) }
      case 1: library.numbers.randomElement(using: &random).map { library.replace($0, with: Self.report(&random)) }
      case 2, 3: while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
      default: library.add((0..<3).map { _ in Self.report(&random) })
      }
      for (index, query) in queries.enumerated() {
        let searcher = try LibrarySearcher(query)
        let whole = try searcher.answer(in: library)
        let added = try searcher.answer(in: library, after: earlier[index])
        #expect(Self.content(added) == Self.content(whole), "\(query)")
        #expect(added.reports == whole.reports)
        if Bool.random(using: &random) { earlier[index] = added }
      }
    }
  }

  @Test func onlyWhatCameSinceIsSearched() throws {
    let searcher = try LibrarySearcher(SearchQuery("河道"))
    var library = Library()
    library.add([LibraryTests.report("河道")])
    let earlier = try searcher.answer(in: library)
    // Another library of as many reports: that its first has no such word goes unseen.
    var other = Library()
    other.add([LibraryTests.report("林场"), LibraryTests.report("两条河道")])
    let reports = try searcher.answer(in: other, after: earlier).reports.map(\.number)
    #expect(reports == [ReportNumber(0), ReportNumber(1)])
    // Not so where reports became others, or another word is asked for.
    other.replace(ReportNumber(0), with: LibraryTests.report("林场河道河道"))
    #expect(try searcher.answer(in: other, after: earlier).total == 3)
    #expect(try LibrarySearcher(SearchQuery("两条")).answer(in: other, after: earlier).total == 1)
  }

  private static func report(_ random: inout SplitMix) -> LibraryReport {
    LibraryReport(PackedReport(DraftReport.random(&random).report), name: "草稿")
  }

  /// All that an answer tells, in lines.
  private static func content(_ answer: LibraryAnswer) -> [String] {
    ["\(answer.total) \(answer.placeCount)"]
      + answer.reports.map { report in
        "\(report.number.value) \(report.count): \(answer.ranges(in: report.number)) "
          + "\(answer.sectionCounts(in: report.number))"
      }
  }
}
