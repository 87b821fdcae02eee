/// Ascending places in blocks of 128: of each block the first place as it is, and the gaps to the next ones, each in as
/// many bits as the largest gap of the block needs.
///
/// Bytes of a list: for each block its first place (four bytes), then for each block the bits of a gap (one byte), then
/// the gaps, those of a block from a whole byte on. A block is passed over by what is known of it without its gaps.
struct PackedPlaces {
  /// Places in a block that is not the last.
  static let blockLength = 128
  /// Bytes that must follow a list: gaps are read eight bytes at a time.
  static let slack = 16
  /// The places that there must be room for to read a block: some may be written after its last.
  static let room = blockLength + 4

  /// The number of places.
  let count: Int
  let blockCount: Int
  private let bytes: UnsafeRawBufferPointer
  /// The start of the gaps in `bytes`.
  let gapStart: Int

  /// The list of `count` places in `bytes`, which may be anything, and which at least `slack` bytes follow; nil where they
  /// are too few for what has to stand before the gaps.
  init?(_ bytes: UnsafeRawBufferPointer, count: Int) {
    let blocks = Self.blocks(of: count)
    guard count >= 0, count <= Int(UInt32.max), 5 * blocks <= bytes.count else { return nil }
    (self.bytes, self.count, blockCount, gapStart) = (bytes, count, blocks, 5 * blocks)
  }

  static func blocks(of count: Int) -> Int { (count + blockLength - 1) / blockLength }

  /// The first place of a block.
  @inline(__always)
  func first(of block: Int) -> UInt32 { bytes.loadUnaligned(fromByteOffset: 4 * block, as: UInt32.self) }

  /// The number of places in a block.
  @inline(__always)
  func length(of block: Int) -> Int { min(Self.blockLength, count - block * Self.blockLength) }

  /// The bytes that the gaps of a block take.
  @inline(__always)
  func size(of block: Int) -> Int { Self.size(length(of: block), Int(bytes[4 * blockCount + block])) }

  @inline(__always)
  static func size(_ length: Int, _ width: Int) -> Int { ((length - 1) * width + 7) / 8 }

  /// Writes the places of a block, whose gaps begin at `start`, to `places`, which has room for a block; how many there
  /// are, none where the block is not as any is written.
  @inline(__always)
  func read(_ block: Int, gapsAt start: Int, to places: UnsafeMutablePointer<UInt32>) -> Int {
    let length = length(of: block)
    let width = Int(bytes[4 * blockCount + block])
    guard width <= 32, start + Self.size(length, width) <= bytes.count, let base = bytes.baseAddress else { return 0 }
    places[0] = first(of: block)
    // As many gaps as a word has for sure, whatever bit of a byte it begins at.
    if width <= 14 {
      Self.read(4, length, width, base + start, places)
    } else if width <= 28 {
      Self.read(2, length, width, base + start, places)
    } else {
      Self.read(1, length, width, base + start, places)
    }
    return length
  }

  /// Writes the places after the first of a block, so many of each word; the room after them may be written to.
  @inline(__always)
  private static func read(
    _ perWord: Int, _ length: Int, _ width: Int, _ gaps: UnsafeRawPointer, _ places: UnsafeMutablePointer<UInt32>
  ) {
    let mask: UInt64 = 1 << UInt64(width) - 1
    let shift = UInt64(width)
    var place = places[0]
    var bit = 0
    var index = 1
    while index < length {
      var word = gaps.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self) &>> UInt64(truncatingIfNeeded: bit & 7)
      for next in 0..<perWord {
        place = place &+ UInt32(truncatingIfNeeded: word & mask) &+ 1
        places[index &+ next] = place
        word = word &>> shift
      }
      index = index &+ perWord
      bit = bit &+ perWord &* width
    }
  }
}

/// Writes `PackedPlaces`, one list after the other.
struct PackedPlacesWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes a list of places, ascending and different.
  mutating func append(_ places: UnsafeBufferPointer<UInt32>) {
    let blocks = PackedPlaces.blocks(of: places.count)
    for block in 0..<blocks { withUnsafeBytes(of: places[block * PackedPlaces.blockLength]) { bytes += $0 } }
    let widths = bytes.count
    bytes += repeatElement(0, count: blocks)
    for block in 0..<blocks {
      let start = block * PackedPlaces.blockLength
      let end = min(start + PackedPlaces.blockLength, places.count)
      var all: UInt32 = 0
      for index in start + 1..<max(start + 1, end) { all |= places[index] &- places[index - 1] &- 1 }
      let width = 32 - all.leadingZeroBitCount
      bytes[widths + block] = UInt8(width)
      append(UnsafeBufferPointer(rebasing: places[start..<end]), width)
    }
  }

  /// Writes the gaps of a block.
  private mutating func append(_ places: UnsafeBufferPointer<UInt32>, _ width: Int) {
    let start = bytes.count
    let size = PackedPlaces.size(places.count, width)
    bytes += repeatElement(0, count: size + PackedPlaces.slack)
    bytes.withUnsafeMutableBytes { bytes in
      var word: UInt64 = 0
      var bits = 0
      var place = start
      for index in 1..<max(1, places.count) {
        word |= UInt64(places[index] &- places[index - 1] &- 1) &<< UInt64(bits)
        bits += width
        if bits >= 32 {
          bytes.storeBytes(of: UInt32(truncatingIfNeeded: word), toByteOffset: place, as: UInt32.self)
          place += 4
          word &>>= 32
          bits -= 32
        }
      }
      if bits > 0 { bytes.storeBytes(of: UInt32(truncatingIfNeeded: word), toByteOffset: place, as: UInt32.self) }
    }
    bytes.removeLast(PackedPlaces.slack)
  }

  /// The bytes of all lists, with what must follow the last.
  consuming func finish() -> [UInt8] {
    bytes += repeatElement(0, count: PackedPlaces.slack)
    return bytes
  }
}
