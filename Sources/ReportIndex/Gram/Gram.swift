import TextFacts

/// The unit of the index, which tells the blocks of a text that hold a gram.
///
/// A gram is two characters that follow each other, or three where the first two are both ASCII: two letters of an
/// alphabet stand everywhere. Characters are folded and white space is left out, so that one index serves exact and
/// folded questions: wherever a phrase stands, exactly or folded, all grams of it stand as well. That another shares the
/// bucket of its hash costs a block read in vain, never a wrong answer.
enum Gram {
  /// The hash of a gram of three; the index takes the upper bits (Knuth's multiplicative hashing).
  ///
  /// An odd factor maps numbers of 64 bits one to one: different grams have different hashes.
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    form(first, second, third) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The characters of a gram in one number, 0 for the first of a gram of two.
  @inline(__always)
  static func form(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
    UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
  }

  /// The hash of a gram of two.
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32) -> UInt64 { hash(0, first, second) }

  /// Whether a gram that begins with these two has a third character.
  @inline(__always)
  static func hasThird(_ first: UInt32, _ second: UInt32) -> Bool { first < 0x80 && second < 0x80 }

  /// A gram of a phrase.
  struct PhraseGram: Equatable {
    let hash: UInt64
    /// The start in the phrase: bytes in one that is looked for as it stands, else characters.
    let offset: Int
    /// Its characters as they stand in the phrase, where that matters and no white space is between them; else 0.
    let form: UInt64
  }

  /// The grams of a phrase looked for byte by byte that begin less than a block's length after it does.
  static func grams(ofExact bytes: [UInt8]) -> [PhraseGram] {
    var gathering = Gathering()
    bytes.withUnsafeBufferPointer { GramWalk.walk($0, &gathering) }
    return gathering.grams.filter { $0.offset < Blocks.length }
  }

  /// The grams of a folded phrase that begin less than a block's length after it does, whatever white space is in it.
  static func grams(ofFolded scalars: [UInt32]) -> [PhraseGram] {
    let scalars = scalars.prefix(Blocks.length / (FoldedPhrase.longestGap + 4))
    return scalars.indices.dropLast().compactMap { index in
      let (first, second) = (scalars[index], scalars[index + 1])
      guard hasThird(first, second) else { return PhraseGram(hash: hash(first, second), offset: index, form: 0) }
      guard index + 2 < scalars.count else { return nil }
      return PhraseGram(hash: hash(first, second, scalars[index + 2]), offset: index, form: 0)
    }
  }

  /// The UTF-8 bytes of a form; 0 for none.
  static func byteCount(ofForm form: UInt64) -> Int {
    var count = 0
    for scalar in [form >> 42, form >> 21 & 0x1F_FFFF, form & 0x1F_FFFF] where scalar != 0 {
      count += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }
    return count
  }

  private struct Gathering: GramVisitor {
    private(set) var grams: [PhraseGram] = []

    mutating func visit(_ gram: FoundGram) {
      grams.append(PhraseGram(hash: gram.hash, offset: gram.place, form: gram.form))
    }

    mutating func visit(last scalar: UInt32, at place: Int) {}
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
  /// The start of each block in the text of its report, in bytes.
  private(set) var starts: [UInt32] = []
  /// The first block of each report, and the number of blocks.
  private(set) var firsts: [UInt32] = [0]

  /// Blocks that were cut before, of texts of these lengths; nil where they are none.
  init?(starts: [UInt32], firsts: [UInt32], texts: [Int]) {
    guard firsts.count == texts.count + 1, firsts.first == 0, Int(firsts.last ?? 0) == starts.count,
      starts.count <= Self.most + Self.mostTexts
    else { return nil }
    for (report, length) in texts.enumerated() {
      guard firsts[report] <= firsts[report + 1], (length == 0) == (firsts[report] == firsts[report + 1]) else {
        return nil
      }
      var last = -1
      for block in Int(firsts[report])..<Int(firsts[report + 1]) {
        guard Int(starts[block]) > last, Int(starts[block]) < length, last >= 0 || starts[block] == 0 else {
          return nil
        }
        last = Int(starts[block])
      }
    }
    length = Self.length
    self.starts = starts
    self.firsts = firsts
  }

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
      while place < text.count, text[place].isUTF8Continuation { place += 1 }
    }
    firsts.append(UInt32(starts.count))
  }

  /// The blocks of a report.
  func blocks(of report: Int) -> Range<Int> { Int(firsts[report])..<Int(firsts[report + 1]) }

  /// The bytes of a block of a report whose text has `length`.
  func bytes(of block: Int, in report: Int, of length: Int) -> Range<Int> {
    let isLast = block + 1 >= Int(firsts[report + 1])
    return Int(starts[block])..<(isLast ? length : Int(starts[block + 1]))
  }

  /// The report that a block belongs to.
  func report(of block: Int) -> Int { max(0, firsts.partitionPoint { Int($0) <= block } - 1) }
}
