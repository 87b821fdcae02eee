import ImportStream
import ReportModel
import TextFacts

/// The blocks of an imported document, while its lines are written one after the other.
struct ImportedBlocks {
  /// The blocks in the order of their first byte, one before those inside it.
  private(set) var blocks: [Block] = []
  /// The parts told of the record that comes next.
  private var told: [ImportPart] = []
  /// The items and quotations that are open, the outermost first; `depth` is the one the document tells.
  private var open: [(kind: Block.Kind, depth: Int, block: Int)] = []
  /// The byte after the last line of them that is not blank.
  private var end = 0
  /// The line written last, and the lines of one paragraph that it belongs to.
  private var lastLine = 0..<0
  private var lines: Int?
  /// The item or quotation that the code written last stands in.
  private var codeOwner: Int?

  /// Takes up a part of the record that comes next.
  mutating func tell(_ part: ImportPart) {
    if told.count < 3 * WorkBudget.blockDepth { told.append(part) }
  }

  /// The parts told, which are then of no other record.
  mutating func takeParts() -> [ImportPart] {
    defer { told.removeAll(keepingCapacity: true) }
    return told
  }

  /// The line of these bytes was written, for a record that plays `parts`.
  mutating func addLine(_ line: Range<Int>, _ text: [UInt8], _ parts: [ImportPart]) {
    // A blank line neither ends an item nor is one; an image without words is one.
    defer { lastLine = line }
    if parts.isEmpty, open.isEmpty || !text[line].contains(where: { $0 > 0x20 }) { return }
    if parts.contains(.line) { joinLine(line) } else { lines = nil }
    stand(at: line.lowerBound, text, parts)
    for part in parts {
      switch part {
      case .caption: blocks.append(Block(.caption, line.run))
      case .image: blocks.append(Block(.image, line.run))
      case .code: addCode(line)
      case .item, .quotation, .rule, .line, .head, .table, .alignment: break
      }
    }
    extend(to: line.upperBound)
  }

  /// A line goes on the paragraph of the line before it.
  private mutating func joinLine(_ line: Range<Int>) {
    guard lastLine.upperBound + 1 == line.lowerBound, !lastLine.isEmpty else { return }
    if let lines, blocks[lines].range.upper.bytes == lastLine.upperBound {
      blocks[lines].range.upper = TextOffset(line.upperBound)
    } else if blocks.last.map({ $0.range.lower.bytes < lastLine.lowerBound || $0.kind == .listItem }) ?? true {
      lines = blocks.count
      blocks.append(Block(.lines, TextRange(lastLine.lowerBound, line.upperBound)))
    }
  }

  /// All that is open goes on to this byte.
  mutating func extend(to end: Int) { self.end = max(self.end, end) }

  /// Opens and closes items and quotations before what begins at `place`.
  private mutating func stand(at place: Int, _ text: [UInt8], _ parts: [ImportPart]) {
    // The number of those that stay open: none but those told of.
    var kept = 0
    for part in parts {
      switch part {
      case .item(let depth, nil): keep(.listItem, depth: depth, at: place, &kept)
      case .item(let depth, let marker?):
        let marker = Self.marker(text, place, marker)
        let item = Block(.listItem, TextRange(place, place), marker: marker, ordinal: Self.number(text, marker))
        begin(item, depth, &kept)
      case .quotation(let depth, false): keep(.quotation, depth: depth, at: place, &kept)
      case .quotation(let depth, true): begin(Block(.quotation, TextRange(place, place)), depth, &kept)
      case .rule: blocks.append(Block(.rule, TextRange(place, place)))
      case .caption, .image, .code, .line, .head, .table, .alignment: break
      }
    }
    close(to: kept)
  }

