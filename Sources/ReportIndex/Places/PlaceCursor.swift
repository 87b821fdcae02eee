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
        // Halving without a jump: none could be foretold, and the searches for several starts go on side by side.
        var low = 0
        low = step(64, from: low, to: target)
        low = step(32, from: low, to: target)
        low = step(16, from: low, to: target)
        low = step(8, from: low, to: target)
        low = step(4, from: low, to: target)
        low = step(2, from: low, to: target)
        low = step(1, from: low, to: target)
        starts[kept] = start
        kept = kept &+ (places[low] == target ? 1 : 0)
        index = index &+ 1
      } while index < count && starts[index] &+ distance < end
    }
    return kept
  }

  /// The index so many places further on, where the place there is `target` or one before it; else `low`.
  @inline(__always)
  private func step(_ half: Int, from low: Int, to target: UInt32) -> Int {
    let isBefore = (UInt64(places[low &+ half]) &- UInt64(target) &- 1) &>> 63
    return low &+ (half & (0 &- Int(truncatingIfNeeded: isBefore)))
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
    return isRead || read()
  }
}
