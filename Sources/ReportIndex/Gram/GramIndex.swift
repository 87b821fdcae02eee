import ReportModel

/// Which blocks of a segment's texts hold which grams: an answer to "where can this phrase stand at all".
///
/// Immutable. Weighs about a quarter of the text it is of, with the places of frequent grams nearly half.
struct GramIndex: Sendable {
  let blocks: Blocks
  private let bits: Int
  /// Where the list of each bucket begins in `lists`, and the end of the last.
  private let offsets: [UInt32]
  /// The lists of all buckets: the gaps from each block to the next, seven bits a byte; or where that would be no
  /// shorter, a bit a block.
  private let lists: [UInt8]
  /// All places of grams that stand in many blocks; nil where the library is too large to keep them.
  let frequent: FrequentGrams?

  /// The buckets whose grams stand in so many blocks that their lists have a bit a block.
  var frequentBuckets: BucketSet {
    let map = Self.mapSize(blocks: blocks.count)
    return BucketSet(offsets.indices.dropLast().map { Int(offsets[$0 + 1] - offsets[$0]) == map }, bits: bits)
  }

  init(blocks: Blocks, bits: Int, offsets: [UInt32], lists: [UInt8], frequent: FrequentGrams?) {
    self.blocks = blocks
    self.bits = bits
    self.offsets = offsets
    self.lists = lists
    self.frequent = frequent
  }

  /// The upper bits of a hash that name its bucket, in an index of so many bytes of text: a bucket for every 64
  /// bytes. There are two to three times as many grams in Chinese text, most of them rare: sharing costs little.
  static func bits(forBytes bytes: Int) -> Int {
    var bits = 8
    while bits < 20, 64 << bits < bytes { bits += 1 }
    return bits
  }

  /// Bytes of a list that has a bit a block.
  static func mapSize(blocks: Int) -> Int { (blocks + 7) / 8 }

  /// Bytes it takes.
  var weight: Int {
    4 * offsets.count + lists.count + 4 * blocks.starts.count + 4 * blocks.firsts.count + (frequent?.weight ?? 0)
  }

  /// The same without the places of frequent grams.
  var withoutPlaces: GramIndex { with(nil) }

  /// The same with other places of frequent grams.
  func with(_ frequent: FrequentGrams?) -> GramIndex {
    GramIndex(blocks: blocks, bits: bits, offsets: offsets, lists: lists, frequent: frequent)
  }

  /// The blocks in which an occurrence of a phrase may begin; nil where any may.
  ///
  /// `grams` are grams of the phrase that begin less than a block's length after it does.
  func candidates(_ grams: [Gram.Placed]) -> BlockSet? {
    let shift = UInt64(64 - bits)
    let known = grams.map { (bucket: Int($0.hash >> shift), isFirst: $0.offset == 0) }
      .map { (size: Int(offsets[$0.bucket + 1] - offsets[$0.bucket]), gram: $0) }
      .sorted { $0.size < $1.size }
    guard let rarest = known.first else { return nil }
    if rarest.size == 0 { return BlockSet(count: blocks.count) }
    var found = list(rarest.gram.bucket)
    if !rarest.gram.isFirst { found.addPredecessors() }
    // Each further list thins the blocks out less than the one before it.
    for next in known.dropFirst().prefix(4) {
      if next.size == 0 { return BlockSet(count: blocks.count) }
      var others = list(next.gram.bucket)
      if !next.gram.isFirst { others.addPredecessors() }
      found.formIntersection(others)
    }
    return found
  }

  private func list(_ bucket: Int) -> BlockSet {
    var set = BlockSet(count: blocks.count)
    let range = Int(offsets[bucket])..<Int(offsets[bucket + 1])
    lists.withUnsafeBufferPointer { lists in
      if range.count == Self.mapSize(blocks: blocks.count) {
        set.insert(map: UnsafeBufferPointer(rebasing: lists[range]))
        return
      }
      var place = range.lowerBound
      var next = -1
      while place < range.upperBound {
        var gap = 0
        var shift = 0
        while place < range.upperBound {
          let byte = lists[place]
          place += 1
          gap |= Int(byte & 0x7F) << shift
          if byte < 0x80 { break }
          shift += 7
        }
        next += gap
        set.insert(next)
      }
    }
    return set
  }
}

/// Some of the blocks of an index.
struct BlockSet: Sendable {
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
