import FoundationEssentials
import Fuzzing
import ReportModel
import TestReports
import Testing

@testable import ReportParsing

/// Outlines of real reports against a careful reader's. Skipped where GANGMU_REPORTS names no folder of reports; where
/// it does, each report must be found.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct GoldTests {
  /// The scores reached: F1 and share of right parents, in thousandths. No rule may buy one report with another.
  @Test(arguments: [
    ("000_32978eeceef8f739.txt", 1_000, 1_000),
    ("001_f140fd063535cd87.txt", 1_000, 1_000),
    ("civil-code-obligations-tw.md", 1_000, 1_000),
    ("hailar-2014.txt", 1_000, 1_000),
    ("hailar-2016.txt", 1_000, 1_000),
    ("hainan-2026.txt", 1_000, 1_000),
    ("missile-export-rules.md", 1_000, 1_000),
    ("ningxia-2026.txt", 1_000, 1_000),
    ("party-congress-19.txt", 1_000, 1_000),
    ("rfc2616.txt", 1_000, 1_000),
    ("sichuan-2026.txt", 1_000, 1_000),
    ("yunnan-2026.txt", 1_000, 1_000),
    ("zhejiang-2026.txt", 1_000, 1_000),
  ])
  func score(_ name: String, _ f1: Int, _ parent: Int) throws {
    let bytes = try GivenReports.bytes(of: name)
    let gold = try OutlineRow.rows(Data(GivenReports.outline(of: name)))
    let report = try ReportParser.report(from: bytes, source: ReportSource(name: name))
    #expect(faults(of: report) == [])
    let got = try OutlineRow.rows(Data(OutlinePrinter.jsonLines(report).utf8)).filter(\.isHeading)
    let score = OutlineScore(gold: gold, got: got)
    #expect(score.f1 >= f1, "missed \(score.missed), invented \(score.invented)")
    #expect(score.parent >= parent)
  }

  @Test func closingsOfTheFoundingReports() throws {
    var closings: [[String]] = []
    for name in GivenReports.founding {
      let bytes = try GivenReports.bytes(of: name)
      let report = try ReportParser.report(from: bytes, source: ReportSource(name: name))
      closings.append(
        report.sections.indices.filter { report.sections[$0].kind == .closing }.map { index in
          let section = report.sections[index]
          let count = report.paragraphs.filter { $0.kind == .closing && section.range.contains($0.range.lower) }.count
          return "level \(section.level), \(count) paragraphs: \(report.title(of: SectionIndex(index)))"
        })
    }
    #expect(closings == [["level 1, 2 paragraphs: 在总结成绩的同时"], ["level 1, 2 paragraphs: 在总结工作的同时"]])
  }
}

/// A row of an outline as JSON lines give it.
private struct OutlineRow: Decodable {
  var level: Int
  var kind: String
  var line: Int?
  var number: String?
  var title: String
  var optional: Bool?

  var isHeading: Bool { ["title", "numbered", "plain", "runin", "annex"].contains(kind) }

  static func rows(_ data: Data) throws -> [OutlineRow] {
    try data.split(separator: 0x0A).map { try JSONDecoder().decode(OutlineRow.self, from: $0) }
  }

  /// Letters and digits alone, small, full-width forms as half-width ones.
  static func normal(_ text: String) -> [UInt32] {
    text.unicodeScalars.compactMap { scalar in
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      guard let folded = Unicode.Scalar(value), folded.properties.isAlphabetic || folded.properties.numericType != nil
      else { return nil }
      return (0x41...0x5A).contains(value) ? value + 0x20 : value
    }
  }

  func matches(_ got: OutlineRow) -> Bool {
    let (a, b) = (Self.normal(title), Self.normal(got.title))
    let (m, n) = (numberKey, got.numberKey)
    if kind != "title", m != n { return m + a == n + b }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    return a == b || (short.count >= 6 && long.starts(with: short))
  }

  private var numberKey: [UInt32] {
    var key = Self.normal(number ?? "")
    if let last = key.last, last == 0x662F || last == 0x8981 { key.removeLast() }
    return key
  }
}

/// Precision and recall over the rows that are not optional, and the share of matched rows with the right parent.
private struct OutlineScore {
  var f1 = 0
  var parent = 0
  var missed: [String] = []
  var invented: [String] = []

  init(gold: [OutlineRow], got: [OutlineRow]) {
    var pairs: [Int: Int] = [:]
    var used: Set<Int> = []
    let byLine = Dictionary(grouping: got.indices) { got[$0].line ?? 0 }
    for (index, row) in gold.enumerated() {
      let match = byLine[row.line ?? 0, default: []].first { !used.contains($0) && row.matches(got[$0]) }
      if let match {
        pairs[index] = match
        used.insert(match)
      }
    }
    let required = gold.indices.filter { gold[$0].optional != true }
    let hits = required.filter { pairs[$0] != nil }
    missed = required.filter { pairs[$0] == nil }.map { gold[$0].title }
    invented = got.indices.filter { !used.contains($0) && got[$0].level > 0 }.map { got[$0].title }
    let precision = Double(hits.count) / Double(max(1, hits.count + invented.count))
    let recall = Double(hits.count) / Double(max(1, required.count))
    f1 = precision + recall > 0 ? Int((2_000 * precision * recall / (precision + recall)).rounded()) : 0
    let below = hits.filter { gold[$0].level > 0 }
    let goldParents = Self.parents(gold)
    let gotParents = Self.parents(got)
    let right = below.filter { index in
      guard let match = pairs[index] else { return false }
      let above = gotParents[match].flatMap { got[$0].level == 0 ? nil : $0 }
      let possible = Self.possibleParents(of: index, gold, goldParents)
      guard let above else { return possible.last.map { gold[$0].level == 0 || gold[$0].optional == true } ?? true }
      return possible.contains { pairs[$0] == above }
    }
    parent = below.isEmpty ? 1_000 : right.count * 1_000 / below.count
  }

  /// The nearest earlier row of a lower level.
  private static func parents(_ rows: [OutlineRow]) -> [Int?] {
    var stack: [Int] = []
    return rows.enumerated().map { index, row in
      while let last = stack.last, rows[last].level >= row.level { stack.removeLast() }
      defer { stack.append(index) }
      return stack.last
    }
  }

  /// The nearest ancestor that is not optional, and any optional one below it.
  private static func possibleParents(of index: Int, _ rows: [OutlineRow], _ parents: [Int?]) -> [Int] {
    var found: [Int] = []
    var next = parents[index]
    while let above = next {
      found.append(above)
      if rows[above].optional != true { break }
      next = parents[above]
    }
    return found
  }
}
