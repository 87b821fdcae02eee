import TextFacts

/// The characters that grams of sections are made of.
enum GramLetters {
  /// The part of a character in grams.
  enum GramPart {
    /// One of a script without spaces or with syllables: two make a gram.
    case character
    /// A letter of an alphabet, a mark on one or a digit, without its case: four make a gram.
    case letter(folded: UInt32)
    case other
  }

  @inline(__always)
  static func form(of scalar: UInt32) -> GramPart {
    if Han.contains(scalar) { return .character }
    guard scalar < table.count else { return WordCharacter.contains(scalar) ? .character : .other }
    let folded = table[Int(scalar)]
    return folded == 0 ? .other : folded == character ? .character : .letter(folded: UInt32(folded))
  }

  /// A letter without its case, where it has a small form of the same width; others as they are.
  static func folded(_ scalar: UInt32) -> UInt32 {
    if case .letter(let folded) = form(of: scalar) { folded } else { scalar }
  }

  /// The capital that `folded` makes this letter of; nil where there is none.
  static func capital(of scalar: UInt32) -> UInt32? {
    guard let letter = Unicode.Scalar(scalar), letter.properties.changesWhenUppercased,
      let capital = single(letter.properties.uppercaseMapping), capital < letterLimit, capital != scalar,
      folded(capital) == scalar
    else { return nil }
    return capital
  }

  /// The text with its letters folded; of the same length.
  static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let folded = Unicode.Scalar(folded(scalar.value)) ?? scalar
      bytes += UTF8.encode(folded).map(Array.init) ?? []
    }
    return bytes
  }

  /// A run of letters, of which the last four are known.
  struct LetterRun {
    private var written: UInt64 = 0
    private var small: UInt64 = 0
    /// A bit for each of the letters that is a capital.
    private var capitals: UInt8 = 0
    var count = 0

    @inline(__always)
    mutating func add(_ scalar: UInt32, _ folded: UInt32) {
      written = (written << 15 | UInt64(scalar)) & (1 << 60 - 1)
      small = (small << 15 | UInt64(folded)) & (1 << 60 - 1)
      capitals = (capitals << 1 | (scalar == folded ? 0 : 1)) & 0xF
      count += 1
    }

    /// The last four letters, of fifteen bits each.
    @inline(__always)
    var word: UInt64 { capitals == 0 || capitals == 0b1000 || capitals == 0b1111 ? small : written }
  }

  /// Letters of alphabets lie below; those above are counted as characters.
  private static let letterLimit: UInt32 = 0x8000
  private static let character: UInt16 = .max

  /// For each value of the first plane the letter without its case, `character`, or 0.
  private static let table: [UInt16] = (0..<UInt32(0x10000)).map { scalar in
    if isHangul(scalar) { return character }
    guard WordCharacter.contains(scalar), let letter = Unicode.Scalar(scalar) else { return 0 }
    // Kana, Bopomofo, the letters among the marks of CJK (々), Hangul of compatibility.
    if scalar >= 0x3000 { return character }
    guard letter.properties.changesWhenLowercased, let small = single(letter.properties.lowercaseMapping),
      small < letterLimit, single(Unicode.Scalar(small)?.properties.uppercaseMapping ?? "") == scalar,
      let folded = Unicode.Scalar(small), UTF8.width(folded) == UTF8.width(letter)
    else { return UInt16(scalar) }
    return UInt16(small)
  }

  @inline(__always)
  private static func isHangul(_ scalar: UInt32) -> Bool { (0xAC00...0xD7A3).contains(scalar) }

  private static func single(_ mapping: String) -> UInt32? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first?.value : nil
  }
}
