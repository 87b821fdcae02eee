import ReportModel
import TextFacts

/// A text of a marked-up format while its reader goes through it line by line, blank lines too.
struct MarkupText {
  /// Valid UTF-8.
  let text: [UInt8]
  /// The lines and what was found so far.
  var document: LinedText
  /// For each line of the source its position among the lines that are not blank, -1 for a blank one.
  private let positions: [Int32]

  init(_ text: [UInt8]) {
    self.text = text
    document = PlainTextReader.lines(of: text)
    var positions: [Int32] = []
    positions.reserveCapacity(document.lineStarts.count)
    var next = 0
    for start in document.lineStarts {
      let isFilled = next < document.lines.count && Int(document.lines[next].start) == start
      positions.append(isFilled ? Int32(clamping: next) : -1)
      if isFilled { next += 1 }
    }
    self.positions = positions
  }

  /// The number of lines of the source.
  var count: Int { positions.count }

  /// The position of a line among those that are not blank; nil for a blank one or none.
  func position(_ line: Int) -> Int? {
    guard positions.indices.contains(line), positions[line] >= 0 else { return nil }
    return Int(positions[line])
  }

  /// Whether there is no such line, or only white space on it.
  func isBlank(_ line: Int) -> Bool { position(line) == nil }

  /// The bytes of a line without its end.
  func range(_ line: Int) -> Range<Int> {
    if let position = position(line) {
      return Int(document.lines[position].start)..<Int(document.lines[position].end)
    }
    guard document.lineStarts.indices.contains(line) else { return text.count..<text.count }
    let start = document.lineStarts[line]
    let next = line + 1 < document.lineStarts.count ? document.lineStarts[line + 1] - 1 : text.count
    // A blank line of a text with CR LF is its CR.
    return start..<max(start, next > start && text[next - 1] == 0x0D ? next - 1 : next)
  }

  /// The bytes of a line without white space around; empty for a blank one.
  func content(_ line: Int) -> Range<Int> {
    position(line).map { document.lines[$0].content } ?? range(line).lowerBound..<range(line).lowerBound
  }

  /// The bytes of white space before the content of a line.
  func indent(_ line: Int) -> Int { content(line).lowerBound - range(line).lowerBound }

  /// Whether the content of a line begins with `words`.
  func begins(_ line: Int, with words: StaticString) -> Bool { text.begins(with: words, in: content(line)) }

  /// Says what part a line plays; nothing where it is blank.
  mutating func set(_ part: LinePart, _ line: Int) {
    if let position = position(line) { document.lines[position].part = part }
  }

  /// Takes the bytes of `content` for what the line at `position` says: its marks aside.
  mutating func setContent(_ position: Int, _ content: Range<Int>) {
    let before = document.lines[position]
    var scanner = LineScanner()
    guard var line = scanner.scan(text.span, from: content.lowerBound, to: content.upperBound) else { return }
    (line.start, line.end, line.part) = (before.start, before.end, before.part)
    line.blanksBefore = before.blanksBefore
    document.lines[position] = line
  }

  mutating func append(_ block: Block) { document.blocks.append(block) }

  /// Conceals the bytes of `range`, if there are any.
  mutating func conceal(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    document.spans.append(InlineSpan(.concealed, TextRange(range.lowerBound, range.upperBound)))
  }

  /// Makes `line` a line of the title, whose words are those of `content`.
  mutating func setTitle(_ line: Int, _ content: Range<Int>) {
    guard let position = position(line) else { return }
    setContent(position, content)
    document.lines[position].part = .title
    document.knowsTitle()
  }

  /// Adds a heading of `line` with the words of `content`, which ends at `end`. Returns its position in
  /// `LinedText.marked`; nil where it is none: a line may be blank that its format takes for text, such as one of controls.
  @discardableResult
  mutating func addHeading(_ line: Int, depth: Int, _ content: Range<Int>, end: Int? = nil) -> Int? {
    guard let position = position(line), !content.isEmpty else { return nil }
    document.marked.append(
      MarkedHeading(line: position, depth: depth, content: content, end: end ?? content.upperBound))
    return document.marked.count - 1
  }

