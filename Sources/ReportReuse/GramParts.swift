import Threads

/// Grams that texts may have in common.
protocol GramSource: Sendable {
  /// Hands on the places of the grams of some texts in a row, ascending, and a hash by which they are taken in parts.
  func forEach(in piece: Range<Int>, _ body: (_ place: Int, _ hash: UInt64) -> Void)
  /// The gram at a place that has such a hash.
  func entry(at place: Int, _ hash: UInt64) -> GramEntry
}

/// Sorts grams part by part of their hashes: never all of them are kept.
struct GramParts<Source: GramSource>: Sendable {
  private let pieces: [Range<Int>]
  /// The number of parts, as a power of two.
  private let bits: Int
  /// The usual number of a part in a piece.
  private let usual: Int

  /// Parts that are collected and sorted at the same time, and the pieces of texts that they are collected from.
  private static var together: Int { 4 }

  /// So many grams of some texts, of which about one for so many characters are kept at a time.
  init(_ count: Int, of texts: SpacelessTexts, charactersAnEntry: Int) {
    pieces = texts.pieces(Self.together)
    var bits = 2
    let most = max(1 << 14, texts.count / charactersAnEntry)
    while bits < 16, count >> bits > most / Self.together { bits += 1 }
    self.bits = bits
    usual = (count >> bits) / max(1, pieces.count) * 9 / 8
  }

  /// Sorts the grams of each part and hands what `body` makes of them to `onPart`, part by part in order, one at a time.
  /// Several parts are worked on at a time that `parallel` runs; for each round of them the source is asked for.
  func forEachPart<Result: Sendable>(
    of source: () -> Source, _ parallel: ReuseSearch.PieceRunner, isCancelled: @escaping @Sendable () -> Bool,
    _ body: @escaping @Sendable (_ entries: [GramEntry]) -> Result, onPart: (Result) -> Void
  ) {
    for round in 0..<(1 << bits) / Self.together where !isCancelled() {
      let source = source()
      let collected = Lock([[[GramEntry]]](repeating: [], count: pieces.count))
      parallel(pieces.count) { piece in
        let own = collect(source, pieces[piece], from: UInt64(round * Self.together))
        collected.withLock { $0[piece] = own }
      }
      let results = Lock([Result?](repeating: nil, count: Self.together))
      parallel(Self.together) { position in
        let own = collected.withLock { all in
          all.indices.map { piece in
            defer { all[piece][position] = [] }
            return all[piece][position]
          }
        }
        let result = body(GramEntry.sorted(own))
        results.withLock { $0[position] = result }
      }
      for result in results.withLock({ $0 }) { if let result { onPart(result) } }
    }
  }

  /// The grams of four parts in a piece of the texts.
  private func collect(_ source: Source, _ piece: Range<Int>, from first: UInt64) -> [[GramEntry]] {
    var (one, two, three, four): ([GramEntry], [GramEntry], [GramEntry], [GramEntry]) = ([], [], [], [])
    one.reserveCapacity(usual)
    two.reserveCapacity(usual)
    three.reserveCapacity(usual)
    four.reserveCapacity(usual)
    let shift = UInt64(64 - bits)
    source.forEach(in: piece) { place, hash in
      let part = hash >> shift &- first
      guard part < 4 else { return }
      let entry = source.entry(at: place, hash)
      switch part {
      case 0: one.append(entry)
      case 1: two.append(entry)
      case 2: three.append(entry)
      default: four.append(entry)
      }
    }
    return [one, two, three, four]
  }
}
