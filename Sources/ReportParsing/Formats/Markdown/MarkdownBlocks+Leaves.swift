import ReportModel
import TextFacts

/// Leaf blocks: headings, code, tables, HTML, formulas, paragraphs.
extension MarkdownBlocks {
  /// A formula that is not closed within so many lines is none.
  private static let longestFormula = 200
  /// A paragraph over a Setext underline is a heading up to so many bytes; longer ones were underlined by mistake.
  private static let longestHeading = 400

  private var text: [UInt8] { markup.text }

  // MARK: A leaf that is open

  /// Whether the line is part of the leaf that is open, a paragraph aside.
  mutating func goesOnLeaf(_ line: MarkdownLine, _ number: Int) -> Bool {
    switch leaf {
    case .none, .paragraph: return false
    case .fence(let byte, let length): goOnFence(line, number, byte, length)
    case .indented:
      guard line.indent >= 4 || line.isBlank else {
        closeLeaf()
        return false
      }
      if !line.isBlank { appendCode(number, line) }
    case .table:
      // GFM has any line go on a table; one without a bar is what it would be elsewhere.
      guard text[line.rest].contains(0x7C), line.indent < 4, !beginsOther(line) else {
        closeLeaf()
        return false
      }
      appendRow(line.rest, number)
    case .math:
      markup.set(.preformatted, number)
      extendLeaf(to: line.rest.upperBound)
      if text[text.trimmed(line.rest)].suffix(2).elementsEqual("$$".utf8) { leaf = .none }
    case .html(let kind):
      if kind == .element, line.isBlank {
        closeLeaf()
        return false
      }
      appendWeb(line.rest, number, kind)
      if kind.ends(text, line.rest) { closeLeaf() }
    }
    return true
  }

  private mutating func goOnFence(_ line: MarkdownLine, _ number: Int, _ byte: UInt8, _ length: Int) {
    markup.set(.preformatted, number)
    let content = text.trimmed(line.rest)
    if !content.isEmpty { extendLeaf(to: content.upperBound) }
    guard line.indent < 4, text.run(of: byte, in: content) == content.count, content.count >= length else { return }
    markup.conceal(content)
    leaf = .none
  }

  private mutating func extendLeaf(to end: Int) {
    let range = markup.document.blocks[leafBlock].range
    markup.document.blocks[leafBlock].range.upper = max(range.upper, TextOffset(end))
  }

  private func beginsOther(_ line: MarkdownLine) -> Bool {
    var marks = line
    marks.skipColumns(3)
    return marks.byte == 0x3E || opensLeaf(marks, interrupts: true)
  }

  // MARK: New leaves

  mutating func openIndented(_ line: MarkdownLine, _ number: Int) {
    if leaf != .indented {
      closeLeaf()
      leaf = .indented
      let range = text.trimmed(line.rest)
      beginLeafBlock(Block(.code, range.run))
    }
    appendCode(number, line)
  }

  private mutating func appendCode(_ number: Int, _ line: MarkdownLine) {
    if let position = markup.position(number) { indentedLines.append(position) }
    extendLeaf(to: line.rest.upperBound)
  }

  private mutating func beginLeafBlock(_ block: Block) {
    leafBlock = markup.document.blocks.count
    markup.append(block)
  }

  /// Whether a leaf that its first line tells begins at the place of `line`.
  func opensLeaf(_ line: MarkdownLine, interrupts: Bool) -> Bool {
    guard let byte = line.byte else { return false }
    switch byte {
    case 0x23: return MarkdownLeaves.heading(text, line.rest, takesGlued: takesGlued) != nil
    case 0x60, 0x7E: return MarkdownLeaves.fence(text, line.rest) != nil
    case 0x2A, 0x2D, 0x5F: return MarkdownLeaves.isRule(text, line.rest)
    case 0x3C: return HTMLBlock.begins(text, line.rest, interrupts: interrupts) != nil
    case 0x24: return text.begins(with: "$$", in: line.rest)
    case 0x7C: return !interrupts && text[text.trimmed(line.rest)].last == 0x7C
    default: return false
    }
  }

