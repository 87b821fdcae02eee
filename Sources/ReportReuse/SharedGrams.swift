import Threads

/// The places at which a gram begins that another text has too.
struct SharedGrams: Sendable {
  /// These places.
  private(set) var marked: PlaceSet
  /// For every 16 places: the one whose gram most texts have, counted from the last, in the low bits, and
  /// above them how many these are, 4,095 at the most.
  private var most: [UInt16]

  /// Hashes of all grams are taken in so many parts, so that of a large library never more of them are kept
  /// than a third of it.
  private static let mostParts = 32

  private init(places: Int) {
    marked = PlaceSet(places)
    most = [UInt16](repeating: 0, count: places / 16 + 1)
  }

  /// Finds them, in parts that `parallel` runs; nil where `isCancelled` said so first.
  init?(
    _ texts: SpacelessTexts, _ gram: GramHash, _ parallel: ReuseSearch.PieceRunner,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    var bits = 0
    while 1 << bits < Self.mostParts, texts.count >> bits > 1 << 15 { bits += 1 }
    let (parts, threads) = (1 << bits, min(4, 1 << bits))
    let partBits = bits
    // One thread at a time sorts, so that there is one scratch.
    let found = Lock((grams: SharedGrams(places: texts.count), scratch: [GramEntry]()))
    parallel(threads) { thread in
      var entries: [GramEntry] = []
      entries.reserveCapacity(texts.count / parts * 9 / 8)
      for part in stride(from: thread, to: parts, by: threads) where !isCancelled() {
        Self.collect(texts, gram, part: UInt64(part), bits: UInt64(partBits), &entries)
        found.withLock {
          GramEntry.sort(&entries, &$0.scratch)
          $0.grams.take(entries, texts, gram.length)
        }
      }
    }
    guard !isCancelled() else { return nil }
    self = found.withLock { $0.grams }
  }

  private static func collect(
    _ texts: SpacelessTexts, _ gram: GramHash, part: UInt64, bits: UInt64, _ entries: inout [GramEntry]
  ) {
    entries.removeAll(keepingCapacity: true)
    let characters = texts.characters.span
    for text in 0..<texts.textCount {
      let places = texts.places(of: text)
      guard places.count >= gram.length else { continue }
      var place = places.lowerBound
      let last = places.upperBound - gram.length
      var hash = gram.hash(of: characters, at: place)
      while true {
        // A shift by 64 gives 0: one part.
        if hash >> (64 - bits) == part { entries.append(GramEntry(hash: GramHash.mixed(hash), place: place)) }
        if place == last { break }
        hash = gram.next(hash, of: characters, after: place)
        place += 1
      }
    }
  }

  /// Marks the places of each gram that stands in more than one text.
  private mutating func take(_ entries: [GramEntry], _ texts: SpacelessTexts, _ length: Int) {
    let characters = texts.characters.span
    GramEntry.forEachGroup(entries.span) { places in
      // Mostly all are one gram; a hash may be that of several.
      while places.count > 1 {
        let first = places[0]
        var others: [Int] = []
        for place in places.dropFirst() where !texts.isSame(characters, first, place, length) { others.append(place) }
        if !others.isEmpty { places.removeAll { $0 != first && !texts.isSame(characters, first, $0, length) } }
        take(group: places, texts)
        places = others
      }
    }
  }

  private mutating func take(group: [Int], _ texts: SpacelessTexts) {
    var (count, end) = (0, 0)
    for place in group where place >= end {
      count += 1
      end = texts.starts[texts.text(of: place) + 1]
    }
    guard count > 1 else { return }
    let weight = UInt16(min(count, 4_095)) << 4
    for place in group {
      marked.insert(place)
      // The first of several that as many texts have, whichever part came before.
      most[place >> 4] = max(most[place >> 4], weight | UInt16(15 - place & 15))
    }
  }

  /// The place in a range whose gram most texts have, as far as is known; nil where no other text has any.
  func mostShared(in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var (found, weight): (Int?, UInt16) = (nil, 0)
    for block in range.lowerBound >> 4...(range.upperBound - 1) >> 4 {
      let place = block << 4 + 15 - Int(most[block] & 15)
      if most[block] & ~15 > weight, range.contains(place) { (found, weight) = (place, most[block] & ~15) }
    }
    return found ?? marked.next(from: range.lowerBound, to: range.upperBound)
  }

  /// The number of texts that have the gram at a place, as far as is known.
  func weight(_ place: Int) -> Int {
    15 - Int(most[place >> 4] & 15) == place & 15 ? Int(most[place >> 4] >> 4) : 0
  }

  /// The first run of marked places from `place` on.
  func run(from place: Int, in places: Range<Int>) -> Range<Int>? {
    marked.next(from: place, to: places.upperBound).map { $0..<marked.end(from: $0, to: places.upperBound) }
  }
}
