import ReportModel
import TestReports
import Testing

@testable import ReportTerms

@Suite struct DispersionTests {
  @Test(
    arguments: [
      ([0, 1, 2, 4, 8], 5, .blocks, " ▁▂▄█"), ([0, 1, 2, 4, 8], 5, .dots, " ⣀⣀⣤⣿"), ([1000, 1, 0], 3, .blocks, "█▁ "),
      ([1, 0, 0, 1], 2, .blocks, "██"), ([1, 2], 4, .blocks, "▄▄██"), ([], 3, .blocks, "   "),
      ([0, 0], 2, .dots, "  "),
      ([3], 0, .blocks, ""), ([1, 0, 0, 0, 0, 2], 3, .dots, "⡄ ⢸"), ([5], 1, .dots, "⣿"),
    ] as [([Int], Int, DispersionPlot.Glyphs, String)])
  func rows(_ counts: [Int], _ columns: Int, _ glyphs: DispersionPlot.Glyphs, _ row: String) {
    #expect(DispersionPlot(counts: counts).row(columns: columns, glyphs: glyphs) == row)
  }

  @Test func ofPlaces() {
    let places = [0, 9, 10, 55, 99, 100].map { TextRange($0, $0 + 1) }
    #expect(DispersionPlot(places: places, length: 100, bins: 10).counts == [2, 1, 0, 0, 0, 1, 0, 0, 0, 2])
    #expect(DispersionPlot(places: places, length: 0, bins: 2).counts == [0, 0])
  }

  /// Every occurrence is drawn somewhere, and none is drawn twice.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func narrowingKeepsTheSum(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let counts = (0..<Int.random(in: 1...200, using: &generator)).map { _ in Int.random(in: 0...9, using: &generator) }
    let width = Int.random(in: 1...counts.count, using: &generator)
    let parts = DispersionPlot(counts: counts).resampled(to: width)
    #expect(parts.count == width)
    #expect(width == counts.count ? parts == counts : parts.reduce(0, +) == counts.reduce(0, +))
  }
}
