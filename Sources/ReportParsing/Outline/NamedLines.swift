import TextFacts

/// The name of the author below a heading, as collections of essays, papers and magazines set it: `◇ 张三`, `□ 李四`, `文/王五`.
enum Byline {
  /// Hollow ones: full ones set off headings (`■ 金融`).
  private static let signs: [UInt32] = [
    0x25C7, 0x25A1, 0x25CB, 0x25B3, 0x2606, 0x203B,
  ]
  private static let longest = 14

  static func isOne(_ document: LinedText, _ index: Int) -> Bool {
    let line = document.lines[index]
    guard line.characters <= longest, line.lastMark == .none, line.part == .text else { return false }
    let words = OpeningLine(document, index).words
    guard let first = words.first else { return false }
    if signs.contains(first) { return PersonalNames.isName(words.dropFirst()) }
    return (first == 0x6587 || first == 0x64B0) && words.count > 2 && [0x2F, 0x7C, 0x3A].contains(words[1])
      && PersonalNames.isName(words.dropFirst(2))
  }
}

/// The names of sites and what they offer, which copies of books on the web have between the paragraphs.
enum SiteName {
  private static let phrases = [
    "www.", "http:", "https:", ".com", ".net", ".org", ".cn", "txt下载", "txt小说", "小说下载", "电子书下载",
  ].map { Array($0.utf8) }

  private static let download = Array("下载".utf8)

  /// Whether the words hold one.
  static func stands(in words: ArraySlice<UInt8>) -> Bool {
    // Most lines of Chinese have none of it.
    guard words.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) || ByteSearch.stands(download, in: words)
    else {
      return false
    }
    let folded = words.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return phrases.contains { ByteSearch.stands($0, in: folded[...]) }
  }
}

/// One word of letters, figures and hyphens alone on a line: the name of a file or of a draft below a title.
enum Identifier {
  private static let fewest = 8

  static func isOne(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    let words = text[content]
    guard words.count >= fewest, words.contains(where: { (0x30...0x39).contains($0) }), words.contains(0x2D) else {
      return false
    }
    return words.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
