import ReportModel

/// The blocks and the places of the grams that stand nearly everywhere.
///
/// The places of frequent grams. Nearly all occurrences of most grams are written alike: those have a list of their
/// own, which is the answer where just that form is asked for. All others (another script, width or case, white space
/// inside) are in a second list.
struct FrequentGrams: Sendable {
  /// The places of one gram.
  struct Places {
    /// The gram's characters as they stand at the `alike` places; 0 where they never stand together.
    let form: UInt64
    /// The starts of the occurrences: bytes from the start of the first text, those of all texts counted.
    let alike: PlaceList
    let others: PlaceList

    var count: Int { alike.count + others.count }
  }

  /// The hashes of the grams, ascending.
  let hashes: [UInt64]
  let forms: [UInt64]
  /// For each gram a bit a block.
  let maps: FlatArray<UInt8>
  private let blockCount: Int
  /// For each gram the places of its form, and the others.
  let lists: PlaceLists

  /// As many forms as hashes; the maps may be anything.
  init(hashes: [UInt64], forms: [UInt64], maps: FlatArray<UInt8>, blockCount: Int, lists: PlaceLists) {
    self.hashes = hashes
    self.forms = forms
    self.maps = maps
    self.blockCount = blockCount
    self.lists = lists
  }

  /// Bytes it takes.
  var weight: Int { 8 * (hashes.count + forms.count) + maps.count + lists.weight }

  /// Whether the places of all of `grams`, at least one, are kept.
  func hold(_ grams: [Gram.PhraseGram]) -> Bool {
    !grams.isEmpty && grams.allSatisfy { number(of: $0.hash) != nil }
  }

  /// Whether a gram is frequent.
  func holds(_ hash: UInt64) -> Bool { number(of: hash) != nil }

  /// The blocks of a gram; nil for one that is not frequent.
  func blocks(of hash: UInt64) -> BlockSet? {
    guard let number = number(of: hash) else { return nil }
    let size = BlockLists.mapSize(blocks: blockCount)
    var set = BlockSet(count: blockCount)
    maps.withUnsafeBufferPointer { maps in
      guard (number + 1) * size <= maps.count else { return }
      set.insert(map: UnsafeBufferPointer(rebasing: maps[number * size..<(number + 1) * size]))
    }
    return set
  }

  /// The places of a gram; nil for one that is not frequent.
  func places(of hash: UInt64) -> Places? {
    guard let number = number(of: hash) else { return nil }
    return Places(form: forms[number], alike: lists[2 * number], others: lists[2 * number + 1])
  }

  private func number(of hash: UInt64) -> Int? {
    let number = hashes.partitionPoint { $0 < hash }
    return number < hashes.count && hashes[number] == hash ? number : nil
  }
}
