import ReportModel
import TextFacts

/// The tables, lists and quotations that the tags of one HTML block in Markdown make (HTML Living Standard, 4.4 and 4.9).
///
/// A row of a table is one paragraph: it may stand on several lines, and share a line with others. A table that does not end in
/// its HTML block is none: text in between is Markdown.
struct WebBlocks {
  private struct OpenTable {
    /// The first byte of its tag.
    let start: Int
    var blocks: [Block] = []
    var rows: [Range<Int>] = []
    var grid = CellGrid()
    /// Whether a group of rows begins: `tbody`.
    var beginsGroup = true
  }

  private struct OpenRow {
    var start: Int
    var cells: [Block] = []
    var areHeads = true
    /// The open cell: its tag, its side, its column from 0.
    var cell: (tag: Range<Int>, alignment: Block.CellAlignment?, column: Int)?
  }

  private struct OpenList {
    /// The next number; nil for a list without.
    var number: Int?
    /// The place of the open item among the blocks.
    var item: Int?
  }

  private let text: [UInt8]
  /// The lines, without white space around.
  private let lines: [Range<Int>]
  private(set) var blocks: [Block] = []
  /// The rows of the tables, each from its first tag to its last.
  private(set) var rows: [Range<Int>] = []
  private var table: OpenTable?
  private var row: OpenRow?
  /// Tables within the one that is read: their words are those of its cells.
  private var inner = 0
  private var lists: [OpenList] = []
  private var quotations: [Int] = []

  /// The blocks of the HTML block on `lines` of `text`.
  init(_ text: [UInt8], _ lines: [Range<Int>]) {
    (self.text, self.lines) = (text, lines)
    let limit = lines.last?.upperBound ?? 0
    for line in lines {
      var place = line.lowerBound
      while let open = ByteSearch.first(0x3C, in: text, from: place, to: line.upperBound) {
        place = open + 1
        guard let name = HTMLTag.name(text, open + 1..<limit), let end = HTMLTag.end(text, open, limit: limit) else {
          continue
        }
        take(name.word, isEnd: name.isEnd, open..<end)
        place = end
      }
    }
    while !lists.isEmpty { endList(at: limit) }
    while !quotations.isEmpty { endQuotation(at: limit) }
  }

  private mutating func take(_ name: String, isEnd: Bool, _ tag: Range<Int>) {
    switch (name, isEnd) {
    case ("table", false): if table == nil { table = OpenTable(start: tag.lowerBound) } else { inner += 1 }
    case ("table", true): if inner > 0 { inner -= 1 } else { endTable() }
    case _ where inner > 0: break
    case ("thead", _), ("tbody", _), ("tfoot", _):
      endRow(at: tag.lowerBound)
      table?.beginsGroup = true
    case ("tr", false) where table != nil:
      endRow(at: tag.lowerBound)
      beginRow(at: tag.lowerBound)
    case ("tr", true): endRow(at: tag.upperBound)
    case ("td", false) where row != nil, ("th", false) where row != nil:
      endCell(at: tag.lowerBound)
      if name == "td" { row?.areHeads = false }
      let (reach, side) = (reach(tag), alignment(tag))
      let column = table?.grid.place(reach) ?? 0
      row?.cell = (tag, side, column)
    case ("td", true), ("th", true): endCell(at: tag.lowerBound)
    // A list in a cell is words of the cell.
    case _ where table != nil: break
    case ("ul", false), ("ol", false):
      if lists.count < WorkBudget.blockDepth { lists.append(OpenList(number: name == "ol" ? 1 : nil)) }
    case ("ul", true), ("ol", true): endList(at: tag.lowerBound)
    case ("li", false): beginItem(tag)
    case ("li", true): endItem(at: tag.lowerBound)
    case ("blockquote", false):
      guard quotations.count < WorkBudget.blockDepth else { return }
      quotations.append(blocks.count)
      blocks.append(Block(.quotation, tag.run, depth: quotations.count))
    case ("blockquote", true): endQuotation(at: tag.upperBound)
    case _: break
    }
  }

  private func alignment(_ tag: Range<Int>) -> Block.CellAlignment? {
    guard let value = HTMLTag.attribute("align", in: text, tag) else { return nil }
    switch text[value].first.map({ $0 | 0x20 }) {
    case UInt8(ascii: "l"): return .left
    case UInt8(ascii: "c"): return .centre
    case UInt8(ascii: "r"): return .right
    case _: return nil
    }
  }

  private func reach(_ tag: Range<Int>) -> CellGrid.Reach {
    func number(_ name: StaticString) -> Int? {
      HTMLTag.attribute(name, in: text, tag).flatMap { CellGrid.Reach.number(text[$0]) }
    }
    return CellGrid.Reach(columns: number("colspan"), rows: number("rowspan"))
  }

  // MARK: Tables

  private mutating func beginRow(at start: Int) {
    row = OpenRow(start: start)
    guard var table else { return }
    table.grid.beginRow(isFirst: table.beginsGroup)
    table.beginsGroup = false
    self.table = table
  }

