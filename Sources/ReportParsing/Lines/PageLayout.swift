import ReportModel

/// The layout of a text wrapped by hand for pages of fixed width, by which headings differ from text: the text is set in
/// from the margin, headings hang out (RFC 7322, manual pages, many reports printed to text).
struct PageLayout: Equatable {
  /// The left margin: columns before the lines that stand furthest left.
  let left: Int
  /// Columns before most lines of running text; those of the margin where two of five lines stand there.
  let body: Int

  /// Whether running text is set in from the margin.
  var isSetIn: Bool { body >= left + 2 }

  /// The layout of lines of which `joins` says which go on a paragraph.
  init(_ lines: [Line], _ joins: [Bool], indents: [Int32]) {
    var text: [Int32: Int] = [:]
    var all: [Int32: Int] = [:]
    var first: Int32 = 0
    for (index, indent) in indents.enumerated() {
      all[indent, default: 0] += 1
      if !joins[index] { first = indent }
      // The first line of a paragraph may be set in, or all the others.
      if joins[index] { text[min(first, indent), default: 0] += 1 }
    }
    // A line or two may have slipped out; a two-hundredth of the lines has not.
    let few = min(2, indents.count / 200 + 1)
    let left = Int(all.filter { $0.value >= few }.keys.min() ?? 0)
    let atLeft = text.reduce(0) { $0 + ($1.key < left + 2 ? $1.value : 0) }
    let isSetIn = atLeft * 5 <= text.values.reduce(0, +) * 2
    self.left = left
    body = isSetIn ? Int(text.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0) : left
  }

  /// Columns before the content of a line.
  static func indent(_ line: Line, _ text: [UInt8]) -> Int {
    FixedWidthColumns.count(text.span, Int(line.start)..<Int(line.contentStart))
  }

  /// Whether a line begins at the margin.
  func isAtMargin(_ line: Line, _ text: [UInt8]) -> Bool { Self.indent(line, text) <= left }

  // MARK: Furniture and title

  /// Marks page heads and feet as furniture: lines that, figures aside, stand at the margin four times or more, a
  /// page apart.
  func markPageBreaks(_ document: inout LinedText) {
    var counts: [UInt64: Int] = [:]
    for line in document.lines where isPageLine(line, document.text) {
      counts[Self.shape(document.text, line), default: 0] += 1
    }
    for index in document.lines.indices where isPageLine(document.lines[index], document.text) {
      if counts[Self.shape(document.text, document.lines[index]), default: 0] >= 4 {
        document.lines[index].part = .furniture
      }
    }
  }

  /// The title among the first lines: up to four lines right below each other that are set in far, or the first line
  /// where it stands at the margin without columns.
  func markTitle(_ document: inout LinedText) {
    let lines = document.lines
    var (index, paragraphs) = (0, 0)
    // Once the text runs, what is set in far is a part of it.
    while index < min(lines.count, 60), paragraphs < Self.mostBeforeTitle {
      if lines[index].isJoined { paragraphs += 1 }
      var end = index
      while end < lines.count, end == index || lines[end].blanksBefore == 0, mayBeTitle(end, document) {
        end += 1
      }
      let isWhole = end < lines.count && lines[end].blanksBefore > 0
      if end > index, end - index <= 4, isWhole, index == 0 || lines[index].blanksBefore > 0 {
        for title in index..<end { document.lines[title].part = .title }
        return
      }
      index = max(end, index + 1)
    }
    guard let first = lines.first, first.part == .text, first.characters <= 60, !first.isJoined,
      isAtMargin(first, document.text), lines.count > 1, LineEnding.of(document.text.span, first.content).end == .open,
      !Self.hasColumns(document.text, first.content), !FrontFields.holdsAddress(OpeningLine(document, 0)),
      Self.indent(lines[1], document.text) >= body + 8
        || (lines[1].blanksBefore > 0 && Self.indent(lines[1], document.text) < body)
    else { return }
    document.lines[0].part = .title
  }

  /// Paragraphs of several lines that may stand before the title: a notice, a summary.
  private static let mostBeforeTitle = 3

  /// Whether a line is set in as far as a title is; front matter and mark-up may be as well.
  private func mayBeTitle(_ index: Int, _ document: LinedText) -> Bool {
    let (line, text) = (document.lines[index], document.text)
    guard line.part == .text, !line.isJoined, Self.indent(line, text) >= left + 8, !Self.hasColumns(text, line.content)
    else { return false }
    // (b) of a licence is an item, however far it is set in.
    if ItemLetter.begins(text, line.content) { return false }
    let opening = OpeningLine(document, index)
    return !MarkUp.begins(opening, in: text) && FrontFields.field(of: opening, in: text) == nil
  }

  private func isPageLine(_ line: Line, _ text: [UInt8]) -> Bool {
    line.characters <= 80 && isAtMargin(line, text) && !beginsWithDecimal(line, text)
  }

  /// Whether a line begins with a number of several components: `3.1 Powers` and `4.1 Powers` head two parts.
  private func beginsWithDecimal(_ line: Line, _ text: [UInt8]) -> Bool {
    var place = Int(line.contentStart)
    if (0x41...0x5A).contains(text[place]) {
      place += 1
    } else {
      while place < Int(line.contentEnd), (0x30...0x39).contains(text[place]) { place += 1 }
    }
    return place > Int(line.contentStart) && place + 1 < Int(line.contentEnd) && text[place] == 0x2E
      && (0x30...0x39).contains(text[place + 1])
  }

  // MARK: Headings

  /// The first bytes of the lines that are no headings by their place: set in as far as the text below them.
  func lineStartsBelow(_ document: LinedText) -> Set<UInt32> {
    guard isSetIn else { return [] }
    var below: Set<UInt32> = []
    var next = Int.max
    for index in document.lines.indices.reversed() {
      let line = document.lines[index]
      guard line.part == .text else { continue }
      let indent = Self.indent(line, document.text)
      if indent > left, !document.isMarked(index),
        indent >= next || line.isJoined || !Self.isAlone(document.lines, index)
      {
        below.insert(line.start)
      }
      next = indent
    }
    return below
  }

  static func isAlone(_ lines: [Line], _ index: Int) -> Bool {
    (index == 0 || lines[index].blanksBefore > 0) && (index + 1 == lines.count || lines[index + 1].blanksBefore > 0)
  }

  // MARK: Drawings

  /// Marks lines that are laid out, set in further than the text or in columns: they stay as they are.
  func markDrawings(_ document: inout LinedText, _ heads: [Head]) {
    var next = 0
    for (index, line) in document.lines.enumerated() {
      while next < heads.count, heads[next].line < index { next += 1 }
      if next < heads.count, heads[next].line == index { continue }
      guard line.part == .text, !line.isJoined else { continue }
      if (isSetIn && Self.indent(line, document.text) >= body + 2)
        || FixedWidthColumns.areSet(document.text.span, line.content)
      {
        document.lines[index].part = .preformatted
      }
    }
  }

  /// Whether white space sets words apart in columns.
  static func hasColumns(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var run = 0
    for place in range {
      run = text[place] == 0x20 ? run + 1 : 0
      if run >= 4 { return true }
    }
    return false
  }

  /// A hash of a line without its figures and white space.
  private static func shape(_ text: [UInt8], _ line: Line) -> UInt64 {
    text[line.content].reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (0x30...0x39).contains(byte) || byte <= 0x20 ? hash : (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }
}
