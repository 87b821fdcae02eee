import ReportModel
import TextFolding

/// Makes a `GramIndex` in two passes: the first reads the texts and finds how many bytes each list needs, the second
/// writes the lists, each at its place, so that nothing grows and nothing is copied.
///
/// Reading a character costs about as much as one look into the buckets: they are kept so small that they stay in the
/// processor's second cache.
struct GramIndexBuilder: GramVisitor {
  /// A list that grows to a known length: looked into at every character, so without the checks of an array.
  private typealias Memory = UnsafeMutableBufferPointer<UInt32>

  private var blocks: Blocks
  private let bits: Int
  /// A list longer than this is written as a bit a block.
  private let mapSize: UInt32
  /// For each bucket, in the lower half one more than the last block listed in it (0 where none is), in the upper half
  /// the bytes that its list takes, counted up to `mapSize`.
  private let buckets: Memory
  /// The buckets of every block, one block's after the other's, each once a block.
  private let listed: Memory
  private var listedCount = 0
  /// Where each block's buckets end in `listed`.
  private var ends: [UInt32] = []
  /// The block being listed, the last one of its text, and where it ends.
  private var (block, lastBlock, blockEnd) = (0, 0, 0)
  /// Gathers the places of frequent grams, where these are known.
  private var frequent: FrequentGramsBuilder?

  private init(_ texts: [[UInt8]]) {
    let bytes = texts.reduce(0) { $0 + $1.count }
    var blocks = Blocks(bytes: bytes, texts: texts.count)
    for text in texts { text.withUnsafeBufferPointer { blocks.cut($0) } }
    self.blocks = blocks
    bits = GramIndex.bits(forBytes: bytes)
    mapSize = UInt32(GramIndex.mapSize(blocks: blocks.count))
    buckets = Memory.allocate(capacity: 1 << bits)
    buckets.initialize(repeating: 0)
    // No character has less than a byte. What is not written to takes no memory.
    listed = Memory.allocate(capacity: bytes + 1)
    ends.reserveCapacity(blocks.count)
  }

  /// What becomes of the places of frequent grams.
  enum Places: Sendable {
    /// They are not kept.
    case none
    /// Which are frequent is found out, and the texts are read once more for their places.
    case found
    /// Those of these buckets are kept: what is frequent in one part of a library is so in the next.
    case of(BucketSet)
  }

  /// The index of texts, which must be valid UTF-8 and no more than `Blocks.mostTexts`.
  static func index(of texts: [[UInt8]], _ places: Places = .found) -> GramIndex {
    var builder = GramIndexBuilder(texts)
    defer { builder.free() }
    if case .of(let buckets) = places {
      builder.frequent = FrequentGramsBuilder(buckets, bytes: texts.reduce(0) { $0 + $1.count })
    }
    for (report, text) in texts.enumerated() {
      text.withUnsafeBufferPointer { builder.read($0, report: report) }
      builder.frequent?.endText(text.count)
    }
    let index = builder.finish()
    guard case .found = places else { return index.with(builder.frequent?.finish()) }
    return index.with(FrequentGramsBuilder.places(in: texts, of: index.frequentBuckets))
  }

  private func free() {
    buckets.deallocate()
    listed.deallocate()
  }

  /// Lists the grams of a text, block by block.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, report: Int) {
    let own = blocks.blocks(of: report)
    (block, lastBlock) = (own.lowerBound, own.upperBound - 1)
    blockEnd = blockEndInText
    GramWalk.walk(text, &self)
    while ends.count < own.upperBound { ends.append(UInt32(listedCount)) }
  }

  /// Where the block being listed ends; past the text for the last.
  private var blockEndInText: Int { block < lastBlock ? Int(blocks.starts[block + 1]) : .max }

  @inline(__always)
  mutating func visit(_ gram: FoundGram) {
    while gram.place >= blockEnd {
      ends.append(UInt32(listedCount))
      block += 1
      blockEnd = blockEndInText
    }
    frequent?.visit(gram)
    let bucket = Int(truncatingIfNeeded: gram.hash >> UInt64(64 - bits))
    let known = buckets[bucket]
    let gap = UInt32(truncatingIfNeeded: block + 1) &- (known & 0xFFFF)
    guard gap != 0 else { return }
    let size = min(mapSize, known >> 16 &+ (gap < 0x80 ? 1 : gap < 0x4000 ? 2 : 3))
    buckets[bucket] = size << 16 | UInt32(truncatingIfNeeded: block + 1)
    listed.initializeElement(at: listedCount, to: UInt32(truncatingIfNeeded: bucket))
    listedCount += 1
  }

  private mutating func finish() -> GramIndex {
    var offsets = [UInt32](repeating: 0, count: buckets.count + 1)
    var total: UInt32 = 0
    for bucket in buckets.indices {
      offsets[bucket] = total
      total += buckets[bucket] >> 16
    }
    offsets[buckets.count] = total
    let lists = [UInt8](unsafeUninitializedCapacity: Int(total)) { bytes, count in
      bytes.initialize(repeating: 0)
      write(into: bytes, offsets)
      count = Int(total)
    }
    return GramIndex(blocks: blocks, bits: bits, offsets: offsets, lists: lists, frequent: nil)
  }

  /// Writes each list: the gaps between its blocks, or a bit a block where that is no longer.
  private mutating func write(into bytes: UnsafeMutableBufferPointer<UInt8>, _ offsets: [UInt32]) {
    // From here on the lower half of a bucket is one more than the last block written, the upper half says how many
    // bytes of the list are, and `mapSize` that it is a map.
    for bucket in buckets.indices { buckets[bucket] = buckets[bucket] >> 16 == mapSize ? mapSize << 16 : 0 }
    var next = 0
    for block in ends.indices {
      let end = Int(ends[block])
      while next < end {
        let bucket = Int(listed[next])
        next += 1
        let known = buckets[bucket]
        var place = Int(offsets[bucket])
        if known >> 16 == mapSize {
          bytes[place + block >> 3] |= 1 << UInt8(block & 7)
          continue
        }
        var gap = UInt32(block) &+ 1 &- (known & 0xFFFF)
        place += Int(known >> 16)
        let first = place
        while gap >= 0x80 {
          bytes[place] = UInt8(truncatingIfNeeded: gap) | 0x80
          place += 1
          gap >>= 7
        }
        bytes[place] = UInt8(truncatingIfNeeded: gap)
        let size = known >> 16 &+ UInt32(truncatingIfNeeded: place + 1 - first)
        buckets[bucket] = size << 16 | UInt32(block + 1)
      }
    }
  }
}
