import ReportModel
import TextFolding

/// Makes a `GramIndex`.
///
/// The texts are read once. What is frequent goes where it belongs at once; of all other grams bucket and block are
/// written down, those of neighbouring buckets in a stream of their own, and each stream is sorted when all is read. A
/// bucket looked up for every gram would be a wait for memory each: all buckets together are larger than what a
/// processor has at hand, those of a stream are not.
struct GramIndexBuilder: GramVisitor {
  /// The lower bits of a bucket's number, those of buckets that share a stream.
  private static let sharingBits = 12

  private var blocks: Blocks
  private let bits: Int
  private let sharingBits: Int
  /// For each gram the lower bits of its bucket in the upper half, its block in the lower.
  private var streams: ChunkedStreams<UInt32>
  private var frequent: FrequentGramsBuilder
  private var characters: CharacterIndexBuilder
  /// The start of the text being read, the bytes of those before it counted.
  private var textStart = 0
  private var walk: BlockWalk
  private var batch = Batch()

  private init(_ texts: [[UInt8]]) {
    let bytes = texts.reduce(0) { $0 + $1.count }
    var blocks = Blocks(bytes: bytes, texts: texts.count)
    for text in texts { text.withUnsafeBufferPointer { blocks.cut($0) } }
    self.blocks = blocks
    bits = GramIndex.bits(forBytes: bytes)
    sharingBits = min(bits, Self.sharingBits)
    streams = ChunkedStreams(count: 1 << (bits - sharingBits), chunkBytes: 1 << 14)
    // A place is four bytes.
    let hasPlaces = bytes < Int(UInt32.max)
    let known: FrequentSample.Frequent = hasPlaces ? FrequentSample.frequent(in: texts, blocks) : ([], [])
    frequent = FrequentGramsBuilder(known.grams, blockCount: blocks.count)
    characters = CharacterIndexBuilder(known.characters, blockCount: blocks.count, bytes: bytes)
    walk = BlockWalk(blocks)
  }

  /// The index of texts, which must be valid UTF-8 and no more than `Blocks.mostTexts`.
  static func index(of texts: [[UInt8]]) -> GramIndex {
    var builder = GramIndexBuilder(texts)
    defer { builder.free() }
    for (report, text) in texts.enumerated() {
      builder.walk.begin(builder.blocks.blocks(of: report))
      text.withUnsafeBufferPointer { GramWalk.walk($0, &builder) }
      builder.takeBatch()
      builder.characters.takePlaces(in: text, startingAt: builder.textStart)
      builder.textStart += text.count
    }
    return builder.finish()
  }

  private func free() {
    streams.free()
    frequent.free()
    characters.free()
    batch.free()
  }

  @inline(__always)
  mutating func visit(_ gram: FoundGram) {
    if gram.place >= walk.end || batch.isFull { takeBatch(before: gram.place) }
    batch.append(gram)
  }

  mutating func visit(last scalar: UInt32, at place: Int) {
    takeBatch(before: place)
    withUnsafePointer(to: scalar) { characters.take(UnsafeBufferPointer(start: $0, count: 1), in: walk.block) }
  }

  @inline(never)
  private mutating func takeBatch(before place: Int) {
    takeBatch()
    walk.go(to: place)
  }

  /// Takes the grams read of one block: loops that each do one thing keep a processor busier than one that does all.
  private mutating func takeBatch() {
    let block = walk.block
    characters.take(UnsafeBufferPointer(start: batch.firsts, count: batch.count), in: block)
    var doubtfulCount = 0
    for index in 0..<batch.count {
      let hash = batch.hashes[index]
      let isDoubtful = frequent.mayHold(hash)
      // Whether it is cannot be foretold: both ways are gone, and one of them is forgotten.
      batch.doubtful[doubtfulCount] = index
      doubtfulCount &+= isDoubtful
      write(hash, block, if: isDoubtful == 0)
    }
    for index in batch.doubtful[0..<doubtfulCount] {
      let place = UInt32(truncatingIfNeeded: textStart &+ batch.places[index])
      let hash = batch.hashes[index]
      if !frequent.take(hash, form: batch.forms[index], in: block, at: place) { write(hash, block, if: true) }
    }
    batch.count = 0
  }

