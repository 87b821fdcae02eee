/// How the numbering styles of one document nest.
///
/// The norms give the order to start from. The document overrules it where it says otherwise: a style that begins
/// again at 1 between two consecutive numbers of another stands below that other. The parts of a law keep their order:
/// its articles count on through chapters.
struct StyleOrder {
  /// The position of each style, 0 for the outermost.
  private(set) var position: [Int]
  /// The rank of the outermost style the document has.
  private var outermost = 0

  init(_ heads: [Head]) {
    let styles = NumberStyle.allCases
    var last = [Int](repeating: 0, count: styles.count)
    var firstSince = [[Int]](repeating: [Int](repeating: 0, count: styles.count), count: styles.count)
    var votes = firstSince
    var seen = [Bool](repeating: false, count: styles.count)
    var used = seen
    for head in heads {
      if case .numbered(let style, _) = head.place { used[Int(style.rawValue)] = true }
      guard case .numbered(let style, let value) = head.place, !style.isDecimal, !style.isLegal else { continue }
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
  }

  /// The rank of a heading's place: a heading stands below the nearest heading before it of a lower rank.
  func rank(of place: Head.Place) -> Int {
    switch place {
    case .annex: -1_000
    case .part: -500
    case .margin: outermost
    case .marked(let depth): -900 + depth
    // Its level is given: `RuledNesting` says what stands below it.
    case .ruled: outermost
    case .numbered(let style, _): position[Int(style.rawValue)]
    case .parallel: 1_000
    case .dashed: 1_010
    case .plain: 1_020
    case .enumerated: 1_030
    case .inner: 1_040
    case .closing: 2_000
    }
  }
}
