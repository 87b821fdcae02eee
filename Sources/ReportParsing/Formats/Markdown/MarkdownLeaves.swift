import ReportModel
import TextFacts

/// The marker of a list item (CommonMark 0.31, 5.2): `-` `+` `*`, or up to nine digits and `.` or `)`.
struct MarkdownListMarker {
  /// Bytes of the marker.
  var length: Int
  /// Its number; nil for a bullet.
  var ordinal: Int?
  /// Whether nothing follows it on its line.
  var isEmpty: Bool

  /// The marker at the place of `line`, which is no white space; nil where there is none.
  static func read(_ line: MarkdownLine) -> MarkdownListMarker? {
    let (text, rest) = (line.text, line.rest)
    guard let byte = line.byte else { return nil }
    var place = rest.lowerBound
    var ordinal: Int?
    if byte == 0x2D || byte == 0x2B || byte == 0x2A {
      place += 1
    } else {
      var value = 0
      while place < rest.upperBound, place - rest.lowerBound < 10, (0x30...0x39).contains(text[place]) {
        value = value * 10 + Int(text[place] - 0x30)
        place += 1
      }
      let digits = place - rest.lowerBound
      guard (1...9).contains(digits), place < rest.upperBound, text[place] == 0x2E || text[place] == 0x29 else {
        return nil
      }
      place += 1
      ordinal = value
    }
    guard place == rest.upperBound || text[place] == 0x20 || text[place] == 0x09 else { return nil }
    let isEmpty = text.trimmed(place..<rest.upperBound).isEmpty
    return MarkdownListMarker(length: place - rest.lowerBound, ordinal: ordinal, isEmpty: isEmpty)
  }
}

/// The marks of Markdown's leaf blocks, each on a line without the white space before it.
enum MarkdownLeaves {
  /// A thematic break (4.1): three or more `*`, `-` or `_`, white space between them or not.
  static func isRule(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = text[range].first, first == 0x2A || first == 0x2D || first == 0x5F else { return false }
    var count = 0
    for byte in text[range] {
      if byte == first { count += 1 } else if byte != 0x20, byte != 0x09 { return false }
    }
    return count >= 3
  }

  /// The depth of an ATX heading and its words (4.2); nil where the line is none. `takesGlued` takes a heading without
  /// the blank that CommonMark asks for before it, in a text that has none with it (`GluedHashes`).
  static func heading(
    _ text: [UInt8], _ range: Range<Int>, takesGlued: Bool = false
  ) -> (depth: Int, words: Range<Int>)? {
    let depth = text.run(of: 0x23, in: range)
    let after = range.lowerBound + depth
    guard (1...6).contains(depth),
      after == range.upperBound || text[after] == 0x20 || text[after] == 0x09
        || (takesGlued && GluedHashes.begins(text, after..<range.upperBound))
    else { return nil }
    let words = text.trimmed(after..<range.upperBound)
    var end = words.upperBound
    while end > words.lowerBound, text[end - 1] == 0x23 { end -= 1 }
    // A closing run of # is set off by white space; C# is not closed.
    if end == words.lowerBound { return (depth, words.lowerBound..<words.lowerBound) }
    guard end < words.upperBound, text[end - 1] == 0x20 || text[end - 1] == 0x09 else { return (depth, words) }
    return (depth, text.trimmed(words.lowerBound..<end))
  }

  /// The depth that a Setext underline gives the paragraph above it (4.3).
  static func underlineDepth(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    let line = text.trimmed(range)
    guard let first = text[line].first, first == 0x3D || first == 0x2D, text.run(of: first, in: line) == line.count
    else {
      return nil
    }
    return first == 0x3D ? 1 : 2
  }

  /// A code fence (4.5): three or more back-quotes, no other after them on the line, or tildes.
  static func fence(_ text: [UInt8], _ range: Range<Int>) -> (byte: UInt8, length: Int, info: Range<Int>)? {
    guard let byte = text[range].first, byte == 0x60 || byte == 0x7E else { return nil }
    let length = text.run(of: byte, in: range)
    let info = text.trimmed(range.lowerBound + length..<range.upperBound)
    guard length >= 3, byte == 0x7E || !text[info].contains(0x60) else { return nil }
    return (byte, length, info)
  }

