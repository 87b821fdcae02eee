import Threads

/// The seeds that stand a second time somewhere, and few others: most grams stand once, and need not be sorted.
///
/// Each seed has two bits, by its hash: that it was seen, and seen again (a counting filter, after Bloom 1970). Where
/// a seed stands once, it is taken for another one in eight times.
struct RepeatedSeeds: Sendable {
  /// The places of those that stand repeatedly, and those of the others.
  private(set) var places: PlaceSet
  private(set) var lone: PlaceSet
  /// The number of those that stand repeatedly.
  private(set) var count: Int

  /// Parts of the hashes, each looked through by itself, as a power of two.
  private static let partBits = 2
  /// Pieces of the texts that are looked through by themselves.
  private static let mostPieces = 8

  /// Finds them, in parts that `parallel` runs; nil where `isCancelled` said so first.
  init?(
    _ texts: SpacelessTexts, _ parallel: ReuseSearch.PieceRunner, isCancelled: @escaping @Sendable () -> Bool
  ) {
    let pieces = texts.pieces(Self.mostPieces)
    let all = Lock(PlaceSet(texts.count))
    parallel(pieces.count) { piece in
      guard !isCancelled() else { return }
      let own = SeedGrams.places(in: texts, pieces[piece])
      all.withLock { $0.formUnion(own) }
    }
    let seeds = all.withLock { $0 }
    let found = Lock((places: PlaceSet(texts.count), count: 0))
    parallel(1 << Self.partBits) { part in
      guard !isCancelled() else { return }
      let (places, count) = Self.places(texts, seeds, part: UInt64(part))
      found.withLock {
        $0.places.formUnion(places)
        $0.count += count
      }
    }
    guard !isCancelled() else { return nil }
    (places, count) = found.withLock { $0 }
    lone = seeds
    lone.subtract(places)
  }

  /// Gives the memory of the others back.
  mutating func forgetLone() { lone = PlaceSet(0) }

  private static func places(_ texts: SpacelessTexts, _ seeds: PlaceSet, part: UInt64) -> (PlaceSet, Int) {
    var filter = GramFilter(slotsOf: texts.count >> partBits)
    forEachSlot(of: filter, texts, seeds, part) { slots in
      for index in slots.indices { filter.insert(slots[index].slot) }
    }
    var (places, count) = (PlaceSet(texts.count), 0)
    forEachSlot(of: filter, texts, seeds, part) { slots in
      for index in slots.indices {
        let isRepeated = filter.isRepeated(slots[index].slot)
        places.insert(slots[index].place, if: isRepeated)
        count &+= Int(isRepeated)
      }
    }
    return (places, count)
  }

  /// Hands on the slots of all seeds of a part, many that lie near each other in the filter at a time: memory is slow
  /// where it is touched here and there.
  @inline(__always)
  private static func forEachSlot(
    of filter: GramFilter, _ texts: SpacelessTexts, _ seeds: PlaceSet, _ part: UInt64,
    _ body: (borrowing Span<GramSlot>) -> Void
  ) {
    let (bits, characters) = (filter.bits, texts.characters.span.bytes)
    let most = 1 << 13
    let regions = 1 << max(0, bits - GramFilter.regionBits)
    var counts = [Int](repeating: 0, count: regions)
    var slots = [GramSlot](repeating: GramSlot(0, 0), count: regions * most)
    seeds.forEach { place in
      let hash = SeedGrams.hash(of: characters, at: place)
      let slot = (hash << UInt64(partBits)) >> UInt64(64 - bits)
      let region = Int(slot >> UInt64(GramFilter.regionBits))
      let count = counts[region]
      // Without a branch: every other seed is of the other part.
      slots[region * most + count] = GramSlot(slot, place)
      let next = count &+ (hash >> UInt64(64 - partBits) == part ? 1 : 0)
      counts[region] = next
      if next == most {
        body(slots.span.extracting(region * most..<(region + 1) * most))
        counts[region] = 0
      }
    }
    for region in counts.indices { body(slots.span.extracting(region * most..<region * most + counts[region])) }
  }
}

/// A slot of the filter, and a place whose gram has it.
private struct GramSlot {
  let slot: UInt32
  private let number: UInt32

  @inline(__always)
  init(_ slot: UInt64, _ place: Int) {
    (self.slot, number) = (UInt32(truncatingIfNeeded: slot), UInt32(truncatingIfNeeded: place))
  }

  @inline(__always) var place: Int { Int(number) }
}

/// Two bits for each of some values of a hash: whether one was seen, and whether another one was.
private struct GramFilter {
  private var words: [UInt64]
  /// The number of slots, as a power of two.
  let bits: Int
  /// So many slots, as a power of two, lie near each other: they stay in the cache while several are looked at.
  static let regionBits = 20

  /// At most four slots for each of so many characters, and more than two: of these every other has a seed.
  init(slotsOf count: Int) {
    var bits = 6
    while 1 << (bits + 1) <= 4 * count, bits < 32 { bits += 1 }
    words = [UInt64](repeating: 0, count: 1 << (bits - 5))
    self.bits = bits
  }

  @inline(__always)
  mutating func insert(_ slot: UInt32) {
    let (index, bit) = (Int(slot >> 5), UInt64(slot & 31) << 1)
    let word = words[index]
    words[index] = word | (word >> bit & 1) << (bit + 1) | 1 << bit
  }

  /// 1 where another one was seen, else 0.
  @inline(__always)
  func isRepeated(_ slot: UInt32) -> UInt64 { words[Int(slot >> 5)] >> (UInt64(slot & 31) << 1 | 1) & 1 }
}
