import ReportModel

/// Gathers the blocks and places of grams that are known to be frequent while texts are read.
struct FrequentGramsBuilder {
  private static let filterBits = 15
  private static let slotBits = 12
  private static let most = 1 << slotBits / 4

  private let hashes: [UInt64]
  private let blockCount: Int
  private let mapSize: Int
  /// A bit for each hash's upper bits: small enough that to look into it is no wait.
  private let filter: UnsafeMutablePointer<UInt64>
  /// A hash table, mostly empty: each gram's hash and number; the hash 0 where none is.
  private let slots: UnsafeMutablePointer<(hash: UInt64, number: Int)>
  private let maps: UnsafeMutablePointer<UInt8>
  /// The form of each gram's first occurrence without white space inside.
  private let forms: UnsafeMutablePointer<UInt64>
  private var places: PlaceListsBuilder

  /// A builder for grams of `hashes`, ascending, none of them 0; a thousand of them, should there be more. `free` gives
  /// back its memory.
  init(_ hashes: [UInt64], blockCount: Int) {
    let hashes = Array(hashes.prefix(Self.most))
    self.hashes = hashes
    self.blockCount = blockCount
    mapSize = BlockLists.mapSize(blocks: blockCount)
    filter = .allocate(capacity: 1 << (Self.filterBits - 6))
    filter.initialize(repeating: 0, count: 1 << (Self.filterBits - 6))
    slots = .allocate(capacity: 1 << Self.slotBits)
    slots.initialize(repeating: (0, 0), count: 1 << Self.slotBits)
    maps = .allocate(capacity: max(1, hashes.count * mapSize))
    maps.initialize(repeating: 0, count: hashes.count * mapSize)
    forms = .allocate(capacity: max(1, hashes.count))
    forms.initialize(repeating: 0, count: hashes.count)
    places = PlaceListsBuilder(count: 2 * hashes.count)
    for (number, hash) in hashes.enumerated() {
      let bit = Self.filterBit(of: hash)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Self.slot(of: hash)
      while slots[slot].hash != 0 { slot = (slot + 1) & (1 << Self.slotBits - 1) }
      slots[slot] = (hash, number)
    }
  }

  func free() {
    filter.deallocate()
    slots.deallocate()
    maps.deallocate()
    forms.deallocate()
    places.free()
  }

  @inline(__always)
  private static func filterBit(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(64 - filterBits)) }

  @inline(__always)
  private static func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(64 - slotBits)) }

  /// Whether a gram of a hash may be frequent: 0 or 1. One in fifty of those that are not may be as well.
  @inline(__always)
  func mayHold(_ hash: UInt64) -> Int {
    let bit = Self.filterBit(of: hash)
    return Int(truncatingIfNeeded: filter[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1)
  }

  /// Takes a gram if it is frequent, and says whether it is. `place` is where it begins, counted from the first text.
  @inline(__always)
  mutating func take(_ hash: UInt64, form: UInt64, in block: Int, at place: UInt32) -> Bool {
    var slot = Self.slot(of: hash)
    while slots[slot].hash != hash {
      if slots[slot].hash == 0 { return false }
      slot = (slot &+ 1) & (1 << Self.slotBits - 1)
    }
    guard hash != 0 else { return false }
    let number = slots[slot].number
    maps[number &* mapSize &+ block >> 3] |= 1 << UInt8(truncatingIfNeeded: block & 7)
    if forms[number] == 0 { forms[number] = form }
    let isAlike = form != 0 && forms[number] == form
    places.append(place, to: 2 * number + (isAlike ? 0 : 1))
    return true
  }

  func finish() -> FrequentGrams {
    FrequentGrams(
      hashes: hashes, forms: Array(UnsafeBufferPointer(start: forms, count: hashes.count)),
      maps: FlatArray(Array(UnsafeBufferPointer(start: maps, count: hashes.count * mapSize))), blockCount: blockCount,
      lists: places.finish())
  }
}
