/// The difference of two rows of tokens, within what work it may take.
///
/// Equal ends are taken off. A middle too large to be aligned is cut at the sentences that stand once in both (the
/// patience difference of Cohen, over the heaviest increasing subsequence), and what is too large then is one change.
struct TokenDifference {
  /// The cells of alignments that may still be filled; each is a byte of memory while its alignment lasts.
  private(set) var cellsLeft: Int
  /// Whether something was too large to be aligned, so that more is told as changed than has changed.
  private(set) var isCoarse = false

  /// The most cells of one alignment.
  static let largest = 4_000_000

  /// A difference that may fill so many cells in all.
  init(cells: Int) { cellsLeft = cells }

  /// The changes from `old` to `new`, in order.
  mutating func changes(_ old: [Token], _ new: [Token]) -> [TokenChange] {
    SmallIslands.swallowed(middle(old[...], new[...], mayCut: true), in: old, new)
  }

  private mutating func middle(_ old: ArraySlice<Token>, _ new: ArraySlice<Token>, mayCut: Bool) -> [TokenChange] {
    var (old, new) = (old, new)
    while let first = old.first, let other = new.first, first.value == other.value {
      old.removeFirst()
      new.removeFirst()
    }
    while let last = old.last, let other = new.last, last.value == other.value {
      old.removeLast()
      new.removeLast()
    }
    let cells = (old.count + 1) * (new.count + 1)
    if old.isEmpty || new.isEmpty || cells <= min(Self.largest, cellsLeft) {
      if !old.isEmpty, !new.isEmpty { cellsLeft -= cells }
      return TokenAlignment.changes(old, new)
    }
    guard mayCut else {
      isCoarse = true
      return [TokenChange(old: old.indices, new: new.indices)]
    }
    var found: [TokenChange] = []
    var (oldPlace, newPlace) = (old.startIndex, new.startIndex)
    for (oldSentence, newSentence) in SentenceAnchors.pairs(old, new) {
      found += middle(old[oldPlace..<oldSentence.lowerBound], new[newPlace..<newSentence.lowerBound], mayCut: false)
      (oldPlace, newPlace) = (oldSentence.upperBound, newSentence.upperBound)
    }
    return found + middle(old[oldPlace...], new[newPlace...], mayCut: false)
  }
}

/// Sentences that stand once in both of two rows of tokens, in the same order in both.
enum SentenceAnchors {
  static func pairs(_ old: ArraySlice<Token>, _ new: ArraySlice<Token>) -> [(Range<Int>, Range<Int>)] {
    var places: [[UInt64]: (old: [Range<Int>], new: [Range<Int>])] = [:]
    for sentence in sentences(old) { places[old[sentence].map(\.value), default: ([], [])].old.append(sentence) }
    for sentence in sentences(new) { places[new[sentence].map(\.value), default: ([], [])].new.append(sentence) }
    let single = places.values.compactMap { places in
      places.old.count == 1 && places.new.count == 1 ? (places.old[0], places.new[0]) : nil
    }.sorted { $0.0.lowerBound < $1.0.lowerBound }
    let kept = IncreasingSubsequence.heaviest(single.map(\.1.lowerBound), weights: single.map(\.0.count))
    return kept.map { single[$0] }
  }

  private static func sentences(_ tokens: ArraySlice<Token>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = tokens.startIndex
    for place in tokens.indices where TokenClass.endsSentence(tokens[place]) {
      found.append(start..<place + 1)
      start = place + 1
    }
    if start < tokens.endIndex { found.append(start..<tokens.endIndex) }
    return found
  }
}
