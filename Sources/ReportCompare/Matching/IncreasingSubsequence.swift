/// The heaviest increasing subsequence: of items that stand in one order here and in another there, those that need not
/// move, so that what moves weighs the least (Fredman 1975 for the lengths; the sums are kept in a tree of Fenwick 1994).
enum IncreasingSubsequence {
  /// The positions in `places` of the items that stay, in order. Each has its place there, no two the same, and its
  /// weight, above 0.
  static func heaviest(_ places: [Int], weights: [Int]) -> [Int] {
    let ranks = Dictionary(uniqueKeysWithValues: places.sorted().enumerated().map { ($1, $0) })
    var best: [(weight: Int, last: Int)] = Array(repeating: (0, -1), count: places.count + 1)
    var before = Array(repeating: -1, count: places.count)
    for (item, place) in places.enumerated() {
      let rank = ranks[place] ?? 0
      // The heaviest that ends before this rank.
      var (weight, last, step) = (0, -1, rank)
      while step > 0 {
        if best[step].weight > weight { (weight, last) = best[step] }
        step &= step - 1
      }
      before[item] = last
      weight += weights.indices.contains(item) ? max(1, weights[item]) : 1
      step = rank + 1
      while step <= places.count {
        if weight > best[step].weight { best[step] = (weight, item) }
        step += step & -step
      }
    }
    var (weight, last, step) = (0, -1, places.count)
    while step > 0 {
      if best[step].weight > weight { (weight, last) = best[step] }
      step &= step - 1
    }
    var found: [Int] = []
    while last >= 0 {
      found.append(last)
      last = before[last]
    }
    return found.reversed()
  }
}
