import ReportModel
import TextFacts

/// Characters that a page does not show, which copies have inside words and numbers: spaces without width, joiners, marks
/// of direction, soft hyphens (Unicode, Default_Ignorable_Code_Point), and the blanks that recognition of scanned pages
/// sets between all characters. They neither end a heading nor part a number.
enum UnseenCharacters {
  /// The bytes that show whether a character stands between all others.
  private static let sample = 1 << 12
  /// A text with more of them than this is read with them.
  private static let most = 1 << 21
  /// The fewest blanks between Han characters that tell.
  private static let fewestBlanks = 30

  /// The runs of `text` that no page shows, ascending; none where its first bytes hold none.
  static func find(in text: [UInt8], _ copied: CopiedCharacters) -> [TextRange] {
    let isSpaced = isSpaced(text)
    guard isSpaced || copied.hasUnseen else { return [] }
    var runs: [TextRange] = []
    for lead in isSpaced ? leads + [0x20] : leads {
      var place = 0
      while let found = ByteSearch.first(lead, in: text, from: place, to: text.count) {
        place = found + 1
        let length = lead == 0x20 ? (partsHan(text, found) ? 1 : 0) : length(text, at: found)
        guard length > 0, !isHyphenAtEnd(text, found) else { continue }
        runs.append(TextRange(found, found + length))
        guard runs.count < most else { return [] }
      }
    }
    runs.sort { $0.lower < $1.lower }
    return runs
  }

  /// The bytes that such characters begin with.
  private static let leads: [UInt8] = [0xC2, 0xE2, 0xEF]

  /// The bytes of the character at `place` that shows nothing; 0 for any other.
  static func length(_ text: [UInt8], at place: Int) -> Int {
    guard place + 1 < text.count else { return 0 }
    let second = text[place + 1]
    if text[place] == 0xC2 { return second == 0xAD ? 2 : 0 }
    guard place + 2 < text.count else { return 0 }
    let third = text[place + 2]
    switch (text[place], second) {
    // U+200B to U+200F, U+202A to U+202E.
    case (0xE2, 0x80): return (0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third) ? 3 : 0
    // U+2060 to U+206F.
    case (0xE2, 0x81): return (0xA0...0xAF).contains(third) ? 3 : 0
    // The selectors of a variant, without that of the signs on keys.
    case (0xEF, 0xB8): return (0x80...0x8E).contains(third) ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Whether a soft hyphen stands at the end of a line: a word goes on behind it.
  private static func isHyphenAtEnd(_ text: [UInt8], _ place: Int) -> Bool {
    text[place] == 0xC2 && (place + 2 >= text.count || text[place + 2] == 0x0A || text[place + 2] == 0x0D)
  }

  // MARK: Blanks

  /// Whether more Han characters are parted by a blank than stand side by side.
  private static func isSpaced(_ text: [UInt8]) -> Bool {
    let end = min(text.count, sample)
    var (parted, glued, place) = (0, 0, 0)
    while place + 4 < end {
      guard (0xE4...0xE9).contains(text[place]) else {
        place += 1
        continue
      }
      place += 3
      if text[place] == 0x20 {
        if (0xE4...0xE9).contains(text[place + 1]) { parted += 1 }
      } else if (0xE4...0xE9).contains(text[place]) {
        glued += 1
      }
      // Nothing more to learn of ordinary text.
      if glued >= fewestBlanks * 4, parted * 4 < glued { return false }
    }
    return parted >= fewestBlanks && parted > glued
  }

  /// Whether one blank at `place` parts two East Asian characters.
  private static func partsHan(_ text: [UInt8], _ place: Int) -> Bool {
    guard place >= 3, place + 1 < text.count else { return false }
    return text[place - 3] >= 0xE3 && text[place - 1] >= 0x80 && text[place + 1] >= 0xE3
  }
}
