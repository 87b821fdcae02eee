import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ReportCheck

@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct RealReportTests {
  /// Half-width marks and placeholders were counted by hand; nothing else is wrong with the two.
  @Test(
    arguments: zip(
      GivenReports.founding,
      [["narrow-mark": 7, "placeholder": 159], ["narrow-mark": 5, "placeholder": 213]]))
  func founding(_ name: String, _ counts: [String: Int]) throws {
    let report = try ReportParser.report(from: GivenReports.bytes(of: name), source: ReportSource(name: name))
    var found: [String: Int] = [:]
    for finding in Check.findings(in: report) { found[finding.problem.kind.rawValue, default: 0] += 1 }
    #expect(found == counts)
  }
}
