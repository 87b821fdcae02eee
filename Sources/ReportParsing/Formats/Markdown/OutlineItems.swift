import TextFacts

/// Headings that begin items of a list (`- ## 二、分类`), as programs for notes write all headings of an outline. They head
/// what stands below them like any other (CommonMark 0.31, example 302), and the items are no list.
enum OutlineItems {
  /// One may be in a list of examples.
  private static let fewest = 2

  static func stand(in text: [UInt8]) -> Bool {
    var (count, place) = (0, 0)
    while let hash = ByteSearch.first(0x23, in: text, from: place, to: text.count) {
      let depth = text.run(of: 0x23, in: hash..<text.count)
      place = hash + depth
      guard depth <= 6, place < text.count, text[place] == 0x20, isBehindBullet(text, hash) else { continue }
      count += 1
      if count == fewest { return true }
    }
    return false
  }

  /// Whether nothing but blanks and the sign of an item stands on the line before a place.
  private static func isBehindBullet(_ text: [UInt8], _ place: Int) -> Bool {
    var start = place
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
    guard start > 0, start < place, [0x2A, 0x2B, 0x2D].contains(text[start - 1]) else { return false }
    start -= 1
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
    return start == 0 || text[start - 1] == 0x0A
  }
}
