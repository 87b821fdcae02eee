import TestReports
import Testing

@testable import ReportTerms

/// Phrases over the years.
@Suite struct TrackingTests {
  private func track(_ counts: [(year: Int, count: Int)], characters: Int = 10_000) -> TermTrack {
    TermTrack("营商环境", counts.map { TermTrack.TrackedReport(year: $0.year, characters: characters, count: $0.count) })
  }

  @Test("counts of a year are those of all its reports, beside all their characters")
  func years() {
    let track = TermTrack(
      "改革",
      [
        TermTrack.TrackedReport(year: 2001, characters: 5_000, count: 1),
        TermTrack.TrackedReport(year: 2001, characters: 15_000, count: 0),
        TermTrack.TrackedReport(year: 2003, characters: 10_000, count: 4),
        TermTrack.TrackedReport(year: nil, characters: 9, count: 2),
      ])
    #expect(track.years.map(\.year) == [2001, 2003])
    #expect(track.years.map(\.rate) == [0.5, 4])
    #expect(track.years.map(\.share) == [0.5, 1])
    #expect(track.total == 7 && track.having == 3 && track.span == 2001...2003 && track.trend == nil)
  }

  @Test("the track by the reports that have a term is the one by all reports", arguments: UInt64(0)..<20)
  func having(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let reports = (0..<Int(random.next() % 40)).map { _ in
      TermTrack.TrackedReport(
        year: random.next() % 5 == 0 ? nil : 2000 + Int(random.next() % 9), characters: Int(random.next() % 5_000),
        count: random.next() % 2 == 0 ? 0 : Int(random.next() % 7))
    }
    let years = ReportYears(reports.map { ($0.year, $0.characters) })
    let counts = reports.enumerated().filter { $1.count > 0 }.map { (report: $0, count: $1.count) }
    // A report that is none of these counts nowhere.
    #expect(TermTrack("改革", years, counts + [(reports.count, 5)]) == TermTrack("改革", reports))
  }

  @Test("the slope is the median of all slopes, and a row that only rises is no chance")
  func trend() throws {
    let rising = try #require(track((0..<8).map { (2000 + $0, 2 * $0) }).trend)
    #expect(rising.slope == 2 && rising.direction == .rising && rising.probability < 0.001)
    let falling = try #require(track((0..<8).map { (2000 + $0, 20 - 2 * $0) }).trend)
    #expect(falling.slope == -2 && falling.direction == .falling)
    let level = try #require(track([(2000, 3), (2001, 1), (2002, 4), (2003, 1), (2004, 5), (2005, 2)]).trend)
    #expect(level.direction == .level)
    let flat = try #require(track([(2000, 3), (2001, 3), (2002, 3), (2003, 3)]).trend)
    #expect(flat.slope == 0 && flat.probability == 1)
    // One year out of the row moves the median little (Sen 1968).
    let outlier = try #require(track([(2000, 1), (2001, 2), (2002, 90), (2003, 4), (2004, 5), (2005, 6)]).trend)
    #expect(outlier.slope < 3)
  }

  @Test("the probability is that of the test of Mann and Kendall")
  func probability() throws {
    // S = 13 of six values without ties: variance 28.33, Z = 12 / 5.323.
    let trend = try #require(track([(1, 1), (2, 2), (3, 3), (4, 5), (5, 4), (6, 6)]).trend)
    #expect((trend.probability - 0.02415).magnitude < 0.0005)
  }

  @Test("a plot has an axis, the greatest rate, and years")
  func plot() {
    let lines = TrackPlot(track([(2001, 1), (2002, 2), (2004, 4)])).lines(columns: 30, rows: 6)
    #expect(
      lines == [
        "4.00 ┤                  █████", "     │                  █████", "     │      █████       █████",
        "     │█████ █████ ····· █████", "   0 ┼────────────────────────", "      2001  2002  2003  2004",
      ])
  }

  @Test("many years in few columns, and without blocks")
  func narrow() {
    let many = track((0..<40).map { (1980 + $0, $0) })
    let lines = TrackPlot(many, hasBlocks: false).lines(columns: 18, rows: 5)
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.count <= 22 })
    #expect(lines[0].contains("#") && lines[4].contains("1980"))
    #expect(TrackPlot(track([])).lines(columns: 18, rows: 5) == [])
  }

  @Test("what stands beside a phrase unusually often")
  func collocates() {
    let texts = [
      String(repeating: "持续优化营商环境建设，企业满意。", count: 8), String(repeating: "天气晴朗，企业满意，道路通畅。", count: 40),
    ].map { Array($0.utf8) }
    var collocates = Collocates(of: "营商环境")
    for text in texts { collocates.add(text) }
    let found = collocates.list(in: texts, characters: 700, most: 5)
    #expect(found.first.map { $0.left + $0.right } == 8)
    #expect(found.contains { $0.words.contains("优化") && $0.left == 8 && $0.right == 0 })
    #expect(found.contains { $0.words.contains("建设") && $0.right == 8 })
    #expect(!found.contains { $0.words.contains("企业") })
  }

  @Test("a slope has three significant digits, however small it is, and no power of ten")
  func slopeFigures() {
    let figures: [(Double, String)] = [
      (0, "0"), (0.001234, "0.00123"), (-0.0000456, "-0.0000456"), (1.5, "1.50"), (-12.345, "-12.3"), (123.4, "123"),
      (98_765.4, "98765"), (0.05, "0.0500"), (.infinity, "0"), (.nan, "0"), (1e-300, "0"),
    ]
    for (value, text) in figures { #expect(Trend.figure(value) == text) }
    let small = Trend((2000..<2010).map { ($0, 0.0012 * Double($0 - 2000)) })
    #expect(small?.slopeText == "+0.00120")
    let falling = Trend((2000..<2010).map { ($0, -0.0012 * Double($0 - 2000)) })
    #expect(falling?.slopeText == "−0.00120")
    #expect(falling?.slopeFigure == "-0.00120")
  }

  @Test(
    "marks of notes, brackets and lines beside a phrase are no words; letters of any script are",
    arguments: [
      ("改革[1]。", []), ("改革_。", []), ("改革`x`。", []), ("改革×。", []), ("改革カタ。", ["カタ"]), ("改革Ёл。", ["Ёл"]),
    ])
  func marksBeside(_ sentence: String, _ expected: [String]) {
    let texts = [Array((String(repeating: sentence, count: 30) + String(repeating: "天气晴朗。", count: 99)).utf8)]
    var collocates = Collocates(of: "改革")
    for text in texts { collocates.add(text) }
    #expect(collocates.list(in: texts, characters: 700, most: 5).map(\.words) == expected)
  }
}
