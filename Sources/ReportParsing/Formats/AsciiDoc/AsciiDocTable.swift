import ReportModel
import TextFacts

/// The rows of a table of AsciiDoc (AsciiDoc Language Documentation, "Tables"): cells begin with bars, on one line or each
/// on its own; so many make a row as `cols` says, else as stand on the first line.
struct AsciiDocTable {
  private let text: [UInt8]
  /// The cells of each line that begins some, and the rows that they make: a range of cells each.
  private var cells: [(range: Range<Int>, line: Int)] = []
  private var columns = 0
  private var alignments: [Block.CellAlignment?] = []

  /// Adds the rows on `lines`, between the delimiters, to `markup`; the words of all cells, to be read for marks.
  static func addRows(_ lines: Range<Int>, to markup: inout MarkupText) -> [Range<Int>] {
    var table = AsciiDocTable(text: markup.text)
    table.readColumns(before: lines.lowerBound - 1, markup)
    for line in lines { table.read(line, markup) }
    guard table.columns > 0 else { return [] }
    let hasHead = table.hasHead(lines, markup)
    return table.add(hasHead: hasHead, to: &markup)
  }

  private init(text: [UInt8]) { self.text = text }

  /// Reads `[cols="1,^2,>3"]` or `[cols="3*"]` above the table; a title may stand between.
  private mutating func readColumns(before delimiter: Int, _ markup: MarkupText) {
    for line in (max(0, delimiter - 2)..<max(0, delimiter)).reversed() {
      let content = markup.content(line)
      guard text[content].first == 0x5B else { continue }
      let sign = Array("cols=".utf8)
      guard let start = text[content].indices.first(where: { text[$0..<content.upperBound].starts(with: sign) })
      else { return }
      var value = text[(start + sign.count)..<content.upperBound]
      let isQuoted = value.first == 0x22 || value.first == 0x27
      if isQuoted { value = value.dropFirst() }
      value = value.prefix { isQuoted ? $0 != 0x22 && $0 != 0x27 : $0 != 0x5D && $0 != 0x2C }
      for part in value.split(whereSeparator: { $0 == 0x2C || $0 == 0x3B }) {
        let star = part.firstIndex(of: 0x2A)
        let times = star.flatMap { Int(String(decoding: part[..<$0].filter { $0 > 0x20 }, as: UTF8.self)) } ?? 1
        let side = part.compactMap(Self.side).first
        let room = WorkBudget.tableColumns - alignments.count
        alignments += [Block.CellAlignment?](repeating: side, count: max(0, min(times, room)))
      }
      columns = alignments.count
      return
    }
  }

  private static func side(_ byte: UInt8) -> Block.CellAlignment? {
    switch byte {
    case 0x3C: .left
    case 0x5E: .centre
    case 0x3E: .right
    case _: nil
    }
  }

  /// Reads the cells that begin on a line; the text of one may go on over the lines below.
  private mutating func read(_ line: Int, _ markup: MarkupText) {
    let content = markup.content(line)
    guard !content.isEmpty else { return }
    guard text[content].first == 0x7C else {
      if let last = cells.indices.last { cells[last].range = cells[last].range.lowerBound..<content.upperBound }
      return
    }
    let found = MarkdownLeaves.cells(text, content)
    if columns == 0 { columns = found.count }
    cells += found.map { ($0, line) }
  }

  /// Whether the first row is one of heads: it stands alone on the line below the delimiter, a blank line after it, or the
  /// options say so.
  private func hasHead(_ lines: Range<Int>, _ markup: MarkupText) -> Bool {
    for line in max(0, lines.lowerBound - 3)..<max(0, lines.lowerBound - 1) {
      let content = markup.content(line)
      if text[content].first == 0x5B, text.contains("header", in: content) { return true }
    }
    guard let first = lines.first, cells.prefix(columns).allSatisfy({ $0.line == first }) else { return false }
    return markup.isBlank(first + 1) && cells.count > columns
  }

  private func add(hasHead: Bool, to markup: inout MarkupText) -> [Range<Int>] {
    var start = 0
    var ordinal = hasHead ? 0 : 1
    var words: [Range<Int>] = []
    while start < cells.count {
      var end = min(cells.count, start + columns)
      // A line that a row does not end on stands by itself: a cell over several columns, or several rows on a line.
      while end < cells.count, end > start + 1, cells[end].line == cells[end - 1].line { end -= 1 }
      if end < cells.count, cells[end].line == cells[end - 1].line {
        while end < cells.count, cells[end].line == cells[start].line { end += 1 }
      }
      let row = cells[start..<end]
      guard let first = row.first, let last = row.last else { break }
      let range = TextRange(
        bar(before: first.range, first.line, markup), max(first.range.upperBound, last.range.upperBound))
      markup.append(Block(.row, range, ordinal: ordinal))
      ordinal += 1
      for (column, cell) in row.enumerated() {
        var block = Block(.cell, cell.range.run, ordinal: column + 1)
        block.alignment = alignments.indices.contains(column) ? alignments[column] : nil
        markup.append(block)
        words.append(cell.range)
      }
      join(range, from: first.line, &markup)
      start = end
    }
    return words
  }

  /// The bar that a cell begins with.
  private func bar(before cell: Range<Int>, _ line: Int, _ markup: MarkupText) -> Int {
    let start = markup.content(line).lowerBound
    return text[start..<max(start, cell.lowerBound)].lastIndex(of: 0x7C) ?? start
  }

  /// Has the lines of a row be one paragraph, as far as no blank one stands between.
  private func join(_ row: TextRange, from first: Int, _ markup: inout MarkupText) {
    var line = first + 1
    while line < markup.count, !markup.isBlank(line), markup.content(line).lowerBound < row.upper.bytes {
      if let position = markup.position(line) { markup.document.continued.append(position) }
      line += 1
    }
  }
}
