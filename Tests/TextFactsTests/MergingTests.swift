import Testing
import TextFacts

@Suite("Merging lists in order")
struct MergingTests {
  private struct Item: Equatable {
    var key: Int
    var name: String

    init(_ key: Int, _ name: String) { (self.key, self.name) = (key, name) }

    static func precedes(_ left: Item, _ right: Item) -> Bool { left.key < right.key }
  }

  @Test(
    "keeps all, or what both hold once",
    arguments: [
      ([], [], [], []), ([1, 2], [], [1, 2], [1, 2]), ([], [1, 2], [1, 2], [1, 2]),
      ([1, 3, 5], [2, 4], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]), ([4, 5], [1, 2], [1, 2, 4, 5], [1, 2, 4, 5]),
      ([1, 2, 3], [2, 3, 9], [1, 2, 2, 3, 3, 9], [1, 2, 3, 9]), ([7], [7], [7, 7], [7]),
    ] as [([Int], [Int], [Int], [Int])])
  func numbers(_ left: [Int], _ right: [Int], _ merged: [Int], _ union: [Int]) {
    #expect(left.merged(with: right) == merged)
    #expect(left.union(with: right) == union)
  }

  @Test("puts the receiver's element before the other's that is equal")
  func order() {
    let left = [Item(1, "a"), Item(2, "b"), Item(2, "c")]
    let right = [Item(0, "z"), Item(2, "y"), Item(3, "x")]
    #expect(
      left.merged(with: right, by: Item.precedes)
        == [Item(0, "z"), Item(1, "a"), Item(2, "b"), Item(2, "c"), Item(2, "y"), Item(3, "x")])
    #expect(
      [Item(1, "a"), Item(2, "b")].union(with: right, by: Item.precedes)
        == [Item(0, "z"), Item(1, "a"), Item(2, "b"), Item(3, "x")])
  }

  @Test("is what sorting both together gives", arguments: 0..<200 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var state = seed
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    func list() -> [Int] { (0..<next() % 20).map { _ in next() % 30 } }
    let (left, right) = (list().sorted(), list().sorted())
    #expect(left.merged(with: right) == (left + right).sorted())
    let (one, other) = (Set(left).sorted(), Set(right).sorted())
    #expect(one.union(with: other) == Set(left + right).sorted())
  }
}
