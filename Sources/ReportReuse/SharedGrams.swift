import Threads

/// The places at which a gram begins that another text has too.
struct SharedGrams: Sendable {
  /// These places.
  private(set) var marked: PlaceSet
  /// For every 16 places: the one whose gram most texts have, counted from the last, in the low bits, and
  /// above them how many these are, 4,095 at the most.
  private var most: [UInt16]

  /// Finds them, in parts that `parallel` runs; nil where `isCancelled` said so first. Grams as long that they have seeds
  /// are looked for among those that have `repeated` ones only.
  init?(
    _ texts: SpacelessTexts, _ gram: GramHash, among repeated: RepeatedSeeds?, _ parallel: ReuseSearch.PieceRunner,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    marked = PlaceSet(texts.count)
    most = [UInt16](repeating: 0, count: texts.count / 16 + 1)
    let candidates = GramCandidates(texts, gram, repeated)
    GramParts<GramCandidates>(candidates.count, of: texts, charactersAnEntry: 24).forEachPart(
      of: { candidates }, parallel, isCancelled: isCancelled
    ) {
      Self.shared($0, texts, gram.length)
    } onPart: { grams in
      for gram in grams {
        let place = Int(gram.place)
        marked.insert(place)
        // The first of several that as many texts have, whichever part came before.
        most[place >> 4] = max(most[place >> 4], gram.texts << 4 | UInt16(15 - place & 15))
      }
    }
    guard !isCancelled() else { return nil }
  }

  /// A gram at a place, and the number of texts that have it.
  private struct SharedGram: Sendable {
    let place: UInt32
    let texts: UInt16
  }

  /// Finds among some grams, sorted, the ones that stand in more than one text.
  private static func shared(_ entries: [GramEntry], _ texts: SpacelessTexts, _ length: Int) -> [SharedGram] {
    let characters = texts.characters.span
    var found: [SharedGram] = []
    var (words, group, others, places): ([GramWords], [Int], [Int], [Int]) = ([], [], [], [])
    GramEntry.forEachChunk(entries.span) { chunk in
      // All words of the chunk are read in a row: memory that is waited for for one is waited for for all.
      words.removeAll(keepingCapacity: true)
      for index in chunk.indices { words.append(GramWords(characters, at: chunk[index].place, length)) }
      GramEntry.forEachGroup(chunk) { range in
        // Mostly all are one gram; a hash may be that of several.
        group.removeAll(keepingCapacity: true)
        group += range
        while group.count > 1 {
          let first = group[0]
          others.removeAll(keepingCapacity: true)
          places.removeAll(keepingCapacity: true)
          for index in group {
            if chunk[index].mark == chunk[first].mark, words[index] == words[first],
              GramWords.areAll(length) || texts.isSame(characters, chunk[first].place, chunk[index].place, length)
            {
              places.append(chunk[index].place)
            } else {
              others.append(index)
            }
          }
          add(places, texts, to: &found)
          swap(&group, &others)
        }
      }
    }
    return found
  }

  private static func add(_ group: [Int], _ texts: SpacelessTexts, to found: inout [SharedGram]) {
    var (count, end) = (0, 0)
    for place in group where place >= end {
      count += 1
      end = texts.starts[texts.text(of: place) + 1]
    }
    guard count > 1 else { return }
    for place in group {
      found.append(SharedGram(place: UInt32(truncatingIfNeeded: place), texts: UInt16(min(count, 4_095))))
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

/// Characters of a gram: the first 16, and the last four.
private struct GramWords: Equatable {
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)

  @inline(__always)
  init(_ characters: borrowing Span<UInt16>, at place: Int, _ length: Int) {
    guard length >= 16 else { return }
    let bytes = characters.bytes
    words = (
      bytes.word(at: place), bytes.word(at: place + 4), bytes.word(at: place + 8), bytes.word(at: place + 12),
      bytes.word(at: place + length - 4)
    )
  }

  /// Whether these are all characters of grams of a length.
  static func areAll(_ length: Int) -> Bool { 16...20 ~= length }

  @inline(__always)
  static func == (left: GramWords, right: GramWords) -> Bool { left.words == right.words }
}

/// The places whose grams may stand in another text: all, or those whose seeds stand repeatedly.
private struct GramCandidates: GramSource {
  private let texts: SpacelessTexts
  private let gram: GramHash
  private let repeated: RepeatedSeeds?

  init(_ texts: SpacelessTexts, _ gram: GramHash, _ repeated: RepeatedSeeds?) {
    (self.texts, self.gram, self.repeated) = (texts, gram, gram.length >= SeedGrams.leastRun ? repeated : nil)
  }

  var count: Int { repeated?.count ?? texts.count }

  @inline(__always)
  func forEach(in piece: Range<Int>, _ body: (_ place: Int, _ hash: UInt64) -> Void) {
    let characters = texts.characters.span.bytes
    // A seed of a gram is one of any other text's too, where all grams that it was taken of are in it.
    let (before, after) = (SeedGrams.window - 1, gram.length - SeedGrams.leastRun)
    for text in piece {
      let places = texts.places(of: text)
      let last = places.upperBound - gram.length
      var place = places.lowerBound
      while place <= last {
        let lone = repeated?.lone.next(from: place + before, to: places.upperBound)
        let end = min(lone.map { $0 - after } ?? places.upperBound, last + 1)
        while place < end {
          body(place, GramHash.scattered(characters.word(at: min(place, texts.count - 4))))
          place += 1
        }
        place = max(place, lone.map { $0 + 1 - before } ?? places.upperBound)
      }
    }
  }

  @inline(__always)
  func entry(at place: Int, _ hash: UInt64) -> GramEntry {
    let hash = gram.hash(of: texts.characters.span, at: place)
    return GramEntry(hash: hash, place: place, mark: hash & 1_023)
  }
}
