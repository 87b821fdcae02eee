/// The nesting of the numbering styles of one document.
///
/// The norms give the order to start from. The document overrules it where it says otherwise: a style that begins
/// again at 1 between two consecutive numbers of another stands below that other. The parts of a law keep their order:
/// its articles count on through chapters.
///
/// Headings that the format marks and that have a number take their rank from its style; those without one stand beside
/// the numbers that are marked with the same depth, or below those with a lesser one.
struct StyleOrder {
  /// The position of each style, 0 for the outermost.
  private(set) var position: [Int]
  /// The rank of the outermost style the document has.
  private var outermost = 0
  /// The ranks of headings without number by the depth they are marked with; empty where none with a number is.
  private var marked: [Int] = []
  /// Room for others between the ranks of two styles.
  private static let step = 100
  private static let deepest = 9

  init(_ heads: [Head]) {
    let styles = NumberStyle.allCases
    var last = [Int](repeating: 0, count: styles.count)
    var firstSince = [[Int]](repeating: [Int](repeating: 0, count: styles.count), count: styles.count)
    var votes = firstSince
    var seen = [Bool](repeating: false, count: styles.count)
    var used = seen
    for head in heads {
      if case .numbered(let style, _) = head.evidence { used[Int(style.rawValue)] = true }
      guard case .numbered(let style, let value) = head.evidence, !style.isDecimal, !style.isLegal else { continue }
      let slot = Int(style.rawValue)
      if value == last[slot] + 1 {
        for other in styles.indices where firstSince[slot][other] == 1 { votes[slot][other] += 1 }
      }
      for other in styles.indices where other != slot && seen[other] && firstSince[other][slot] == 0 {
        firstSince[other][slot] = value
      }
      for other in styles.indices { firstSince[slot][other] = 0 }
      last[slot] = value
      seen[slot] = true
    }
    var order = Array(styles.indices)
    // Neighbours change places where the document votes against the norm; as many rounds as there are styles.
    for _ in styles.indices {
      for index in order.indices.dropLast() {
        let (above, below) = (order[index], order[index + 1])
        if votes[below][above] > votes[above][below] { order.swapAt(index, index + 1) }
      }
    }
    // A vote between styles that are no neighbours moves the lower one up.
    position = [Int](repeating: 0, count: styles.count)
    for (rank, slot) in order.enumerated() { position[slot] = rank }
    outermost = order.first { used[$0] }.map { position[$0] } ?? 0
    marked = markedRanks(heads)
  }

  private func markedRanks(_ heads: [Head]) -> [Int] {
    var depths: [NumberStyle: [Int: Int]] = [:]
    for head in heads where head.depth > 0 {
      if case .numbered(let style, _) = head.evidence { depths[style, default: [:]][Int(head.depth), default: 0] += 1 }
    }
    guard !depths.isEmpty else { return [] }
    let usual = depths.compactMapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    return (0...Self.deepest).map { depth in
      let same = usual.filter { $0.value == depth }.keys.map { position[Int($0.rawValue)] }.min()
      if let same { return same * Self.step }
      let above = usual.filter { $0.value < depth }.keys.map { position[Int($0.rawValue)] }.max()
      return above.map { $0 * Self.step + Self.step / 2 + depth } ?? Self.markedAlone(depth)
    }
  }

  private static func markedAlone(_ depth: Int) -> Int { (-900 + depth) * step }

  /// A rank between those of all numbers and those of what has none.
  static let aboveUnnumbered = 999 * step

  /// The rank of a heading by its evidence: a heading stands below the nearest heading before it of a lower rank.
  func rank(of evidence: Head.Evidence) -> Int {
    switch evidence {
    case .annex: -1_000 * Self.step
    case .part: -500 * Self.step
    case .margin: outermost * Self.step
    case .marked(let depth): marked.isEmpty ? Self.markedAlone(depth) : marked[max(0, min(depth, Self.deepest))]
    // Its level is given: `RuledNesting` says what stands below it.
    case .ruled: outermost * Self.step
    case .numbered(let style, _): position[Int(style.rawValue)] * Self.step
    case .parallel: 1_000 * Self.step
    case .dashed: 1_010 * Self.step
    case .plain: 1_020 * Self.step
    case .enumerated: 1_030 * Self.step
    case .inner: 1_040 * Self.step
    case .closing: 2_000 * Self.step
    }
  }
}
