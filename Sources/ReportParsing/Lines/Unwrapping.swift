import ReportModel
import TextFacts

/// Joins the lines of a text that was wrapped by hand into paragraphs, for reading and searching.
///
/// Two lines are one where nothing stands between them, the second begins at the margin of the text, neither is a
/// heading or laid out in columns, the second begins no list, and its first word would not have fit on the first. All
/// that is done only where three of four pairs of neighbours are such: elsewhere line ends mean something. Lines set in
/// further than the text, and columns, stay as they are.
struct Unwrapping {
  private let text: [UInt8]
  private let lines: [Line]
  /// Bytes of white space that the lines of running text begin with.
  private let margin: Int
  /// Columns of a full line.
  private let width: Int
  /// The headings, in order; no line is joined over one.
  private let heads: [Head]

  /// A page is no narrower and no wider, in columns; shorter lines are a list or verse.
  private static let (narrowest, widest) = (50, 120)

  /// `document` and its `heads` with lines joined; nil where it was not wrapped, or not surely.
  static func joined(_ document: LinedText, _ heads: [Head]) -> (document: LinedText, heads: [Head])? {
    guard HardWrapping.isLikely(document.lines) else { return nil }
    let unwrapping = Unwrapping(document, heads)
    guard (narrowest...widest).contains(unwrapping.width) else { return nil }
    let joins = unwrapping.joins()
    return joins.map { unwrapping.apply($0, to: document) }
  }

  private init(_ document: LinedText, _ heads: [Head]) {
    text = document.text
    lines = document.lines
    self.heads = heads
    var margins: [Int: Int] = [:]
    var widths: [Int] = []
    for line in lines.prefix(4_000) where line.part == .text {
      margins[Int(line.contentStart - line.start), default: 0] += 1
      widths.append(FixedWidthColumns.count(text, Int(line.start)..<Int(line.contentEnd)))
    }
    margin = margins.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    widths.sort()
    width = widths.isEmpty ? .max : widths[widths.count * 19 / 20]
  }

  // MARK: Which lines

  /// Whether each line goes on the line before it; nil where too few of those that could do.
  private func joins() -> [Bool]? {
    var joins = [Bool](repeating: false, count: lines.count)
    var (could, does) = (0, 0)
    var head = 0
    for index in lines.indices.dropFirst() {
      let (above, line) = (lines[index - 1], lines[index])
      // A heading that ends or goes on at the end of the line above, or begins this one.
      while head < heads.count, heads[head].end < Int(above.contentEnd) { head += 1 }
      if head < heads.count, heads[head].start <= Int(line.contentStart) { continue }
      guard mayJoin(above, line, isFirst: index == 1 || !joins[index - 1]) else { continue }
      could += 1
      guard isFull(above, before: line), beginsWithAWord(line) else { continue }
      does += 1
      joins[index] = true
    }
    return does >= 20 && does * 4 >= could * 3 ? joins : nil
  }

  private func mayJoin(_ above: Line, _ line: Line, isFirst: Bool) -> Bool {
    let aboveMargin = Int(above.contentStart - above.start)
    return above.part == .text && line.part == .text && line.blanksBefore == 0
      && Int(line.contentStart - line.start) == margin
      && (aboveMargin == margin || (isFirst && aboveMargin > margin && margin == 0))
      && !FixedWidthColumns.areSet(text, above.content) && !FixedWidthColumns.areSet(text, line.content)
      && !beginsList(line)
  }

