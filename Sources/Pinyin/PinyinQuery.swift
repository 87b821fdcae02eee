import TextFacts
import TextFolding

/// A query for titles by their pinyin: `yhyshj`, `youhuayshj` and `优hyshj` find 优化营商环境.
///
/// Each character of the title takes letters of the query: the initial of one of its readings (`z` or `zh` for 中), a
/// whole reading, or, at the end of the query, the beginning of one, for it is still being typed. Letters, digits and
/// characters stand for themselves, as `FoldTable` folds them. Any character may have any of its readings; ü is typed
/// `v` or `u`. Spaces and punctuation count nowhere in a title; in the query no syllable reaches over one (`xi'an`).
///
/// The query is compiled to masks with a bit for each of its places, so that a title takes time proportional to its
/// length whatever it holds.
public struct PinyinQuery: Sendable {
  /// The ways a syllable can take letters of the query, each a mask of the places where it begins.
  struct Moves: Sendable {
    /// The whole spelling, `length` letters.
    var whole: UInt64 = 0
    /// The first letter.
    var initial: UInt64 = 0
    /// `zh`, `ch` or `sh`.
    var digraph: UInt64 = 0
    /// A beginning of the spelling with which the query ends.
    var ending: UInt64 = 0
    /// All of them.
    var any: UInt64 = 0
    var length: UInt64 = 0
  }

  /// Places in the query; what is typed beyond is not looked at.
  public static let longest = WorkBudget.pinyinPlaces

  /// The scalars that count.
  let count: Int
  /// The letters, digits and characters typed.
  public var letters: Int { count }
  /// For each syllable.
  let moves: [Moves]
  /// For each ASCII character the places where it stands.
  let ascii: [UInt64]
  /// The same for other characters.
  let others: [(scalar: UInt32, places: UInt64)]

  /// A query; nil where nothing typed is a Latin letter: then pinyin finds no more than a plain search.
  public init?(_ typed: String) {
    var items: [UInt32] = []
    var breaks: UInt64 = 0
    var hasLetters = false
    for scalar in typed.unicodeScalars where items.count < Self.longest {
      let folded = scalar.value == 0xFC || scalar.value == 0xDC ? 0x76 : FoldTable.fold(scalar.value)
      guard !isSkipped(folded) else {
        breaks |= 1 << UInt64(items.count)
        continue
      }
      hasLetters = hasLetters || folded &- 0x61 < 26
      items.append(folded)
    }
    guard hasLetters else { return nil }
    var ascii = [UInt64](repeating: 0, count: 128)
    var others: [(scalar: UInt32, places: UInt64)] = []
    for (place, item) in items.enumerated() {
      let bit: UInt64 = 1 << UInt64(place)
      if item < 128 {
        ascii[Int(item)] |= bit
      } else if let known = others.firstIndex(where: { $0.scalar == item }) {
        others[known].places |= bit
      } else {
        others.append((item, bit))
      }
    }
    count = items.count
    self.ascii = ascii
    self.others = others
    let count = items.count
    moves = Readings.all.spellings.map { Self.moves(of: $0, ascii, breaks: breaks, count: count) }
  }

  private static func moves(of letters: [UInt8], _ places: [UInt64], breaks: UInt64, count: Int) -> Moves {
    var moves = Moves()
    guard let first = letters.first else { return moves }
    moves.length = UInt64(letters.count)
    var begins = UInt64.max
    for (offset, letter) in letters.enumerated() {
      let shift = UInt64(offset)
      begins &= self.places(of: letter, after: first, places) >> shift
      if offset > 0 { begins &= ~(breaks >> shift) }
      if count > offset { moves.ending |= begins & 1 << UInt64(count - offset - 1) }
      if offset == 0 { moves.initial = begins }
      if offset == 1, letter == UInt8(ascii: "h"), "zcs".utf8.contains(first) { moves.digraph = begins }
    }
    moves.whole = begins
    moves.any = moves.whole | moves.initial | moves.digraph | moves.ending
    return moves
  }

  /// The places of the query where a letter of a syllable may stand: ü is `v` or `u`, also after `j q x y`, where
  /// pinyin writes it `u`.
  private static func places(of letter: UInt8, after first: UInt8, _ places: [UInt64]) -> UInt64 {
    let isUmlaut = letter == UInt8(ascii: "v") || (letter == UInt8(ascii: "u") && "jqxy".utf8.contains(first))
    return isUmlaut ? places[0x75] | places[0x76] : places[Int(letter)]
  }

  /// The places of the query where a folded scalar of the title stands as itself.
  @inline(__always)
  func places(of folded: UInt32) -> UInt64 {
    if folded < 128 { return ascii[Int(folded)] }
    for other in others where other.scalar == folded { return other.places }
    return 0
  }
}

/// Whether a scalar, folded, counts nowhere: white space, punctuation and symbols.
@inline(__always)
func isSkipped(_ folded: UInt32) -> Bool {
  if folded < 0x80 { return !(folded &- 0x61 < 26 || folded &- 0x30 < 10) }
  if folded >= 0x3400 && folded < 0xFE00 { return false }
  switch folded {
  case 0x80..<0xC0, 0xD7, 0xF7, 0x2000..<0x2C00, 0x3000..<0x3005, 0x3008..<0x3021, 0x3030, 0xFE10..<0xFE70: return true
  default: return SearchGap.contains(folded)
  }
}
