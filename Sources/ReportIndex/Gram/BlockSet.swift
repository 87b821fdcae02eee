/// Some of the blocks of an index.
struct BlockSet: Sendable, Equatable {
  private(set) var words: [UInt64]
  private let count: Int

  /// None of `count` blocks.
  init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  @inline(__always)
  mutating func insert(_ block: Int) {
    guard block >= 0, block < count else { return }
    words[block >> 6] |= 1 << UInt64(block & 63)
  }

  /// Adds the blocks whose bits are set, the lowest first.
  mutating func insert(map: UnsafeBufferPointer<UInt8>) {
    for (index, byte) in map.enumerated() where index >> 3 < words.count {
      words[index >> 3] |= UInt64(byte) << UInt64(8 * (index & 7))
    }
  }

  mutating func formIntersection(_ other: BlockSet) {
    for index in words.indices where index < other.words.count { words[index] &= other.words[index] }
  }

  mutating func formUnion(_ other: BlockSet) {
    for index in words.indices where index < other.words.count { words[index] |= other.words[index] }
  }

  /// Adds the block before each.
  mutating func addPredecessors() {
    for index in words.indices {
      let next = index + 1 < words.count ? words[index + 1] & 1 : 0
      words[index] |= words[index] >> 1 | next << 63
    }
  }

  /// The first run of blocks that begins at `block` or later; nil where there is none.
  func run(from block: Int) -> Range<Int>? {
    guard let first = next(from: block, set: true) else { return nil }
    return first..<(next(from: first, set: false) ?? count)
  }

  private func next(from block: Int, set: Bool) -> Int? {
    guard block < count else { return nil }
    var index = block >> 6
    var word = (set ? words[index] : ~words[index]) & (~0 << UInt64(block & 63))
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = set ? words[index] : ~words[index]
    }
    let found = index << 6 + word.trailingZeroBitCount
    return found < count ? found : nil
  }
}
