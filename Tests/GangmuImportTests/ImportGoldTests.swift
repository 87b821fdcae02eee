import FoundationEssentials
import ImportStream
import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ImportReaders

/// Outlines of real web pages and PDFs against a careful reader's. Skipped where GANGMU_REPORTS names no folder of
/// reports; where it does, each report must be found.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct ImportGoldTests {
  /// The errors left: rows missed, rows invented, rows under another parent.
  @Test(arguments: [("company-law-2005.html", 0, 0, 0), ("covid-treatment-plan.pdf", 4, 4, 0)])
  func outline(_ name: String, _ missed: Int, _ invented: Int, _ misplaced: Int) throws {
    let bytes = try GivenReports.bytes(of: name)
    let gold = try Row.rows(Data(GivenReports.outline(of: name)))
    let (records, notes) = name.hasSuffix("html") ? WebReader.records(of: bytes) : PdfReader.records(of: bytes)
    #expect(notes == [])
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: name))
    let got = try Row.rows(Data(OutlinePrinter.jsonLines(report).utf8)).filter(\.isHeading)
    let pairs = Row.pairs(gold, got)
    let hits = pairs.filter { gold[$0.gold].optional != true }
    let matched = Set(pairs.map(\.got))
    #expect(gold.count { $0.optional != true } - hits.count <= missed)
    #expect(got.indices.count { !matched.contains($0) && got[$0].level > 0 } <= invented)
    let above = zip(Row.parents(hits.map { gold[$0.gold].level }), Row.parents(hits.map { got[$0.got].level }))
    #expect(above.count { $0 != $1 } <= misplaced)
  }
}

/// A row of an outline as JSON lines give it.
private struct Row: Decodable {
  var level: Int
  var kind: String
  var number: String?
  var title: String
  var optional: Bool?

  var isHeading: Bool { ["title", "numbered", "plain", "runin", "annex"].contains(kind) }

  static func rows(_ data: Data) throws -> [Row] {
    try data.split(separator: 0x0A).map { try JSONDecoder().decode(Row.self, from: $0) }
  }

  /// Number and title without spaces and marks.
  private var key: [Unicode.Scalar] {
    ((number ?? "") + title).unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  private func matches(_ other: Row) -> Bool {
    let (short, long) = key.count < other.key.count ? (key, other.key) : (other.key, key)
    return short == long || (short.count >= 6 && long.starts(with: short))
  }

  /// The rows that are the same in both, in order: the longest common subsequence.
  static func pairs(_ gold: [Row], _ got: [Row]) -> [(gold: Int, got: Int)] {
    var best = [[Int]](repeating: [Int](repeating: 0, count: got.count + 1), count: gold.count + 1)
    for i in gold.indices.reversed() {
      for j in got.indices.reversed() {
        best[i][j] = gold[i].matches(got[j]) ? best[i + 1][j + 1] + 1 : max(best[i + 1][j], best[i][j + 1])
      }
    }
    var pairs: [(gold: Int, got: Int)] = []
    var (i, j) = (0, 0)
    while i < gold.count, j < got.count {
      if gold[i].matches(got[j]) {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if best[i + 1][j] >= best[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// The nearest earlier row of a lower level, for each row.
  static func parents(_ levels: [Int]) -> [Int?] {
    var stack: [Int] = []
    return levels.enumerated().map { index, level in
      while let last = stack.last, levels[last] >= level { stack.removeLast() }
      defer { stack.append(index) }
      return stack.last
    }
  }
}
