import ReportModel
import TextFacts
import TextFolding

/// An index of characters: for each, the blocks that hold it. Grams tell nothing of a phrase of one character, which
/// has none.
///
/// Every place is kept of the few characters that stand everywhere, as the comma does.
///
/// Characters are those of the text, not folded, white space left out. Blocks are told apart in groups of four: there are
/// a dozen times as few groups to write down as characters, and a character that stands in most of them is found as fast
/// as the text can be read anyway.
struct CharacterIndex: Sendable {
  /// Blocks in a group, as a power of two.
  fileprivate static let groupBits = 2

  private let blockCount: Int
  /// The characters there are, ascending, as far as they are told apart; a list of groups for each.
  let scalars: [UInt32]
  let lists: BlockLists
  /// Whether `scalars` are all there are.
  let isComplete: Bool
  /// The characters whose places are kept, and their places.
  let frequent: [UInt32]
  let places: PlaceLists

  init(
    blockCount: Int, scalars: [UInt32], lists: BlockLists, isComplete: Bool, frequent: [UInt32], places: PlaceLists
  ) {
    self.blockCount = blockCount
    self.scalars = scalars
    self.lists = lists
    self.isComplete = isComplete
    self.frequent = frequent
    self.places = places
  }

  /// Bytes it takes.
  var weight: Int { 4 * (scalars.count + frequent.count) + lists.weight + places.weight }

  /// The places of a character, bytes from the start of the first text, those of all texts counted; nil where they are not
  /// kept.
  func places(of scalar: UInt32) -> PlaceList? { frequent.firstIndex(of: scalar).map { places[$0] } }

  /// The blocks in which a character may begin; nil where that is not known.
  func blocks(of scalar: UInt32) -> BlockSet? {
    guard !SearchGap.contains(scalar) else { return nil }
    var blocks = BlockSet(count: blockCount)
    let number = scalars.partitionPoint { $0 < scalar }
    guard number < scalars.count, scalars[number] == scalar else { return isComplete ? blocks : nil }
    let groups = lists.blocks(of: number)
    var run = groups.run(from: 0)
    while let found = run {
      for block in found.lowerBound << Self.groupBits..<found.upperBound << Self.groupBits { blocks.insert(block) }
      run = groups.run(from: found.upperBound)
    }
    return blocks
  }
}

/// Gathers the blocks of every character while texts are read.
struct CharacterIndexBuilder {
  private static let seenWords = 0x10000 / 64
  private static let groupLength = 1 << CharacterIndex.groupBits

  private let blockCount: Int
  /// A bit for each character of the basic plane that stands in the group being read, and a word for all others; these.
  private let seen: UnsafeMutablePointer<UInt64>
  private var farSeen: Set<UInt32> = []
  private var group = 0
  /// The first block that is no longer of the group.
  private var groupEnd = Self.groupLength
  /// For each character of the basic plane one more than its number, from 0 in the order in which they came; 0 while it
  /// was not seen.
  private let numbers: UnsafeMutablePointer<UInt16>
  private var farNumbers: [UInt32: Int] = [:]
  private var scalars: [UInt32] = []
  private let most: Int
  private var isComplete = true
  /// For each character a bit for each group: those of eight groups, and then those of the eight before.
  private var column: [UInt8] = []
  private var columns: [[UInt8]] = []
  private let frequent: [UInt32]
  private let scans: [CharacterScan]
  private var places: PlaceListsBuilder

  /// A builder for texts of `bytes` in all, which keeps the places of the characters `frequent`; `free` gives back its
  /// memory.
  init(_ frequent: [UInt32], blockCount: Int, bytes: Int) {
    let scalars = frequent.compactMap { Unicode.Scalar($0) }
    self.frequent = scalars.map(\.value)
    scans = scalars.compactMap { CharacterScan(Array(Unicode.UTF8.encode($0) ?? .init())) }
    places = PlaceListsBuilder(count: scans.count)
    self.blockCount = blockCount
    // However many characters there are, their bits take no more than an eighth as much as the text. Chinese reports of
    // eight megabytes have some 2,500, a third of what finds room.
    let mapSize = BlockLists.mapSize(blocks: Self.groupCount(blockCount))
    most = min(0xFFF0, max(1024, bytes / 8 / max(1, mapSize)))
    seen = .allocate(capacity: Self.seenWords + 1)
    seen.initialize(repeating: 0, count: Self.seenWords + 1)
    numbers = .allocate(capacity: 0x10000)
    numbers.initialize(repeating: 0, count: 0x10000)
  }

