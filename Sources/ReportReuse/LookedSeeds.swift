/// Seeds that texts have in common, many at a time, and the passages with changes that are found around them.
struct LookedSeeds {
  private static let (mostTried, mostFound, mostLookedAt) = (SeedTries.most, 3, 12)
  /// The fewest characters in a row that are the same in both somewhere.
  private static let leastRun = SeedGrams.leastRun

  private let texts: SpacelessTexts
  private let length: Int
  /// The passages that were found.
  private(set) var found: [VariantSearch.FoundVariant] = []
  private var seeds: [GramEntry] = []
  private var contexts: [SeedContext] = []
  private var tries: [SeedTries] = []

  /// No seeds yet; passages have `length` characters.
  init(_ texts: SpacelessTexts, length: Int) { (self.texts, self.length) = (texts, length) }

  /// Adds seeds that sorting keeps side by side.
  mutating func add(_ group: ArraySlice<GramEntry>) {
    seeds += group
    if seeds.count >= 256 { look() }
  }

  /// Looks for passages around those that were added.
  mutating func look() {
    // All are read in a row: memory that is waited for for one is waited for for all.
    contexts.removeAll(keepingCapacity: true)
    tries.removeAll(keepingCapacity: true)
    // Counting who uses an array that threads share is slow: it is done once, not for every seed.
    let texts = texts
    let (characters, starts) = (texts.characters.span, texts.starts.span)
    for seed in seeds {
      contexts.append(SeedContext(texts, characters.bytes, at: seed.place))
      tries.append(SeedTries())
    }
    var lower = 0
    while lower < seeds.count {
      var upper = lower + 1
      while upper < seeds.count, seeds[upper].isBeside(seeds[lower]) { upper += 1 }
      for index in lower..<upper where SeedSource.isLooked(seeds[index]) {
        look(at: index, among: lower..<upper, characters, starts)
      }
      lower = upper
    }
    seeds.removeAll(keepingCapacity: true)
  }

  private mutating func look(
    at index: Int, among group: Range<Int>, _ characters: borrowing Span<UInt16>, _ starts: borrowing Span<Int>
  ) {
    let own = contexts[index]
    let isFirst = SeedSource.isFirst(seeds[index])
    var (tried, successes) = (0, 0)
    // Nearest first, before and behind in turn.
    for step in 2..<2 + 2 * Self.mostLookedAt where tried < Self.mostTried && successes < Self.mostFound {
      let neighbour = step.isMultiple(of: 2) ? index - step / 2 : index + step / 2
      guard group.contains(neighbour), Self.isLooked(own, isFirst: isFirst, contexts[neighbour], starts)
      else { continue }
      tried += 1
      // The same from the other side, where that was looked at before.
      let isFound = tries[neighbour].outcome(with: index) ?? find(own, contexts[neighbour], characters, starts)
      tries[index].add(neighbour, isFound: isFound)
      if isFound { successes += 1 }
    }
  }

  /// Looks for a passage around a seed that two texts have; whether there is one.
  private mutating func find(
    _ own: SeedContext, _ other: SeedContext, _ characters: borrowing Span<UInt16>, _ starts: borrowing Span<Int>
  ) -> Bool {
    guard
      let passage = LikePassage(
        characters, own.place, in: starts[own.text]..<starts[own.text + 1], and: other.place,
        in: starts[other.text]..<starts[other.text + 1], length: SeedGrams.length),
      passage.changes > 0, passage.own.count >= length, passage.other.count >= length
    else { return false }
    let variant = VariantSearch.FoundVariant(passage.own, passage.other)
    found.append(passage.own.lowerBound < passage.other.lowerBound ? variant : variant.mirrored)
    return true
  }

  /// Whether two seeds are the first of the run that both texts have there, and may be in passages that are alike.
  /// `isFirst` says whether passages are looked for around the first one though there may be a seed before it.
  @inline(__always)
  private static func isLooked(
    _ own: SeedContext, isFirst: Bool, _ other: SeedContext, _ starts: borrowing Span<Int>
  ) -> Bool {
    guard other.text != own.text else { return false }
    guard own.isComplete, other.isComplete else { return true }
    let (left, right) = (own.leftRun(other), own.rightRun(other))
    guard left + SeedGrams.length + right >= leastRun else { return false }
    let window = SeedGrams.window
    if left >= window, own.place - window >= starts[own.text], other.place - window >= starts[other.text] {
      // Both have a seed before this one, and are looked at there, unless it is inside of what is the same elsewhere.
      return isFirst
    }
    return own.mayGoOn(other, leftRun: left, rightRun: right)
  }
}

/// The seeds that one was tried with, by their positions, and whether a passage was found.
private struct SeedTries {
  /// The most that are kept.
  static let most = 6

  private var positions = InlineArray<6, Int32>(repeating: -1)
  private var found: UInt8 = 0
  private var count = 0

  mutating func add(_ position: Int, isFound: Bool) {
    guard count < Self.most else { return }
    positions[count] = Int32(truncatingIfNeeded: position)
    found |= (isFound ? 1 : 0) << UInt8(count)
    count += 1
  }

  /// Whether a passage was found with a seed; nil where it was not tried.
  @inline(__always)
  func outcome(with position: Int) -> Bool? {
    for number in 0..<count where positions[number] == Int32(truncatingIfNeeded: position) {
      return found >> UInt8(number) & 1 != 0
    }
    return nil
  }
}
