import TextFacts

/// The bounds of words in a text, as two clicks select them: letters and digits in a row; a mark by itself; of Han
/// characters, which nothing parts, the two to four that the text treats as one.
///
/// Han characters are one word where they come again, and with other neighbours on both sides each time: `质量发` is always
/// followed by `展` and is none (accessor variety: Feng, Chen, Deng and Zheng 2004, Computational Linguistics 30/1). Of
/// several such words the one that comes most often counts, a character more being worth as much as coming twice as often.
/// Where none comes again it is the two characters from the one clicked on.
struct WordBounds {
  private let text: [UInt8]
  private let bounds: Range<Int>
  /// Bytes of the text that are looked through for a word, half of them on each side.
  private static let reach = 1 << 20
  /// The most characters of such a word, and the bytes of one.
  private static let (longest, bytes) = (4, 3)

  /// Words in `text` within the paragraph at `bounds`.
  init(_ text: [UInt8], _ bounds: Range<Int>) {
    self.text = text
    self.bounds = bounds.clamped(to: 0..<text.count)
  }

  /// The word that holds the character at `place`; nil where there is no character.
  func word(at place: Int) -> Range<Int>? {
    let span = text.span
    guard bounds.contains(place), let (scalar, next) = TextScalar.read(span, at: place, end: bounds.upperBound) else {
      return nil
    }
    let kind = CharacterKind(scalar)
    guard kind != .mark else { return place..<next }
    // Han characters beyond the first plane have four bytes, and are looked at one by one.
    let isHan = kind == .han
    let most = isHan ? Self.longest - 1 : .max
    var (lower, upper, steps) = (place, next, 0)
    while steps < most, let (before, start) = TextScalar.read(span, before: lower, start: bounds.lowerBound),
      CharacterKind(before) == kind, !isHan || lower - start == Self.bytes
    {
      (lower, steps) = (start, steps + 1)
    }
    steps = 0
    while steps < most, let (after, end) = TextScalar.read(span, at: upper, end: bounds.upperBound),
      CharacterKind(after) == kind, !isHan || end - upper == Self.bytes
    {
      (upper, steps) = (end, steps + 1)
    }
    return isHan && next - place == Self.bytes ? hanWord(at: place, in: lower..<upper) : lower..<upper
  }

  /// The best of the words in `run`, Han characters of three bytes, that hold the one at `place`.
  private func hanWord(at place: Int, in run: Range<Int>) -> Range<Int> {
    var candidates: [WordCandidate] = []
    for start in stride(from: run.lowerBound, through: place, by: Self.bytes) {
      for end in stride(from: place + Self.bytes, through: run.upperBound, by: Self.bytes)
      where (2...Self.longest).contains((end - start) / Self.bytes) {
        candidates.append(WordCandidate(before: place - start, after: end - place))
      }
    }
    count(&candidates, around: place)
    let best = candidates.filter(\.isWord).max { $0.worth < $1.worth }
    if let best { return place - best.before..<place + best.after }
    if place + Self.bytes < run.upperBound { return place..<place + 2 * Self.bytes }
    return max(run.lowerBound, place - Self.bytes)..<place + Self.bytes
  }

  /// Counts the candidates, and their neighbours, wherever the character at `place` comes.
  private func count(_ candidates: inout [WordCandidate], around place: Int) {
    let character = text[place..<place + Self.bytes]
    var here = max(0, place - Self.reach / 2)
    let end = min(text.count, place + Self.reach / 2) - Self.bytes
    while here <= end {
      guard text[here] == character.first, text[here..<here + Self.bytes].elementsEqual(character) else {
        here += 1
        continue
      }
      for index in candidates.indices {
        let (lower, upper) = (here - candidates[index].before, here + candidates[index].after)
        guard lower >= 0, upper <= text.count,
          text[lower..<upper].elementsEqual(text[place - candidates[index].before..<place + candidates[index].after])
        else { continue }
        candidates[index].note(text[max(0, lower - Self.bytes)..<lower], text[upper...].prefix(Self.bytes))
      }
      here += Self.bytes
    }
  }

  /// A word that the characters may be.
  private struct WordCandidate {
    /// Bytes before the character clicked on, and from its start to the end of the word.
    var before, after: Int
    private var times = 0
    /// The first neighbours on each side, and whether others came.
    private var (left, right): (ArraySlice<UInt8>?, ArraySlice<UInt8>?)
    private var (varies, variesAfter) = (false, false)

    init(before: Int, after: Int) { (self.before, self.after) = (before, after) }

    var isWord: Bool { times > 1 && varies && variesAfter }
    var worth: Int { times << ((before + after) / WordBounds.bytes - 2) }

    mutating func note(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) {
      times += 1
      if let left { varies = varies || !left.elementsEqual(before) } else { left = before }
      if let right { variesAfter = variesAfter || !right.elementsEqual(after) } else { right = after }
    }
  }
}

/// The kinds of characters that make a word together.
private enum CharacterKind: Equatable {
  case han, letter, mark

  init(_ scalar: UInt32) {
    if Han.contains(scalar) {
      self = .han
    } else if let known = Unicode.Scalar(scalar), known.properties.isAlphabetic || known.properties.numericType != nil {
      self = .letter
    } else {
      self = .mark
    }
  }
}
