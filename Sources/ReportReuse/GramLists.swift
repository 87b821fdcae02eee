import Threads

/// For each of some grams the first place of it in every text that has it, ascending.
struct GramLists: Sendable {
  private let hashes: [UInt64]
  /// For each of these hashes the first of its places, and the end of the last.
  private let starts: [Int]
  private let lists: [UInt32]

  /// A place of a gram, and the position of its hash.
  private struct GramPlace: Sendable {
    var hash: UInt32
    var place: UInt32
  }

  /// Pieces of the texts that are looked through by themselves.
  private static let mostPieces = 4

  /// The places of grams by their hashes, sorted and each once, found in pieces that `parallel` runs; `shared` are the
  /// places of all grams that are looked at.
  init(
    _ texts: SpacelessTexts, _ gram: GramHash, _ hashes: [UInt64], _ shared: PlaceSet,
    _ parallel: ReuseSearch.PieceRunner
  ) {
    let pieces = texts.pieces(Self.mostPieces)
    let found = Lock([[GramPlace]](repeating: [], count: pieces.count))
    parallel(pieces.count) { piece in
      var own: [GramPlace] = []
      Self.forEachText(pieces[piece], texts, gram, hashes, shared) { hash, place in
        own.append(GramPlace(hash: UInt32(truncatingIfNeeded: hash), place: UInt32(truncatingIfNeeded: place)))
      }
      let places = own
      found.withLock { $0[piece] = places }
    }
    let places = found.withLock { $0 }
    var starts = [Int](repeating: 0, count: hashes.count + 1)
    for piece in places { for place in piece { starts[Int(place.hash) + 1] += 1 } }
    for index in hashes.indices { starts[index + 1] += starts[index] }
    (self.hashes, self.starts) = (hashes, starts)
    var lists = [UInt32](repeating: 0, count: starts[hashes.count])
    for piece in places {
      for place in piece {
        lists[starts[Int(place.hash)]] = place.place
        starts[Int(place.hash)] += 1
      }
    }
    self.lists = lists
  }

  /// Hands on the first place of each gram in each of some texts that has it, and the position of the gram's hash, text by
  /// text.
  private static func forEachText(
    _ piece: Range<Int>, _ texts: SpacelessTexts, _ gram: GramHash, _ hashes: [UInt64], _ shared: PlaceSet,
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
    for text in piece {
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