  func free() {
    places.free()
    seen.deallocate()
    numbers.deallocate()
  }

  static func groupCount(_ blocks: Int) -> Int { (blocks + groupLength - 1) / groupLength }

  /// Takes characters that begin in `block`; blocks come in order.
  mutating func take(_ scalars: UnsafeBufferPointer<UInt32>, in block: Int) {
    if block >= groupEnd { endGroups(before: block) }
    for scalar in scalars {
      // A character without a bit is noted below; the bit it sets here is never looked at.
      seen[Int(truncatingIfNeeded: min(scalar, 0x10000) >> 6)] |= 1 << UInt64(truncatingIfNeeded: scalar & 63)
    }
    guard seen[Self.seenWords] != 0 else { return }
    seen[Self.seenWords] = 0
    for scalar in scalars where scalar >= 0x10000 { farSeen.insert(scalar) }
  }

  /// Takes the places of the frequent characters in a text that begins at `start`, the bytes of those before it counted.
  mutating func takePlaces(in text: [UInt8], startingAt start: Int) {
    for (number, scan) in scans.enumerated() {
      var found = HitList(limit: .max, isCancelled: nil)
      text.withUnsafeBufferPointer { scan.search($0, in: 0..<max(0, $0.count - scan.length + 1), &found) }
      for place in found.starts { places.append(UInt32(truncatingIfNeeded: start) &+ place, to: number) }
    }
  }

  @inline(never)
  private mutating func endGroups(before block: Int) {
    while block >= groupEnd {
      for word in 0..<Self.seenWords where seen[word] != 0 {
        var left = seen[word]
        seen[word] = 0
        while left != 0 {
          note(UInt32(truncatingIfNeeded: 64 * word + left.trailingZeroBitCount))
          left &= left &- 1
        }
      }
      for scalar in farSeen { note(scalar) }
      farSeen.removeAll(keepingCapacity: true)
      group += 1
      groupEnd += Self.groupLength
      if group & 7 == 0 { endColumn() }
    }
  }

  private mutating func endColumn() {
    columns.append(column)
    for number in column.indices { column[number] = 0 }
  }

  /// Notes that a character stands in the group.
  private mutating func note(_ scalar: UInt32) {
    var known = scalar < 0x10000 ? Int(numbers[Int(scalar)]) : farNumbers[scalar] ?? 0
    if known == 0 {
      guard scalars.count < most else {
        isComplete = false
        return
      }
      scalars.append(scalar)
      column.append(0)
      known = scalars.count
      if scalar < 0x10000 { numbers[Int(scalar)] = UInt16(known) } else { farNumbers[scalar] = known }
    }
    column[known - 1] |= 1 << UInt8(group & 7)
  }

  mutating func finish() -> CharacterIndex {
    let groups = Self.groupCount(blockCount)
    endGroups(before: groups * Self.groupLength)
    endColumn()
    let order = scalars.indices.sorted { scalars[$0] < scalars[$1] }
    var map = [UInt8](repeating: 0, count: BlockLists.mapSize(blocks: groups))
    var lists = BlockListsWriter(blockCount: groups, lists: order.count, capacity: order.count * map.count / 2)
    for number in order {
      for (index, bits) in columns.enumerated() where index < map.count {
        map[index] = number < bits.count ? bits[number] : 0
      }
      map.withUnsafeBufferPointer { lists.append(map: $0) }
    }
    return CharacterIndex(
      blockCount: blockCount, scalars: order.map { scalars[$0] }, lists: lists.finish(), isComplete: isComplete,
      frequent: frequent, places: places.finish())
  }
}
