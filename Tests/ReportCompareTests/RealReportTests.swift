import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ReportCompare

/// Two reports of one district, two years apart: hardly a sentence stayed, and a reader still knows which section is which.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct RealReportTests {
  /// The pairs by reading both: the address in the report of 2014, that in the report of 2016. Those behind it may be
  /// paired or not, as one reads them.
  private static let pairs = [
    ("一", "一"), ("一（一）", "一（一）"), ("一（二）", "一（二）"), ("一（三）", "一（三）"), ("一（四）", "一（四）"), ("一·5", "一·13"),
    ("二", "三"), ("二（一）", "三（一）"), ("二（一）三要", "三（一）三是"), ("二（二）", "三（二）"), ("二（二）·1", "三（二）一是"),
    ("二（二）·2", "三（二）二是"), ("二（二）·3", "三（二）三是"), ("二（三）", "三（三）"), ("二（三）·3", "三（三）三是"), ("二（四）", "三（六）"),
    ("二（四）·1", "三（六）·3"), ("二（四）·3", "三（六）·2"), ("二（四）·4", "三（六）·4"), ("二（五）", "三（八）"),
    ("二（五）二要", "三（八）·1"), ("二（五）三要", "三（八）·3"), ("二（五）四要", "三（八）·4"), ("·3", "·4"),
  ]
  private static let alsoRight = [
    ("一（一）·3", "一·2·3"), ("一（三）·2", "一·6"), ("一（三）·3", "一·7"), ("二（一）一要", "三（一）二是"), ("二（三）·1", "三（三）二是"),
    ("二（三）·2", "三（三）一是"), ("二（三）·2", "三（三）四是"), ("二（三）·4", "三（四）"), ("二（四）·5", "三（七）"), ("二（五）一要", "三（八）·2"),
    ("二（四）·2", "三（六）·3"),
  ]

  private func report(_ name: String) throws -> Report {
    try ReportParser.report(from: try GivenReports.bytes(of: name), source: ReportSource(name: name))
  }

  @Test func sectionsOfTwoYears() throws {
    let (old, new) = (try report("hailar-2014.txt"), try report("hailar-2016.txt"))
    let comparison = ReportComparison(old, new)
    let addresses = (Addresses(old), Addresses(new))
    let found = old.sections.indices.dropFirst().compactMap { index in
      comparison.sections.new(of: SectionIndex(index)).map {
        "\(addresses.0.address(of: SectionIndex(index))) \(addresses.1.address(of: $0))"
      }
    }
    let expected = Self.pairs.map { "\($0.0) \($0.1)" }
    #expect(expected.filter { !found.contains($0) } == [])
    let right = expected + Self.alsoRight.map { "\($0.0) \($0.1)" }
    #expect(found.filter { !right.contains($0) } == [])
  }

  /// Between two changes of a paragraph stand three equal characters or more.
  @Test func noIslands() throws {
    let (old, new) = (try report("hailar-2014.txt"), try report("hailar-2016.txt"))
    let edits = ReportComparison(old, new).edits
    let islands = zip(edits, edits.dropFirst()).compactMap { first, second -> String? in
      guard first.move == second.move, first.new.upper < second.new.lower, first.old.upper < second.old.lower else {
        return nil
      }
      let bytes = new.text[first.new.upper.bytes..<second.new.lower.bytes]
      let characters = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }.count
      // Before a line end and behind it are two paragraphs; a number and its title are compared apart.
      let isApart = bytes.contains(0x0A) || first.kind == .renumbered
      return characters < 3 && characters > 0 && !isApart ? String(decoding: bytes, as: UTF8.self) : nil
    }
    #expect(islands == [])
  }
}
