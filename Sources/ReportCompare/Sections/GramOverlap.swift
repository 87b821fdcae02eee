/// The items of two lists that share n-grams, and how much, found through the postings of the n-grams: frequent ones are
/// passed over, so that the work does not grow with the product of the two lists.
struct GramOverlap {
  /// An item of the old list and one of the new that share n-grams.
  struct GramPair {
    let old: Int
    let new: Int
    /// The share of their n-grams that both have (Dice 1945), by weight, 0 to 1.
    let likeness: Double
    /// The share of the weight of the old item's n-grams that the new item has, 0 to 1.
    let ofOld: Double
    /// The share of the weight of the new item's n-grams that the old item has, 0 to 1.
    let ofNew: Double
  }

  /// The pairs, in order.
  let pairs: [GramPair]

  /// The pairs of items that share n-grams; each item is a sorted list of distinct ones.
  ///
  /// An n-gram that stands in more than `most` items of either side tells nothing and is passed over. One that few items
  /// have tells more: it weighs the logarithm of how many it tells them from (Spärck Jones 1972).
  init(_ old: [[UInt64]], _ new: [[UInt64]], most: Int) {
    let (oldPostings, newPostings) = (Self.postings(old), Self.postings(new))
    let count = Double(old.count + new.count)
    var sums: [UInt64: Double] = [:]
    var weights = (old: Array(repeating: 0.0, count: old.count), new: Array(repeating: 0.0, count: new.count))
    var (left, right) = (0, 0)
    while left < oldPostings.count || right < newPostings.count {
      let gram = min(
        left < oldPostings.count ? oldPostings[left].gram : .max,
        right < newPostings.count ? newPostings[right].gram : .max)
      let oldEnd = Self.end(of: gram, from: left, in: oldPostings)
      let newEnd = Self.end(of: gram, from: right, in: newPostings)
      if oldEnd - left <= most, newEnd - right <= most {
        let weight = Self.logarithm((count + 1) / Double(oldEnd - left + newEnd - right))
        for first in oldPostings[left..<oldEnd] { weights.old[Int(first.item)] += weight }
        for second in newPostings[right..<newEnd] { weights.new[Int(second.item)] += weight }
        for first in oldPostings[left..<oldEnd] {
          for second in newPostings[right..<newEnd] {
            sums[UInt64(first.item) << 32 | UInt64(second.item), default: 0] += weight
          }
        }
      }
      (left, right) = (oldEnd, newEnd)
    }
    pairs = sums.sorted { $0.key < $1.key }.map { key, sum in
      let (first, second) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      let (whole, other) = (weights.old[first], weights.new[second])
      return GramPair(
        old: first, new: second, likeness: 2 * sum / max(1e-9, whole + other), ofOld: sum / max(1e-9, whole),
        ofNew: sum / max(1e-9, other))
    }
  }

  /// The binary logarithm, to the accuracy that a weight needs: the exponent, and the fraction in a straight line.
  private static func logarithm(_ value: Double) -> Double {
    value >= 1 ? Double(value.exponent) + value.significand - 1 : 0
  }

  private struct Posting {
    let gram: UInt64
    let item: UInt32
  }

  private static func postings(_ items: [[UInt64]]) -> [Posting] {
    var found: [Posting] = []
    found.reserveCapacity(items.reduce(0) { $0 + $1.count })
    for (item, grams) in items.enumerated() {
      for gram in grams { found.append(Posting(gram: gram, item: UInt32(clamping: item))) }
    }
    found.sort { ($0.gram, $0.item) < ($1.gram, $1.item) }
    return found
  }

  private static func end(of gram: UInt64, from place: Int, in postings: [Posting]) -> Int {
    var end = place
    while end < postings.count, postings[end].gram == gram { end += 1 }
    return end
  }
}
