import ReportModel
import TextFacts

/// AsciiDoc (AsciiDoc Language Documentation, docs.asciidoctor.org): sections of `=`, the header with author, revision and
/// attributes, delimited blocks, lists.
struct AsciiDocReader {
  private var markup: MarkupText
  private let marks: QuoteMarks
  private var title: (line: Int, words: Range<Int>)?
  private var items = ItemStack()
  /// Blocks that hold other blocks (`====`, `****`, `____`, `--`), by their delimiters.
  private var open: [(delimiter: [UInt8], block: Int)] = []
  /// Delimiters of verbatim blocks that are not closed from some line on.
  private var lacksEnd: Set<[UInt8]> = []
  /// Whether the line goes on a paragraph.
  private var isParagraph = false
  /// Whether `[discrete]` stands before the next block.
  private var isDiscrete = false

  static func read(_ text: [UInt8]) -> LinedText {
    var reader = AsciiDocReader(MarkupText(text))
    var line = reader.readHeader()
    while line < reader.markup.count { line = reader.read(line) }
    reader.items.close(to: 0, &reader.markup)
    reader.markup.settleTitle(reader.title)
    return reader.markup.finished { $0.suffix(2).elementsEqual([0x20, 0x2B]) }
  }

  private init(_ markup: consuming MarkupText) {
    marks = QuoteMarks(
      markup.text,
      [
        QuoteMark(byte: 0x2A, kind: .strong), QuoteMark(byte: 0x2A, length: 2, kind: .strong),
        QuoteMark(byte: 0x5F, kind: .emphasis), QuoteMark(byte: 0x5F, length: 2, kind: .emphasis),
        QuoteMark(byte: 0x60, kind: .code), QuoteMark(byte: 0x60, length: 2, kind: .code),
        QuoteMark(byte: 0x5E, kind: .superscript), QuoteMark(byte: 0x7E, kind: .subscript),
        QuoteMark(byte: 0x23, kind: .emphasis),
      ])
    self.markup = markup
  }

  private var text: [UInt8] { markup.text }

  // MARK: The header

  /// Reads the document header, which ends at the first blank line; returns the line after it.
  private mutating func readHeader() -> Int {
    var line = 0
    while line < markup.count {
      let content = markup.content(line)
      if content.isEmpty || Self.isComment(text, content) {
        if !content.isEmpty { markup.hide(line, as: .comment) }
        line += 1
      } else if let key = attribute(content) {
        markup.hide(line, as: .metadata, part: MarkdownFrontMatter.part(text, key), marker: key)
        line += 1
      } else {
        break
      }
    }
    guard markup.begins(line, with: "= ") || markup.begins(line, with: "# ") else { return line }
    let content = markup.content(line)
    let words = text.trimmed(content.lowerBound + 2..<content.upperBound)
    markup.conceal(content.lowerBound..<words.lowerBound)
    title = (line, words)
    markup.append(AsciiDocLinks.spans(text, words, marks))
    line += 1
    var isAuthor = true
    while !markup.isBlank(line) {
      let content = markup.content(line)
      if Self.isComment(text, content) {
        markup.hide(line, as: .comment)
      } else if let key = attribute(content) {
        markup.hide(line, as: .metadata, part: MarkdownFrontMatter.part(text, key), marker: key)
      } else if AsciiDocLines.heading(text, content) != nil || text[content.lowerBound] == 0x5B {
        break
      } else {
        markup.hide(line, as: .metadata, part: .front(isAuthor ? .author : .field))
        isAuthor = false
      }
      line += 1
    }
    return line
  }

  static func isComment(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    if text.begins(with: "//", in: content) { return !text.begins(with: "///", in: content) }
    // Instructions to the preprocessor.
    return text.begins(with: "ifdef::", in: content) || text.begins(with: "ifndef::", in: content)
      || text.begins(with: "ifeval::", in: content) || text.begins(with: "endif::", in: content)
      || text.begins(with: "include::", in: content)
  }

