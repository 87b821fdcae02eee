/// For each of some grams the first place of it in every text that has it, ascending.
struct GramLists: Sendable {
  private let hashes: [UInt64]
  /// For each of these hashes the first of its places, and the end of the last.
  private let starts: [Int]
  private let lists: [UInt32]

  /// The places of grams by their hashes, sorted and each once.
  init(_ texts: SpacelessTexts, _ gram: GramHash, _ hashes: [UInt64], _ shared: PlaceSet) {
    var pairs: [(hash: UInt32, place: UInt32)] = []
    Self.forEachText(texts, gram, hashes, shared) { hash, place in
      pairs.append((UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: place)))
    }
    var starts = [Int](repeating: 0, count: hashes.count + 1)
    for pair in pairs { starts[Int(pair.hash) + 1] += 1 }
    for index in hashes.indices { starts[index + 1] += starts[index] }
    (self.hashes, self.starts) = (hashes, starts)
    var lists = [UInt32](repeating: 0, count: pairs.count)
    for pair in pairs {
      lists[starts[Int(pair.hash)]] = pair.place
      starts[Int(pair.hash)] += 1
    }
    self.lists = lists
  }

  /// Hands on the first place of each gram in each text that has it, and the position of the gram's hash, text by text.
  private static func forEachText(
    _ texts: SpacelessTexts, _ gram: GramHash, _ hashes: [UInt64], _ shared: PlaceSet,
    _ body: (_ hash: Int, _ place: Int) -> Void
  ) {
    // The first hash of each beginning of 16 bits, and bits that most other hashes do not have.
    var firsts = [UInt32](repeating: 0, count: 65_537)
    var filter = PlaceSet(1 << 24)
    for hash in hashes {
      firsts[Int(hash >> 48) + 1] += 1
      filter.insert(Int(hash >> 40))
    }
    for index in 1..<firsts.count { firsts[index] += firsts[index - 1] }
    var last = [UInt32](repeating: .max, count: hashes.count)
    let characters = texts.characters.span
    for text in 0..<texts.textCount {
      shared.forEach(in: texts.places(of: text)) { place in
        let mixed = gram.hash(of: characters, at: place)
        guard filter.contains(Int(mixed >> 40)) else { return }
        let range = Int(firsts[Int(mixed >> 48)])..<Int(firsts[Int(mixed >> 48) + 1])
        if let found = position(of: mixed, in: hashes, range), last[found] != UInt32(truncatingIfNeeded: text) {
          last[found] = UInt32(truncatingIfNeeded: text)
          body(found, place)
        }
      }
    }
  }

  private static func position(of hash: UInt64, in hashes: [UInt64], _ range: Range<Int>) -> Int? {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let middle = (lower + upper) / 2
      if hashes[middle] < hash { lower = middle + 1 } else { upper = middle }
    }
    return lower < range.upperBound && hashes[lower] == hash ? lower : nil
  }

  /// The number of the list of a gram.
  func number(of hash: UInt64) -> Int? { Self.position(of: hash, in: hashes, hashes.indices) }

  /// The number of lists.
  var count: Int { hashes.count }

  /// A list of places.
  subscript(number: Int) -> ArraySlice<UInt32> { lists[starts[number]..<starts[number + 1]] }
}
