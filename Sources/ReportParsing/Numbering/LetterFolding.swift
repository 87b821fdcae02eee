import TextFacts

/// Letters as words are compared by: small, Latin ones without their diacritics.
enum LetterFolding {
  /// Base letters of U+00C0 to U+017F, and of U+1EA0 to U+1EF9 (Vietnamese).
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnooooo*ouuuuyts" + "aaaaaaaceeeeiiiidnooooo*ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
      .utf8)
  private static let vietnamese: [(last: UInt32, base: UInt8)] = [
    (0x1EB7, 0x61), (0x1EC7, 0x65), (0x1ECB, 0x69), (0x1EE3, 0x6F), (0x1EF1, 0x75), (0x1EF9, 0x79),
  ]

  /// The letter that `scalar` is compared as: nil for what is no letter of Latin or Cyrillic script, 0 for a combining
  /// mark.
  static func letter(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x61...0x7A: scalar
    case 0x41...0x5A: scalar + 0x20
    case 0xC0...0x17F: UInt32(latin[Int(scalar) - 0xC0])
    case 0x1A0, 0x1A1: 0x6F
    case 0x1AF, 0x1B0: 0x75
    case 0x1EA0...0x1EF9: UInt32(vietnamese.first { scalar <= $0.last }?.base ?? 0x79)
    case 0x300...0x36F: 0
    case 0x410...0x42F: scalar + 0x20
    case 0x430...0x44F: scalar
    // Ё and ё are written as Е too; Ukrainian letters.
    case 0x401, 0x451: 0x435
    case 0x404...0x407: scalar + 0x50
    case 0x454...0x457: scalar
    default: nil
    }
  }

  /// The small form of a Latin or Cyrillic capital, its diacritics kept; any other scalar as it is.
  static func small(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    default: scalar
    }
  }

  /// Whether a letter is a capital.
  static func isCapital(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xDE, 0x400...0x42F, 0x1A0, 0x1AF: true
    case 0x100...0x137, 0x14A...0x177, 0x1EA0...0x1EF9: scalar % 2 == 0
    default: false
    }
  }

  /// A word of letters at a place: the hash of what it is compared as, and the byte after it.
  struct FoldedWord {
    var hash: UInt64
    var end: Int
    var letters: Int
    var isCapitalised: Bool
  }

  /// The word at the cursor; nil where no letter stands there. Longer ones than any that is looked for are not read.
  static func word(_ cursor: Cursor) -> FoldedWord? {
    var word = FoldedWord(hash: seed, end: cursor.place, letters: 0, isCapitalised: false)
    var next = cursor
    while let scalar = next.scalar, let letter = letter(scalar.value) {
      if word.letters == 0 { word.isCapitalised = isCapital(scalar.value) }
      if letter > 0 {
        word.hash = hash(word.hash, letter)
        word.letters += 1
        guard word.letters <= 16 else { return nil }
      }
      next.place = scalar.end
    }
    word.end = next.place
    return word.letters > 0 ? word : nil
  }

  /// The hash of a word written as it is compared.
  static func hash(_ word: String) -> UInt64 { word.unicodeScalars.reduce(seed) { hash($0, $1.value) } }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func hash(_ hash: UInt64, _ letter: UInt32) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01b3 }
}
