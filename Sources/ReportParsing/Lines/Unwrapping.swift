import ReportModel
import TextFacts

/// Joins the lines of a text that was wrapped by hand into paragraphs, before anything else looks at them.
///
/// Two lines are one where they may be parts of a paragraph (`LinePairs`), and the first word of the second would not
/// have fit on the first, in a text or a part of it that the evidence shows to be wrapped (`WrapWidths`). All other line
/// ends mean something and stay.
struct Unwrapping {
  private let text: [UInt8]
  private let lines: [Line]

  /// Joins the lines of `document`. Its text changes; `lineStarts` has an entry for each line of the source as before.
  static func join(_ document: inout LinedText) {
    let found = LinePairs(document)
    guard !found.pairs.isEmpty else { return }
    let joins = joins(document, found)
    guard joins.contains(true) else { return }
    let page = PageLayout(document.lines, joins, indents: found.indents)
    document = Unwrapping(text: document.text, lines: document.lines).applied(joins, lineStarts: document.lineStarts)
    // A few lines that go on say nothing about a page.
    if joins.count(where: { $0 }) * fewestJoined >= joins.count { document.page = page }
  }

  /// Whether each line of a document goes on the line before it: its text was wrapped there by hand.
  static func joins(of document: LinedText) -> [Bool] { joins(document, LinePairs(document)) }

  private static func joins(_ document: LinedText, _ found: LinePairs) -> [Bool] {
    var joins = joins(found, lines: document.lines.count)
    if !found.pairs.isEmpty { SetInParagraphs.join(&joins, found, document) }
    return joins
  }

  /// One line in so many goes on a paragraph where a text was set for pages.
  private static let fewestJoined = 20

  /// Whether each line goes on the line before it.
  private static func joins(_ found: LinePairs, lines: Int) -> [Bool] {
    var joins = [Bool](repeating: false, count: lines)
    let widths = WrapWidths(found.pairs).widths
    for (pair, width) in zip(found.pairs, widths) where width > 0 {
      // From the second line on all lines of a paragraph are set in alike.
      let isSetOther = found.indents[pair.line] != found.indents[pair.line - 1]
      if joins[pair.line - 1], isSetOther { continue }
      joins[pair.line] = true
    }
    return joins
  }

  /// The new text with its lines.
  private func applied(_ joins: [Bool], lineStarts: [Int]) -> LinedText {
    var joined: [UInt8] = []
    joined.reserveCapacity(text.count)
    var map = OffsetMap()
    var copied = 0
    let hyphens = LineHyphens(text)
    var groups: [Int] = []
    for (index, line) in lines.enumerated() {
      guard joins[index] else {
        groups.append(index)
        continue
      }
      let above = lines[index - 1]
      let end = Int(above.contentEnd)
      let hyphen = hyphens.length(before: end, from: max(copied, Int(above.contentStart)))
      joined += text[copied..<end - (hyphens.isDropped ? hyphen : 0)]
      if hyphen == 0, needsSpace(above, line) { joined.append(0x20) }
      copied = Int(line.contentStart)
      let gap = hyphen > 0 ? end - (hyphens.isDropped ? hyphen : 0) : end + 1
      map.append(from: gap, to: joined.count, resumingAt: copied)
    }
    joined += text[copied...]
    var document = PlainTextReader.lines(of: joined)
    document.lineStarts = lineStarts.map(map.callAsFunction)
    document.moves = map
    for (index, first) in zip(document.lines.indices, groups) {
      document.lines[index].part = lines[first].part
      document.lines[index].blanksBefore = lines[first].blanksBefore
      document.lines[index].isJoined = first + 1 < lines.count && joins[first + 1]
      if FramedLines.isFramed(lines[first], text) { FramedLines.concealSides(ofLine: index, in: &document) }
    }
    return document
  }

  /// Whether a blank stands where the line end was: not between Han characters, nor after the hyphen of a word.
  private func needsSpace(_ above: Line, _ line: Line) -> Bool {
    let end = Int(above.contentEnd)
    if text[end - 1] == 0x2D { return end - 2 >= Int(above.contentStart) && text[end - 2] <= 0x20 }
    return !(beginsWide(line.content) || endsWide(above.content))
  }

  /// Whether a line begins with East Asian text, quotation marks before it aside.
  private func beginsWide(_ content: Range<Int>) -> Bool {
    var place = content.lowerBound
    while let (scalar, after) = TextScalar.read(text.span, at: place, end: content.upperBound) {
      guard (0x2000..<0x2E80).contains(scalar) else { return scalar >= 0x2E80 }
      place = after
    }
    return false
  }

  private func endsWide(_ content: Range<Int>) -> Bool {
    var place = content.upperBound
    while let (scalar, before) = TextScalar.read(text.span, before: place, start: content.lowerBound) {
      guard (0x2000..<0x2E80).contains(scalar) else { return scalar >= 0x2E80 }
      place = before
    }
    return false
  }
}

/// The hyphens at which a formatter parted words at the ends of lines: U+2010 as groff sets it (groff_char(7)), and SOFT
/// HYPHEN. Where all of a text stand at ends of lines the words are whole without them; where one stands inside a line,
/// the text writes its own hyphens so, and all of them stay.
struct LineHyphens {
  private let text: [UInt8]
  /// Whether words are whole without them.
  let isDropped: Bool

  init(_ text: [UInt8]) {
    self.text = text
    var place = 0
    var isInside = false
    while !isInside, let found = ByteSearch.first(0xE2, in: text, from: place, to: text.count) {
      place = found + 1
      guard found + 3 < text.count, text[found + 1] == 0x80, text[found + 2] == 0x90 else { continue }
      isInside = text[found + 3] != 0x0A && text[found + 3] != 0x0D
    }
    isDropped = !isInside
  }

  /// The bytes of the hyphen that ends right before `end`, in a line that begins at `start`; 0 where there is none.
  func length(before end: Int, from start: Int) -> Int {
    guard let (scalar, lower) = TextScalar.read(text.span, before: end, start: start), lower > start else { return 0 }
    return scalar == 0x2010 || scalar == 0xAD ? end - lower : 0
  }
}

/// A map from the bytes of a text to those of a copy with runs taken out.
struct OffsetMap {
  /// From each old offset on, what to add; ascending.
  private var changes: [(from: Int, shift: Int)] = []

  /// Bytes from `from` up to `old` are gone; `old` itself now stands at `new`.
  mutating func append(from: Int, to new: Int, resumingAt old: Int) {
    gaps.append((from, old))
    changes.append((old, new - old))
  }

  private var gaps: [(lower: Int, upper: Int)] = []

  /// The new place of the byte at `offset`; of a byte that is gone that of the next one there is.
  func callAsFunction(_ offset: Int) -> Int {
    let gap = gaps.partitionPoint { $0.upper <= offset }
    let place = gap < gaps.count && offset >= gaps[gap].lower ? gaps[gap].upper : offset
    let change = changes.partitionPoint { $0.from <= place } - 1
    return change < 0 ? place : place + changes[change].shift
  }
}
