import ReportModel
import ScreenModel
import Testing

@testable import Browser

/// Whatever is pressed, at whatever size, nothing traps and every frame is whole.
@Suite struct RandomTests {
  /// A generator with a seed, so that a failure can be repeated.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let typed = ["主题", "教育", "(", "二（三）", "2.1", "x", "é", "。", "\u{301}", "😀"]

  @Test(arguments: 1...40)
  func keysAndSizes(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var reader = try Reader([Reports.district, Reports.plan, "x\u{1B}\u{202E}"], columns: 80, rows: 24)
    let bindings = try BuiltInKeys.bindings().filter { !["quit", "close"].contains($0.command) }
    for step in 0..<300 {
      switch Int.random(in: 0..<10, using: &dice) {
      case 0:
        reader.resize(Int.random(in: 0...130, using: &dice), Int.random(in: 0...50, using: &dice))
      case 1:
        reader.press(Self.typed.randomElement(using: &dice) ?? "")
      case 2:
        reader.press("\(Int.random(in: 0...120, using: &dice))")
      case 3:
        _ = reader.state.handle(.ambiguousWidth(Int.random(in: 1...2, using: &dice)))
      default:
        for key in bindings.randomElement(using: &dice)?.keys ?? [] { _ = reader.state.handle(.key(key)) }
      }
      try check(reader.frame, reader.state, "seed \(seed), step \(step)")
    }
  }

  private func check(_ frame: Frame, _ state: BrowserState, _ place: String) throws {
    try #require(frame.size == state.size || state.size.columns < 0, "\(place)")
    try #require(frame.cells.count == frame.size.columns * frame.size.rows, "\(place)")
    for row in 0..<frame.size.rows {
      let cells = Array(frame[row: row])
      for (column, cell) in cells.enumerated() {
        if cell.width == 2 { try #require(column + 1 < cells.count && cells[column + 1].width == 0, "\(place)") }
        if cell.width == 0 { try #require(column > 0 && cells[column - 1].width == 2, "\(place)") }
        try #require(cell.base.value >= 32 && !(0x7F...0x9F).contains(cell.base.value), "\(place)")
      }
    }
    try #require(state.view.top <= state.report.end, "\(place)")
  }
}
