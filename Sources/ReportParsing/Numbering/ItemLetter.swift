/// A small letter, or a small Roman numeral, that counts the items of licences and contracts in letters: `a.`, `b)`, `(iv)`.
enum ItemLetter {
  private static let longest = 4

  /// Whether such a one begins `content`, white space behind it.
  static func begins(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    var place = content.lowerBound
    let isOpen = place < content.upperBound && text[place] == 0x28
    if isOpen { place += 1 }
    let first = place
    while place < content.upperBound, (0x61...0x7A).contains(text[place]), place - first <= longest { place += 1 }
    guard place > first, place - first <= longest, place + 1 < content.upperBound, text[place + 1] == 0x20,
      text[place] == 0x29 || !isOpen && text[place] == 0x2E
    else { return false }
    return place == first + 1 || text[first..<place].allSatisfy { [0x69, 0x76, 0x78].contains($0) }
  }
}
