import TextFacts

/// Headings without the blank that CommonMark asks for between `#` and the words (4.2): `#章程` `##第一章`. People write
/// them in Chinese and Japanese, whose words no blank parts. They are taken where all headings of the text are so.
enum GluedHashes {
  /// There are no fewer, so that a tag (`#标签`) is none.
  private static let fewest = 3

  static func stand(in text: [UInt8]) -> Bool {
    var (glued, depths) = (0, Set<Int>())
    var place = 0
    while let hash = ByteSearch.first(0x23, in: text, from: place, to: text.count) {
      let depth = text.run(of: 0x23, in: hash..<text.count)
      place = hash + depth
      guard hash == 0 || text[hash - 1] == 0x0A, depth <= 6, place < text.count else { continue }
      if text[place] == 0x20 || text[place] == 0x09 { return false }
      guard begins(text, place..<text.count) else { continue }
      glued += 1
      depths.insert(depth)
    }
    // #标签 has one sign.
    return glued >= fewest && (depths.count >= 2 || !depths.contains(1))
  }

  /// Bytes behind the signs in which the first character that no blank parts from others is looked for (`#P2俱乐部`).
  private static let reach = 24

  /// Whether words that no blanks part begin behind the signs.
  static func begins(_ text: [UInt8], _ rest: Range<Int>) -> Bool {
    for byte in text[rest].prefix(reach) {
      if byte >= 0xE1 { return true }
      if byte == 0x0A || byte == 0x20 || byte == 0x23 { return false }
    }
    return false
  }
}