  mutating func openLeaf(_ line: MarkdownLine, _ number: Int) {
    let content = text.trimmed(line.rest)
    switch text[content.lowerBound] {
    case 0x23:
      guard let (depth, words) = MarkdownLeaves.heading(text, content, takesGlued: takesGlued) else { return }
      addHeading(number, depth, words, in: content)
    case 0x60, 0x7E:
      guard let (byte, length, info) = MarkdownLeaves.fence(text, content) else { return }
      leaf = .fence(byte: byte, length: length)
      markup.set(.preformatted, number)
      markup.conceal(content)
      beginLeafBlock(Block(.code, content.run, marker: info.run))
    case 0x3C:
      guard let kind = HTMLBlock.begins(text, content, interrupts: false) else { return }
      (leaf, leafLine, firstSegment) = (.html(kind), number, segments.count)
      if kind == .comment { beginLeafBlock(Block(.comment, content.run)) }
      if kind == .raw { beginLeafBlock(Block(.code, content.run)) }
      appendWeb(content, number, kind)
      if kind.ends(text, content) { closeLeaf() }
    case 0x24: openFormula(content, number)
    case 0x7C:
      leaf = .table
      beginLeafBlock(Block(.table, content.run))
      appendRow(content, number)
    default:
      markup.set(.preformatted, number)
      markup.append(Block(.rule, content.run))
    }
  }

  private mutating func openFormula(_ content: Range<Int>, _ number: Int) {
    let isClosed = content.count >= 4 && text[content].suffix(2).elementsEqual("$$".utf8)
    let end = min(markup.count, number + Self.longestFormula)
    let closes =
      isClosed
      || (number + 1..<max(number + 1, end)).contains { line in
        text[text.trimmed(markup.range(line))].suffix(2).elementsEqual("$$".utf8)
      }
    guard closes else {
      (leaf, leafLine, firstSegment) = (.paragraph, number, segments.count)
      return segments.append(content)
    }
    markup.set(.preformatted, number)
    beginLeafBlock(Block(.code, content.run))
    leaf = isClosed ? .none : .math
  }

  // MARK: Headings

  private mutating func addHeading(_ number: Int, _ depth: Int, _ words: Range<Int>, in content: Range<Int>) {
    let first = segments.count
    segments.append(words)
    markup.conceal(content.lowerBound..<words.lowerBound)
    markup.conceal(words.upperBound..<content.upperBound)
    let heading = headsReport ? markup.addHeading(number, depth: depth, words, end: content.upperBound) : nil
    passages.append(InlineContent(segments: first..<first + 1, heading: heading, line: number))
  }

  /// Whether `line` underlines the paragraph that is open, which then is a heading.
  mutating func makesHeading(_ line: MarkdownLine, _ number: Int) -> Bool {
    guard let depth = MarkdownLeaves.underlineDepth(text, line.rest) else { return false }
    takeDefinitions()
    if leaf == .paragraph {
      partFromBar()
      partFromHeading(number)
    }
    guard leaf == .paragraph, let first = segments[firstSegment...].first, let last = segments.last,
      last.upperBound - first.lowerBound <= Self.longestHeading
    else { return false }
    let content = text.trimmed(line.rest)
    markup.set(.preformatted, number)
    markup.conceal(content)
    let words = first.lowerBound..<last.upperBound
    let heading = isTop ? markup.addHeading(leafLine, depth: depth, words, end: content.upperBound) : nil
    passages.append(InlineContent(segments: firstSegment..<segments.count, heading: heading, line: leafLine))
    leaf = .none
    return true
  }

  /// Ends the paragraph that is open behind its first line where that is a bar of `=`: it draws a box with the
  /// underline, and is none of the heading (CommonMark has it for its first words).
  private mutating func partFromBar() {
    guard segments.count - firstSegment > 1, let first = segments[firstSegment...].first,
      MarkdownLeaves.underlineDepth(text, first) == 1, first.count >= Self.shortestBar
    else { return }
    let rest = segments[(firstSegment + 1)...]
    segments.removeSubrange((firstSegment + 1)...)
    let line = leafLine
    closeLeaf()
    (leaf, leafLine, firstSegment) = (.paragraph, line + 1, segments.count)
    segments += rest
  }

  private static let shortestBar = 4

  /// Ends the paragraph that is open before its last line, which is underlined, where the line above that ends a sentence:
  /// in a text without blank lines it is none of the heading (CommonMark has the whole paragraph for one).
  private mutating func partFromHeading(_ number: Int) {
    guard segments.count - firstSegment > 1, let heading = segments.last else { return }
    switch LineEnding.of(text.span, segments[segments.count - 2]).end {
    case .open, .comma: return
    case .stop, .colon: break
    }
    segments.removeLast()
    closeLeaf()
    (leaf, leafLine, firstSegment) = (.paragraph, number - 1, segments.count)
    segments.append(heading)
  }

  // MARK: Tables

