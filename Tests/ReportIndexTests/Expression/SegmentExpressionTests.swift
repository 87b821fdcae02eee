import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ReportIndex

/// Random expressions in libraries: merging what each phrase's index gives finds what the evaluation of each report by
/// itself finds, and counts it by the same sections.
@Suite struct SegmentExpressionTests {
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 0..<16) func findsWhatEachReportHas(_ seed: UInt64) throws {
    var random = SplitMix(state: 0x5EED_0106 &+ seed)
    let reports = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      LibraryReport(
        PackedReport(DraftReport.random(&random, size: seed % 4 == 0 ? 80 : 1).report), name: "草稿",
        year: [nil, 2018, 2019, 2020, 2024].randomElement(using: &random) ?? nil)
    }
    let library = try Self.library(reports, &random)
    var found = 0
    for _ in 0..<120 {
      let plan = ExpressionPlan.random(&random, depth: 3, isInTitle: false)
        .replacing { ["a", "）", $0, $0, $0, $0, $0].randomElement(using: &random) ?? $0 }
      found += try Self.compare(plan, in: library, &random)
    }
    #expect(found > 40)
  }

  @Test("real reports", .enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"), arguments: 0..<4)
  func findsWhatEachRealReportHas(_ seed: UInt64) throws {
    var random = SplitMix(state: 0x5EED_0107 &+ seed)
    let reports = try Self.realReports()
    let library = try Self.library(reports, &random)
    let words = [
      "发展", "改革", "就业", "企业", "营商环境", "高质量发展", "的", "了", "，", "工作报告", "经济", "增长", "房地产", "绿水青山", "金山银山", "GDP",
    ]
    var found = 0
    for _ in 0..<60 {
      let plan = ExpressionPlan.random(&random, depth: 3, isInTitle: false)
        .replacing { _ in words.randomElement(using: &random) ?? "" }
      found += try Self.compare(plan, in: library, &random)
    }
    #expect(found > 1_000)
  }

  /// The number of hits of an expression in a library, once they have been compared.
  private static func compare(_ plan: ExpressionPlan, in library: Library, _ random: inout SplitMix) throws -> Int {
    let text = plan.written(&random)
    let rule = SearchQuery.CaseRule.allCases.randomElement(using: &random) ?? .exact
    let folds: SearchQuery.Folding = [.exact, .exact, .forms, .everything].randomElement(using: &random) ?? .exact
    let query = SearchQuery(text, syntax: .query, caseRule: rule, folds: folds)
    let searcher: Searcher
    do {
      searcher = try Searcher(query)
    } catch {
      #expect(!plan.hasTerm, "\(text): \(error)")
      return 0
    }
    let answer = try LibrarySearcher(query).answer(in: library)
    var total = 0
    for number in library.numbers {
      let report = try #require(library[number])
      let expected = try searcher.hits(in: report.report, year: report.year)
      #expect(
        answer.ranges(in: number) == expected,
        "\(query) in \(String(decoding: report.report.text.prefix(1_000), as: UTF8.self)), \(report.year ?? 0)")
      var counts: [LibraryAnswer.SectionCount] = []
      for hit in expected {
        let section = report.report.section(at: hit.lower)
        let before = counts.last?.section == section ? counts.removeLast().count : 0
        counts.append(.init(section: section, count: before + 1))
      }
      #expect(answer.sectionCounts(in: number) == counts)
      total += expected.count
    }
    #expect(answer.total == total)
    return total
  }

  /// A library of reports of which some are indexed, and some were taken out or replaced.
  private static func library(_ reports: [LibraryReport], _ random: inout SplitMix) throws -> Library {
    var library = Library()
    let parts = [reports.prefix(reports.count / 2), reports.dropFirst(reports.count / 2)]
    for part in parts {
      library.add(Array(part))
      guard Int.random(in: 0..<4, using: &random) > 0 else { continue }
      while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    }
    for number in library.numbers {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: library.remove(number)
      case 1: library.replace(number, with: reports.randomElement(using: &random) ?? reports[0])
      default: break
      }
    }
    return library
  }

  /// The text reports, each of a year of its own.
  private static func realReports() throws -> [LibraryReport] {
    try GivenReports.names(endingIn: ".txt", ".md").enumerated().map { number, name in
      let bytes = try Array(GivenReports.bytes(of: name).prefix(60_000))
      let report = try ReportParser.report(from: bytes, source: ReportSource(name: name))
      return LibraryReport(PackedReport(report), name: name, year: number % 9 == 0 ? nil : 2016 + number % 9)
    }
  }
}
