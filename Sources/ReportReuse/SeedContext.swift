/// A seed with the characters around it: whether two texts go on alike there is seen without looking into them again.
struct SeedContext {
  let place: Int
  let text: Int
  /// The places of its text.
  let places: Range<Int>
  /// Whether the characters around it are known: not near the first and the last of all.
  let isComplete: Bool
  private let left: ContextSide
  private let right: ContextSide

  /// The characters on either side that are looked at, those of the seed itself among them.
  private static let reach = ContextSide.length + SeedGrams.length

  @inline(__always)
  init(_ texts: SpacelessTexts, _ characters: borrowing RawSpan, at place: Int) {
    self.place = place
    text = texts.text(of: place)
    places = texts.places(of: text)
    isComplete = place >= Self.reach && place + Self.reach <= texts.count
    guard isComplete else {
      (left, right) = (ContextSide(), ContextSide())
      return
    }
    left = ContextSide(before: place, characters)
    right = ContextSide(from: place + SeedGrams.length, characters)
  }

  /// The characters before both seeds that are the same, 12 at the most.
  @inline(__always)
  func leftRun(_ other: SeedContext) -> Int { left.run(other.left) }

  /// The same of the characters behind them.
  @inline(__always)
  func rightRun(_ other: SeedContext) -> Int { right.run(other.right) }

  /// Whether, as far as is seen here, both may go on to be the same after a change on either side.
  @inline(__always)
  func mayGoOn(_ other: SeedContext, leftRun: Int, rightRun: Int) -> Bool {
    left.mayGoOn(other.left, after: leftRun) || right.mayGoOn(other.right, after: rightRun)
  }
}

/// Twelve characters on one side of a seed, the nearest first.
private struct ContextSide {
  private var words: (UInt64, UInt64, UInt64)

  static let length = 12

  init() { words = (0, 0, 0) }

  @inline(__always)
  init(from place: Int, _ characters: borrowing RawSpan) {
    words = (characters.word(at: place), characters.word(at: place + 4), characters.word(at: place + 8))
  }

  @inline(__always)
  init(before place: Int, _ characters: borrowing RawSpan) {
    words = (
      Self.reversed(characters.word(at: place - 4)), Self.reversed(characters.word(at: place - 8)),
      Self.reversed(characters.word(at: place - 12))
    )
  }

  /// Four characters in the order from the last to the first.
  @inline(__always)
  private static func reversed(_ word: UInt64) -> UInt64 {
    let pairs = word >> 32 | word << 32
    return (pairs & 0xFFFF_0000_FFFF_0000) >> 16 | (pairs & 0x0000_FFFF_0000_FFFF) << 16
  }

  /// The characters that are the same from the first on.
  @inline(__always)
  func run(_ other: ContextSide) -> Int {
    let first = words.0 ^ other.words.0
    if first != 0 { return first.trailingZeroBitCount >> 4 }
    let second = words.1 ^ other.words.1
    if second != 0 { return 4 + second.trailingZeroBitCount >> 4 }
    return 8 + (words.2 ^ other.words.2).trailingZeroBitCount >> 4
  }

  /// Whether three characters of one are three of the other again, each after at most four that are not; true where that
  /// is not to be seen.
  @inline(__always)
  func mayGoOn(_ other: ContextSide, after run: Int) -> Bool {
    if run + LikePassage.reachOfChange > Self.length { return true }
    let (own, others) = (threes(after: run), other.threes(after: run))
    // Both at their first characters is the end of the run.
    return own.0 == others.1 || own.0 == others.2 || own.0 == others.3 || own.0 == others.4
      || Self.isOne(own.1, of: others) || Self.isOne(own.2, of: others) || Self.isOne(own.3, of: others)
      || Self.isOne(own.4, of: others)
  }

  private typealias Threes = (UInt64, UInt64, UInt64, UInt64, UInt64)

  @inline(__always)
  private static func isOne(_ three: UInt64, of all: Threes) -> Bool {
    three == all.0 || three == all.1 || three == all.2 || three == all.3 || three == all.4
  }

  /// The three characters after a run, and after one to four characters more.
  @inline(__always)
  private func threes(after run: Int) -> Threes {
    let shift = UInt64(run & 3) << 4
    let (low, middle, high) = run < 4 ? words : (words.1, words.2, 0)
    // A shift by 64 gives 0.
    let first = (low >> shift) | (middle << (64 - shift))
    let second = (middle >> shift) | (high << (64 - shift))
    let mask: UInt64 = 0xFFFF_FFFF_FFFF
    return (
      first & mask, first >> 16, ((first >> 32) | (second << 32)) & mask, ((first >> 48) | (second << 16)) & mask,
      second & mask
    )
  }
}
