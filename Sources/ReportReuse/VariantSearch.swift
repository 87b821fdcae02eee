import Threads

/// Finds passages that other texts have with a few changes.
///
/// Seeds that stand in two texts are where it begins (`SeedGrams`): the first of each run of ten characters and more that
/// both have in common. From each that no identical passage has inside, the longest passages are found in three other
/// texts that have the seed, of six that are tried, the nearest by number; where neither side of a run goes on after a
/// change, which is seen from the characters around it (`SeedContext`), nothing is tried.
struct VariantSearch: Sendable {
  /// A passage that another text has with changes: its places, and those of the other.
  struct FoundVariant: Sendable {
    /// The first place in the upper half, the end in the lower.
    private let ownPlaces: UInt64
    private let otherPlaces: UInt64

    init(_ own: Range<Int>, _ other: Range<Int>) {
      ownPlaces = UInt64(own.lowerBound) << 32 | UInt64(own.upperBound)
      otherPlaces = UInt64(other.lowerBound) << 32 | UInt64(other.upperBound)
    }

    private init(_ ownPlaces: UInt64, _ otherPlaces: UInt64) {
      (self.ownPlaces, self.otherPlaces) = (ownPlaces, otherPlaces)
    }

    var start: Int { Int(ownPlaces >> 32) }
    var own: Range<Int> { start..<Int(ownPlaces & 0xFFFF_FFFF) }
    var other: Range<Int> { Int(otherPlaces >> 32)..<Int(otherPlaces & 0xFFFF_FFFF) }

    /// The same from the other text.
    var mirrored: FoundVariant { FoundVariant(otherPlaces, ownPlaces) }

    /// A hash of all places.
    var hash: UInt64 { GramHash.mixed(ownPlaces ^ GramHash.mixed(otherPlaces)) }

    /// Whether it comes first: by its places, then by those of the other.
    @inline(__always)
    static func < (left: FoundVariant, right: FoundVariant) -> Bool {
      left.ownPlaces == right.ownPlaces ? left.otherPlaces < right.otherPlaces : left.ownPlaces < right.ownPlaces
    }
  }

  private let texts: SpacelessTexts
  private let shared: SharedGrams
  private let length: Int

  /// Passages of `length` characters; `shared` are those of their grams that are found already.
  init(_ texts: SpacelessTexts, _ shared: SharedGrams, length: Int) {
    (self.texts, self.shared, self.length) = (texts, shared, length)
  }

  /// Passages by their start; nil where `isCancelled` said so first.
  func passages(
    among repeated: RepeatedSeeds, _ parallel: ReuseSearch.PieceRunner, isCancelled: @escaping @Sendable () -> Bool
  ) -> [FoundVariant]? {
    var all: [FoundVariant] = []
    // Most variants are found from several seeds; of a hundred others, about one is taken for one that is known.
    var known = PlaceSet(texts.count)
    GramParts<SeedSource>(repeated.count, of: texts, charactersAnEntry: 24).forEachPart(
      of: { SeedSource(texts, repeated.places, shared.marked, length: length) }, parallel, isCancelled: isCancelled
    ) {
      passages(from: $0)
    } onPart: { part in
      for variant in part {
        let place = Int(variant.hash % UInt64(texts.count))
        if !known.contains(place) { all.append(variant) }
        known.insert(place)
      }
    }
    guard !isCancelled() else { return nil }
    let count = all.count
    all.reserveCapacity(2 * count)
    for index in 0..<count { all.append(all[index].mirrored) }
    all.sort { $0 < $1 }
    return all
  }

  /// The passages around the grams that entries, sorted, have in common.
  private func passages(from entries: [GramEntry]) -> [FoundVariant] {
    var seeds = LookedSeeds(texts, length: length)
    GramEntry.forEachGroup(entries.span) { range in
      guard SeedSource.mayDiffer(entries.span.extracting(range)) else { return }
      seeds.add(entries[range])
    }
    seeds.look()
    return seeds.found
  }
}

/// The seeds that stand repeatedly.
///
/// The marks of entries tell whether passages are looked for around a seed, and of the characters before it: where
/// these are the same in all texts that have it, they have a seed before it too.
struct SeedSource: GramSource {
  private let texts: SpacelessTexts
  private let repeated: PlaceSet
  private let marked: PlaceSet
  private let length: Int

  private static let lookedBit: UInt64 = 1 << 9
  private static let firstBit: UInt64 = 1 << 8

  init(_ texts: SpacelessTexts, _ repeated: PlaceSet, _ marked: PlaceSet, length: Int) {
    (self.texts, self.repeated, self.marked, self.length) = (texts, repeated, marked, length)
  }

  @inline(__always)
  func forEach(in piece: Range<Int>, _ body: (_ place: Int, _ hash: UInt64) -> Void) {
    let characters = texts.characters.span.bytes
    repeated.forEach(in: texts.places(of: piece)) { body($0, SeedGrams.hash(of: characters, at: $0)) }
  }

  @inline(__always)
  func entry(at place: Int, _ hash: UInt64) -> GramEntry {
    let own = texts.places(of: texts.text(of: place))
    var mark: UInt64 = 0
    if !Self.isInside(place, own, marked, length) { mark |= Self.lookedBit }
    if place - SeedGrams.window < own.lowerBound
      || mark != 0 && (1...SeedGrams.window).contains(where: { Self.isInside(place - $0, own, marked, length) })
    {
      mark |= Self.firstBit
    } else {
      // The three characters before it.
      let before = texts.characters.span.bytes.word(at: max(0, place - SeedGrams.window)) << 16
      mark |= GramHash.scattered(before) >> 56
    }
    return GramEntry(hash: GramHash.mixed(hash), place: place, mark: mark)
  }

  /// Whether passages are looked for around a seed.
  static func isLooked(_ entry: GramEntry) -> Bool { entry.mark & lookedBit != 0 }

  /// Whether there is no seed before one for certain at which passages are looked for.
  static func isFirst(_ entry: GramEntry) -> Bool { entry.mark & firstBit != 0 }

  /// Whether passages are looked for around one of some seeds, and texts may have other characters before it.
  @inline(__always)
  static func mayDiffer(_ group: borrowing Span<GramEntry>) -> Bool {
    var (all, differing): (UInt64, UInt64) = (0, 0)
    for index in group.indices {
      all |= group[index].mark
      differing |= group[index].mark ^ group[0].mark
    }
    return all & lookedBit != 0 && (all & firstBit != 0 || differing & (firstBit - 1) != 0)
  }

  /// Whether a seed lies well inside of what another text has as it is: each gram of `length` around it is marked.
  @inline(__always)
  static func isInside(_ place: Int, _ own: Range<Int>, _ marked: PlaceSet, _ length: Int) -> Bool {
    guard marked.contains(place) else { return false }
    let first = max(own.lowerBound, place + SeedGrams.length - max(length, leastAround))
    return marked.containsAll(first..<place)
  }

  /// The characters that are looked at around a seed, where passages may be shorter.
  private static let leastAround = 20
}
