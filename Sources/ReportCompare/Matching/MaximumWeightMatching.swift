/// A pair that a matching may take: one of the left, one of the right, and what the pair is worth.
struct WeightedPair: Sendable {
  /// The position on the left.
  let left: Int
  /// The position on the right.
  let right: Int
  /// The worth of the pair, above 0.
  let weight: Double
}

/// A matching of greatest weight between two rows: each is in one pair at most, and the weights add up to the most.
///
/// The pairs that touch each other are matched by the Hungarian method (Kuhn 1955, in the form with potentials of Jonker
/// and Volgenant 1987, cubic), which a document of like sections would make slow: a group with more than `exactSize` of
/// one side is matched greedily, the heaviest pair first, which has at least half of the greatest weight (Preis 1999).
enum MaximumWeightMatching {
  /// The greatest number on one side of a group that is matched exactly.
  static let exactSize = 120

  /// The pairs taken, in the order of their left.
  static func of(_ pairs: [WeightedPair]) -> [WeightedPair] {
    groups(pairs).flatMap { group in
      let lefts = Set(group.map(\.left)).count
      let rights = Set(group.map(\.right)).count
      if group.count == 1 { return group }
      return max(lefts, rights) <= exactSize ? exact(group) : greedy(group)
    }.sorted { $0.left < $1.left }
  }

  /// The pairs by the groups that touch each other, each in the order given.
  private static func groups(_ pairs: [WeightedPair]) -> [[WeightedPair]] {
    var sets = DisjointSets()
    for pair in pairs { sets.join(pair.left * 2, pair.right * 2 + 1) }
    var found: [Int: [WeightedPair]] = [:]
    var order: [Int] = []
    for pair in pairs {
      let root = sets.root(of: pair.left * 2)
      if found[root] == nil { order.append(root) }
      found[root, default: []].append(pair)
    }
    return order.compactMap { found[$0] }
  }

  private static func greedy(_ pairs: [WeightedPair]) -> [WeightedPair] {
    let sorted = pairs.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }
    var (lefts, rights): (Set<Int>, Set<Int>) = ([], [])
    return sorted.filter { pair in
      guard !lefts.contains(pair.left), !rights.contains(pair.right) else { return false }
      lefts.insert(pair.left)
      rights.insert(pair.right)
      return true
    }
  }

  private static func exact(_ pairs: [WeightedPair]) -> [WeightedPair] {
    let lefts = Set(pairs.map(\.left)).sorted()
    let rights = Set(pairs.map(\.right)).sorted()
    let rows = Dictionary(uniqueKeysWithValues: zip(lefts, lefts.indices))
    let columns = Dictionary(uniqueKeysWithValues: zip(rights, rights.indices))
    // A row for each left, and as many columns more that stand for no partner, at no worth.
    var costs = CostMatrix(rows: lefts.count, columns: rights.count + lefts.count)
    var taken: [Int: WeightedPair] = [:]
    for pair in pairs {
      guard let row = rows[pair.left], let column = columns[pair.right] else { continue }
      let key = row * costs.columns + column
      if let known = taken[key], known.weight >= pair.weight { continue }
      taken[key] = pair
      costs[row, column] = -pair.weight
    }
    return costs.assignment().enumerated().compactMap { row, column in
      column.flatMap { taken[row * costs.columns + $0] }
    }
  }
}

/// Sets of numbers that are joined and asked for their root (Tarjan 1975).
private struct DisjointSets {
  private var parents: [Int: Int] = [:]

  mutating func root(of number: Int) -> Int {
    var root = number
    while let parent = parents[root], parent != root { root = parent }
    var next = number
    while let parent = parents[next], parent != root {
      parents[next] = root
      next = parent
    }
    return root
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (one, other) = (root(of: first), root(of: second))
    if one != other { parents[max(one, other)] = min(one, other) }
  }
}
