/// The widths that the pages of a text have, and the pairs of lines that are wrapped at them.
///
/// A width is judged over all pairs of lines, then every block of lines that follow right on each other by itself: verse
/// or a list inside running text has no line of the width. Text with other margins (quotations) is looked for in what is
/// left, and a long block may have a width of its own.
struct WrapWidths {
  private let pairs: [LinePair]
  /// For each pair the width it is wrapped at; 0 where it is not.
  private(set) var widths: [Int]

  /// No page is narrower and none wider, in columns.
  private static let narrowest = 24
  private static let widest = 200
  /// No text has more widths.
  private static let rounds = 4
  /// The pairs of a block that may have a width of its own.
  private static let longBlock = 4

  /// Pairs of lines that follow right on each other, by their positions.
  private struct PairBlock {
    var range: Range<Int>
  }

  init(_ pairs: [LinePair]) {
    self.pairs = pairs
    widths = [Int](repeating: 0, count: pairs.count)
    var open = Self.blocks(pairs)
    for round in 0..<Self.rounds {
      guard let width = Self.best(open.flatMap { pairs[$0.range] }) else { break }
      let before = open.count
      open.removeAll { decide($0.range, width, fewest: round == 0 ? 1 : 2) }
      if open.count == before { break }
    }
    for block in open where block.range.count >= Self.longBlock {
      if let width = Self.best(pairs[block.range]) { _ = decide(block.range, width, fewest: 2) }
    }
  }

  private static func blocks(_ pairs: [LinePair]) -> [PairBlock] {
    var blocks: [PairBlock] = []
    var start = 0
    for index in pairs.indices where index + 1 == pairs.count || pairs[index + 1].line != pairs[index].line + 1 {
      blocks.append(PairBlock(range: start..<index + 1))
      start = index + 1
    }
    return blocks
  }

  /// Whether `block` is wrapped at `width`, by at least `fewest` full lines; if so they are. One line alone may have any
  /// width but that of the text: a heading above its text, the couplets that name the chapters of a novel.
  private mutating func decide(_ block: Range<Int>, _ width: Int, fewest: Int) -> Bool {
    let sum = block.reduce(0) { $0 + pairs[$1].evidence(at: width) }
    guard sum > 0, block.count(where: { pairs[$0].isFull(at: width) }) >= fewest else { return false }
    for index in block where pairs[index].isFull(at: width) { widths[index] = width }
    return true
  }

  /// The width that most speaks for, if enough does.
  private static func best(_ pairs: some Collection<LinePair>) -> Int? {
    // The sum at each width by its steps: a pair changes it at the first and after the last width it is full at.
    var steps = [Int](repeating: 0, count: widest + 2)
    for pair in pairs {
      let lower = max(0, min(pair.narrowest, widest + 1))
      let upper = max(lower, min(pair.widest + 1, widest + 1))
      let full = pair.evidence(at: pair.narrowest)
      steps[0] += WrapFact.tooLong.weight
      steps[lower] += full - WrapFact.tooLong.weight
      steps[upper] += pair.whenShort - full
    }
    var sum = 0
    var best: (width: Int, sum: Int)?
    for width in 0...widest {
      sum += steps[width]
      guard width >= narrowest else { continue }
      let total = sum + WrapFact.pageWidth(width).weight
      if total > best?.sum ?? .min { best = (width, total) }
    }
    guard let best, best.sum + WrapFact.fitted.weight >= WrapFact.accepted else { return nil }
    return best.width
  }
}
