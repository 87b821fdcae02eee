/// A seed with the characters around it: whether two texts go on alike there is seen without looking into them again.
struct SeedContext {
  private let ownPlace: UInt32
  private let ownText: UInt32
  /// Whether the characters around it are known: not near the first and the last of all.
  let isComplete: Bool
  private let left: ContextSide
  private let right: ContextSide

  /// The characters on either side that are looked at, those of the seed itself among them.
  private static let reach = ContextSide.length + SeedGrams.length

  @inline(__always)
  init(_ texts: SpacelessTexts, _ characters: borrowing RawSpan, at place: Int) {
    ownPlace = UInt32(truncatingIfNeeded: place)
    ownText = UInt32(truncatingIfNeeded: texts.text(of: place))
    isComplete = place >= Self.reach && place + Self.reach <= texts.count
    guard isComplete else {
      (left, right) = (ContextSide(), ContextSide())
      return
    }
    left = ContextSide(before: place, characters)
    right = ContextSide(from: place + SeedGrams.length, characters)
  }

  @inline(__always) var place: Int { Int(ownPlace) }
  @inline(__always) var text: Int { Int(ownText) }

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
      characters.word(before: place), characters.word(before: place - 4), characters.word(before: place - 8)
    )
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
    return threes(after: run).meet(other.threes(after: run))
  }

  /// The three characters after a run, and after one to four characters more.
  @inline(__always)
  private func threes(after run: Int) -> CharacterThrees {
    let shift = UInt64(run & 3) << 4
    let (low, middle, high) = run < 4 ? words : (words.1, words.2, 0)
    // A shift by 64 gives 0.
    return CharacterThrees((low >> shift) | (middle << (64 - shift)), (middle >> shift) | (high << (64 - shift)))
  }
}

/// Three characters in a row at each of five places in a row: those at which texts may go on to be the same after a change.
struct CharacterThrees {
  private let threes: (UInt64, UInt64, UInt64, UInt64, UInt64)

  /// The threes of eight characters in a row, four a word, the first in the low bits.
  @inline(__always)
  init(_ first: UInt64, _ second: UInt64) {
    let mask: UInt64 = 0xFFFF_FFFF_FFFF
    threes = (
      first & mask, first >> 16, ((first >> 32) | (second << 32)) & mask, ((first >> 48) | (second << 16)) & mask,
      second & mask
    )
  }

  /// Whether three characters of one are three of the other; both at their first is no change.
  @inline(__always)
  func meet(_ other: CharacterThrees) -> Bool {
    let (own, others) = (threes, other.threes)
    return own.0 == others.1 || own.0 == others.2 || own.0 == others.3 || own.0 == others.4
      || other.has(own.1) || other.has(own.2) || other.has(own.3) || other.has(own.4)
  }

  @inline(__always)
  private func has(_ three: UInt64) -> Bool {
    three == threes.0 || three == threes.1 || three == threes.2 || three == threes.3 || three == threes.4
  }
}
