import TextFacts

/// Puts each bookmark on the line it leads to (ISO 32000-1, 12.3.2 and 12.3.3).
///
/// Its words are looked for from the place it leads to; they may stand on several lines, with or without their number.
/// Where they stand nowhere near, the bookmark still heads what stands at that place.
struct PageBookmarks {
  struct Bookmark {
    var level: Int
    var title: String
    /// From 0.
    var page: Int
    /// The distance from the top of the page; negative where the whole page is meant.
    var top: Double
  }

  /// A heading is set over no more lines than this.
  private static let mostLines = 8
  /// The length of a heading's number, in characters of a key: `第十二章`, `chapter12`, `1.2.3`.
  private static let longestNumber = 12
  /// The lines at the top of a page, among which a heading stands that was moved there.
  private static let firstLines = 8
  /// The lines of a page that are looked at.
  private static let mostLooked = 2_000

  private var pages: [PageText]
  /// The keys of the lines of the pages looked at, and the lines already taken.
  private var keys: [Int: [[UInt8]]] = [:]
  private var taken: Set<[Int]> = []

  /// Whether a word processor made the name, for a link or a field, and nobody reads it: `OLE_LINK12`, `_Toc48123`,
  /// `_GoBack`. Word exports them among the bookmarks of a PDF.
  static func isAutomatic(_ title: String) -> Bool {
    let isLink = title.hasPrefix("OLE_LINK") && title.last?.isNumber == true
    return isLink || ["_Toc", "_Ref", "_Hlk", "_GoBack"].contains { title.hasPrefix($0) }
  }

  /// The pages with the bookmarks on their lines.
  static func placed(_ bookmarks: [Bookmark], on pages: [PageText]) -> [PageText] {
    guard !bookmarks.isEmpty else { return pages }
    var placing = PageBookmarks(pages: pages)
    for bookmark in placing.withoutName(bookmarks) where pages.indices.contains(bookmark.page) {
      placing.place(bookmark)
    }
    return placing.pages
  }

  private init(pages: [PageText]) { self.pages = pages }

  /// The bookmarks without the one that names the whole document: it stands above all others and leads to the front.
  private mutating func withoutName(_ bookmarks: [Bookmark]) -> [Bookmark] {
    guard let first = bookmarks.first, bookmarks.count >= 3, first.page <= 0, first.level == 1,
      !bookmarks.dropFirst().contains(where: { $0.level == 1 })
    else { return bookmarks }
    let rest = bookmarks.dropFirst().map { bookmark in
      var bookmark = bookmark
      bookmark.level -= 1
      return bookmark
    }
    if let lines = lines(with: Self.key(first.title), on: 0, near: -1, isNumberLoose: false), !lines.isEmpty {
      mark(lines, of: 0, Bookmark(level: 0, title: first.title, page: 0, top: -1))
    }
    return rest
  }

  private mutating func place(_ bookmark: Bookmark) {
    let key = Self.key(bookmark.title)
    guard !key.isEmpty else { return }
    for page in [bookmark.page, bookmark.page + 1, bookmark.page - 1] where pages.indices.contains(page) {
      let top = page == bookmark.page ? bookmark.top : -1
      guard let lines = lines(with: key, on: page, near: top, isNumberLoose: page == bookmark.page) else { continue }
      mark(lines, of: page, bookmark)
      return
    }
    // The heading was moved to the next page, and the place it leads to was not.
    if pages.indices.contains(bookmark.page + 1),
      let lines = lines(with: key, on: bookmark.page + 1, near: -1, isNumberLoose: true),
      lines.upperBound <= Self.firstLines
    {
      return mark(lines, of: bookmark.page + 1, bookmark)
    }
    // No words of it: it heads the first line at its place.
    var page = bookmark.page
    while pages.indices.contains(page), pages[page].lines.isEmpty { page += 1 }
    guard pages.indices.contains(page) else { return }
    let top = page == bookmark.page ? bookmark.top : -1
    let line =
      pages[page].lines.firstIndex { $0.bottom > top + 2 && $0.column == 0 }
      ?? pages[page].lines.firstIndex { $0.bottom > top + 2 } ?? pages[page].lines.count - 1
    guard !isTaken(page, line) else { return }
    if page == bookmark.page, let like = self.line(like: key, on: page, from: line) {
      return mark(like..<like + 1, of: page, bookmark)
    }
    pages[page].lines[line].bookmarks.append(
      PageBookmark(level: bookmark.level, title: bookmark.title, isOnPage: false))
  }

  /// A line at the place of a bookmark that begins as it does: formulas and signs have other characters there.
  private func line(like key: [UInt8], on page: Int, from first: Int) -> Int? {
    let lines = pages[page].lines
    return (first..<min(first + 3, lines.count)).first { index in
      let words = keys[page]?[index] ?? Self.key(lines[index].text)
      let shared = zip(words, key).prefix { $0 == $1 }.count
      return !isTaken(page, index) && lines[index].bookmarks.isEmpty && shared >= 8 && shared * 2 >= key.count
        && words.count < key.count * 2
    }
  }

  private func isTaken(_ page: Int, _ line: Int) -> Bool { pages[page].lines[line].goesOnHeading }

