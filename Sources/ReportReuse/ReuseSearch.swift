import ReportModel
import Threads

/// Finds the passages that reports share.
///
/// White space left out, short grams are taken all through the reports, alike in all that have a passage (`SeedGrams`),
/// and those that stand once are put aside (`RepeatedSeeds`). Every `length` characters in a row that have none of these
/// are hashed; places whose gram stands in another report too are marked (`SharedGrams`), and runs of marked places are
/// the passages that are the same in both. Unless only these are wanted, passages with a few changes are found from the
/// short grams (`VariantSearch`), and join what they lie over. Stretches of reports that are one passage are brought
/// together at the end (`PassageGroups`). Work grows with the texts, whatever they hold; memory is that of
/// their characters at two bytes each, and about half as much again; the texts need not be kept (`SpacelessTexts`).
public struct ReuseSearch: Sendable {
  /// Runs pieces of work, several at a time where there are threads for it, and returns when all are done.
  public typealias PieceRunner = @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

  /// The least characters of a passage.
  public let length: Int
  /// Whether only passages are found that are the same, character by character; else those too of which at most one
  /// character in twelve is another, left out or put in.
  public let isExact: Bool

  /// A search for passages of `length` characters and more.
  public init(length: Int = 20, isExact: Bool) { (self.length, self.isExact) = (max(2, length), isExact) }

  /// The passages of all texts, by text and place.
  public func passages(in texts: [[UInt8]]) -> [ReusedPassage] {
    passages(in: ReuseTexts(texts), { (0..<$0).forEach($1) }, isCancelled: { false }) ?? []
  }

  /// The passages of all texts, by text and place, found in parts that `parallel` runs; nil where `isCancelled` said so
  /// first.
  public func passages(
    in texts: ReuseTexts, _ parallel: PieceRunner, isCancelled: @escaping @Sendable () -> Bool
  ) -> [ReusedPassage]? {
    texts.count > 1 ? passages(in: SpacelessTexts(texts, parallel), parallel, isCancelled: isCancelled) : []
  }

  /// The same of texts that need not be there any more.
  public func passages(
    in spaceless: SpacelessTexts, _ parallel: PieceRunner, isCancelled: @escaping @Sendable () -> Bool
  ) -> [ReusedPassage]? {
    guard spaceless.textCount > 1 else { return [] }
    guard spaceless.count <= Int(UInt32.max), !isCancelled() else { return isCancelled() ? nil : [] }
    let gram = GramHash(length: length)
    guard var repeated = RepeatedSeeds(spaceless, parallel, isCancelled: isCancelled) else { return nil }
    guard let shared = SharedGrams(spaceless, gram, among: repeated, parallel, isCancelled: isCancelled)
    else { return nil }
    repeated.forgetLone()
    var variants: [VariantSearch.FoundVariant] = []
    if !isExact {
      let search = VariantSearch(spaceless, shared, length: length)
      guard let found = search.passages(among: repeated, parallel, isCancelled: isCancelled) else { return nil }
      variants = found
    }
    let stretches = Stretch.all(in: spaceless, shared, variants, length: length).filter {
      passage(of: $0.places, spaceless).count >= length
    }
    let hashes = Self.hashes(of: stretches, spaceless, gram)
    let lists = GramLists(spaceless, gram, hashes, shared.marked, parallel)
    guard !isCancelled() else { return nil }
    let groups = PassageGroups(stretches, variants, spaceless, gram, lists, isExact: isExact)
    return passages(groups, spaceless, parallel)
  }

  /// The hashes of the grams whose texts make up the lists, sorted, each once.
  private static func hashes(
    of stretches: [Stretch], _ texts: SpacelessTexts, _ gram: GramHash
  ) -> [UInt64] {
    var hashes: [UInt64] = []
    let characters = texts.characters.span
    for stretch in stretches {
      if let place = stretch.most { hashes.append(gram.hash(of: characters, at: place)) }
    }
    hashes.sort()
    var count = 0
    for hash in hashes where count == 0 || hashes[count - 1] != hash {
      hashes[count] = hash
      count += 1
    }
    hashes.removeLast(hashes.count - count)
    return hashes
  }

  /// The passages, in pieces that `parallel` runs.
  private func passages(
    _ groups: PassageGroups, _ spaceless: SpacelessTexts, _ parallel: PieceRunner
  ) -> [ReusedPassage] {
    let count = 16
    let pieces = Lock([[ReusedPassage]](repeating: [], count: count))
    let all = groups.occurrences.count
    parallel(count) { piece in
      let own = passages(groups, all * piece / count..<all * (piece + 1) / count, spaceless)
      pieces.withLock { $0[piece] = own }
    }
    return pieces.withLock { pieces in
      var found: [ReusedPassage] = []
      found.reserveCapacity(all)
      for piece in pieces.indices {
        found += pieces[piece]
        pieces[piece] = []
      }
      return found
    }
  }

  private func passages(
    _ groups: PassageGroups, _ occurrences: Range<Int>, _ spaceless: SpacelessTexts
  ) -> [ReusedPassage] {
    var found: [ReusedPassage] = []
    var bytes: (text: Int, places: [(start: Int32, end: Int32)]) = (-1, [])
    for occurrence in groups.occurrences[occurrences] {
      let places = passage(of: occurrence.places, spaceless)
      guard places.count >= length else { continue }
      let text = spaceless.text(of: places.lowerBound)
      if bytes.text != text { bytes = (text, spaceless.bytes(of: text)) }
      let start = spaceless.starts[text]
      let (first, last) = (places.lowerBound - start, places.upperBound - 1 - start)
      guard bytes.places.indices.contains(first), bytes.places.indices.contains(last) else { continue }
      found.append(
        ReusedPassage(
          report: text, range: TextRange(Int(bytes.places[first].start), Int(bytes.places[last].end)),
          characters: places.count, isPart: occurrence.isPart, groups, group: Int(occurrence.group)))
    }
    return found
  }

  /// The places of a passage, unless only identical ones are wanted without the marks before its first word.
  private func passage(of places: Range<Int>, _ texts: SpacelessTexts) -> Range<Int> {
    isExact ? places : Self.trimmed(places, texts)
  }

  /// A passage without the marks before its first word: they end the sentence before.
  private static func trimmed(_ places: Range<Int>, _ texts: SpacelessTexts) -> Range<Int> {
    var lower = places.lowerBound
    while lower < places.upperBound, isClosingMark(texts.characters[lower]) { lower += 1 }
    return lower..<places.upperBound
  }

  private static func isClosingMark(_ character: UInt16) -> Bool {
    switch character {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: true
    case 0x2019, 0x201D, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: true
    case 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: false
    }
  }
}
