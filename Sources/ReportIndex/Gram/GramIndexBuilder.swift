import ReportModel
import TextFolding

/// Makes a `GramIndex` in two passes: the first reads the texts and finds how many bytes each list needs, the second
/// writes the lists, each at its place, so that nothing grows and nothing is copied.
///
/// Reading a character costs about as much as one look into the buckets: they are kept so small that they stay in the
/// processor's second cache.
struct GramIndexBuilder {
  private var blocks: Blocks
  private let bits: Int
  /// A list longer than this is written as a bit a block.
  private let mapSize: UInt32
  /// For each bucket, in the lower half one more than the last block listed in it (0 where none is), in the upper half
  /// the bytes that its list takes, counted up to `mapSize`.
  private var buckets: [UInt32]
  /// The buckets of every block, one block's after the other's, each once a block.
  private var listed: [UInt32] = []
  /// Where each block's buckets end in `listed`.
  private var ends: [UInt32] = []

  private init(_ texts: [[UInt8]]) {
    let bytes = texts.reduce(0) { $0 + $1.count }
    var blocks = Blocks(bytes: bytes, texts: texts.count)
    for text in texts { text.withUnsafeBufferPointer { blocks.cut($0) } }
    self.blocks = blocks
    bits = GramIndex.bits(forBytes: bytes)
    mapSize = UInt32(GramIndex.mapSize(blocks: blocks.count))
    buckets = [UInt32](repeating: 0, count: 1 << bits)
    listed.reserveCapacity(bytes / 3)
    ends.reserveCapacity(blocks.count)
  }

  /// The index of texts, which must be valid UTF-8 and fewer than `Blocks.mostTexts`.
  static func index(of texts: [[UInt8]]) -> GramIndex {
    var builder = GramIndexBuilder(texts)
    for (report, text) in texts.enumerated() { text.withUnsafeBufferPointer { builder.read($0, report: report) } }
    return builder.finish()
  }

  /// Lists the grams of a text, block by block.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, report: Int) {
    let table = FoldTable.everything
    var lister = blocks.blocks(of: report).makeIterator()
    var block = lister.next() ?? 0
    var blockEnd = end(of: block, in: report, text.count)
    // The two characters before this one, folded, white space left out, and where they stand.
    var (before, beforePlace) = (Self.none, 0)
    var (previous, previousPlace) = (Self.none, 0)
    var place = 0
    while place < text.count {
      let step = ValidStep(text, at: place)
      let here = place
      place += step.count
      if isSpace(step.value) { continue }
      let folded = table[step.value]
      if previous != Self.none {
        // A gram of three begins two characters back, one of two a single one: in order all the same.
        if before != Self.none, Gram.hasThird(before, previous) {
          while beforePlace >= blockEnd { (block, blockEnd) = endBlock(&lister, report, text.count) }
          list(Gram.hash(before, previous, folded), block)
        }
        if !Gram.hasThird(previous, folded) {
          while previousPlace >= blockEnd { (block, blockEnd) = endBlock(&lister, report, text.count) }
          list(Gram.hash(previous, folded), block)
        }
      }
      (before, beforePlace) = (previous, previousPlace)
      (previous, previousPlace) = (folded, here)
    }
    while ends.count < blocks.blocks(of: report).upperBound { ends.append(UInt32(listed.count)) }
  }

  /// What stands for no character; no scalar has this value.
  private static var none: UInt32 { .max }

  private func end(of block: Int, in report: Int, _ textEnd: Int) -> Int {
    block + 1 < blocks.blocks(of: report).upperBound ? Int(blocks.starts[block + 1]) : textEnd
  }

  /// Ends the block being listed; the next one and its end come back.
  private mutating func endBlock(
    _ blocks: inout Range<Int>.Iterator, _ report: Int, _ textEnd: Int
  ) -> (block: Int, end: Int) {
    ends.append(UInt32(listed.count))
    guard let next = blocks.next() else { return (max(0, self.blocks.count - 1), .max) }
    return (next, end(of: next, in: report, textEnd))
  }

  @inline(__always)
  private mutating func list(_ hash: UInt64, _ block: Int) {
    let bucket = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    let known = buckets[bucket]
    let gap = UInt32(truncatingIfNeeded: block + 1) &- (known & 0xFFFF)
    guard gap != 0 else { return }
    let size = min(mapSize, known >> 16 &+ (gap < 0x80 ? 1 : gap < 0x4000 ? 2 : 3))
    buckets[bucket] = size << 16 | UInt32(truncatingIfNeeded: block + 1)
    listed.append(UInt32(truncatingIfNeeded: bucket))
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
    return GramIndex(blocks: blocks, bits: bits, offsets: offsets, lists: lists)
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

/// One scalar of text that is known to be valid UTF-8.
struct ValidStep {
  let value: UInt32
  let count: Int

  /// The scalar at `place`, which must lie inside `text`; a text that ends within it gives its first byte.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    let lead = UInt32(text[place])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 1, place + length <= text.count else {
      (value, count) = (lead, 1)
      return
    }
    let second = UInt32(text[place + 1] & 0x3F)
    if length == 2 {
      value = (lead & 0x1F) << 6 | second
    } else if length == 3 {
      value = (lead & 0x0F) << 12 | second << 6 | UInt32(text[place + 2] & 0x3F)
    } else {
      value = (lead & 0x07) << 18 | second << 12 | UInt32(text[place + 2] & 0x3F) << 6 | UInt32(text[place + 3] & 0x3F)
    }
    count = length
  }
}