  /// The name of an attribute entry: `:name: value`, `:!name:`.
  private func attribute(_ content: Range<Int>) -> Range<Int>? { AsciiDocLines.attribute(text, content) }

  // MARK: One line

  private mutating func read(_ line: Int) -> Int {
    let content = markup.content(line)
    guard let first = text[content].first else {
      isParagraph = false
      return line + 1
    }
    if let next = delimiter(line, content, first) { return next }
    if isParagraph {
      addText(line, content)
      return line + 1
    }
    switch first {
    case 0x2F where Self.isComment(text, content), 0x65 where Self.isComment(text, content),
      0x69 where Self.isComment(text, content):
      markup.hide(line, as: .comment)
      return line + 1
    case 0x3A:
      if let key = attribute(content) {
        markup.hide(line, as: .metadata, part: .furniture, marker: key)
        return line + 1
      }
    case 0x3D, 0x23:
      if let heading = AsciiDocLines.heading(text, content), markup.indent(line) == 0 {
        addHeading(line, content, heading)
        return line + 1
      }
    case 0x5B:
      if text[content.upperBound - 1] == 0x5D {
        isDiscrete = text.begins(with: "[discrete", in: content) || text.begins(with: "[float", in: content)
        markup.hide(line, as: .metadata)
        markup.conceal(content)
        return line + 1
      }
    case 0x2E: if let next = dot(line, content) { return next }
    case 0x27, 0x3C:
      if text.begins(with: "'''", in: content) || text.begins(with: "<<<", in: content), content.count == 3 {
        markup.set(.preformatted, line)
        markup.append(Block(.rule, content.run))
        return line + 1
      }
    case 0x2B where content.count == 1:
      markup.conceal(content)
      markup.set(.block, line)
      return line + 1
    default: break
    }
    if addUnderlined(line, content) { return line + 2 }
    if markup.indent(line) > 0, items.isEmpty, AsciiDocLines.marker(text, content) == nil { return literal(line) }
    isParagraph = true
    addText(line, content)
    return line + 1
  }

  private mutating func addHeading(_ line: Int, _ content: Range<Int>, _ heading: (depth: Int, words: Range<Int>)) {
    items.close(to: 0, &markup)
    markup.conceal(content.lowerBound..<heading.words.lowerBound)
    markup.conceal(heading.words.upperBound..<content.upperBound)
    let spans = AsciiDocLinks.spans(text, heading.words, marks)
    markup.append(spans)
    defer { isDiscrete = false }
    guard open.isEmpty, !isDiscrete else { return markup.set(.block, line) }
    let words = Shown.words(text, heading.words, spans)
    markup.addHeading(line, depth: heading.depth, words, end: content.upperBound)
  }

  /// A heading over a line of `=`, `-`, `~`, `^` or `+` as long as it, two more or less (the older form).
  private mutating func addUnderlined(_ line: Int, _ content: Range<Int>) -> Bool {
    guard open.isEmpty, markup.indent(line) == 0,
      let below = markup.position(line + 1).map({ markup.document.lines[$0] }),
      let depth = AsciiDocLines.underlineDepth(text, below.content)
    else { return false }
    let length = FixedWidthColumns.count(text.span, content)
    guard length >= 3, abs(length - below.content.count) <= 2, AsciiDocLines.marker(text, content) == nil else {
      return false
    }
    items.close(to: 0, &markup)
    let spans = AsciiDocLinks.spans(text, content, marks)
    markup.append(spans)
    markup.conceal(below.content)
    markup.set(.preformatted, line + 1)
    let words = Shown.words(text, content, spans)
    if depth == 1, markup.document.marked.isEmpty, title == nil {
      title = (line, words)
    } else {
      markup.addHeading(line, depth: depth, words, end: below.content.upperBound)
    }
    return true
  }

