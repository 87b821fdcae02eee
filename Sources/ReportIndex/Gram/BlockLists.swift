import ReportModel

/// Lists of blocks, ascending, as short as they can be written: the gaps from each block to the next, seven bits a byte;
/// or where that would be no shorter, a bit a block.
struct BlockLists: Sendable {
  /// The number of blocks there are.
  let blockCount: Int
  /// The start of each list in `bytes`, and the end of the last.
  let offsets: FlatArray<UInt32>
  let bytes: FlatArray<UInt8>

  /// Lists of some of `blockCount` blocks; the arrays may be anything.
  init(blockCount: Int, offsets: FlatArray<UInt32>, bytes: FlatArray<UInt8>) {
    self.blockCount = blockCount
    self.offsets = offsets
    self.bytes = bytes
  }

  /// Bytes it takes.
  var weight: Int { 4 * offsets.count + bytes.count }

  /// Bytes of a list that has a bit a block.
  static func mapSize(blocks: Int) -> Int { (blocks + 7) / 8 }

  /// Bytes of a list; 0 for an empty one.
  func size(of list: Int) -> Int { range(of: list).count }

  /// The bytes of a list; none, where there is no such list.
  private func range(of list: Int) -> Range<Int> {
    offsets.withUnsafeBufferPointer { offsets in
      guard list >= 0, list + 1 < offsets.count else { return 0..<0 }
      let lower = min(Int(offsets[list]), bytes.count)
      return lower..<max(lower, min(Int(offsets[list + 1]), bytes.count))
    }
  }

  /// The blocks of a list.
  func blocks(of list: Int) -> BlockSet {
    var set = BlockSet(count: blockCount)
    let range = range(of: list)
    bytes.withUnsafeBufferPointer { bytes in
      if range.count == Self.mapSize(blocks: blockCount) {
        set.insert(map: UnsafeBufferPointer(rebasing: bytes[range]))
        return
      }
      var place = range.lowerBound
      var next = -1
      while place < range.upperBound {
        var gap = 0
        var shift = 0
        while place < range.upperBound, shift < 35 {
          let byte = bytes[place]
          place += 1
          gap |= Int(byte & 0x7F) << shift
          if byte < 0x80 { break }
          shift += 7
        }
        next &+= gap
        set.insert(next)
      }
    }
    return set
  }
}

/// Writes `BlockLists`, one list after the other.
struct BlockListsWriter {
  private let blockCount: Int
  private let mapSize: Int
  private var offsets: [UInt32] = [0]
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  /// A writer of lists of some of `blockCount` blocks that take some `capacity` bytes, if they take more as well.
  init(blockCount: Int, lists: Int, capacity: Int) {
    self.blockCount = blockCount
    mapSize = BlockLists.mapSize(blocks: blockCount)
    self.capacity = max(capacity, 2 * mapSize + 8)
    bytes = .allocate(capacity: self.capacity)
    offsets.reserveCapacity(lists + 1)
  }

  /// The lists written; the writer is done with.
  func finish() -> BlockLists {
    defer { bytes.deallocate() }
    return BlockLists(
      blockCount: blockCount, offsets: FlatArray(offsets),
      bytes: FlatArray(Array(UnsafeBufferPointer(start: bytes, count: count))))
  }

  /// Writes the list of `blocks`, ascending; some may stand there more than once.
  mutating func append(_ blocks: UnsafeBufferPointer<UInt16>) {
    makeRoom()
    let start = count
    var last = 0
    for block in blocks {
      let number = Int(block) + 1
      if number == last { continue }
      writeGap(number - last)
      last = number
      if count - start >= mapSize { return writeMap(blocks, at: start) }
    }
    end()
  }

  /// Writes the list of the blocks whose bits are set in `map`, the lowest first.
  mutating func append(map: UnsafeBufferPointer<UInt8>) {
    makeRoom()
    let start = count
    var last = 0
    for (index, byte) in map.enumerated() where byte != 0 {
      var left = byte
      while left != 0 {
        let number = 8 * index + left.trailingZeroBitCount + 1
        left &= left &- 1
        writeGap(number - last)
        last = number
      }
      if count - start >= mapSize {
        count = start + mapSize
        for index in 0..<mapSize { bytes[start + index] = index < map.count ? map[index] : 0 }
        break
      }
    }
    end()
  }

  @inline(__always)
  private mutating func writeGap(_ gap: Int) {
    var gap = gap
    while gap >= 0x80 {
      bytes[count] = UInt8(truncatingIfNeeded: gap) | 0x80
      count += 1
      gap >>= 7
    }
    bytes[count] = UInt8(truncatingIfNeeded: gap)
    count += 1
  }

  private mutating func writeMap(_ blocks: UnsafeBufferPointer<UInt16>, at start: Int) {
    count = start + mapSize
    (bytes + start).initialize(repeating: 0, count: mapSize)
    for block in blocks { bytes[start + Int(block >> 3)] |= 1 << UInt8(block & 7) }
    end()
  }

  private mutating func end() { offsets.append(UInt32(truncatingIfNeeded: count)) }

  /// Room for a list: no list gets longer than a map by more than what eight gaps take.
  private mutating func makeRoom() {
    guard count + mapSize + 24 > capacity else { return }
    capacity = 2 * capacity + mapSize + 24
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }
}
