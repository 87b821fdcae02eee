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
  /// The places of a block of which a `PlaceCursor` keeps a copy: one of eight.
  static let heads = blockLength / 8
  /// The places that there must be room for to read a block and these copies.
  static let room = blockLength + heads

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
    Self.unpack(length, width, base + start, places)
    return length
  }

  /// Writes the places after the first of a block; the room after them may be written to. For each width there is code of
  /// its own: a shift by a number that is not known takes a processor three steps.
  @inline(__always)
  private static func unpack(
    _ length: Int, _ width: Int, _ gaps: UnsafeRawPointer, _ places: UnsafeMutablePointer<UInt32>
  ) {
    switch width {
    case 1: unpackEights(length, 1, gaps, places)
    case 2: unpackEights(length, 2, gaps, places)
    case 3: unpackEights(length, 3, gaps, places)
    case 4: unpackEights(length, 4, gaps, places)
    case 5: unpackEights(length, 5, gaps, places)
    case 6: unpackEights(length, 6, gaps, places)
    case 7: unpackEights(length, 7, gaps, places)
    case 8: unpackEights(length, 8, gaps, places)
    case 9: unpackEights(length, 9, gaps, places)
    case 10: unpackEights(length, 10, gaps, places)
    case 11: unpackEights(length, 11, gaps, places)
    case 12: unpackEights(length, 12, gaps, places)
    case 13: unpackEights(length, 13, gaps, places)
    case 14: unpackEights(length, 14, gaps, places)
    case 15: unpackEights(length, 15, gaps, places)
    case 16: unpackEights(length, 16, gaps, places)
    default: unpackEach(1, length, width, gaps, places)
    }
  }

  /// Unpacks eight gaps of up to 16 bits at a time, which are a whole number of bytes.
  @inline(__always)
  private static func unpackEights(
    _ length: Int, _ width: Int, _ gaps: UnsafeRawPointer, _ places: UnsafeMutablePointer<UInt32>
  ) {
    let mask: UInt64 = 1 << UInt64(width) - 1
    var place = places[0]
    var index = 1
    var group = gaps
    /// The gap at a position of the group, plus one: what there is from its byte on, shifted by a number that is known.
    @inline(__always)
    func gap(_ position: Int) -> UInt32 {
      let bit = position &* width
      let word = group.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt32.self)
      return UInt32(truncatingIfNeeded: UInt64(word) &>> UInt64(bit & 7) & mask) &+ 1
    }
    while index &+ 8 <= length {
      let (first, second, third, fourth) = (gap(0), gap(1), gap(2), gap(3))
      let (fifth, sixth, seventh, eighth) = (gap(4), gap(5), gap(6), gap(7))
      let (two, four) = (first &+ second, first &+ second &+ (third &+ fourth))
      let (six, eight) = (four &+ (fifth &+ sixth), four &+ (fifth &+ sixth) &+ (seventh &+ eighth))
      let next = places + index
      next[0] = place &+ first
      next[1] = place &+ two
      next[2] = place &+ two &+ third
      next[3] = place &+ four
      next[4] = place &+ four &+ fifth
      next[5] = place &+ six
      next[6] = place &+ six &+ seventh
      place = place &+ eight
      next[7] = place
      index = index &+ 8
      group += width
    }
    unpackEach(index, length, width, group, places)
  }

  /// Unpacks the gaps from the place at `index` on one by one.
  @inline(__always)
  private static func unpackEach(
    _ first: Int, _ length: Int, _ width: Int, _ gaps: UnsafeRawPointer, _ places: UnsafeMutablePointer<UInt32>
  ) {
    let mask: UInt64 = 1 << UInt64(width) - 1
    var place = places[first &- 1]
    var bit = 0
    for index in first..<max(first, length) {
      let word = gaps.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self) &>> UInt64(truncatingIfNeeded: bit & 7)
      place = place &+ UInt32(truncatingIfNeeded: word & mask) &+ 1
      places[index] = place
      bit = bit &+ width
    }
  }
}