  /// The document, its blocks and spans in order. `breaks` says of a line whether its end ends a row of the page; nil where
  /// the format's reader knows which lines go on a paragraph.
  consuming func finished(breaks: ((ArraySlice<UInt8>) -> Bool)? = nil) -> LinedText {
    arrange()
    if let breaks { markContinuedLines(breaks: breaks) }
    return document
  }

  /// Puts the blocks and spans in order.
  mutating func arrange() {
    document.blocks.sortByStart { $0.range }
    document.spans.endHiddenWithLines(of: text)
    document.spans.sortByStart { $0.range }
    document.spans.hideOnce()
    document.spans.sortByStart { $0.range }
  }
}

extension [InlineSpan] {
  /// Parts hidden runs at line ends, such as a comment of several lines: words are asked for paragraph by paragraph.
  fileprivate mutating func endHiddenWithLines(of text: [UInt8]) {
    for index in indices where self[index].hidesText {
      let upper = self[index].range.upper.bytes
      var lower = self[index].range.lower.bytes
      guard var end = ByteSearch.first(0x0A, in: text, from: lower, to: upper) else { continue }
      self[index].range.upper = TextOffset(end)
      while end < upper {
        lower = end + 1
        end = ByteSearch.first(0x0A, in: text, from: lower, to: upper) ?? upper
        if lower < end { append(InlineSpan(.concealed, TextRange(lower, end))) }
      }
    }
  }

  /// Has each byte hidden by one span, the first: the mark of a block, such as the `>` of a quotation, may stand in a
  /// comment. `self` is in order, and may be no longer.
  fileprivate mutating func hideOnce() {
    var hidden = TextOffset.start
    var kept = 0
    for index in indices {
      var span = self[index]
      if span.hidesText {
        if span.range.lower < hidden {
          // A character that stands for a run cannot stand for a part of it.
          guard span.kind == .concealed, hidden < span.range.upper else { continue }
          span.range.lower = hidden
        }
        guard !span.range.isEmpty else { continue }
        hidden = span.range.upper
      }
      self[kept] = span
      kept += 1
    }
    removeLast(count - kept)
  }
}

extension [UInt8] {
  /// Whether the bytes of `range` begin with `words`.
  func begins(with words: StaticString, in range: Range<Int>) -> Bool {
    let length = words.utf8CodeUnitCount
    guard range.count >= length, range.upperBound <= count else { return false }
    return words.withUTF8Buffer { buffer in
      for offset in 0..<length where self[range.lowerBound + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// Whether the bytes of `range` begin with `words`, which are small letters, in whatever letter case.
  func beginsFolded(with words: StaticString, in range: Range<Int>) -> Bool {
    let length = words.utf8CodeUnitCount
    guard range.count >= length, range.upperBound <= count else { return false }
    return words.withUTF8Buffer { buffer in
      for offset in 0..<length {
        let byte = self[range.lowerBound + offset]
        if ((0x41...0x5A).contains(byte) ? byte + 0x20 : byte) != buffer[offset] { return false }
      }
      return true
    }
  }

  /// The number of bytes equal to `byte` from the start of `range` on.
  func run(of byte: UInt8, in range: Range<Int>) -> Int {
    var place = range.lowerBound
    while place < range.upperBound, self[place] == byte { place += 1 }
    return place - range.lowerBound
  }

  /// `range` without spaces and tabs at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> { Blank.trimmed(span, range) }
}

extension Array {
  /// Orders by first byte, the longer before what lies in it; nothing moves where all are in order.
  mutating func sortByStart(_ range: (Element) -> TextRange) {
    func precedes(_ left: TextRange, _ right: TextRange) -> Bool {
      left.lower == right.lower ? left.upper > right.upper : left.lower < right.lower
    }
    var isInOrder = true
    for index in indices.dropFirst() where precedes(range(self[index]), range(self[index - 1])) {
      isInOrder = false
      break
    }
    guard !isInOrder else { return }
    // Merge sort of the standard library keeps equals in their order.
    sort { precedes(range($0), range($1)) }
  }
}

extension Range<Int> {
  /// The same run as bytes of a report's text.
  var run: TextRange { TextRange(lowerBound, upperBound) }
}
