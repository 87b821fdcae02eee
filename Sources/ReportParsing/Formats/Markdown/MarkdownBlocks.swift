import ReportModel
import TextFacts

/// The blocks of Markdown after CommonMark 0.31 (appendix, phase 1) and GFM: each line first goes on the containers that
/// are open (quotations, list items), then opens new ones, then is part of a leaf.
///
/// Nothing recurses, and no more than `WorkBudget.blockDepth` containers are open at a time: a line costs no more than
/// its bytes and that number.
struct MarkdownBlocks {
  enum Leaf: Equatable {
    case none, paragraph, indented, table, math
    case fence(byte: UInt8, length: Int)
    case html(HTMLBlock)
  }

  private struct Container {
    /// The columns that lines of an item are set in; nil for a quotation.
    var indent: Int?
    var block: Int
    /// Whether it is an item without a number.
    var isBullet = false
  }

  var markup: MarkupText
  var leaf = Leaf.none
  var passages: [InlineContent] = []
  var segments: [Range<Int>] = []
  /// The destinations of link reference definitions by their labels.
  var definitions = MarkdownDefinitions()
  /// Lines of numbered items, by their positions: whether they may be headings is not known before the end.
  private(set) var itemLines: [Int] = []
  /// Lines of indented code, by their positions: text where nothing else is Markdown.
  var indentedLines: [Int] = []
  private var containers: [Container] = []
  private var quotations = 0
  /// The line and the first of `segments` of the leaf that is open, and its block.
  var leafLine = 0
  var firstSegment = 0
  var leafBlock = 0
  var tableRows = 0
  /// Headings of HTML blocks, by their positions in `LinedText.marked`.
  var webHeadings: [Int] = []
  /// Lines of link reference definitions.
  var definitionLines: [Int] = []
  /// The heading of an HTML block that has not ended.
  var webHeading: (depth: Int, line: Int, start: Int)?
  /// The end of the last line that was not blank.
  var lastEnd = 0

  /// Whether `##第一章` is a heading here.
  let takesGlued: Bool
  /// Whether items of lists are the nodes of an outline, and have its headings.
  private let isOutline: Bool
  /// Whether the block that is opened begins an item.
  private var beginsItem = false

  init(_ markup: consuming MarkupText) {
    takesGlued = GluedHashes.stand(in: markup.text)
    isOutline = OutlineItems.stand(in: markup.text)
    self.markup = markup
  }

  /// Reads the lines from `first` on.
  mutating func read(from first: Int) {
    for line in first..<max(first, markup.count) { read(line) }
    close(to: 0)
    closeLeaf()
  }

  /// Gives up what inline marks were read in, once they are.
  mutating func forgetPassages() { (passages, segments) = ([], []) }

  var isTop: Bool { containers.isEmpty }

  /// Whether a heading that begins here is one of the report.
  var headsReport: Bool { isTop || (isOutline && beginsItem && quotations == 0) }

  // MARK: One line

  private mutating func read(_ number: Int) {
    var line = MarkdownLine(markup.text, markup.range(number))
    let (matched, marks) = match(&line)
    for mark in marks { markup.conceal(mark) }
    if matched == containers.count {
      if goesOnLeaf(line, number) { return note(number) }
    } else if leaf != .paragraph {
      close(to: matched)
    }
    open(&line, number, matched)
    note(number)
  }

  private mutating func note(_ number: Int) {
    guard let position = markup.position(number) else { return }
    lastEnd = Int(markup.document.lines[position].contentEnd)
    guard !containers.isEmpty, markup.document.lines[position].part == .text else { return }
    if isOutline, quotations == 0 { return }
    let isBlock = quotations > 0 || containers.contains(where: \.isBullet) && !beginsUnit(position)
    if isBlock {
      markup.document.lines[position].part = .block
    } else {
      itemLines.append(position)
    }
  }

  /// Whether a line begins an item with the number of a unit (`* 第一条（名称）`).
  private func beginsUnit(_ position: Int) -> Bool {
    let (text, content) = (markup.text, markup.document.lines[position].content)
    let sign = Bullet.length(text.span, content)
    guard containers.count == 1, sign > 0 else { return false }
    return NumberReader.read(text, at: content.lowerBound + sign, end: content.upperBound)?.style.namesUnit ?? false
  }