  /// Keeps the innermost open block of a kind and depth with all around it; one that is not there begins.
  private mutating func keep(_ kind: Block.Kind, depth: Int, at place: Int, _ kept: inout Int) {
    let deepest = open.last { $0.kind == kind }?.depth ?? 0
    if let known = open.lastIndex(where: { $0.kind == kind && $0.depth == depth }) {
      kept = max(kept, known + 1)
    } else if open.count == WorkBudget.blockDepth, depth > deepest {
      // It lies deeper than blocks are kept.
      kept = open.count
    } else {
      begin(Block(kind, TextRange(place, place)), depth, &kept)
    }
  }

  private mutating func begin(_ block: Block, _ depth: Int, _ kept: inout Int) {
    close(to: kept)
    guard open.count < WorkBudget.blockDepth else { return }
    var block = block
    block.depth = UInt8(clamping: open.count { $0.kind == block.kind } + 1)
    open.append((block.kind, depth, blocks.count))
    blocks.append(block)
    kept += 1
  }

  private mutating func close(to count: Int) {
    while open.count > count {
      let last = open.removeLast()
      let range = blocks[last.block].range
      blocks[last.block].range = TextRange(range.lower, max(TextOffset(end), blocks[last.block].marker.upper))
    }
  }

  /// Ends all that is open: the document has ended.
  mutating func finish() { close(to: 0) }

  // MARK: Markers

  /// The marker of `length` bytes at the start of a line, without the white space after it.
  private static func marker(_ text: [UInt8], _ place: Int, _ length: Int) -> TextRange {
    var end = min(place + length, text.count)
    while end < text.count, end > place, text[end] & 0xC0 == 0x80 { end -= 1 }
    while end > place, text[end - 1] <= 0x20 { end -= 1 }
    return TextRange(place, end)
  }

  /// The number a marker tells; nil for a bullet.
  private static func number(_ text: [UInt8], _ marker: TextRange) -> Int? {
    let digits = text[marker.bytes].prefix { (0x30...0x39).contains($0) }
    if !digits.isEmpty { return Int(String(decoding: digits, as: UTF8.self)) }
    guard let mark = NumberReader.read(text, at: marker.lower.bytes, end: text.count),
      mark.number.upperBound <= marker.upper.bytes
    else { return nil }
    return mark.value
  }

  // MARK: Other blocks

  /// The line of these bytes stands as it is: lines one after the other are one block.
  mutating func addCode(_ line: Range<Int>) {
    defer { codeOwner = open.last?.block }
    if let last = blocks.last, last.kind == .code, last.range.upper.bytes + 1 == line.lowerBound,
      codeOwner == open.last?.block
    {
      blocks[blocks.count - 1].range.upper = TextOffset(line.upperBound)
    } else {
      blocks.append(Block(.code, line.run))
    }
  }

  /// The line of these bytes is a note, told by its mark in brackets unless that is empty.
  mutating func addNote(_ line: Range<Int>, mark: String) {
    let start = line.lowerBound + 1
    blocks.append(
      Block(.footnote, line.run, marker: mark.isEmpty ? nil : TextRange(start, start + mark.utf8.count)))
  }

  /// A table of these lines, each with the bytes of its cells in the line, ends with the line written last; the first
  /// `heads` rows are those of column heads, and `parts`, by row, say the sides that cells keep to.
  mutating func addTable(
    _ rows: [(line: Range<Int>, cells: [Range<Int>])], heads: Int, _ parts: [[ImportPart]]
  ) {
    guard let first = rows.first, let last = rows.last else { return }
    blocks.append(Block(.table, TextRange(first.line.lowerBound, last.line.upperBound)))
    for (position, row) in rows.enumerated() {
      let start = row.line.lowerBound
      blocks.append(Block(.row, row.line.run, ordinal: max(0, position + 1 - heads)))
      for (column, cell) in row.cells.enumerated() {
        let cell = TextRange(start + cell.lowerBound, start + cell.upperBound)
        var block = Block(.cell, cell, ordinal: column + 1)
        if parts.indices.contains(position) {
          for case .alignment(column, let side) in parts[position] { block.alignment = side }
        }
        blocks.append(block)
      }
    }
  }
}
