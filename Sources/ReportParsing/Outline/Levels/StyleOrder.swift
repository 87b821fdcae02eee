/// The nesting of the numbering styles of one document.
///
/// The norms give the order to start from (`NumberStyle`). The document overrules it where it says otherwise: a style
/// whose numbers begin at 1 between two consecutive numbers of another stands below that other. Of what the document
/// says most counts; where it says nothing of two styles, the norm stands.
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

  /// The numberings that stand inside one of their own style.
  let nested: NestedNumbering
  /// The depths the format gives, where they decide; nil where they contradict the numbers.
  private(set) var givenDepths: GivenDepths?

  init(_ heads: [Head]) {
    nested = NestedNumbering(heads)
    let votes = NestingVotes(heads, nested)
    let depths = Self.usualDepths(heads)
    let order = Self.order(votes, depths)
    position = [Int](repeating: 0, count: order.count)
    for (rank, slot) in order.enumerated() { position[slot] = rank }
    // Western whole numbers that the format marks with one depth stand beside each other, `1.` and `1`: its own levels
    // win over the norm, which sets Chinese ones and decimals one below the other.
    let free = depths.filter { [.decimal1, .arabicPoint, .roman, .letter].contains($0.key) }
    for (style, depth) in free {
      let same = free.filter { $0.value == depth }.keys.map { position[Int($0.rawValue)] }
      position[Int(style.rawValue)] = same.min() ?? position[Int(style.rawValue)]
    }
    outermost = order.first { votes.isUsed[$0] }.map { position[$0] } ?? 0
    marked = markedRanks(depths)
    givenDepths = GivenDepths(order.filter { votes.isUsed[$0] }, depths, free: free)
  }

  /// The styles from the outermost: each in turn, in the order of the norm, is put before the first of those placed
  /// that the document sets below it, and behind the last that it sets above it.
  private static func order(_ votes: NestingVotes, _ depths: [NumberStyle: Int]) -> [Int] {
    let depths = NumberStyle.allCases.map { depths[$0] }
    let isDecimal = NumberStyle.allCases.map(\.isDecimal)
    // The depths the format marks decide between styles of which the numbers say nothing.
    func stands(_ inner: Int, below outer: Int) -> Bool {
      if votes.stands(inner, below: outer) { return true }
      guard !votes.stands(outer, below: inner), let here = depths[inner], let above = depths[outer] else {
        return false
      }
      // 1.1 names the 1 it stands below, whatever its mark.
      return here > above && !(isDecimal[inner] && isDecimal[outer])
    }
    var order: [Int] = []
    for style in NumberStyle.allCases.indices {
      var place = order.count
      if votes.isUsed[style] {
        let below = order.firstIndex { stands($0, below: style) }
        let above = order.lastIndex { stands(style, below: $0) }
        if let below, below > (above ?? -1) { place = below }
      }
      order.insert(style, at: place)
      guard votes.isUsed[style] else { continue }
      // Styles placed before it that the document sets below it follow it.
      let below = order[..<place].filter { votes.stands($0, below: style) }
      guard !below.isEmpty else { continue }
      order.removeAll { below.contains($0) }
      order.insert(contentsOf: below, at: (order.firstIndex(of: style) ?? 0) + 1)
    }
    return order
  }

  /// The depth each style is marked with most often.
  private static func usualDepths(_ heads: [Head]) -> [NumberStyle: Int] {
    var depths: [NumberStyle: [Int: Int]] = [:]
    for head in heads where head.depth > 0 {
      if case .numbered(let style, _) = head.evidence { depths[style, default: [:]][Int(head.depth), default: 0] += 1 }
    }
    return depths.compactMapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  private func markedRanks(_ usual: [NumberStyle: Int]) -> [Int] {
    guard !usual.isEmpty else { return [] }
    return (0...Self.deepest).map { depth in
      let same = usual.filter { $0.value == depth }.keys.map { position[Int($0.rawValue)] }.min()
      if let same { return same * Self.step }
      let above = usual.filter { $0.value < depth }.keys.map { position[Int($0.rawValue)] }.max()
      return above.map { $0 * Self.step + Self.step / 2 + depth } ?? Self.markedAlone(depth)
    }
  }

  private static func markedAlone(_ depth: Int) -> Int { (-900 + depth) * step }

  /// The rank of parts, which stand above all numbers.
  static let ofParts = -500 * step

  /// A rank between those of all numbers and those of what has none.
  static let aboveUnnumbered = 999 * step

  /// The rank of a heading by its evidence: a heading stands below the nearest heading before it of a lower rank.
  func rank(of evidence: Head.Evidence) -> Int {
    switch evidence {
    case .annex: -1_000 * Self.step
    case .part: Self.ofParts
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

/// The votes of a document on which of two numbering styles stands below the other.
///
/// A style stands below another whose number it begins at 1 right after, where that other goes on later: a vote. Numbers that
/// stands below the second: a vote. Numbers that begin after a third style say nothing of the second: articles count on
/// through chapters and their sections.
struct NestingVotes {
  /// The styles that number headings.
  private(set) var isUsed: [Bool]
  /// By outer style, by inner style.
  private var votes: [[Int]]

  /// The styles without a word that number the parts of articles of association and contracts.
  private static let parts = [NumberStyle.roman, .letter, .arabicPoint].map { Int($0.rawValue) }

  init(_ heads: [Head], _ nested: NestedNumbering) {
    let count = NumberStyle.allCases.count
    isUsed = [Bool](repeating: false, count: count)
    votes = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    var last = [Int](repeating: 0, count: count)
    // By style, whether a 1 of it was there: a lone item begins no parts.
    var hasFirst = [Bool](repeating: false, count: count)
    // By style, the style that began right after its last number.
    var began = [Int?](repeating: nil, count: count)
    var before: Int?
    let point = Int(NumberStyle.arabicPoint.rawValue)
    var runs = nested.runs.sorted { $0.positions.lowerBound < $1.positions.lowerBound }[...]
    for (index, head) in heads.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else {
        before = nil
        continue
      }
      // Numbers inside a numbering of their own style say nothing of the style.
      while let run = runs.first, run.positions.upperBound <= index { runs.removeFirst() }
      if let run = runs.first, run.positions.contains(index), run.style == style { continue }
      let slot = Int(style.rawValue)
      if isUsed[slot], value == last[slot] + 1, let inner = began[slot] { votes[slot][inner] += 2 }
      began[slot] = nil
      // 第一章（3） goes on 第一章（2）: it begins nothing.
      let isPiece = value == last[slot] && style.namesUnit && head.number.lowerBound < head.title.lowerBound
      // No chapter holds a 编 or 卷: one that begins behind the first chapter goes on over the others.
      let isAbove = before == Int(NumberStyle.chapter.rawValue) && (style == .part || style == .volume)
      if let before, before != slot, value == 1, !isPiece, !isAbove {
        began[before] = slot
        // §1 right after II. is the first of its articles, though no III. follows.
        let isArticle = style == .article && !isUsed[slot] && head.traits.contains(.isWestern)
        if isArticle, Self.parts.contains(before), hasFirst[before] { votes[before][slot] += 1 }
        // `1.1` right after `1.` is its first part, though no `2.` follows; 3.1 right after an item `2.` is none.
        if style == .decimal2, before == point, Int(head.above) == last[before] { votes[before][slot] += 1 }
      }
      last[slot] = value
      isUsed[slot] = true
      if value == 1 { hasFirst[slot] = true }
      before = slot
    }
  }

  /// Whether more votes set `inner` below `outer` than the other way round.
  func stands(_ inner: Int, below outer: Int) -> Bool { votes[outer][inner] > votes[inner][outer] }
}
