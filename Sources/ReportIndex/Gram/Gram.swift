import TextFolding

/// What the index knows of a text: which of its blocks hold which grams.
///
/// A gram is two characters that follow each other, or three where the first two are both ASCII: two letters of an
/// alphabet stand everywhere. Characters are folded and white space is left out, so that one index serves exact and
/// folded questions: wherever a phrase stands, exactly or folded, all grams of it stand as well. A gram is known by a
/// hash only; that another shares it costs a block read in vain, never a wrong answer.
enum Gram {
  /// The hash of a gram of three; the index takes the upper bits (Knuth's multiplicative hashing).
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    (UInt64(first) << 42 ^ UInt64(second) << 21 ^ UInt64(third)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The hash of a gram of two.
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32) -> UInt64 { hash(0, first, second) }

  /// Whether a gram that begins with these two has a third character.
  @inline(__always)
  static func hasThird(_ first: UInt32, _ second: UInt32) -> Bool { first < 0x80 && second < 0x80 }

  /// A gram of a phrase.
  struct Placed: Equatable {
    var hash: UInt64
    /// Which of the phrase's characters it begins with, white space not counted.
    var character: Int
  }

  /// The grams of a phrase looked for byte by byte that begin less than a block's length after it does.
  static func grams(ofExact bytes: [UInt8]) -> [Placed] {
    var scalars: [UInt32] = []
    bytes.prefix(Blocks.length).withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count {
        let step = UTF8Step(bytes, at: place)
        if !isSpace(step.value) { scalars.append(FoldTable.fold(step.value)) }
        place += step.count
      }
    }
    // What the cut left of its last character is none, and so is what would be a gram with it.
    return grams(of: bytes.count > Blocks.length ? scalars.dropLast(4) : scalars)
  }

  /// The grams of a folded phrase that begin less than a block's length after it does, whatever white space is in it.
  static func grams(ofFolded scalars: [UInt32]) -> [Placed] {
    grams(of: Array(scalars.prefix(Blocks.length / (FoldedPhrase.longestGap + 4))))
  }

  /// The grams of characters that are folded and without white space.
  private static func grams(of scalars: [UInt32]) -> [Placed] {
    scalars.indices.dropLast().compactMap { index in
      let (first, second) = (scalars[index], scalars[index + 1])
      guard hasThird(first, second) else { return Placed(hash: hash(first, second), character: index) }
      guard index + 2 < scalars.count else { return nil }
      return Placed(hash: hash(first, second, scalars[index + 2]), character: index)
    }
  }
}

/// The blocks that texts are cut into: runs of some 2,000 bytes of one report each.
///
/// Small enough that reading one in vain costs a fraction of a microsecond, large enough that a gram common in the
/// language is not listed for each of its occurrences.
struct Blocks: Sendable {
  /// The least length of a block that is not the last of its report, in bytes.
  static let length = 2048
  /// The most blocks: their numbers take two bytes while an index is made.
  static let most = 65_000
  /// The most texts of one index; each has a block at least.
  static let mostTexts = 30_000

  private let length: Int
  /// Where each block begins in the text of its report, in bytes.
  private(set) var starts: [UInt32] = []
  /// The first block of each report, and the number of blocks.
  private(set) var firsts: [UInt32] = [0]

  /// Blocks for so many texts of so many bytes in all: longer ones where there would be more than `most`.
  init(bytes: Int, texts: Int) {
    length = max(Self.length, bytes / max(1, Self.most - texts) + 1)
    starts.reserveCapacity(bytes / length + texts)
    firsts.reserveCapacity(texts + 1)
  }

  var count: Int { starts.count }

  /// Cuts the next report's text, between characters.
  mutating func cut(_ text: UnsafeBufferPointer<UInt8>) {
    var place = 0
    while place < text.count {
      starts.append(UInt32(place))
      place += length
      while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
    }
    firsts.append(UInt32(starts.count))
  }

  /// The blocks of a report.
  func blocks(of report: Int) -> Range<Int> { Int(firsts[report])..<Int(firsts[report + 1]) }

  /// The report that a block belongs to.
  func report(of block: Int) -> Int { max(0, firsts.partitionPoint { Int($0) <= block } - 1) }
}
