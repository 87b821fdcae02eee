import ReportModel
import Testing

@testable import ReportIndex

@Suite("Hit counts")
struct HitCountsTests {
  /// A report of ten bytes a section: the root, 1, 1.1, 1.1.1, 2.
  private let report: Report = {
    func section(_ level: Int, _ parent: Int?, _ subtreeEnd: Int, _ range: Range<Int>) -> Section {
      let lower = range.lowerBound
      let end = subtreeEnd > (parent ?? -1) + 1 ? lower + 10 : range.upperBound
      return Section(
        kind: level == 0 ? .report : .numbered, level: level, parent: parent.map { SectionIndex($0) },
        subtreeEnd: SectionIndex(subtreeEnd), range: TextRange(lower, range.upperBound),
        heading: TextRange(lower, lower + 3), body: TextRange(lower + 3, end), number: TextRange(lower, lower + 1),
        title: TextRange(lower + 1, lower + 3), characters: range.count)
    }
    return Report(
      source: ReportSource(name: "sample"), text: [UInt8](repeating: 0x61, count: 50),
      sections: [
        section(0, nil, 5, 0..<50), section(1, 0, 4, 10..<40), section(2, 1, 4, 20..<40), section(3, 2, 4, 30..<40),
        section(1, 0, 5, 40..<50),
      ],
      paragraphs: [], lines: nil, encoding: .utf8, replacements: 0, isComplete: true)
  }()

  private func counts(at starts: [Int]) -> HitCounts {
    HitCounts(report: report, hits: starts.map { TextRange($0, $0 + 2) })
  }

  @Test("sum over the subtree, and stand alone for a section's own text")
  func counting() {
    // 9 begins in the root's own text and ends in section 1: it belongs where it begins.
    let counts = counts(at: [0, 9, 12, 22, 24, 39, 41])
    #expect((0..<6).map { counts.count(in: SectionIndex($0)) } == [7, 4, 3, 1, 1, 0])
    #expect((0..<6).map { counts.own(of: SectionIndex($0)) } == [2, 1, 2, 1, 1, 0])
  }

  @Test("no hits, no counts")
  func none() {
    let counts = counts(at: [])
    #expect((0..<5).map { counts.count(in: SectionIndex($0)) } == [0, 0, 0, 0, 0])
    #expect(counts.position(at: .start) == 0)
    #expect(counts.positions(overlapping: TextRange(0, 50)) == 0..<0)
  }

  @Test("own counts add up to the whole, wherever the hits lie", arguments: 1..<20 as Range<UInt64>)
  func addingUp(seed: UInt64) {
    var random = Xorshift(seed: seed)
    let counts = counts(at: (0..<24).map { $0 * 2 }.filter { _ in random.below(3) == 0 })
    #expect((0..<5).map { counts.own(of: SectionIndex($0)) }.reduce(0, +) == counts.hits.count)
    #expect(counts.count(in: .root) == counts.hits.count)
  }

  @Test("hits of a row are those that share a byte with it")
  func rows() {
    let counts = counts(at: [0, 9, 12, 22])
    let rows = [TextRange(0, 10), TextRange(10, 12), TextRange(12, 13), TextRange(14, 22), TextRange(23, 24)]
    #expect(rows.map { counts.positions(overlapping: $0) } == [0..<2, 1..<2, 2..<3, 3..<3, 3..<4])
    #expect([0, 1, 9, 10, 23].map { counts.position(at: TextOffset($0)) } == [0, 1, 1, 2, 4])
  }
}
