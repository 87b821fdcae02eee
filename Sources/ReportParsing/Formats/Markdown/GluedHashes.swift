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
      guard text[place] >= 0x80 else { continue }
      glued += 1
      depths.insert(depth)
    }
    return glued >= fewest && depths.count >= 2
  }
}
