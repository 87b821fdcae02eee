import ReportModel

/// Finds the passages that reports share.
///
/// Every `length` characters in a row of every report are hashed, white space left out (`GramHash`); places whose hash
/// stands in another report too are marked (`SharedGrams`), and runs of marked places are the passages that are the same
/// in both. Unless only these are wanted, passages with a few changes are found from shorter grams (`VariantSearch`), and
/// join what they lie over. Work grows with the texts, whatever they hold; memory beside them is that of their characters
/// at two bytes each, and about half as much again.
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
    passages(in: texts, { (0..<$0).forEach($1) }, isCancelled: { false }) ?? []
  }

  /// The passages of all texts, by text and place, found in parts that `parallel` runs; nil where `isCancelled` said so
  /// first.
  public func passages(
    in texts: [[UInt8]], _ parallel: PieceRunner, isCancelled: @escaping @Sendable () -> Bool
  ) -> [ReusedPassage]? {
    guard texts.count > 1 else { return [] }
    let spaceless = SpacelessTexts(texts)
    guard spaceless.count <= Int(UInt32.max), !isCancelled() else { return isCancelled() ? nil : [] }
    let gram = GramHash(length: length)
    guard let shared = SharedGrams(spaceless, gram, parallel, isCancelled: isCancelled) else { return nil }
    var variants: [VariantSearch.FoundVariant] = []
    if !isExact {
      let search = VariantSearch(spaceless, shared, length: length)
      guard let found = search.passages(parallel, isCancelled: isCancelled) else { return nil }
      variants = found
    }
    let stretches = stretches(spaceless, shared, variants)
    let hashes = Self.hashes(of: stretches, variants, spaceless, gram)
    let lists = GramLists(spaceless, gram, hashes, shared.marked)
    return isCancelled() ? nil : passages(stretches, texts, spaceless, gram, lists, variants)
  }

  /// The hashes of the grams whose texts make up the lists, sorted, each once.
  private static func hashes(
    of stretches: [Stretch], _ variants: [VariantSearch.FoundVariant], _ texts: SpacelessTexts, _ gram: GramHash
  ) -> [UInt64] {
    var hashes: [UInt64] = []
    let characters = texts.characters.span
    for stretch in stretches {
      if let place = stretch.most { hashes.append(GramHash.mixed(gram.hash(of: characters, at: place))) }
    }
    for variant in variants {
      if let place = variant.place { hashes.append(GramHash.mixed(gram.hash(of: characters, at: place))) }
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

  /// A passage by its places.
  private struct Stretch {
    var text: Int
    var places: Range<Int>
    /// The place of the gram of it that most texts have; nil where none is the same in another.
    var most: Int?
    /// The variants that it is made of.
    var variants: Range<Int>
  }

  /// Two passages that lie over each other by so many characters are one, where one of them has changes.
  private static let leastOverlap = 5

  private func stretches(
    _ texts: SpacelessTexts, _ shared: SharedGrams, _ variants: [VariantSearch.FoundVariant]
  ) -> [Stretch] {
    var found: [Stretch] = []
    var next = 0
    for text in 0..<texts.textCount {
      let places = texts.places(of: text)
      var open: Stretch?
      /// The end of the variants of the open stretch: beyond it another run begins a stretch of its own.
      var variantEnd = 0
      func take(_ range: Range<Int>, most: Int?, variant: Int?) {
        if var current = open,
          min(current.places.upperBound, variant == nil ? variantEnd : .max) >= range.lowerBound + Self.leastOverlap
        {
          current.places = current.places.lowerBound..<max(current.places.upperBound, range.upperBound)
          if let most, current.most.map({ shared.weight($0) < shared.weight(most) }) ?? true { current.most = most }
          if let variant { current.variants = current.variants.lowerBound..<variant + 1 }
          open = current
        } else {
          if let open { found.append(open) }
          let first = variant ?? next
          open = Stretch(text: text, places: range, most: most, variants: first..<first + (variant == nil ? 0 : 1))
          variantEnd = 0
        }
        if variant != nil { variantEnd = max(variantEnd, range.upperBound) }
      }
      var run = shared.run(from: places.lowerBound, in: places)
      while true {
        let variant = next < variants.count && Int(variants[next].start) < places.upperBound ? variants[next] : nil
        if let current = run, current.lowerBound <= variant.map({ Int($0.start) }) ?? .max {
          take(
            current.lowerBound..<min(places.upperBound, current.upperBound - 1 + length),
            most: shared.mostShared(in: current),
            variant: nil)
          run = shared.run(from: current.upperBound, in: places)
        } else if let variant {
          take(Int(variant.start)..<Int(variant.end), most: nil, variant: next)
          next += 1
        } else {
          break
        }
      }
      if let open { found.append(open) }
    }
    return found
  }

  private func passages(
    _ stretches: [Stretch], _ texts: [[UInt8]], _ spaceless: SpacelessTexts, _ gram: GramHash, _ grams: GramLists,
    _ variants: [VariantSearch.FoundVariant]
  ) -> [ReusedPassage] {
    var numbers: [UInt32] = []
    var ends: [UInt32] = []
    for stretch in stretches {
      let first = numbers.count
      for case let place? in [stretch.most] + variants[stretch.variants].map(\.place) {
        let hash = GramHash.mixed(gram.hash(of: spaceless.characters.span, at: place))
        guard let number = grams.number(of: hash).map({ UInt32(truncatingIfNeeded: $0) }),
          !numbers[first...].contains(number)
        else { continue }
        numbers.append(number)
      }
      ends.append(UInt32(truncatingIfNeeded: numbers.count))
    }
    let lists = ReportLists(grams, variants, numbers)
    var found: [ReusedPassage] = []
    var bytes: (text: Int, places: [(start: Int32, end: Int32)]) = (-1, [])
    for (index, stretch) in stretches.enumerated() {
      let places = isExact ? stretch.places : Self.trimmed(stretch.places, spaceless)
      guard places.count >= length else { continue }
      if bytes.text != stretch.text { bytes = (stretch.text, SpacelessTexts.bytes(of: texts[stretch.text])) }
      let start = spaceless.starts[stretch.text]
      let (first, last) = (places.lowerBound - start, places.upperBound - 1 - start)
      guard bytes.places.indices.contains(first), bytes.places.indices.contains(last) else { continue }
      found.append(
        ReusedPassage(
          report: stretch.text,
          range: TextRange(Int(bytes.places[first].start), Int(bytes.places[last].end)), characters: places.count,
          lists: lists,
          variants: UInt32(
            truncatingIfNeeded: stretch.variants.lowerBound)..<UInt32(truncatingIfNeeded: stretch.variants.upperBound),
          numbers: (index == 0 ? 0 : ends[index - 1])..<ends[index]))
    }
    return found
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