  /// Writes down the bucket of a gram and its block.
  @inline(__always)
  private mutating func write(_ hash: UInt64, _ block: Int, if isWanted: Bool) {
    let bucket = Int(truncatingIfNeeded: hash >> UInt64(truncatingIfNeeded: 64 &- bits))
    let inStream = bucket & (1 &<< sharingBits &- 1)
    streams.append(
      UInt32(truncatingIfNeeded: inStream &<< 16 | block), to: bucket &>> sharingBits, if: isWanted)
  }

  private mutating func finish() -> GramIndex {
    GramIndex(
      blocks: blocks, bits: bits, lists: lists(), frequent: frequent.finish(), characters: characters.finish())
  }

  /// The lists of all buckets.
  private func lists() -> BlockLists {
    let sizes = (0..<streams.count).map { streams.count(of: $0) }
    var lists = BlockListsWriter(
      blockCount: blocks.count, lists: 1 << bits, capacity: sizes.reduce(0, +) * 3 / 2)
    let sharing = 1 << sharingBits
    // The start of each bucket's blocks in `sorted`; once they are sorted in, their end.
    let ends = UnsafeMutableBufferPointer<Int>.allocate(capacity: sharing)
    let sorted = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: max(1, sizes.max() ?? 0))
    defer {
      ends.deallocate()
      sorted.deallocate()
    }
    for stream in 0..<streams.count {
      sort(stream, into: sorted, ends)
      var start = 0
      for bucket in 0..<sharing {
        lists.append(UnsafeBufferPointer(rebasing: sorted[start..<ends[bucket]]))
        start = ends[bucket]
      }
    }
    return lists.finish()
  }

  /// Sorts the blocks of a stream by bucket; they stay in order within one.
  private func sort(
    _ stream: Int, into sorted: UnsafeMutableBufferPointer<UInt16>, _ ends: UnsafeMutableBufferPointer<Int>
  ) {
    ends.initialize(repeating: 0)
    streams.forEachRun(of: stream) { run in
      for gram in run { ends[Int(gram >> 16)] &+= 1 }
    }
    var start = 0
    for bucket in ends.indices {
      let count = ends[bucket]
      ends[bucket] = start
      start += count
    }
    streams.forEachRun(of: stream) { run in
      for gram in run {
        let bucket = Int(gram >> 16)
        sorted[ends[bucket]] = UInt16(truncatingIfNeeded: gram)
        ends[bucket] &+= 1
      }
    }
  }
}

/// The block of each place of a text, for places that come in order.
private struct BlockWalk {
  private let blocks: Blocks
  private(set) var block = 0
  private(set) var end = 0
  private var last = 0

  init(_ blocks: Blocks) { self.blocks = blocks }

  /// Begins a text of these blocks.
  mutating func begin(_ own: Range<Int>) {
    (block, last) = (own.lowerBound, own.upperBound - 1)
    end = endInText
  }

  @inline(__always)
  mutating func go(to place: Int) {
    while place >= end {
      block += 1
      end = endInText
    }
  }

  /// The end of the block; past the text for the last.
  private var endInText: Int { block < last ? Int(blocks.starts[block + 1]) : .max }
}

/// The grams of a part of a block.
private struct Batch {
  private static let most = 1024

  var count = 0
  let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: most)
  let forms = UnsafeMutablePointer<UInt64>.allocate(capacity: most)
  let places = UnsafeMutablePointer<Int>.allocate(capacity: most)
  let firsts = UnsafeMutablePointer<UInt32>.allocate(capacity: most)
  /// Room for the positions of some of them.
  let doubtful = UnsafeMutableBufferPointer<Int>.allocate(capacity: most)

  func free() {
    hashes.deallocate()
    forms.deallocate()
    places.deallocate()
    firsts.deallocate()
    doubtful.deallocate()
  }

  @inline(__always)
  var isFull: Bool { count == Self.most }

  @inline(__always)
  mutating func append(_ gram: FoundGram) {
    hashes[count] = gram.hash
    forms[count] = gram.form
    places[count] = gram.place
    firsts[count] = gram.first
    count &+= 1
  }
}
