import TestReports
import Testing

@testable import ReportCompare

/// The matching and the order that weigh the most, beside a search through all.
@Suite struct MatchingTests {
  @Test func matchingIsTheHeaviest() {
    var random = SplitMix(state: 7)
    for _ in 0..<200 {
      let pairs = (0..<5).flatMap { left in
        (0..<5).compactMap { right in
          random.next() % 3 == 0 ? nil : WeightedPair(left: left, right: right, weight: Double(1 + random.next() % 20))
        }
      }
      let found = MaximumWeightMatching.of(pairs)
      #expect(Set(found.map(\.left)).count == found.count && Set(found.map(\.right)).count == found.count)
      #expect(found.reduce(0) { $0 + $1.weight } == heaviest(pairs[...], lefts: [], rights: []))
    }
  }

  private func heaviest(_ pairs: ArraySlice<WeightedPair>, lefts: Set<Int>, rights: Set<Int>) -> Double {
    guard let first = pairs.first else { return 0 }
    let without = heaviest(pairs.dropFirst(), lefts: lefts, rights: rights)
    if lefts.contains(first.left) || rights.contains(first.right) { return without }
    return max(
      without,
      first.weight
        + heaviest(pairs.dropFirst(), lefts: lefts.union([first.left]), rights: rights.union([first.right])))
  }

  /// Too many for the exact method: half of the greatest weight at least, in one pass.
  @Test func largeGroupsAreMatchedToo() {
    let size = MaximumWeightMatching.exactSize * 4
    let pairs = (0..<size).flatMap { left in
      [-1, 0, 1].compactMap { step in
        (0..<size).contains(left + step) ? WeightedPair(left: left, right: left + step, weight: step == 0 ? 3 : 2) : nil
      }
    }
    let found = MaximumWeightMatching.of(pairs)
    #expect(found.map(\.left) == Array(0..<size) && found.map(\.right) == Array(0..<size))
  }

  @Test func orderIsTheHeaviest() {
    var random = SplitMix(state: 11)
    for _ in 0..<200 {
      let places = (0..<9).map { $0 * 3 }.shuffled(using: &random)
      let weights = places.map { _ in Int(1 + random.next() % 9) }
      let found = IncreasingSubsequence.heaviest(places, weights: weights)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 && places[$0] < places[$1] })
      let best = (0..<512).map { chosen -> Int in
        let items = places.indices.filter { chosen >> $0 & 1 == 1 }
        let isRising = zip(items, items.dropFirst()).allSatisfy { places[$0] < places[$1] }
        return isRising ? items.reduce(0) { $0 + weights[$1] } : 0
      }.max()
      #expect(found.reduce(0) { $0 + weights[$1] } == best)
    }
  }
}
