/// The kinds of characters in a text that copies have and writers do not, found in one look at its first bytes.
struct CopiedCharacters {
  /// Whether it has compatibility forms (`CompatibilityForms`), and characters that no page shows (`UnseenCharacters`).
  private(set) var (hasForms, hasUnseen) = (false, false)
  /// The bytes that are looked at: a character that stands in none of them is rare.
  private static let sample = 1 << 18

  /// Looks at the first bytes of `text`.
  init(in text: [UInt8]) {
    let end = min(text.count, Self.sample)
    if text.count >= 2, ByteSearch.first(0xC2, in: text, to: end) != nil { look(for: 0xC2, in: text, to: end) }
    look(for: 0xE2, in: text, to: end)
    look(for: 0xEF, in: text, to: end)
  }

  /// Looks at each character that begins with `lead`.
  private mutating func look(for lead: UInt8, in text: [UInt8], to end: Int) {
    var place = 0
    while let found = ByteSearch.first(lead, in: text, from: place, to: end) {
      place = found + 2
      guard place <= text.count else { return }
      let second = text[found + 1]
      // Quotation marks and dashes; wide commas and brackets.
      if second == 0xBC && lead == 0xEF { continue }
      if UnseenCharacters.length(text, at: found) > 0 { hasUnseen = true }
      if lead == 0xE2 ? second >= 0xBA : lead == 0xEF && Self.isForm(second, text, found + 2) { hasForms = true }
    }
  }

  /// Whether the bytes behind EF are those of a half-width mark or a compatibility ideograph.
  private static func isForm(_ second: UInt8, _ text: [UInt8], _ third: Int) -> Bool {
    guard second == 0xBD else { return (0xA4...0xA9).contains(second) }
    return third < text.count && (text[third] == 0xA1 || text[third] == 0xA4)
  }
}
