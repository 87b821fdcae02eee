import ReportModel
import TextFacts

/// reStructuredText (Docutils, "reStructuredText Markup Specification"): sections by their under- and overlines, in order
/// of appearance; field lists, directives, comments, literal blocks, lists, tables.
struct RestructuredTextReader {
  private var markup: MarkupText
  private let marks: QuoteMarks
  /// The styles of section titles in order of appearance: the mark, and whether it stands above the title too.
  private var styles: [(byte: UInt8, isOver: Bool)] = []
  private var title: (line: Int, words: Range<Int>)?
  private var items = ItemStack()
  /// The indent of the paragraph that ended with `::`, whose block is literal.
  private var literalIndent: Int?

  static func read(_ text: [UInt8]) -> LinedText {
    var reader = RestructuredTextReader(MarkupText(text))
    var line = reader.readHeader()
    while line < reader.markup.count { line = reader.read(line) }
    reader.items.close(to: 0, &reader.markup)
    if reader.title == nil { reader.settleSubtitle() }
    reader.markup.settleTitle(reader.title)
    return reader.markup.finished { $0.first == 0x7C }
  }

  /// A lone section right below the lone section of the first depth is the subtitle (Docutils, "Document Title", the
  /// transform `DocTitle`): all else stands in neither.
  private mutating func settleSubtitle() {
    let marked = markup.document.marked
    guard marked.count > 2, marked[0].depth == 1, marked[1].depth == 2,
      marked.dropFirst(2).allSatisfy({ $0.depth > 2 }),
      (marked[0].line + 1..<marked[1].line).allSatisfy({ markup.document.lines[$0].part != .text })
    else { return }
    markup.document.marked.remove(at: 1)
    markup.document.lines[marked[1].line].part = .front(.field)
    for index in markup.document.marked.indices.dropFirst() { markup.document.marked[index].depth -= 1 }
  }

  private init(_ markup: consuming MarkupText) {
    marks = QuoteMarks(
      markup.text,
      [
        QuoteMark(byte: 0x2A, kind: .emphasis), QuoteMark(byte: 0x2A, length: 2, kind: .strong),
        QuoteMark(byte: 0x60, length: 2, kind: .code, isVerbatim: true),
      ])
    self.markup = markup
  }

  private var text: [UInt8] { markup.text }

  /// Fields before the text, as proposals have them (PEP 1: `Title: …`, after RFC 2822), two or more; returns the line
  /// after them.
  private mutating func readHeader() -> Int {
    var line = 0
    while line < markup.count, markup.isBlank(line) { line += 1 }
    let first = line
    var keys: [Range<Int>] = []
    while !markup.isBlank(line) {
      if markup.indent(line) == 0 {
        guard let field = MarkdownFrontMatter.field(markup, line, 0x3A), isFieldName(field.key) else { return first }
        keys.append(field.key)
      } else if line == first {
        return first
      } else {
        keys.append(markup.content(line).lowerBound..<markup.content(line).lowerBound)
      }
      line += 1
    }
    guard keys.count >= 2 else { return first }
    for (line, key) in zip(first..<line, keys) {
      markup.hide(line, as: .metadata, part: MarkdownFrontMatter.part(text, key), marker: key)
      guard key.count == 5, text.beginsFolded(with: "title", in: key),
        let words = MarkdownFrontMatter.field(markup, line, 0x3A)?.words, !words.isEmpty
      else { continue }
      markup.conceal(markup.content(line).lowerBound..<words.lowerBound)
      title = (line, words)
    }
    return line
  }

  private func isFieldName(_ key: Range<Int>) -> Bool {
    (0x41...0x5A).contains(text[key.lowerBound])
      && text[key].allSatisfy { HTMLTag.isLetter($0) || $0 == 0x2D || (0x30...0x39).contains($0) }
  }

  // MARK: One line

