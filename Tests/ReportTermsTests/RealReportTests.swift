import ReportCheck
import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ReportTerms

/// Counts in real reports are `grep -oF`'s.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct RealReportTests {
  @Test(
    arguments: [
      (GivenReports.founding[0], [(.formula, "四个意识", 2), (.formulation, "不忘初心、牢记使命", 2), (.formula, "两个维护", 2)]),
      ("party-congress-19.txt", [(.formula, "一国两制", 10), (.formula, "八项规定", 2), (.formulation, "台独", 2)]),
      ("sichuan-2026.txt", [(.formulation, "十五五", 6), (.formulation, "一张图", 7), (.title, "《纲要草案》", 3)]),
    ] as [(String, [(TermKind, String, Int)])])
  func counts(_ name: String, _ expected: [(TermKind, String, Int)]) throws {
    let report = try ReportParser.report(from: GivenReports.bytes(of: name), source: ReportSource(name: name))
    let terms = TermExtractor.terms(in: report)
    for (kind, text, count) in expected {
      #expect(terms.places(of: Term(kind, text)).count == count, "\(text)")
    }
    for term in terms.lexicon.indices where terms.lexicon.kind(of: term).countsBareText {
      guard terms.lexicon.kind(of: term) != .formulation || terms.lexicon.text(of: term).count > 9 else { continue }
      let naive = CountingTests.occurrences(of: terms.lexicon[term].text, in: report.text)
      #expect(Array(terms.places(of: term)) == naive, "\(terms.lexicon[term].words)")
    }
  }

  /// The same placeholders that the check finds, 159 and 213.
  @Test(arguments: zip(GivenReports.founding, [159, 213]))
  func placeholders(_ name: String, _ count: Int) throws {
    let report = try ReportParser.report(from: GivenReports.bytes(of: name), source: ReportSource(name: name))
    let terms = TermExtractor.terms(in: report)
    let places = terms.lexicon.indices.filter { terms.lexicon.kind(of: $0) == .placeholder }
      .flatMap { terms.places(of: $0) }.sorted { $0.lower < $1.lower }
    #expect(places.count == count)
    #expect(
      places
        == Check.findings(in: report).filter { $0.problem.kind == .placeholder }.map(\.range))
  }
}