  private mutating func endCell(at end: Int) {
    guard var open = row, let cell = open.cell else { return }
    open.cell = nil
    // The places that merged cells cover are empty.
    while open.cells.count < min(cell.column, WorkBudget.tableColumns) {
      open.cells.append(
        Block(.cell, TextRange(emptyAt: TextOffset(cell.tag.lowerBound)), ordinal: open.cells.count + 1))
    }
    if open.cells.count < WorkBudget.tableColumns {
      let start = cell.tag.upperBound
      var block = Block(.cell, trimmed(start..<max(start, end)).run, ordinal: open.cells.count + 1)
      block.alignment = cell.alignment
      open.cells.append(block)
    }
    row = open
  }

  private mutating func endRow(at end: Int) {
    endCell(at: end)
    guard let open = row else { return }
    row = nil
    table?.grid.endRow()
    guard !open.cells.isEmpty, var table else { return }
    // Blanks before the next row's tag are none of this one.
    var end = end
    while end > open.start, text[end - 1] <= 0x20 { end -= 1 }
    let range = open.start..<end
    let isHead = open.areHeads && table.rows.isEmpty
    let heads = table.blocks.first?.ordinal == 0 ? 1 : 0
    table.blocks.append(Block(.row, range.run, ordinal: isHead ? 0 : table.rows.count + 1 - heads))
    table.blocks += open.cells
    table.rows.append(range)
    self.table = table
  }

  private mutating func endTable() {
    endRow(at: lines.last?.upperBound ?? 0)
    guard let table else { return }
    self.table = nil
    guard let first = table.rows.first, let last = table.rows.last else { return }
    // The tags before the first row on its line belong to its paragraph.
    let line = lines[min(lines.partitionPoint { $0.upperBound <= first.lowerBound }, lines.count - 1)]
    let start = min(max(table.start, line.lowerBound), first.lowerBound)
    blocks.append(Block(.table, TextRange(start, last.upperBound)))
    blocks += table.blocks
    rows += table.rows
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, text[lower] <= 0x20 { lower += 1 }
    while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<upper
  }

  // MARK: Lists and quotations

  private mutating func beginItem(_ tag: Range<Int>) {
    endItem(at: tag.lowerBound)
    if lists.isEmpty { lists.append(OpenList()) }
    let depth = lists.count
    let number = lists[depth - 1].number
    lists[depth - 1].number = number.map { $0 + 1 }
    lists[depth - 1].item = blocks.count
    blocks.append(Block(.listItem, tag.run, marker: tag.run, depth: depth, ordinal: number))
  }

  private mutating func endItem(at end: Int) {
    guard let last = lists.indices.last, let item = lists[last].item else { return }
    lists[last].item = nil
    extend(item, to: end)
  }

  private mutating func endList(at end: Int) {
    endItem(at: end)
    _ = lists.popLast()
  }

  private mutating func endQuotation(at end: Int) { if let block = quotations.popLast() { extend(block, to: end) } }

  private mutating func extend(_ block: Int, to end: Int) {
    var end = end
    while end > 0, text[end - 1] <= 0x20 { end -= 1 }
    blocks[block].range.upper = max(blocks[block].range.upper, TextOffset(end))
  }
}

extension MarkdownBlocks {
  /// Adds the blocks that the tags of the HTML block make which ends.
  mutating func addWebBlocks() {
    let lines = Array(segments[firstSegment...])
    let web = WebBlocks(markup.text, lines)
    let headings = webHeadings.map { markup.document.marked[$0].content }
    // A heading is a line of its own, wherever it stands.
    if web.rows.contains(where: { row in headings.contains { row.overlaps($0) } }) { return }
    for block in web.blocks { markup.append(block) }
    var before = 0
    for row in web.rows {
      let first = lines.partitionPoint { $0.upperBound <= row.lowerBound }
      let end = lines.partitionPoint { $0.lowerBound < row.upperBound }
      for index in first..<max(first, end) {
        let line = leafLine + index
        markup.set(.preformatted, line)
        if index > first, let position = markup.position(line) { markup.document.continued.append(position) }
      }
      // The row before ends on the line.
      if first < lines.count, before > lines[first].lowerBound { markup.document.parted.append(row.lowerBound) }
      before = row.upperBound
    }
  }

  /// Conceals the tags of text that stands as it is, `<pre>` and the `<code>` in it.
  mutating func concealRawTags(_ content: Range<Int>) {
    var place = content.lowerBound
    while let open = ByteSearch.first(0x3C, in: markup.text, from: place, to: content.upperBound) {
      place = open + 1
      guard let name = HTMLTag.name(markup.text, open + 1..<content.upperBound), ["pre", "code"].contains(name.word),
        let end = HTMLTag.end(markup.text, open, limit: content.upperBound)
      else { continue }
      markup.conceal(open..<end)
      place = end
    }
  }
}