  private mutating func read(_ line: Int) -> Int {
    let content = markup.content(line)
    guard let first = text[content].first else { return line + 1 }
    let indent = markup.indent(line)
    if let literal = literalIndent {
      literalIndent = nil
      if indent > literal { return indented(line, deeperThan: literal, .code, .preformatted) }
    }
    if indent == 0, let next = section(line, content) { return next }
    switch first {
    case 0x2E:
      if text.begins(with: "..", in: content), content.count == 2 || text[content.lowerBound + 2] == 0x20 {
        return explicit(line, content, indent)
      }
    case 0x3A: if let next = field(line, content, indent) { return next }
    case 0x2B: if RestructuredTextLines.isGridRule(text, content) { return gridTable(line) }
    case 0x3D: if RestructuredTextLines.isSimpleRule(text, content) { return simpleTable(line) }
    case 0x3E:
      if text.begins(with: ">>> ", in: content) { return block(line) { !$0.isEmpty } }
    case 0x7C:
      if content.count == 1 || text[content.lowerBound + 1] == 0x20 {
        let text = text
        return block(line) { !$0.isEmpty && text[$0.lowerBound] == 0x7C }
      }
    default: break
    }
    addText(line, content, indent)
    return line + 1
  }

  // MARK: Sections

  private mutating func section(_ line: Int, _ content: Range<Int>) -> Int? {
    if let byte = RestructuredTextLines.ruleByte(text, content) {
      // An overline, the title, an underline as long.
      let titleWords = markup.content(line + 1)
      let under = markup.content(line + 2)
      if !titleWords.isEmpty, text[under].first == byte, RestructuredTextLines.ruleByte(text, under) == byte,
        under.count == content.count, FixedWidthColumns.count(text.span, titleWords) <= content.count,
        RestructuredTextLines.ruleByte(text, titleWords) == nil, hasWords(titleWords)
      {
        markup.conceal(content)
        markup.set(.preformatted, line)
        addSection(line + 1, titleWords, under: line + 2, byte, isOver: true)
        return line + 3
      }
      if content.count >= 4, markup.isBlank(line - 1), markup.isBlank(line + 1) {
        markup.set(.preformatted, line)
        markup.append(Block(.rule, content.run))
        return line + 1
      }
      return nil
    }
    guard markup.indent(line + 1) == 0, markup.isBlank(line - 1) || isAfterMarkup(line), hasWords(content) else {
      return nil
    }
    let under = markup.content(line + 1)
    let columns = FixedWidthColumns.count(text.span, content)
    // One letter may have a line of one mark.
    let lone = under.count == 1 && columns == 1 ? RestructuredTextLines.mark(text, under) : nil
    guard let byte = RestructuredTextLines.ruleByte(text, under) ?? lone, content.upperBound < under.lowerBound else {
      return nil
    }
    guard under.count >= columns || (under.count >= 4 && under.count * 2 >= columns) else { return nil }
    addSection(line, content, under: line + 1, byte, isOver: false)
    return line + 2
  }

