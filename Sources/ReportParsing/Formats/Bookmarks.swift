import ReportModel
import TextFacts

/// The headings that a document's own bookmarks name (ISO 32000-1, 12.3.3: the outline a reader program shows beside
/// the pages): lines whose words are a bookmark's.
///
/// A bookmark is evidence and no more. One whose words stand on no line marks nothing, one that names the title leaves
/// the title what it is, and headings that the bookmarks leave out are found by the rules for text all the same.
struct Bookmarks {
  /// A heading that is set over several lines has no more.
  private static let mostLines = 3
  /// Lines longer than this are looked at to the end of their first sentence only.
  private static let longestLine = 120
  /// Words shorter than this, in bytes, say too little.
  private static let shortest = 4

  private let document: LinedText
  /// By what words are compared by, the places where they stand, in order.
  private var places: [[UInt8]: [Occurrence]] = [:]

  private struct Occurrence {
    var lines: Range<Int>
    var content: Range<Int>
  }

  /// The headings of `document` that `bookmarks` name, in order of their lines.
  static func headings(in document: LinedText, of bookmarks: [(level: Int, title: String)]) -> [MarkedHeading] {
    guard !bookmarks.isEmpty else { return [] }
    var reader = Bookmarks(document)
    reader.findPlaces(of: Set(bookmarks.map { key(Array($0.title.utf8)[...]) }))
    return reader.headings(of: bookmarks)
  }

  private init(_ document: LinedText) { self.document = document }

  /// Notes where the words of `keys` stand. A list of contents is no such place.
  private mutating func findPlaces(of keys: Set<[UInt8]>) {
    var isContents = [Bool](repeating: false, count: document.lines.count)
    for list in ContentsList.ranges(in: document) { for line in list { isContents[line] = true } }
    let text = document.text
    func add(_ lines: Range<Int>, _ content: Range<Int>) {
      let key = Self.key(text[content])
      if keys.contains(key) { places[key, default: []].append(Occurrence(lines: lines, content: content)) }
    }
    for (index, line) in document.lines.enumerated() where line.part == .text && !isContents[index] {
      let isShort = line.characters <= Self.longestLine
      let content = isShort ? line.content : line.content.lowerBound..<Int(line.firstEnd)
      add(index..<index + 1, content)
      if isShort, !line.isOneSentence { add(index..<index + 1, line.content.lowerBound..<Int(line.firstEnd)) }
      if let mark = NumberReader.read(text, at: content.lowerBound, end: content.upperBound) {
        // A bookmark may leave the number out.
        let words = mark.titleStart..<max(mark.titleStart, content.upperBound)
        let key = Self.key(text[words])
        if keys.contains(key) {
          places[key, default: []].append(Occurrence(lines: index..<index + 1, content: content))
        }
      }
      guard isShort else { continue }
      for end in index + 2..<max(index + 2, min(index + Self.mostLines, document.lines.count) + 1) {
        let last = document.lines[end - 1]
        guard last.part == .text, last.characters <= Self.longestLine else { break }
        add(index..<end, line.content.lowerBound..<Int(last.contentEnd))
      }
    }
  }

  /// The lines the bookmarks stand for: each before the next one's, as late as can be, for what stands twice stands in
  /// front by way of announcement.
  private mutating func headings(of bookmarks: [(level: Int, title: String)]) -> [MarkedHeading] {
    var found: [MarkedHeading] = []
    var before = Int.max
    for bookmark in bookmarks.reversed() {
      let key = Self.key(Array(bookmark.title.utf8)[...])
      // A place behind the next heading is behind all that come before it too.
      while let last = places[key]?.last, last.lines.upperBound > before { places[key]?.removeLast() }
      guard key.count >= Self.shortest, let place = places[key]?.last else { continue }
      before = place.lines.lowerBound
      found.append(
        MarkedHeading(
          line: place.lines.lowerBound, depth: bookmark.level, content: place.content, end: place.content.upperBound,
          isBookmark: true))
    }
    found.reverse()
    if let first = found.first, isTitle(first) { found.removeFirst() }
    let top = found.map(\.depth).min() ?? 1
    for index in found.indices { found[index].depth -= top - 1 }
    return found
  }

  /// Whether a heading is the document's title: it stands first, and has no number.
  private func isTitle(_ heading: MarkedHeading) -> Bool {
    heading.line == 0
      && NumberReader.read(document.text, at: heading.content.lowerBound, end: heading.content.upperBound) == nil
  }

  /// The text by which words are compared: no white space, no marks, small letters, no full-width forms of them.
  private static func key(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    var cursor = Cursor(text: Array(bytes), place: 0, end: bytes.count)
    while let scalar = cursor.scalar {
      let value = FullWidthForm.ascii(of: scalar.value).map(UInt32.init) ?? scalar.value
      switch value {
      case 0x30...0x39, 0x61...0x7A: key.append(UInt8(value))
      case 0x41...0x5A: key.append(UInt8(value) + 0x20)
      // ASCII, Latin-1 marks, general punctuation, the marks of CJK.
      case ..<0xC0, 0x2000...0x206F, 0x3000...0x3003, 0x3008...0x303F: break
      default: key += cursor.text[cursor.place..<scalar.end]
      }
      cursor.place = scalar.end
    }
    return key
  }
}
