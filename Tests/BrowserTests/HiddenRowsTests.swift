import Testing

@testable import Browser

/// Hidden rows, compared with a plain list without them.
@Suite struct HiddenRowsTests {
  @Test(arguments: 1...50)
  func asAListThatLeavesThemOut(seed: Int) {
    var dice = RandomTests.Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let count = 60
    var ranges: [Range<Int>] = []
    var row = Int.random(in: 1...5, using: &dice)
    while row < count {
      let end = min(count, row + Int.random(in: 0...12, using: &dice))
      ranges.append(row..<end)
      // A group inside a folded one.
      if end - row > 3 { ranges.append(row + 2..<Int.random(in: row + 2...end, using: &dice)) }
      row = end + Int.random(in: 1...8, using: &dice)
    }
    let hidden = HiddenRows(ranges.shuffled(using: &dice))
    let isHidden = (0..<count).map { row in ranges.contains { $0.contains(row) } }
    let shown = (0..<count).filter { !isHidden[$0] }
    #expect(count - hidden.count == shown.count)
    for (number, row) in shown.enumerated() { #expect(hidden.row(ofShown: number) == row) }
    var last = -1
    for row in 0..<count {
      if !isHidden[row] { last += 1 }
      #expect(hidden.shown(ofRow: row) == last)
      if row > 0 { #expect(hidden.hides(after: row - 1) == isHidden[row]) }
    }
  }
}
