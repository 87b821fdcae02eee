/// The rank of a character among those whose pairs have lists: a pair has one where the ranks of its two characters make up
/// `least`.
///
/// Two frequent ones cost the most to go through, but each pair takes room: with those that stand once in 1,500 bytes it
/// would be half as much again. A character such as the comma costs as much with whatever stands beside it.
enum PairRank: Int, CaseIterable {
  /// No pair of it has a list.
  case rare = 0
  /// Once in 8,000 bytes.
  case known = 1
  /// Once in 1,000 bytes.
  case frequent = 2
  /// Once in 150 bytes, as the comma.
  case common = 3

  /// The ranks of two characters, together, from which on their pair has a list.
  static let least = 4
  /// The most characters that are not rare: their pairs are counted in a table.
  static let mostRanked = 1024

  /// The bytes of text in which such a character stands once, at least.
  private var bytesPerPlace: Int {
    switch self {
    case .rare: .max
    case .known: 8_000
    case .frequent: 1_000
    case .common: 150
    }
  }

  /// The rank of a character that stands at `count` places in `bytes` of text.
  init(count: Int, bytes: Int) {
    self = Self.allCases.last { rank in count >= 64 && count >= bytes / rank.bytesPerPlace } ?? .rare
  }
}

/// The pairs of characters that have lists, numbered in the order in which they come.
struct RankedPairs {
  /// The characters that are not rare, by their numbers, in the order of the characters.
  private let ranked: [Int]
  /// The rank of each of these.
  private let ranks: [UInt8]
  /// For each character its position in `ranked`, or -1.
  private let positions: [Int32]
  /// For each pair one more than its number; 0 while it has none.
  private var numbers: [UInt16]
  /// The pairs by their numbers.
  private var codes: [UInt32] = []
  /// Pairs that come after so many others have no lists: each list needs room while it is gathered.
  static let most = 1 << 14

  /// No pair yet of those in `bytes` of text: `order` has the numbers of the characters in their order, `counts` how often
  /// each stands there, by its number.
  init(_ order: [Int], _ counts: [Int], bytes: Int) {
    let most = counts.count > PairRank.mostRanked ? counts.sorted(by: >)[PairRank.mostRanked] + 1 : 0
    let ranked = order.filter { counts[$0] >= most && PairRank(count: counts[$0], bytes: bytes) != .rare }
    var positions = [Int32](repeating: -1, count: counts.count)
    for (position, number) in ranked.enumerated() { positions[number] = Int32(position) }
    (self.ranked, self.positions) = (ranked, positions)
    ranks = ranked.map { UInt8(PairRank(count: counts[$0], bytes: bytes).rawValue) }
    numbers = [UInt16](repeating: 0, count: ranked.count * ranked.count)
  }

  /// The position of a character among those that are not rare; -1 for one that is.
  @inline(__always)
  func position(of number: Int) -> Int { Int(positions[number]) }

  /// The number of the pair of two characters at these positions; -1 where it has no list.
  @inline(__always)
  mutating func number(_ first: Int, _ second: Int) -> Int {
    guard first >= 0, second >= 0, Int(ranks[first]) &+ Int(ranks[second]) >= PairRank.least else { return -1 }
    let code = first &* ranked.count &+ second
    let number = Int(numbers[code]) &- 1
    return number >= 0 ? number : add(code)
  }

  @inline(never)
  private mutating func add(_ code: Int) -> Int {
    guard codes.count < Self.most else { return -1 }
    codes.append(UInt32(truncatingIfNeeded: code))
    numbers[code] = UInt16(truncatingIfNeeded: codes.count)
    return codes.count - 1
  }

  /// The pairs in the order of their characters: their numbers, and those of their characters.
  var sorted: [(number: Int, first: Int, second: Int)] {
    codes.indices.sorted { codes[$0] < codes[$1] }.map { number in
      let (first, second) = Int(codes[number]).quotientAndRemainder(dividingBy: max(1, ranked.count))
      return (number, ranked[first], ranked[second])
    }
  }
}