  private mutating func mark(_ found: Range<Int>, of page: Int, _ bookmark: Bookmark) {
    var lines = found
    // `Article 1` above `INTERPRETATION`, which is all that the bookmark says.
    if let above = lines.first.map({ $0 - 1 }), above >= 0, !isTaken(page, above),
      pages[page].lines[above].bookmarks.isEmpty, Self.isUnit(keys[page]?[above] ?? []),
      !Self.key(bookmark.title).starts(with: keys[page]?[above] ?? [])
    {
      lines = above..<lines.upperBound
    }
    taken.insert([page, lines.lowerBound])
    pages[page].lines[lines.lowerBound].bookmarks.append(
      PageBookmark(level: bookmark.level, title: bookmark.title, isOnPage: true))
    for line in lines.dropFirst() { pages[page].lines[line].goesOnHeading = true }
    pages[page].lines[lines.upperBound - 1].endsHeading = true
  }

  /// The lines whose words are `key`, the nearest to `top`.
  private mutating func lines(with key: [UInt8], on page: Int, near top: Double, isNumberLoose: Bool) -> Range<Int>? {
    let lines = pages[page].lines
    let keys = self.keys[page] ?? lines.map { Self.key($0.text) }
    self.keys[page] = keys
    var best: (distance: Double, lines: Range<Int>)?
    for start in lines.indices.prefix(Self.mostLooked)
    where !keys[start].isEmpty && !taken.contains([page, start]) && !lines[start].goesOnHeading {
      guard let (end, isExact) = Self.end(of: key, from: start, keys, isNumberLoose),
        !LeaderDots.endsEntry(lines[start].text)
      else { continue }
      // A place is a little above the words it means; words without their number are the second choice.
      var distance = top < 0 ? Double(start) : abs(lines[start].top - top) + (lines[start].bottom < top - 2 ? 200 : 0)
      if !isExact { distance += 1_000 + 100 * Double(end - start) }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, start..<end) }
    }
    return best?.lines
  }

  /// The end of the lines from `start` whose keys together are `key`, and whether they are the whole of it; nil where
  /// they are not.
  private static func end(
    of key: [UInt8], from start: Int, _ keys: [[UInt8]], _ isNumberLoose: Bool
  ) -> (end: Int, isExact: Bool)? {
    var joined: [UInt8] = []
    for end in start..<min(start + mostLines, keys.count) {
      joined += keys[end]
      if joined == key { return (end + 1, true) }
      guard joined.count <= key.count + longestNumber else { return nil }
      guard isNumberLoose else { continue }
      let (long, short) = joined.count > key.count ? (joined, key) : (key, joined)
      let number = long.prefix(long.count - short.count)
      // Few letters say too little, but behind a figure.
      guard short.count >= (number.allSatisfy { $0 < 0x3A } ? 2 : 4), long.suffix(short.count).elementsEqual(short),
        isNumber(number)
      else { continue }
      return (end + 1, false)
    }
    return nil
  }

  /// Whether a key is that of a number: figures, numerals and a word or two for a part.
  private static func isNumber(_ key: ArraySlice<UInt8>) -> Bool {
    guard key.count <= longestNumber else { return false }
    if key.allSatisfy({ $0 < 0x80 }) {
      let letters = key.filter { $0 >= 0x61 }
      return letters.isEmpty || letters.count == 1
        || ["chapter", "section", "appendix", "part", "article", "annex", "kapitel", "chapitre"].contains {
          letters.starts(with: $0.utf8)
        } || letters.allSatisfy { [0x69, 0x76, 0x78, 0x6C].contains($0) }
    }
    let scalars = String(decoding: key, as: UTF8.self).unicodeScalars
    return scalars.allSatisfy { "第一二三四五六七八九十百零〇壹贰叁章节节篇编部分条附录件0123456789".unicodeScalars.contains($0) }
  }

  /// Whether a key is that of a unit and its number alone.
  private static func isUnit(_ key: [UInt8]) -> Bool {
    guard isNumber(key[...]), let last = key.last else { return false }
    if key.starts(with: "第".utf8) { return key.count > 6 }
    return key.count > 4 && (0x61...0x7A).contains(key[0]) && (0x30...0x39).contains(last) || isRomanUnit(key)
  }

  private static func isRomanUnit(_ key: [UInt8]) -> Bool {
    ["chapter", "section", "appendix", "part", "article", "annex"].contains { word in
      key.starts(with: word.utf8) && key.count > word.utf8.count
        && key.dropFirst(word.utf8.count).allSatisfy { [0x69, 0x76, 0x78, 0x6C].contains($0) }
    }
  }

  /// The text by which words are compared: small letters, no white space, no marks, no full-width forms.
  static func key(_ text: String) -> [UInt8] {
    var key: [UInt8] = []
    for scalar in text.unicodeScalars {
      let value = FullWidthForm.ascii(of: scalar.value).map(UInt32.init) ?? scalar.value
      switch value {
      case 0x30...0x39, 0x61...0x7A: key.append(UInt8(value))
      case 0x41...0x5A: key.append(UInt8(value) + 0x20)
      case 0xFB00: key += Array("ff".utf8)
      case 0xFB01: key += Array("fi".utf8)
      case 0xFB02: key += Array("fl".utf8)
      case 0xFB03: key += Array("ffi".utf8)
      case 0xFB04: key += Array("ffl".utf8)
      // ASCII, Latin-1 marks, marks set on letters, general punctuation, the marks of CJK.
      case ..<0xC0, 0x300...0x36F, 0x2000...0x206F, 0x3000...0x3003, 0x3008...0x303F: break
      default: key += Array(scalar.properties.lowercaseMapping.utf8)
      }
    }
    return key
  }
}