  /// `.Title` of a block, or an item of a numbered list.
  private mutating func dot(_ line: Int, _ content: Range<Int>) -> Int? {
    guard content.count > 1, ![0x20, 0x2E].contains(text[content.lowerBound + 1]), markup.indent(line) == 0 else {
      return nil
    }
    markup.conceal(content.lowerBound..<content.lowerBound + 1)
    markup.set(.block, line)
    markup.append(Block(.caption, content.run, marker: TextRange(content.lowerBound, content.lowerBound + 1)))
    return line + 1
  }

  // MARK: Delimited blocks

  private mutating func delimiter(_ line: Int, _ content: Range<Int>, _ first: UInt8) -> Int? {
    guard markup.indent(line) == 0, let kind = AsciiDocLines.delimiter(text, content) else { return nil }
    let key = Array(text[content])
    isParagraph = false
    if let depth = open.lastIndex(where: { $0.delimiter == key }) {
      markup.conceal(content)
      markup.set(.block, line)
      while open.count > depth {
        let block = open.removeLast().block
        markup.document.blocks[block].range.upper = TextOffset(content.upperBound)
      }
      return line + 1
    }
    switch kind {
    case .quotation:
      guard open.count < WorkBudget.blockDepth else { return nil }
      open.append((key, markup.document.blocks.count))
      markup.append(Block(.quotation, content.run, depth: open.count))
      markup.conceal(content)
      markup.set(.block, line)
      return line + 1
    case .verbatim(let block):
      guard let close = close(of: key, after: line) else { return nil }
      markup.conceal(content)
      markup.conceal(markup.content(close))
      // A table's delimiters are none of its rows.
      let lines = block == .table ? line + 1..<close : line..<close + 1
      for line in [line, close] { markup.set(.preformatted, line) }
      markup.append(block, lines, part: block == .comment ? .furniture : .preformatted)
      if block == .table { addRows(lines) }
      return close + 1
    }
  }

  private mutating func close(of key: [UInt8], after line: Int) -> Int? {
    guard !lacksEnd.contains(key) else { return nil }
    // A fence ends with its back-quotes alone.
    let end = key.first == 0x60 ? Array(key.prefix { $0 == 0x60 }) : key
    for next in line + 1..<max(line + 1, markup.count) where markup.indent(next) == 0 {
      if text[markup.content(next)].elementsEqual(end) { return next }
    }
    lacksEnd.insert(key)
    return nil
  }

  private mutating func addRows(_ lines: Range<Int>) {
    for cell in AsciiDocTable.addRows(lines, to: &markup) { markup.append(AsciiDocLinks.spans(text, cell, marks)) }
  }

  /// A paragraph that is set in stands as it is.
  private mutating func literal(_ line: Int) -> Int {
    var end = line
    while !markup.isBlank(end) { end += 1 }
    markup.append(.code, line..<end, part: .preformatted)
    return end
  }

  // MARK: Text

  private mutating func addText(_ line: Int, _ content: Range<Int>) {
    if let marker = AsciiDocLines.marker(text, content) {
      // The depth of an item is the length of its marker.
      items.open(
        line, content, indent: marker.depth, length: marker.length, ordinal: marker.ordinal,
        counts: text[content.lowerBound] == 0x2E, &markup)
    } else if !isParagraph || (markup.indent(line) == 0 && markup.isBlank(line - 1)) {
      items.close(to: 0, &markup)
    }
    if !items.isEmpty || !open.isEmpty { markup.set(.block, line) }
    items.extend(to: content.upperBound)
    markup.append(AsciiDocLinks.spans(text, content, marks))
  }
}

/// The lines of AsciiDoc that have marks.
enum AsciiDocLines {
  enum Delimiter: Equatable {
    case verbatim(Block.Kind)
    /// A block whose lines are blocks.
    case quotation
  }

