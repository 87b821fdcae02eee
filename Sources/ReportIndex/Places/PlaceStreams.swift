import ReportModel

/// Gathers `PackedPlaces`, many lists at the same time.
///
/// The places of a list wait until they make a block. That is packed and put behind the blocks of all other lists, and at
/// the end each goes to its list. So there is never more than a block of places a list that is not packed, and what is
/// written to at a time lies close together, as places in arrays of their own, pages apart, would not.
struct PlaceStreams {
  /// The lists with their bytes one after the other.
  struct Lists {
    /// The start of each list in `bytes`, and the end of the last.
    var offsets: [UInt32] = [0]
    /// The number of places in each.
    var counts: [UInt32] = []
    /// The lower half of the checksum of each.
    var sums: [UInt32] = []
    /// The bytes of all lists, with what must follow the last.
    var bytes: [UInt8] = []
  }

  private let waiting: UnsafeMutablePointer<UInt32>
  private let waitingCounts: UnsafeMutablePointer<UInt8>
  private let listCount: Int
  /// For each list its places, its blocks and the bytes of their gaps, those waiting left out.
  private var counts: [Int]
  private var blockCounts: [Int]
  private var gapSizes: [Int]
  private var blocks: [UInt8] = []

  /// So many lists, all empty, which take some `bytes`. `finish` gives back their memory.
  init(lists: Int, bytes: Int) {
    listCount = lists
    waiting = .allocate(capacity: max(1, lists * PackedPlaces.blockLength))
    waitingCounts = .allocate(capacity: max(1, lists))
    waitingCounts.initialize(repeating: 0, count: max(1, lists))
    counts = [Int](repeating: 0, count: lists)
    blockCounts = counts
    gapSizes = counts
    blocks.reserveCapacity(bytes)
  }

  /// Adds a place that is after the last one of its list.
  @inline(__always)
  mutating func append(_ place: UInt32, to list: Int) {
    let count = Int(waitingCounts[list])
    waiting[list &* PackedPlaces.blockLength &+ count] = place
    waitingCounts[list] = UInt8(truncatingIfNeeded: count &+ 1)
    if count &+ 1 == PackedPlaces.blockLength { pack(list) }
  }

  /// Packs the places of a list that wait.
  @inline(never)
  private mutating func pack(_ list: Int) {
    let length = Int(waitingCounts[list])
    guard length > 0 else { return }
    let places = UnsafeBufferPointer(start: waiting + list * PackedPlaces.blockLength, count: length)
    var all: UInt32 = 0
    for index in 1..<max(1, length) { all |= places[index] &- places[index - 1] &- 1 }
    let width = 32 - all.leadingZeroBitCount
    let size = PackedPlaces.size(length, width)
    withUnsafeTemporaryAllocation(byteCount: Self.headSize + 4 * PackedPlaces.blockLength + 8, alignment: 8) { block in
      block.storeBytes(of: UInt32(truncatingIfNeeded: list), toByteOffset: 0, as: UInt32.self)
      block.storeBytes(of: places[0], toByteOffset: 4, as: UInt32.self)
      block[8] = UInt8(truncatingIfNeeded: length)
      block[9] = UInt8(truncatingIfNeeded: width)
      Self.pack(places, width, into: UnsafeMutableRawBufferPointer(rebasing: block[Self.headSize...]))
      blocks.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<(Self.headSize + size)]))
    }
    counts[list] += length
    blockCounts[list] += 1
    gapSizes[list] += size
    waitingCounts[list] = 0
  }

  /// Writes the gaps of a block, each in so many bits, four bytes at a time.
  private static func pack(
    _ places: UnsafeBufferPointer<UInt32>, _ width: Int, into out: UnsafeMutableRawBufferPointer
  ) {
    var word: UInt64 = 0
    var bits = 0
    var end = 0
    for index in 1..<max(1, places.count) {
      word |= UInt64(places[index] &- places[index - 1] &- 1) &<< UInt64(bits)
      bits += width
      if bits >= 32 {
        out.storeBytes(of: UInt32(truncatingIfNeeded: word), toByteOffset: end, as: UInt32.self)
        end += 4
        word &>>= 32
        bits -= 32
      }
    }
    if bits > 0 { out.storeBytes(of: UInt32(truncatingIfNeeded: word), toByteOffset: end, as: UInt32.self) }
  }

  /// The lists, in an order of their numbers; nothing can be added any more.
  consuming func finish(order: [Int]) -> Lists {
    for list in 0..<listCount { pack(list) }
    waiting.deallocate()
    waitingCounts.deallocate()
    var lists = Lists()
    var starts = [Int](repeating: 0, count: listCount)
    var size = 0
    for list in order {
      starts[list] = size
      size += 5 * blockCounts[list] + gapSizes[list]
      lists.offsets.append(UInt32(truncatingIfNeeded: size))
      lists.counts.append(UInt32(truncatingIfNeeded: counts[list]))
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: size + PackedPlaces.slack) { out, count in
      let all = UnsafeMutableRawBufferPointer(out)
      distribute(to: all, starts)
      for index in size..<size + PackedPlaces.slack { all[index] = 0 }
      count = size + PackedPlaces.slack
    }
    lists.bytes = bytes
    lists.sums = bytes.withUnsafeBytes { bytes in
      zip(lists.offsets, lists.offsets.dropFirst()).map { start, end in
        UInt32(truncatingIfNeeded: Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(end)])))
      }
    }
    return lists
  }

  /// Writes each block where it belongs, the lists beginning at `starts`.
  private func distribute(to out: UnsafeMutableRawBufferPointer, _ starts: [Int]) {
    var next = [Int](repeating: 0, count: listCount)
    var gaps = starts.indices.map { starts[$0] + 5 * blockCounts[$0] }
    blocks.withUnsafeBytes { blocks in
      var place = 0
      while place < blocks.count {
        let list = Int(blocks.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        let first = blocks.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
        let size = PackedPlaces.size(Int(blocks[place + 8]), Int(blocks[place + 9]))
        out.storeBytes(of: first, toByteOffset: starts[list] + 4 * next[list], as: UInt32.self)
        out[starts[list] + 4 * blockCounts[list] + next[list]] = blocks[place + 9]
        let start = place + Self.headSize
        UnsafeMutableRawBufferPointer(rebasing: out[gaps[list]..<gaps[list] + size])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: blocks[start..<start + size]))
        next[list] += 1
        gaps[list] += size
        place = start + size
      }
    }
  }

  /// Bytes before the gaps of a block among those of all lists: its list and its first place, four each, its length and the
  /// bits of a gap.
  private static let headSize = 10
}
