import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ReportIndex

/// A phrase that mark-up interrupts: found where folding is on, in a report and in a library.
@Suite struct ShownSearchTests {
  private func report(_ text: String, _ name: String) throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
  }

  private func words(_ report: Report, _ ranges: [TextRange]) -> [String] {
    ranges.map { String(decoding: report.text[$0.bytes], as: UTF8.self) }
  }

  private func hits(_ phrase: String, _ report: Report, _ folds: SearchQuery.Folding = .everything) throws -> [String] {
    words(report, try Searcher(SearchQuery(phrase, folds: folds)).hits(in: report, year: nil))
  }

  private let markdown = """
    # 河道**整**治

    推进高*质量*发展，见[营商](x.md)环境 &copy; 2020。`a`b。

    高质量发展。`高质量`发展
    """

  @Test func foldedSearchPassesOverMarkUp() throws {
    let report = try report(markdown, "a.md")
    #expect(try hits("河道整治", report) == ["河道**整**治"])
    #expect(try hits("高质量发展", report) == ["高*质量*发展", "高质量发展", "高质量`发展"])
    #expect(try hits("营商环境", report) == ["营商](x.md)环境"])
    #expect(try hits("环境©2020", report) == ["环境 &copy; 2020"])
    // The source can be looked for as well, and hits do not overlap.
    #expect(try hits("x.md", report) == ["x.md"])
    #expect(try hits("*质量*", report) == ["*质量*"])
    #expect(try hits("高质量发展", report, .exact) == ["高质量发展"])
    #expect(try hits("AB", report) == ["a`b"])
  }

  @Test func overstrikesPartNoWords() throws {
    let report = try report(
      "  N\u{8}NA\u{8}AM\u{8}ME\u{8}E\nA \u{1B}[1mfer\u{1B}[31mry\u{1B}[m goes.\nfer\nry\n", "page")
    #expect(try hits("name", report) == ["NA\u{8}AM\u{8}ME\u{8}E"])
    #expect(try hits("a ferry goes", report) == ["A \u{1B}[1mfer\u{1B}[31mry\u{1B}[m goes"])
    // Whoever types a word means what is shown.
    #expect(try hits("ferry", report, .exact) == ["fer\u{1B}[31mry"])
    #expect(try hits("NAME", report, .exact) == ["NA\u{8}AM\u{8}ME\u{8}E"])
  }

  @Test(arguments: [false, true]) func libraryFindsWhatReportsDo(_ isIndexed: Bool) throws {
    let texts = [
      ("高质量发展。", "a.txt"), (markdown, "b.md"), ("高质量的发展，高 质量发展", "c.txt"), ("**高**质量发展\n", "d.md"), ("无", "e.txt"),
      ("高质量发展", "f.txt"), ("质\u{8}质量\u{8}量发\u{8}发展\u{8}展\n", "page"),
    ]
    let reports = try texts.map { try report($0.0, $0.1) }
    var library = Library()
    library.add(zip(reports, texts).map { LibraryReport(PackedReport($0), name: $1.1) })
    if isIndexed { while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) } }
    for query in [
      SearchQuery("高质量发展", folds: .everything), SearchQuery("质量发", folds: .forms), SearchQuery("质量发展"),
      SearchQuery("河道整治 高质量发展", syntax: .query, folds: .everything),
      SearchQuery("河道整治 OR 质量发展", syntax: .query, folds: .everything), SearchQuery("整治", folds: .everything),
    ] {
      let searcher = try Searcher(query)
      let answer = try LibrarySearcher(query).answer(in: library)
      for (number, report) in reports.enumerated() {
        let found = answer.ranges(in: ReportNumber(number))
        #expect(words(report, found) == words(report, try searcher.hits(in: report, year: nil)), "\(query) \(number)")
        #expect(
          words(report, found) == words(report, try searcher.hits(in: PackedReport(report), year: nil)))
      }
    }
  }
}
