import ReportIndex
import ReportModel
import ReportTerms
import Testing

@testable import LibraryService

/// The output of the batch commands, from reports to bytes.
@Suite struct BatchListingTests {
  private let village = "村\n\n一、修渠\n水渠，水渠。\n二、植树\n水渠边植树。\n"

  /// All that a listing of 水渠 prints.
  private func printed(by group: HitGroup?, count: Bool = false, kwic: Bool = false, _ format: RecordFormat) throws
    -> [String]
  {
    var listing = HitListing(by: group, count: count, kwic: kwic, format: format, context: 4)
    var out = listing.header
    let searcher = try Searcher(SearchQuery("水渠"))
    for (name, text, year) in [("a", village, 2020), ("b", "村\n\n水渠\n", nil), ("c", "村\n\n树\n", 2021)]
      as [(String, String, Int?)]
    {
      let report = DatedReport(report: try LibraryReports.report(text, name: name), year: year)
      listing.add(try searcher.hits(in: report.report, year: year), in: report) { out += $0 }
    }
    #expect(listing.total == 4)
    return String(decoding: out + listing.footer, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  @Test func hits() throws {
    #expect(try printed(by: nil, .text).map { $0.prefix(5) } == ["a:4:一", "a:4:一", "a:6:二", "b:3::"])
    #expect(try printed(by: nil, count: true, .text) == ["4"])
    #expect(try printed(by: nil, count: true, .jsonl) == ["{\"count\":4}"])
    #expect(try printed(by: nil, count: true, .csv).map { $0.filter { !$0.isWhitespace } } == ["count", "4"])
    #expect(try printed(by: .report, .text).count == 2)
    #expect(try printed(by: .section, .text).count == 3)
    #expect(try printed(by: .year, .text).count == 2)
  }

  @Test func keywordsStandOneBelowTheOther() throws {
    let lines = try printed(by: nil, kwic: true, .text)
    #expect(lines.count == 4)
    let columns = try lines.map { line in
      let term = try #require(line.firstRange(of: "  水渠  "))
      return line[..<term.lowerBound].unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }
    #expect(Set(columns).count == 1)
  }

  @Test func termsAreWeighedAgainstOtherReports() throws {
    var terms = TermsCollection()
    let quoted = "村\n\n“茶香夜校”好。“茶香夜校”办3次。“山水”。\n"
    terms.add(DatedReport(report: try LibraryReports.report(quoted, name: "a"), year: 2020))
    terms.add(reference: DatedReport(report: try LibraryReports.report("村\n\n茶香夜校，“山水”“山水”。\n", name: "b"), year: nil))
    terms.count(LibrarySearcher.inTurn)
    let weighed = terms.table(weighed: true, groupingVariants: true, kinds: [], order: nil)
    #expect(weighed.hasReference)
    let frequent = terms.table(weighed: false, groupingVariants: true, kinds: [.formulation], order: nil)
    #expect((0..<frequent.count).map { frequent.words(at: $0) } == ["茶香夜校", "山水"])
    let found = terms.table(weighed: false, groupingVariants: true, kinds: [], order: .found)
    #expect((0..<found.count).map { found.words(at: $0) } == ["茶香夜校", "3次", "山水"])
    let listing = TermsListing(frequent, of: terms, limit: 1, withPlaces: true)
    #expect(listing.terms.map(\.term.words) == ["茶香夜校"])
    #expect(listing.terms.map { $0.places.map(\.source.name) } == [["a", "a"]])
  }

  /// A report that is among those whose terms are listed is no reference to itself: by its file, not its name.
  @Test func aReportIsNotWeighedAgainstItself() throws {
    var terms = TermsCollection()
    terms.add(DatedReport(report: try LibraryReports.report("一", name: "/dev/null"), year: nil))
    terms.add(reference: DatedReport(report: try LibraryReports.report("一", name: "/dev/../dev/null"), year: nil))
    terms.add(reference: DatedReport(report: try LibraryReports.report("一", name: "/dev/zero"), year: nil))
    #expect(terms.chosen == [0])
    #expect(terms.others == [1])
  }
}