  /// The cells of a table's row (GFM 4.10), without white space around, at most as many as `WorkBudget.tableColumns`.
  static func cells(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var row = text.trimmed(range)
    if text[row].first == 0x7C { row = row.lowerBound + 1..<row.upperBound }
    var cells: [Range<Int>] = []
    var (start, place) = (row.lowerBound, row.lowerBound)
    while place < row.upperBound, cells.count < WorkBudget.tableColumns {
      if text[place] == 0x5C {
        place += 1
      } else if text[place] == 0x7C {
        cells.append(text.trimmed(start..<place))
        start = place + 1
      }
      place += 1
    }
    if start < row.upperBound, cells.count < WorkBudget.tableColumns {
      cells.append(text.trimmed(start..<row.upperBound))
    }
    return cells
  }

  /// The sides of the columns that a table's delimiter row (`|---|:-:|`) says, nil for one that tells none; nil where a
  /// line is no such row.
  static func delimiterSides(_ text: [UInt8], _ range: Range<Int>) -> [Block.CellAlignment?]? {
    let row = text.trimmed(range)
    guard let first = text[row].first, first == 0x7C || first == 0x3A || first == 0x2D, text[row].contains(0x2D),
      text[row].contains(0x7C),
      text[row].allSatisfy({ $0 == 0x7C || $0 == 0x3A || $0 == 0x2D || $0 == 0x20 || $0 == 0x09 })
    else { return nil }
    var sides: [Block.CellAlignment?] = []
    for cell in cells(text, row) {
      var inner = cell
      let opens = text[inner].first == 0x3A
      if opens { inner = inner.lowerBound + 1..<inner.upperBound }
      let closes = text[inner].last == 0x3A
      if closes { inner = inner.lowerBound..<inner.upperBound - 1 }
      guard !inner.isEmpty, text[inner].allSatisfy({ $0 == 0x2D }) else { return nil }
      sides.append(closes ? opens ? .centre : .right : opens ? .left : nil)
    }
    return sides
  }
}

/// An HTML block by what ends it (CommonMark 4.6).
enum HTMLBlock: Equatable {
  /// Ended by the line that has the end tag of `script`, `pre`, `style` or `textarea`.
  case raw
  /// `<!--` to `-->`; `<?` to `?>`; `<!X` to `>`; `<![CDATA[` to `]]>`.
  case comment, instruction, declaration, data
  /// Ended by a blank line.
  case element

  private static let elements: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  /// The block that begins with `range`, whose first byte is `<`; of a tag that may stand in a paragraph only where it
  /// does not interrupt one and is alone on its line.
  static func begins(_ text: [UInt8], _ range: Range<Int>, interrupts: Bool) -> HTMLBlock? {
    guard range.count >= 2, text[range.lowerBound] == 0x3C else { return nil }
    let after = range.lowerBound + 1..<range.upperBound
    switch text[after.lowerBound] {
    case 0x21:
      if text.begins(with: "!--", in: after) { return .comment }
      if text.begins(with: "![CDATA[", in: after) { return .data }
      let next = after.lowerBound + 1
      return next < range.upperBound && (0x41...0x5A).contains(text[next] & ~0x20) ? .declaration : nil
    case 0x3F: return .instruction
    default: break
    }
    guard let name = HTMLTag.name(text, after) else { return nil }
    if !name.isEnd, ["script", "pre", "style", "textarea"].contains(name.word) { return .raw }
    if elements.contains(name.word) { return .element }
    guard !interrupts, let end = HTMLTag.end(text, range.lowerBound, limit: range.upperBound),
      text.trimmed(end..<range.upperBound).isEmpty
    else { return nil }
    return .element
  }

  /// Whether a line of the block is its last.
  func ends(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    switch self {
    case .comment: text.contains("-->", in: range)
    case .instruction: text.contains("?>", in: range)
    case .declaration: text[range].contains(0x3E)
    case .data: text.contains("]]>", in: range)
    case .raw:
      text.contains("</script>", in: range) || text.contains("</pre>", in: range)
        || text.contains("</style>", in: range) || text.contains("</textarea>", in: range)
    case .element: false
    }
  }
}

extension [UInt8] {
  /// Whether `words`, which are small letters, stand in `range` in any letter case.
  func contains(_ words: StaticString, in range: Range<Int>) -> Bool {
    let length = words.utf8CodeUnitCount
    guard range.count >= length else { return false }
    let first = words.utf8Start[0]
    var place = range.lowerBound
    while place + length <= range.upperBound {
      guard let next = ByteSearch.first(first, in: self, from: place, to: range.upperBound) else { return false }
      if beginsFolded(with: words, in: next..<range.upperBound) { return true }
      place = next + 1
    }
    return false
  }
}
