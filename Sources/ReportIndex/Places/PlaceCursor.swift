/// A way through a list of places that only goes forward, block by block; blocks in which nothing is looked for are passed
/// over unread.
struct PlaceCursor {
  private let list: PackedPlaces
  /// The block that was read last, or is to be read first, and where its gaps begin.
  private var block = 0
  private var gaps: Int
  /// The places of the block, as many as `length`.
  let places: UnsafeMutablePointer<UInt32>
  private(set) var length = 0
  private var isRead = false
  /// The first place of the block after it; more than any place has, for the last.
  private var nextFirst: UInt32 = 0

  /// A cursor before the first place; `places` has room for a block.
  init(_ list: PackedPlaces, _ places: UnsafeMutablePointer<UInt32>) {
    (self.list, self.places, gaps) = (list, places, list.gapStart)
  }

  /// Reads the next block; false where there is none.
  mutating func readNext() -> Bool {
    if isRead {
      gaps += list.size(of: block)
      block += 1
    }
    guard block < list.blockCount else { return false }
    return read()
  }

  private mutating func read() -> Bool {
    length = list.read(block, gapsAt: gaps, to: places)
    isRead = true
    nextFirst = block + 1 < list.blockCount ? list.first(of: block + 1) : .max
    for index in length..<PackedPlaces.blockLength { places[index] = .max }
    return length > 0
  }

  /// Keeps of `starts`, ascending, those from which on a place of the list is `distance` away; how many these are.
  mutating func keep(_ starts: UnsafeMutablePointer<UInt32>, _ count: Int, at distance: UInt32) -> Int {
    var kept = 0
    var index = 0
    while index < count {
      guard seek(starts[index] &+ distance) else { return kept }
      let end = nextFirst
      repeat {
        let start = starts[index]
        let target = start &+ distance
        starts[kept] = start
        kept = kept &+ found(target)
        index = index &+ 1
      } while index < count && starts[index] &+ distance < end
    }
    return kept
  }

  /// 1 where `target` is among the places of the block, else 0: the eight among which it would be are known by the first
  /// of each eight, all of which are compared at once. There is no jump, for none could be foretold, and so the searches
  /// for several starts go on side by side.
  @inline(__always)
  private func found(_ target: UInt32) -> Int {
    let sought = SIMD4<Int32>(repeating: Self.ordered(target))
    var later = SIMD4<Int32>(repeating: 0)
    for part in 0..<PackedPlaces.heads / 4 {
      let firsts = UnsafeRawPointer(places + PackedPlaces.blockLength + 4 &* part)
        .loadUnaligned(as: SIMD4<Int32>.self)
      // A comparison that holds is all bits set, which is -1.
      later = later &+ unsafeBitCast(firsts .> sought, to: SIMD4<Int32>.self)
    }
    let eight = max(0, PackedPlaces.heads &- 1 &+ Int(later.wrappedSum()))
    let own = UnsafeRawPointer(places + 8 &* eight)
    let wanted = SIMD4<UInt32>(repeating: target)
    let lower = own.loadUnaligned(as: SIMD4<UInt32>.self) .== wanted
    let upper = own.loadUnaligned(fromByteOffset: 16, as: SIMD4<UInt32>.self) .== wanted
    let both = unsafeBitCast(lower, to: SIMD4<Int32>.self) &+ unsafeBitCast(upper, to: SIMD4<Int32>.self)
    // Not more than one, though a list that is damaged may have a place twice.
    return both.wrappedSum() == 0 ? 0 : 1
  }

  /// A place in the order of numbers with a sign, which is what processors compare four at a time.
  @inline(__always)
  private static func ordered(_ place: UInt32) -> Int32 { Int32(bitPattern: place ^ 0x8000_0000) }

  /// Notes the first of each eight places of the block behind them.
  @inline(__always)
  private func noteHeads() {
    let heads = places + PackedPlaces.blockLength
    for head in 0..<PackedPlaces.heads { heads[head] = places[8 &* head] ^ 0x8000_0000 }
  }

  /// Reads the block that would have `target`; false where the list ends before any could.
  private mutating func seek(_ target: UInt32) -> Bool {
    guard list.blockCount > 0 else { return false }
    if isRead, target < nextFirst || block + 1 >= list.blockCount { return true }
    while block + 1 < list.blockCount, list.first(of: block + 1) <= target {
      gaps += list.size(of: block)
      block += 1
      isRead = false
    }
    if isRead { return true }
    guard read() else { return false }
    noteHeads()
    return true
  }
}
