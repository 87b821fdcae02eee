import TextFacts

/// Headings without the blank that CommonMark asks for between `#` and the words (4.2): `#章程`, `##第一章`, `#P2章程`,
/// `###[通知]`. People write them in Chinese and Japanese, whose words no blank parts. They are taken where all headings of
/// the text are so.
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
      let end = ByteSearch.first(0x0A, in: text, from: place, to: text.count) ?? text.count
      guard isOne(text, place..<end) else { continue }
      glued += 1
      depths.insert(depth)
    }
    return glued >= fewest && depths.count >= 2
  }

  /// Whether the words after `#` are those of such a heading: some of them are no ASCII, and the first is no mark of code.
  static func isOne(_ text: [UInt8], _ words: Range<Int>) -> Bool {
    guard let first = text[words].first else { return false }
    if first >= 0x80 { return true }
    let begins = (0x30...0x39).contains(first) || (0x41...0x5B).contains(first) || (0x61...0x7A).contains(first)
    return begins && text[words].contains { $0 >= 0x80 }
  }
}
