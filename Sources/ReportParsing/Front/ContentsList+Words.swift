import TextFacts

/// The words by which an entry of a list and its heading are known to be the same.
extension ContentsList {
  /// The words of a line without page and leader.
  func words(_ index: Int) -> Range<Int> {
    let line = document.lines[index]
    guard let entry = ContentsEntry.read(document.text, line), entry.leader >= .gap else {
      // A list of the web has bullets before its entries.
      let content = line.content.dropFirst(Bullet.length(document.text.span, line.content))
      return withoutArticles(content.isEmpty ? line.content : Blank.trimmed(document.text.span, content))
    }
    return entry.words
  }

  /// Words without the articles that laws name in their lists in place of a page: 総則（第一条―第四条）.
  private func withoutArticles(_ words: Range<Int>) -> Range<Int> {
    guard let last = TextScalar.read(document.text.span, before: words.upperBound, start: words.lowerBound),
      last.value == 0xFF09 || last.value == 0x29
    else { return words }
    var place = last.lower
    while let scalar = TextScalar.read(document.text.span, before: place, start: words.lowerBound) {
      place = scalar.lower
      guard scalar.value == 0xFF08 || scalar.value == 0x28 else { continue }
      let names = document.text[scalar.lower..<last.lower].dropFirst(scalar.value == 0x28 ? 1 : 3)
      guard names.starts(with: "第".utf8) || names.starts(with: "제".utf8) else { return words }
      return Blank.trimmed(document.text.span, words.lowerBound..<scalar.lower)
    }
    return words
  }

  /// The same of the words behind a number: `I. The Boat` stands above the text as CHAPTER I and THE BOAT. Nil where no
  /// number stands before them.
  func titleKey(_ words: Range<Int>) -> [UInt8]? {
    guard let mark = NumberReader.candidate(document.text, at: words.lowerBound, end: words.upperBound),
      mark.titleStart < words.upperBound
    else { return nil }
    let key = Self.key(document.text, mark.titleStart..<words.upperBound)
    return key.isEmpty ? nil : key
  }

  /// The text that an entry and its heading share: no white space, no leader dots, no page number, small letters.
  static func key(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var key = letters(text, range)
    while let last = key.last, (0x30...0x39).contains(last) { key.removeLast() }
    // A list may number what the text does not.
    let figures = key.prefix { (0x30...0x39).contains($0) }.count
    return figures < key.count ? Array(key.dropFirst(figures)) : key
  }

  /// Words without white space, points and leader dots, in small letters.
  static func letters(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var key: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = text[place]
      let blank = Blank.length(text.span, at: place, end: range.upperBound)
      if blank > 0 {
        place += blank
      } else if byte == 0xE2, place + 2 < range.upperBound, text[place + 1] == 0x80, text[place + 2] == 0xA6 {
        place += 3
      } else if byte == 0xC3 || byte == 0xD0, place + 1 < range.upperBound {
        // PRÉFACE stands above what the list calls Préface.
        let small = LetterFolding.small(UInt32(byte & 0x1F) << 6 | UInt32(text[place + 1] & 0x3F))
        key += [UInt8(0xC0 | small >> 6), UInt8(0x80 | small & 0x3F)]
        place += 2
      } else {
        if byte != 0x2E { key.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte) }
        place += 1
      }
    }
    return key
  }
}