  /// Whether the first word of `line` would have made the line above longer than a line is.
  private func isFull(_ above: Line, before line: Line) -> Bool {
    var cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd))
    let start = cursor.place
    while let scalar = cursor.scalar, scalar.value > 0x20, cursor.place == start || scalar.value < 0x2E80 {
      cursor.place = scalar.end
      if scalar.value >= 0x2E80 { break }
    }
    let word = FixedWidthColumns.count(text, start..<cursor.place)
    let space = isWide(at: start) || endsWide(above) ? 0 : 1
    return FixedWidthColumns.count(text, Int(above.start)..<Int(above.contentEnd)) + space + word > width
      - (space == 0 ? 2 : 0)
  }

  /// Whether a line begins as running text goes on. Where many begin with another mark they are records of data.
  private func beginsWithAWord(_ line: Line) -> Bool {
    switch text[Int(line.contentStart)] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"): true
    default: false
    }
  }

  private func beginsList(_ line: Line) -> Bool {
    let content = text[line.content]
    if let first = content.first, [0x2A, 0x2B, 0x2D, 0x6F].contains(first),
      content.dropFirst().first.map({ $0 <= 0x20 }) ?? true
    {
      return true
    }
    return content.starts(with: [0xE2, 0x80, 0xA2])
      || NumberReader.read(text, at: line.content.lowerBound, end: line.content.upperBound) != nil
  }

  // MARK: Joining

  /// The new text, its lines, and the headings in it; `lineStarts` has an entry for each line of the source as before.
  private func apply(_ joins: [Bool], to document: LinedText) -> (document: LinedText, heads: [Head]) {
    var joined = LinedText(text: [])
    joined.text.reserveCapacity(text.count)
    var map = OffsetMap()
    var numbers = [Int](repeating: 0, count: lines.count)
    var copied = 0
    for (index, line) in lines.enumerated() {
      if joins[index] {
        let above = lines[index - 1]
        joined.text += text[copied..<Int(above.contentEnd)]
        if needsSpace(above, line) { joined.text.append(0x20) }
        copied = Int(line.contentStart)
        map.append(from: Int(above.contentEnd) + 1, to: joined.text.count, resumingAt: copied)
        joined.lines[joined.lines.count - 1].end = line.end
        joined.lines[joined.lines.count - 1].contentEnd = line.contentEnd
      } else {
        joined.lines.append(line)
      }
      numbers[index] = joined.lines.count - 1
    }
    joined.text += text[copied...]
    joined.lineStarts = document.lineStarts.map(map.callAsFunction)
    joined.blocks = document.blocks.map { $0.moved(map.callAsFunction) }
    joined.spans = document.spans.map { $0.moved(map.callAsFunction) }
    for index in joined.lines.indices {
      joined.lines[index].move(map)
      if staysAsItIs(joined.lines[index], joined.text) { joined.lines[index].part = .preformatted }
    }
    let moved = heads.map { head in
      var head = head
      head.start = map(head.start)
      head.end = map(head.end)
      head.number = map(head.number.lowerBound)..<map(head.number.upperBound)
      head.title = map(head.title.lowerBound)..<map(head.title.upperBound)
      head.line = numbers[head.line]
      // The line of a heading is no drawing.
      joined.lines[head.line].part = lines[self.line(of: head, numbers)].part
      return head
    }
    return (joined, moved)
  }

  private func line(of head: Head, _ numbers: [Int]) -> Int { numbers.partitionPoint { $0 < head.line } }

  private func needsSpace(_ above: Line, _ line: Line) -> Bool {
    !(isWide(at: Int(line.contentStart)) || endsWide(above) || text[Int(above.contentEnd) - 1] == 0x2D)
  }

  private func staysAsItIs(_ line: Line, _ text: [UInt8]) -> Bool {
    guard line.part == .text else { return false }
    return (margin > 0 && Int(line.contentStart - line.start) >= margin + 2)
      || FixedWidthColumns.areSet(text, line.content)
  }

  private func isWide(at place: Int) -> Bool { EastAsianWidth.isWide(lead: text[place]) }
  private func endsWide(_ line: Line) -> Bool {
    let end = Int(line.contentEnd)
    return end >= 3 && text[end - 1] >= 0x80 && text[end - 3] >= 0xE2
  }
}

extension Line {
  /// Moves every offset to where `map` says.
  fileprivate mutating func move(_ map: OffsetMap) {
    start = UInt32(map(Int(start)))
    end = UInt32(map(Int(end)))
    contentStart = UInt32(map(Int(contentStart)))
    contentEnd = UInt32(map(Int(contentEnd)))
    firstEnd = UInt32(map(Int(firstEnd)))
  }
}

/// A map from the bytes of a text to those of a copy with runs taken out.
private struct OffsetMap {
  /// From each old offset on, what to add; ascending.
  private var changes: [(from: Int, shift: Int)] = []

  /// Bytes from `from` up to `old` are gone; `old` itself now stands at `new`.
  mutating func append(from: Int, to new: Int, resumingAt old: Int) {
    gaps.append((from, old))
    changes.append((old, new - old))
  }

  private var gaps: [(lower: Int, upper: Int)] = []

  func callAsFunction(_ offset: Int) -> Int {
    let gap = gaps.partitionPoint { $0.upper <= offset }
    let place = gap < gaps.count && offset >= gaps[gap].lower ? gaps[gap].upper : offset
    let change = changes.partitionPoint { $0.from <= place } - 1
    return change < 0 ? place : place + changes[change].shift
  }
}

/// Columns of text in a fixed-width layout: two for East Asian characters, one for the rest.
enum FixedWidthColumns {
  static func count(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var columns = 0
    for place in range where !text[place].isUTF8Continuation {
      columns += EastAsianWidth.isWide(lead: text[place]) ? 2 : 1
    }
    return columns
  }

  /// Whether three blanks or more set words apart, or a line is drawn.
  static func areSet(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var blanks = 0
    var strokes = 0
    for place in range {
      blanks = text[place] == 0x20 ? blanks + 1 : 0
      if [0x7C, 0x2B, 0x5F, 0x3D].contains(text[place]) { strokes += 1 }
      if blanks >= 3 || text[place] == 0x09 { return true }
    }
    return strokes * 4 >= range.count
  }
}