  /// The depth and the words of `== Words`, or `## Words`; the marks may stand after the words too.
  static func heading(_ text: [UInt8], _ content: Range<Int>) -> (depth: Int, words: Range<Int>)? {
    guard let first = text[content].first, first == 0x3D || first == 0x23 else { return nil }
    let depth = text.run(of: first, in: content)
    let after = content.lowerBound + depth
    guard depth <= 6, after < content.upperBound, text[after] == 0x20 || text[after] == 0x09 else { return nil }
    var words = text.trimmed(after..<content.upperBound)
    let closing = text[words].reversed().prefix { $0 == first }.count
    if closing == depth, words.count > closing + 1, text[words.upperBound - closing - 1] == 0x20 {
      words = text.trimmed(words.lowerBound..<words.upperBound - closing)
    }
    return words.isEmpty ? nil : (depth, words)
  }

  static func underlineDepth(_ text: [UInt8], _ content: Range<Int>) -> Int? {
    guard content.count >= 3, let first = text[content].first, text.run(of: first, in: content) == content.count,
      let depth = [0x3D, 0x2D, 0x7E, 0x5E, 0x2B].firstIndex(of: first)
    else { return nil }
    return depth + 1
  }

  static func attribute(_ text: [UInt8], _ content: Range<Int>) -> Range<Int>? {
    guard text[content].first == 0x3A else { return nil }
    var place = content.lowerBound + 1
    while place < content.upperBound,
      HTMLTag.isLetter(text[place]) || (0x30...0x39).contains(text[place])
        || [0x2D, 0x5F, 0x21, 0x40].contains(text[place])
    { place += 1 }
    guard place > content.lowerBound + 1, place < content.upperBound, text[place] == 0x3A,
      place + 1 == content.upperBound || text[place + 1] == 0x20
    else { return nil }
    return content.lowerBound + 1..<place
  }

  static func delimiter(_ text: [UInt8], _ content: Range<Int>) -> Delimiter? {
    guard let first = text[content].first else { return nil }
    if first == 0x60 { return text.run(of: 0x60, in: content) == 3 ? .verbatim(.code) : nil }
    if [0x7C, 0x2C, 0x3A, 0x21].contains(first), content.count >= 4 {
      let rest = content.lowerBound + 1..<content.upperBound
      return text.run(of: 0x3D, in: rest) == rest.count ? .verbatim(.table) : nil
    }
    guard text.run(of: first, in: content) == content.count else { return nil }
    if first == 0x2D, content.count == 2 { return .quotation }
    guard content.count >= 4 else { return nil }
    switch first {
    case 0x2D, 0x2E, 0x2B: return .verbatim(.code)
    case 0x2F: return .verbatim(.comment)
    case 0x3D, 0x2A, 0x5F: return .quotation
    default: return nil
    }
  }

  /// The marker of a list item: `*` to `*****`, `-`, `.` to `.....`, `1.`, `<1>`, or a term that ends with `::`.
  static func marker(_ text: [UInt8], _ content: Range<Int>) -> (length: Int, depth: Int, ordinal: Int?)? {
    guard let first = text[content].first else { return nil }
    if first == 0x2A || first == 0x2E || first == 0x2D {
      let run = text.run(of: first, in: content)
      let after = content.lowerBound + run
      guard run <= 6, after < content.upperBound, text[after] == 0x20 else { return nil }
      return (run, run + (first == 0x2E ? 6 : 0), nil)
    }
    if let marker = MarkdownListMarker.read(MarkdownLine(text, content)), !marker.isEmpty {
      return (marker.length, 13, marker.ordinal)
    }
    // A term of a description list.
    var place = content.lowerBound
    let end = min(content.upperBound, place + 200)
    while let colon = ByteSearch.first(0x3A, in: text, from: place, to: end) {
      let run = text.run(of: 0x3A, in: colon..<content.upperBound)
      let after = colon + run
      if (2...4).contains(run), colon > content.lowerBound, after == content.upperBound || text[after] == 0x20 {
        return (after - content.lowerBound, 14 + run, nil)
      }
      place = after
    }
    return nil
  }
}
