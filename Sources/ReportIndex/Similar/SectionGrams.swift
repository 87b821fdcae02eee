import ReportModel
import TextFacts

/// The grams of a section by which others like it are found: two characters of Chinese, kana or Hangul in a row, or four
/// letters or digits of a word, each with the number of times it stands there.
///
/// Letters count without their case, where all four, none or the first alone is a capital: as words are written.
///
/// Bigrams find Chinese text as well as words do, and need no dictionary (Nie, Gao, Zhang, Zhou: "On the use of words and
/// n-grams for Chinese information retrieval", 2000).
struct SectionGrams: Sendable {
  /// The grams as keys, ascending, each once.
  let keys: [UInt64]
  let counts: [Int]
  /// For each value of the low bits of a key's hash, whether a gram may have it.
  private let filter: [UInt64]
  /// Positions of grams by their hash, in a table with open addresses; -1 where none is.
  private let table: [Int32]

  /// The most grams that are looked for, and the most bytes of a section that they are taken from.
  static let (most, mostBytes) = (512, 60_000)

  /// The grams of a run of text; of more than `most` different ones those that come first.
  init(_ text: [UInt8], _ range: Range<Int>) {
    var found: [UInt64: Int] = [:]
    let range = range.clamped(to: 0..<text.count)
    Self.forEach(text.span, range.lowerBound..<min(range.upperBound, range.lowerBound + Self.mostBytes)) { key, _ in
      if let count = found[key] { found[key] = count + 1 } else if found.count < Self.most { found[key] = 1 }
    }
    keys = found.keys.sorted()
    counts = keys.map { found[$0] ?? 0 }
    var filter = [UInt64](repeating: 0, count: 1 << 10)
    var table = [Int32](repeating: -1, count: 4 * Self.most)
    for (number, key) in keys.enumerated() {
      let hash = Self.hash(key)
      filter[hash >> 6 & 1_023] |= 1 << UInt64(hash & 63)
      var slot = hash % table.count
      while table[slot] >= 0 { slot = (slot + 1) % table.count }
      table[slot] = Int32(truncatingIfNeeded: number)
    }
    (self.filter, self.table) = (filter, table)
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 40) }

  /// The position of a gram; nil where it is none of them.
  @inline(__always)
  func position(of key: UInt64) -> Int? {
    let hash = Self.hash(key)
    guard filter[hash >> 6 & 1_023] & 1 << UInt64(hash & 63) != 0 else { return nil }
    var slot = hash % table.count
    while table[slot] >= 0 {
      if keys[Int(table[slot])] == key { return Int(table[slot]) }
      slot = slot + 1 == table.count ? 0 : slot + 1
    }
    return nil
  }

  /// The characters of a gram.
  static func scalars(of key: UInt64) -> [Unicode.Scalar] {
    let values =
      key & wordBit != 0 ? (0..<4).map { key >> UInt64(15 * (3 - $0)) & 0x7FFF } : [key >> 21, key & 0x1F_FFFF]
    return values.compactMap { Unicode.Scalar(UInt32($0)) }
  }

  /// The bit of the keys of letters.
  private static let wordBit: UInt64 = 1 << 63

  /// The key of the same gram without the case of its letters.
  static func folded(_ key: UInt64) -> UInt64 {
    guard key & wordBit != 0 else { return key }
    return scalars(of: key).reduce(wordBit) { folded, letter in
      wordBit | (folded << 15 | UInt64(GramLetters.folded(letter.value))) & (1 << 60 - 1)
    }
  }

  /// Hands on the key of every gram of a run of text, and the byte where its first character begins.
  @inline(__always)
  static func forEach(_ text: borrowing Span<UInt8>, _ range: Range<Int>, _ body: (_ key: UInt64, _ place: Int) -> Void)
  {
    let start = range.lowerBound
    var place = start
    var (before, beforePlace): (UInt32, Int) = (0, start)
    var run = GramLetters.LetterRun()
    var (first, second, third, fourth) = (start, start, start, start)
    while let (scalar, next) = TextScalar.read(text, at: place, end: range.upperBound) {
      switch GramLetters.form(of: scalar) {
      case .character:
        if before != 0 { body(UInt64(before) << 21 | UInt64(scalar), beforePlace) }
        (before, beforePlace) = (scalar, place)
        run.count = 0
      case .letter(let folded):
        (first, second, third, fourth) = (second, third, fourth, place)
        run.add(scalar, folded)
        before = 0
        if run.count >= 4 { body(wordBit | run.word, first) }
      case .other:
        before = 0
        run.count = 0
      }
      place = next
    }
  }

  /// The ways in which the gram of a key is written, each of characters of the same widths.
  static func forms(of key: UInt64) -> [[Unicode.Scalar]] {
    let scalars = scalars(of: key)
    guard key & wordBit != 0, scalars.allSatisfy({ GramLetters.folded($0.value) == $0.value }) else { return [scalars] }
    let capitals = scalars.map { GramLetters.capital(of: $0.value).flatMap { Unicode.Scalar($0) } }
    var forms = [scalars]
    if let first = capitals.first.flatMap({ $0 }) { forms.append([first] + scalars.dropFirst()) }
    let all = capitals.compactMap { $0 }
    if all.count == scalars.count { forms.append(all) }
    return forms
  }
}