  /// Whether `line` is the delimiter row below the last line of the paragraph that is open, which then is the head of a
  /// table.
  mutating func makesTable(_ line: MarkdownLine, _ number: Int) -> Bool {
    guard let head = segments.last, let sides = MarkdownLeaves.delimiterSides(text, line.rest),
      text[head].contains(0x7C), MarkdownLeaves.cells(text, head).count == sides.count
    else { return false }
    segments.removeLast()
    leafLine = number - 1
    closeLeaf()
    leaf = .table
    beginLeafBlock(Block(.table, head.run))
    appendRow(head, number - 1)
    appendRow(line.rest, number)
    return true
  }

  private mutating func appendRow(_ range: Range<Int>, _ number: Int) {
    let row = text.trimmed(range)
    markup.set(.preformatted, number)
    extendLeaf(to: row.upperBound)
    if let sides = MarkdownLeaves.delimiterSides(text, row) {
      // The row above is the one of column heads.
      if let head = markup.document.blocks[leafBlock...].lastIndex(where: { $0.kind == .row }) {
        markup.document.blocks[head].ordinal = 0
        tableRows = 0
        for (cell, side) in zip((head + 1)..<markup.document.blocks.count, sides) {
          markup.document.blocks[cell].alignment = side
        }
      }
      return markup.conceal(row)
    }
    if markup.document.blocks.count == leafBlock + 1 { tableRows = 0 }
    tableRows += 1
    markup.append(Block(.row, row.run, ordinal: tableRows))
    for (column, cell) in MarkdownLeaves.cells(text, row).enumerated() {
      var block = Block(.cell, cell.run, ordinal: column + 1)
      // The cells of the first row, which stand behind the table and that row, have the sides of their columns.
      let above = leafBlock + 2 + column
      if tableRows > 0, above < markup.document.blocks.count {
        block.alignment = markup.document.blocks[above].alignment
      }
      markup.append(block)
      guard !cell.isEmpty else { continue }
      segments.append(cell)
      passages.append(InlineContent(segments: segments.count - 1..<segments.count, line: number, isCell: true))
    }
  }

  // MARK: HTML

  private mutating func appendWeb(_ range: Range<Int>, _ number: Int, _ kind: HTMLBlock) {
    let content = text.trimmed(range)
    switch kind {
    case .comment, .instruction, .declaration, .data:
      markup.set(.furniture, number)
      markup.conceal(content)
      if kind == .comment { extendLeaf(to: content.upperBound) }
      return
    case .raw:
      markup.set(.preformatted, number)
      concealRawTags(content)
      return extendLeaf(to: content.upperBound)
    case .element: break
    }
    markup.set(.block, number)
    segments.append(content)
    if let open = webHeading {
      if let end = HTMLTag.place(of: "</h", in: text, content) { endWebHeading(open, end, content.upperBound) }
    } else if let heading = HTMLTag.heading(text, content), isTop {
      let open = (heading.depth, number, heading.start)
      let rest = heading.start..<content.upperBound
      if let end = HTMLTag.place(of: "</h", in: text, rest) {
        endWebHeading(open, end, content.upperBound)
      } else {
        webHeading = open
      }
    }
  }

  private mutating func endWebHeading(_ open: (depth: Int, line: Int, start: Int), _ end: Int, _ lineEnd: Int) {
    webHeading = nil
    let words = text.trimmed(open.start..<end)
    guard !words.isEmpty else { return }
    let closing = HTMLTag.end(text, end, limit: lineEnd) ?? lineEnd
    markup.set(.text, open.line)
    if let heading = markup.addHeading(open.line, depth: open.depth, words, end: closing) {
      webHeadings.append(heading)
    }
  }

  // MARK: Paragraphs

  mutating func closeLeaf() {
    switch leaf {
    case .none, .fence, .indented, .table, .math: break
    case .html(let kind):
      webHeading = nil
      if kind == .element {
        addWebBlocks()
        passages.append(InlineContent(segments: firstSegment..<segments.count, line: leafLine, isWeb: true))
      }
    case .paragraph:
      takeDefinitions()
      if leaf == .paragraph, firstSegment < segments.count {
        passages.append(InlineContent(segments: firstSegment..<segments.count, line: leafLine, isTop: isTop))
      }
    }
    leaf = .none
  }

  /// Takes the link reference definitions (4.7) at the start of the paragraph out of it; ends it where nothing is left.
  private mutating func takeDefinitions() {
    while firstSegment < segments.count, definitions.add(text, segments[firstSegment]) {
      markup.conceal(segments[firstSegment])
      definitionLines.append(leafLine)
      firstSegment += 1
      leafLine += 1
    }
    if firstSegment == segments.count { leaf = .none }
  }
}