  /// Passes over the marks of the containers that the line goes on, and returns their number, and the marks of
  /// quotations.
  private func match(_ line: inout MarkdownLine) -> (count: Int, marks: [Range<Int>]) {
    var marks: [Range<Int>] = []
    for (index, container) in containers.enumerated() {
      if let indent = container.indent {
        if line.isBlank { continue }
        guard line.indent >= indent else { return (index, marks) }
        line.skipColumns(indent)
      } else {
        guard line.indent < 4 else { return (index, marks) }
        var next = line
        next.skipColumns(3)
        guard next.byte == 0x3E else { return (index, marks) }
        line = next
        line.skip(1)
        line.skipColumns(1)
        marks.append(next.place..<line.place)
      }
    }
    return (containers.count, marks)
  }

  /// Opens the blocks whose marks stand at the place of `line`; `matched` containers go on.
  private mutating func open(_ line: inout MarkdownLine, _ number: Int, _ matched: Int) {
    var keep = matched
    var isNew = false
    while !line.isBlank {
      let goesOn = leaf == .paragraph && keep == containers.count && !isNew
      if line.indent >= 4 {
        if leaf == .paragraph, !isNew { break }
        close(to: keep)
        return openIndented(line, number)
      }
      var marks = line
      marks.skipColumns(3)
      if goesOn, makesHeading(marks, number) || makesTable(marks, number) { return }
      if canNest, let container = container(marks, interrupts: goesOn) {
        close(to: keep)
        closeLeaf()
        open(container, marks, &line)
        keep = containers.count
        isNew = true
        continue
      }
      guard opensLeaf(marks, interrupts: goesOn) else { break }
      close(to: keep)
      closeLeaf()
      beginsItem = isNew
      return openLeaf(marks, number)
    }
    if line.isBlank {
      close(to: keep)
      closeLeaf()
    } else if leaf == .paragraph, !isNew {
      segments.append(line.text.trimmed(line.rest))
    } else {
      close(to: keep)
      closeLeaf()
      (leaf, leafLine, firstSegment) = (.paragraph, number, segments.count)
      segments.append(line.text.trimmed(line.rest))
    }
  }

  private var canNest: Bool { containers.count < WorkBudget.blockDepth }

  // MARK: Containers

  private enum ContainerOpening {
    case quotation
    case item(MarkdownListMarker)
    case footnote(mark: Range<Int>)
  }

  private func container(_ line: MarkdownLine, interrupts: Bool) -> ContainerOpening? {
    guard let byte = line.byte else { return nil }
    if byte == 0x3E { return .quotation }
    if byte == 0x5B {
      return MarkdownDefinitions.footnote(line.text, line.rest).map { .footnote(mark: $0) }
    }
    guard !MarkdownLeaves.isRule(line.text, line.rest), let marker = MarkdownListMarker.read(line) else { return nil }
    // A paragraph is interrupted by an item that has text, and of numbered ones by the first alone.
    if interrupts, marker.isEmpty || marker.ordinal ?? 1 != 1 { return nil }
    return .item(marker)
  }

  private mutating func open(_ opening: ContainerOpening, _ marks: MarkdownLine, _ line: inout MarkdownLine) {
    let before = marks.column - line.column
    line = marks
    let start = line.place
    switch opening {
    case .quotation:
      line.skip(1)
      line.skipColumns(1)
      quotations += 1
      push(nil, Block(.quotation, TextRange(start, start + 1), marker: TextRange(start, start + 1), depth: quotations))
      markup.conceal(start..<line.place)
    case .item(let marker):
      line.skip(marker.length)
      let blanks = line.indent
      let skipped = line.isBlank || blanks > 4 ? 1 : blanks
      line.skipColumns(skipped)
      let depth = containers.count { $0.indent != nil } + 1
      let mark = TextRange(start, start + marker.length)
      push(
        before + marker.length + skipped, Block(.listItem, mark, marker: mark, depth: depth, ordinal: marker.ordinal))
    case .footnote(let mark):
      line.skip(mark.upperBound + 2 - start)
      push(4, Block(.footnote, TextRange(start, mark.upperBound + 2), marker: mark.run))
      markup.conceal(start..<mark.lowerBound)
      markup.conceal(mark.upperBound..<mark.upperBound + 2)
    }
  }

  private mutating func push(_ indent: Int?, _ block: Block) {
    let isBullet = block.kind == .listItem && block.ordinal == nil
    containers.append(Container(indent: indent, block: markup.document.blocks.count, isBullet: isBullet))
    markup.append(block)
  }

  /// Closes what is open below the first `count` containers.
  private mutating func close(to count: Int) {
    guard containers.count > count else { return }
    closeLeaf()
    while containers.count > count {
      let container = containers.removeLast()
      if container.indent == nil { quotations -= 1 }
      let range = markup.document.blocks[container.block].range
      markup.document.blocks[container.block].range.upper = max(range.upper, TextOffset(lastEnd))
    }
  }
}
