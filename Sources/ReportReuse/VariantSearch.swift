import Threads

/// Finds passages that other texts have with a few changes.
///
/// Grams of eight characters are where it begins: of three in a row the one whose hash is least, so that of eleven
/// characters that are the same in both texts at least one such gram is looked at (Schleimer, Wilkerson, Aiken 2003:
/// winnowing). From each that no identical passage has inside, the longest passages are found in three other texts that
/// have the gram, of six that are tried, the nearest by number.
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
  }

  private static let seed = GramHash(length: 8)
  private static let (mostTried, mostFound, mostLookedAt, mostParts) = (6, 3, 12, 16)

  private let texts: SpacelessTexts
  private let shared: SharedGrams
  private let length: Int

  /// Passages of `length` characters; `shared` are those of their grams that are found already.
  init(_ texts: SpacelessTexts, _ shared: SharedGrams, length: Int) {
    (self.texts, self.shared, self.length) = (texts, shared, length)
  }

  /// Passages by their start; nil where `isCancelled` said so first.
  func passages(_ parallel: ReuseSearch.PieceRunner, isCancelled: @escaping @Sendable () -> Bool) -> [FoundVariant]? {
    var bits = 0
    while 1 << bits < Self.mostParts, texts.count >> bits > 1 << 16 { bits += 1 }
    let (parts, threads, partBits) = (1 << bits, min(4, 1 << bits), bits)
    let all = Lock((found: [FoundVariant](), scratch: [GramEntry]()))
    parallel(threads) { thread in
      var entries: [GramEntry] = []
      var (found, covered) = ([FoundVariant](), PlaceSet(texts.count))
      entries.reserveCapacity(texts.count / parts / 2)
      for part in stride(from: thread, to: parts, by: threads) where !isCancelled() {
        collect(part: UInt64(part), bits: UInt64(partBits), &entries)
        all.withLock { GramEntry.sort(&entries, &$0.scratch) }
        look(through: entries, &found, &covered)
      }
      let own = found
      all.withLock { if $0.found.isEmpty { $0.found = own } else { $0.found += own } }
    }
    guard !isCancelled() else { return nil }
    var sorted = all.withLock { state in
      defer { state = ([], []) }
      return state.found
    }
    sorted.sort { ($0.start, $0.end, $0.otherStart) < ($1.start, $1.end, $1.otherStart) }
    return sorted
  }

  private func collect(part: UInt64, bits: UInt64, _ entries: inout [GramEntry]) {
    entries.removeAll(keepingCapacity: true)
    let characters = texts.characters.span
    for text in 0..<texts.textCount {
      let places = texts.places(of: text)
      guard places.count >= Self.seed.length else { continue }
      var place = places.lowerBound
      let last = places.upperBound - Self.seed.length
      var hash = Self.seed.hash(of: characters, at: place)
      // The values of the four grams before, and the hashes of two. The third is taken where it is the least of three.
      var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64) = (.max, .max, .max, .max)
      var (thirdHash, fourthHash): (UInt64, UInt64) = (0, 0)
      while place <= last + 2 {
        let value = place <= last ? hash &* 0xD6E8_FEB8_6659_FD93 >> 32 : .max
        if place - 2 >= places.lowerBound, thirdHash >> (64 - bits) == part,
          (third < first && third < second) || (third < second && third <= fourth)
            || (third <= fourth && third <= value)
        {
          entries.append(GramEntry(hash: GramHash.mixed(thirdHash), place: place - 2))
        }
        (first, second, third, fourth) = (second, third, fourth, value)
        (thirdHash, fourthHash) = (fourthHash, hash)
        if place < last { hash = Self.seed.next(hash, of: characters, after: place) }
        place += 1
      }
    }
  }

  /// Looks for passages around the grams that entries, sorted, have in common.
  private func look(through entries: [GramEntry], _ found: inout [FoundVariant], _ covered: inout PlaceSet) {
    let characters = texts.characters.span
    GramEntry.forEachGroup(entries.span) { places in
      for index in places.indices where !covered.contains(places[index]) {
        look(at: index, in: places, characters, &found, &covered)
      }
    }
  }

  private func look(
    at index: Int, in group: [Int], _ characters: borrowing Span<UInt16>,
    _ found: inout [FoundVariant], _ covered: inout PlaceSet
  ) {
    let place = group[index]
    let text = texts.text(of: place)
    let own = texts.places(of: text)
    guard !isInside(place, own) else { return }
    var (tried, successes) = (0, 0)
    // Nearest first, before and behind in turn.
    for step in 2..<2 + 2 * Self.mostLookedAt where tried < Self.mostTried && successes < Self.mostFound {
      let neighbour = step.isMultiple(of: 2) ? index - step / 2 : index + step / 2
      guard group.indices.contains(neighbour) else { continue }
      let otherPlace = group[neighbour]
      let other = texts.text(of: otherPlace)
      guard other != text else { continue }
      tried += 1
      guard
        let passage = LikePassage(
          characters, place, in: own, and: otherPlace, in: texts.places(of: other), length: Self.seed.length),
        passage.changes > 0, passage.own.count >= length, passage.other.count >= length
      else { continue }
      successes += 1
      covered.insert(passage.own)
      found.append(FoundVariant(passage.own, passage.other))
      found.append(FoundVariant(passage.other, passage.own))
    }
  }

  /// Whether a seed lies well inside of what another text has as it is: each gram of `length` around it is marked.
  private func isInside(_ place: Int, _ own: Range<Int>) -> Bool {
    let first = max(own.lowerBound, place + Self.seed.length - max(length, Self.leastAround))
    return shared.marked.containsAll(first..<place + 1)
  }

  /// The characters that are looked at around a seed, where passages may be shorter.
  private static let leastAround = 20
}