  /// Whether a letter or a figure stands in a line: the sides of a box have none.
  private func hasWords(_ content: Range<Int>) -> Bool {
    text[content].contains { $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Whether the line before is no text: mark-up needs no blank line after it to end.
  private func isAfterMarkup(_ line: Int) -> Bool {
    guard let position = markup.position(line - 1) else { return true }
    return markup.document.lines[position].part != .text
  }

  private mutating func addSection(_ line: Int, _ content: Range<Int>, under: Int, _ byte: UInt8, isOver: Bool) {
    items.close(to: 0, &markup)
    let below = markup.content(under)
    markup.conceal(below)
    markup.set(.preformatted, under)
    let spans = RestructuredTextLinks.spans(text, content, marks)
    markup.append(spans)
    let words = Shown.words(text, content, spans)
    let depth: Int
    if let known = styles.firstIndex(where: { $0.byte == byte && $0.isOver == isOver }) {
      depth = known + 1
    } else {
      if styles.count < WorkBudget.blockDepth { styles.append((byte, isOver)) }
      depth = styles.count
    }
    markup.addHeading(line, depth: depth, words, end: below.upperBound)
  }

  // MARK: Explicit markup

  private static let verbatim: Set<String> = [
    "code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "highlight", "math", "raw", "csv-table",
    "doctest", "testcode", "testoutput", "prompt", "graphviz", "productionlist", "ipython", "plantuml", "mermaid",
  ]
  private static let admonitions: Set<String> = [
    "note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "error", "seealso", "todo",
  ]
  private static let text: Set<String> = [
    "note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "error", "admonition", "seealso",
    "todo", "topic", "sidebar", "epigraph", "highlights", "pull-quote", "container", "compound", "versionadded",
    "versionchanged", "deprecated", "function", "class", "method", "attribute", "data", "exception", "option", "table",
    "list-table", "rubric", "glossary", "figure", "only", "describe", "module",
  ]

  private mutating func explicit(_ line: Int, _ content: Range<Int>, _ indent: Int) -> Int {
    let rest = text.trimmed(content.lowerBound + 2..<content.upperBound)
    if let mark = RestructuredTextLines.noteMark(text, rest) {
      markup.set(.block, line)
      markup.append(Block(.footnote, content.run, marker: mark.run))
      return indented(line + 1, deeperThan: indent, .footnote, .block, isPart: true)
    }
    guard let (name, end) = RestructuredTextLines.directive(text, rest) else {
      // A comment, a target, a substitution.
      markup.hide(line, as: .comment)
      // Two dots alone before a blank line end what is open and comment nothing.
      if rest.isEmpty, markup.isBlank(line + 1) { return line + 1 }
      return indented(line + 1, deeperThan: indent, .comment, .furniture, isPart: true)
    }
    let marker = text.trimmed(end..<rest.upperBound)
    if name == "image" { return image(line, content, marker, indent) }
    if Self.admonitions.contains(name), rest.lowerBound + name.utf8.count + 2 == end {
      // `note:` is what the reader is told.
      markup.conceal(content.lowerBound..<rest.lowerBound)
      markup.append([InlineSpan(.strong, TextRange(rest.lowerBound, end - 1))])
      markup.conceal(end - 1..<end)
    } else {
      markup.conceal(content.lowerBound..<(Self.text.contains(name) ? marker.lowerBound : content.upperBound))
    }
    markup.set(.block, line)
    if Self.verbatim.contains(name) {
      markup.append(Block(.code, content.run, marker: marker.run))
      return indented(line + 1, deeperThan: indent, .code, .preformatted, isPart: true)
    }
    if Self.text.contains(name) {
      markup.append(Block(.quotation, content.run, depth: 1))
      if name == "figure" { markup.append(Block(.image, content.run, marker: marker.run)) }
      markup.append(RestructuredTextLinks.spans(text, marker, marks))
      return indented(line + 1, deeperThan: indent, .quotation, .block, isPart: true)
    }
    return indented(line + 1, deeperThan: indent, .metadata, .furniture)
  }

  /// An image: of its options the words that stand for it are shown (`:alt:`), else the name of its file.
  private mutating func image(_ line: Int, _ content: Range<Int>, _ marker: Range<Int>, _ indent: Int) -> Int {
    let end = indented(line + 1, deeperThan: indent, .metadata, .furniture)
    var shown: (line: Int, words: Range<Int>)?
    for option in line + 1..<max(line + 1, end) {
      let words = text.trimmed(markup.content(option).dropFirst(5).startIndex..<markup.content(option).upperBound)
      if shown == nil, markup.begins(option, with: ":alt:"), !words.isEmpty {
        shown = (option, words)
      } else {
        markup.conceal(markup.content(option))
      }
    }
    markup.set(.block, line)
    let name = FileName.range(text, marker)
    let whole = markup.content(shown?.line ?? line)
    let words = shown?.words ?? (name.isEmpty ? marker : name)
    if shown != nil { markup.conceal(content) }
    markup.conceal(whole.lowerBound..<words.lowerBound)
    markup.append(Block(.image, whole.run, marker: marker.run))
    return end
  }

  /// Makes a block of the lines from `line` on that are set in further than `indent`; where they are part of the block
  /// before, that grows. Returns the line after them.
  private mutating func indented(
    _ line: Int, deeperThan indent: Int, _ kind: Block.Kind, _ part: LinePart, isPart: Bool = false
  ) -> Int {
    var end = line
    var last = line
    while end < markup.count, markup.isBlank(end) || markup.indent(end) > indent {
      if !markup.isBlank(end) { last = end + 1 }
      end += 1
    }
    guard last > line else { return line }
    if isPart, let block = markup.document.blocks.indices.last {
      for line in line..<last { markup.set(part, line) }
      markup.document.blocks[block].range.upper = TextOffset(markup.content(last - 1).upperBound)
    } else {
      markup.append(kind, line..<last, part: part)
    }
    if kind == .comment {
      for line in line..<last { markup.conceal(markup.content(line)) }
    }
    guard part == .block else { return last }
    for line in line..<last {
      markup.append(RestructuredTextLinks.spans(text, markup.content(line), marks))
    }
    return last
  }

  // MARK: Fields and tables

  /// `:name: value`, with the lines that are set in below it.
  private mutating func field(_ line: Int, _ content: Range<Int>, _ indent: Int) -> Int? {
    guard let end = RestructuredTextLines.fieldEnd(text, content) else { return nil }
    let key = content.lowerBound + 1..<end
    // Fields of the document stand before its sections, under its title at most.
    let isOfDocument = markup.document.marked.count <= 1 && indent == 0
    markup.hide(
      line, as: .metadata, part: isOfDocument ? MarkdownFrontMatter.part(text, key) : .block, marker: key)
    var next = line + 1
    while next < markup.count, !markup.isBlank(next), markup.indent(next) > indent {
      markup.hide(next, as: .metadata, part: isOfDocument ? .front(.field) : .block)
      next += 1
    }
    return next
  }

  private mutating func block(_ line: Int, while goesOn: (Range<Int>) -> Bool) -> Int {
    var end = line
    while end < markup.count, goesOn(markup.content(end)) { end += 1 }
    guard end > line else { return line + 1 }
    markup.append(.code, line..<end, part: .preformatted)
    return end
  }

  /// A grid table: all lines up to the next blank one.
  private mutating func gridTable(_ line: Int) -> Int {
    var end = line
    while end < markup.count, !markup.isBlank(end) { end += 1 }
    addTable(line..<end)
    return end
  }

  private mutating func addTable(_ lines: Range<Int>) {
    for cell in RestructuredTextTable.add(lines, to: &markup) {
      markup.append(RestructuredTextLinks.spans(text, cell, marks))
    }
  }

  /// A table between lines of `=`: its end is the second or third of them that a blank line follows.
  private mutating func simpleTable(_ line: Int) -> Int {
    var rules = 1
    var end = line + 1
    while end < markup.count, end - line < 400 {
      let content = markup.content(end)
      if !content.isEmpty, RestructuredTextLines.isSimpleRule(text, content) {
        rules += 1
        if rules >= 2, markup.isBlank(end + 1) {
          addTable(line..<end + 1)
          return end + 1
        }
      }
      end += 1
    }
    return block(line) { !$0.isEmpty }
  }

  // MARK: Text

  private mutating func addText(_ line: Int, _ content: Range<Int>, _ indent: Int) {
    if let marker = RestructuredTextLines.marker(text, content) {
      items.open(line, content, indent: indent, length: marker.length, ordinal: marker.ordinal, &markup)
    } else {
      items.close(setIn: indent, &markup)
    }
    if !items.isEmpty || indent > 0 { markup.set(.block, line) }
    if items.isEmpty, indent > 0, markup.isBlank(line - 1) { markup.append(Block(.quotation, content.run, depth: 1)) }
    items.extend(to: content.upperBound)
    if text[content].suffix(2).elementsEqual("::".utf8) {
      literalIndent = indent
      // `::` alone, or after white space, is not shown; after a word one colon is.
      let alone = content.count == 2 || text[content.upperBound - 3] <= 0x20
      markup.conceal(content.upperBound - (alone ? 2 : 1)..<content.upperBound)
    } else if !markup.isBlank(line + 1) || markup.isBlank(line) {
      literalIndent = nil
    }
    markup.append(RestructuredTextLinks.spans(text, content, marks))
  }
}
