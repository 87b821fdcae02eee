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
    var start: UInt32
    var end: UInt32
    var otherStart: UInt32
    var otherEnd: UInt32

    init(_ own: Range<Int>, _ other: Range<Int>) {
      (start, end) = (UInt32(truncatingIfNeeded: own.lowerBound), UInt32(truncatingIfNeeded: own.upperBound))
      (otherStart, otherEnd) = (
        UInt32(truncatingIfNeeded: other.lowerBound), UInt32(truncatingIfNeeded: other.upperBound)
      )
    }

    var own: Range<Int> { Int(start)..<Int(end) }
    var other: Range<Int> { Int(otherStart)..<Int(otherEnd) }

    /// A hash of all places.
    var hash: UInt64 {
      GramHash.mixed(
        (UInt64(start) << 32 | UInt64(end)) ^ GramHash.mixed(UInt64(otherStart) << 32 | UInt64(otherEnd)))
    }
  }

  private static let (mostTried, mostFound, mostLookedAt) = (6, 3, 12)
  /// The fewest characters in a row that are the same in both somewhere.
  private static let leastRun = SeedGrams.leastRun

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
    var found: [[FoundVariant]] = []
    // Most variants are found from several seeds; of a hundred others, about one is taken for one that is known.
    var known = PlaceSet(texts.count)
    GramParts<SeedSource>(repeated.count, of: texts, charactersAnEntry: 48).forEachPart(
      of: { SeedSource(texts, repeated.places, shared.marked, length: length) }, parallel, isCancelled: isCancelled
    ) {
      passages(from: $0)
    } onPart: { part in
      found.append(
        part.filter { variant in
          let place = Int(variant.hash % UInt64(texts.count))
          defer { known.insert(place) }
          return !known.contains(place)
        })
    }
    guard !isCancelled() else { return nil }
    var all: [FoundVariant] = []
    all.reserveCapacity(2 * found.reduce(0) { $0 + $1.count })
    for index in found.indices {
      for variant in found[index] {
        all.append(variant)
        all.append(FoundVariant(variant.other, variant.own))
      }
      found[index] = []
    }
    all.sort { ($0.start, $0.end, $0.otherStart) < ($1.start, $1.end, $1.otherStart) }
    return all
  }

  /// The passages around the grams that entries, sorted, have in common.
  private func passages(from entries: [GramEntry]) -> [FoundVariant] {
    let characters = texts.characters.span
    var (found, group, contexts): ([FoundVariant], [GramEntry], [SeedContext]) = ([], [], [])
    func look() {
      // All are read in a row: memory that is waited for for one is waited for for all.
      contexts.removeAll(keepingCapacity: true)
      for entry in group { contexts.append(SeedContext(texts, characters.bytes, at: entry.place)) }
      GramEntry.forEachGroup(group.span) { range in
        for index in range where SeedSource.isLooked(group[index]) {
          self.look(at: index, among: range, contexts.span, characters, &found)
        }
      }
      group.removeAll(keepingCapacity: true)
    }
    GramEntry.forEachGroup(entries.span) { range in
      guard SeedSource.mayDiffer(entries.span.extracting(range)) else { return }
      group += entries[range]
      if group.count >= 256 { look() }
    }
    look()
    return found
  }

  private func look(
    at index: Int, among group: Range<Int>, _ contexts: borrowing Span<SeedContext>,
    _ characters: borrowing Span<UInt16>, _ found: inout [FoundVariant]
  ) {
    let own = contexts[index]
    var (tried, successes) = (0, 0)
    // Nearest first, before and behind in turn.
    for step in 2..<2 + 2 * Self.mostLookedAt where tried < Self.mostTried && successes < Self.mostFound {
      let neighbour = step.isMultiple(of: 2) ? index - step / 2 : index + step / 2
      guard group.contains(neighbour) else { continue }
      let other = contexts[neighbour]
      guard other.text != own.text, isLooked(own, other) else { continue }
      tried += 1
      guard
        let passage = LikePassage(
          characters, own.place, in: own.places, and: other.place, in: other.places, length: SeedGrams.length),
        passage.changes > 0, passage.own.count >= length, passage.other.count >= length
      else { continue }
      successes += 1
      // The same from both sides.
      let isFirst = passage.own.lowerBound < passage.other.lowerBound
      found.append(isFirst ? FoundVariant(passage.own, passage.other) : FoundVariant(passage.other, passage.own))
    }
  }

  /// Whether two seeds are the first of the run that both texts have there, and may be in passages that are alike.
  @inline(__always)
  private func isLooked(_ own: SeedContext, _ other: SeedContext) -> Bool {
    guard own.isComplete, other.isComplete else { return true }
    let (left, right) = (own.leftRun(other), own.rightRun(other))
    guard left + SeedGrams.length + right >= Self.leastRun else { return false }
    let window = SeedGrams.window
    if left >= window, own.place - window >= own.places.lowerBound, other.place - window >= other.places.lowerBound {
      // Both have a seed before this one, and are looked at there, unless it is inside of what is the same elsewhere.
      return (1...window).contains { SeedSource.isInside(own.place - $0, own.places, shared.marked, length) }
    }
    return own.mayGoOn(other, leftRun: left, rightRun: right)
  }
}

/// The seeds that stand repeatedly.
///
/// The marks of entries tell whether passages are looked for around a seed, and of the characters before it: where
/// these are the same in all texts that have it, they have a seed before it too.
private struct SeedSource: GramSource {
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
