import ImportStream
import ReportModel

/// The tables of a document as rows of cells.
///
/// A table in a cell is text of that cell. A table that only frames text is taken apart: its paragraphs stand for
/// themselves, with the headings among them. A table frames where it has one column, and a row does where it has one
/// cell with several paragraphs, or a cell that holds a text of its own.
struct TableRows {
  /// A cell: the records of each of its paragraphs, as they would be written outside a table.
  private typealias CellParagraphs = [[ImportRecord]]

  /// The columns of each open table.
  private var tables: [Int] = []
  /// The position in `tables` of the table whose cells take the text.
  private var grid: Int?
  private var cells: [CellParagraphs] = []
  private var cell: CellParagraphs = []
  private var span = 1
  /// The columns of the table whose row is open.
  private var columns = 0
  /// Whether lines of text stand before the table.
  private var hasText = false
  private var isDropped = false
  /// Whether the next row that is written is the first of its table.
  private var begins = false
  /// Whether the open row is one of column heads.
  private var isHead = false
  private static let mostColumns = 64
  /// A cell with so many paragraphs and characters is a text, not an entry.
  private static let textParagraphs = 4
  private static let textCharacters = 300

  /// Whether text belongs to a cell.
  var takesText: Bool { grid != nil }

  /// Whether the innermost table is the one whose rows are written, or may become it.
  var isOutermost: Bool { grid == nil || grid == tables.count - 1 }

  /// Adds a paragraph to the cell.
  mutating func add(_ text: String) { add([.paragraph(text)]) }

  /// Adds the records of a paragraph to the cell: its look, its lines, its notes and changes.
  mutating func add(_ records: [ImportRecord]) {
    guard !records.isEmpty else { return }
    cell.append(records)
  }

  /// Says that a line of text stands outside tables.
  mutating func markText() { hasText = true }

  /// Leaves out the row that is open: its deletion is recorded.
  mutating func dropRow() { isDropped = true }

  /// Says that the open row is one of column heads.
  mutating func markHead() { if isOutermost { isHead = true } }

  mutating func openTable() {
    if grid == nil { begins = true }
    tables.append(0)
  }

  /// Counts columns of the table just opened.
  mutating func addColumns(_ count: Int) {
    guard !tables.isEmpty else { return }
    tables[tables.count - 1] += min(max(count, 0), Self.mostColumns)
  }

  mutating func openRow() {
    guard grid == nil, let columns = tables.last, columns != 1 else { return }
    grid = tables.count - 1
    self.columns = columns
    cells = []
    (isDropped, isHead) = (false, false)
  }

  mutating func openCell() {
    guard isOutermost else { return }
    cell = []
    span = 1
  }

  /// Says over how many columns the open cell reaches.
  mutating func spanCell(_ columns: Int) { if isOutermost { span = columns } }

  mutating func closeCell() {
    guard let grid, grid == tables.count - 1 else { return }
    cells.append(cell)
    cells += [CellParagraphs](repeating: [], count: min(max(span, 1), Self.mostColumns) - 1)
    cell = []
  }

  /// Ends a row; its records, with its notes.
  mutating func closeRow() -> [ImportRecord] {
    guard let grid, grid == tables.count - 1 else { return [] }
    return close()
  }

  /// Ends a table; what of it is still open.
  mutating func closeTable() -> [ImportRecord] {
    _ = tables.popLast()
    guard let grid, grid >= tables.count else { return [] }
    return close()
  }

  /// Ends the row that is open, if one is.
  mutating func close() -> [ImportRecord] {
    guard grid != nil else { return [] }
    grid = nil
    if !cell.isEmpty { cells.append(cell) }
    cell = []
    defer { cells = [] }
    if !isDropped, framesText {
      hasText = true
      return cells.flatMap { $0.flatMap { $0 } }
    }
    let words = cells.map(Self.words)
    let notes = cells.flatMap { $0.flatMap(Self.notes) }
    guard !isDropped, !words.allSatisfy(\.isEmpty) else { return notes }
    var parts: [ImportRecord] = isHead ? [.part(.head)] : []
    if begins { parts.append(.part(.table)) }
    begins = false
    for (column, cell) in cells.enumerated() {
      if let side = Self.alignment(cell) { parts.append(.part(.alignment(column: column, side))) }
    }
    return parts + [.row(cells: words)] + spans(words) + notes
  }

  /// The side that the words of a cell keep to, by the look of its first paragraph; nil for the left.
  private static func alignment(_ cell: CellParagraphs) -> Block.CellAlignment? {
    let looks = cell.first?.compactMap { record -> Typography? in
      if case .look(let look) = record { look } else { nil }
    }
    guard let traits = looks?.first?.traits else { return nil }
    return traits.contains(.flushRight) ? .right : traits.contains(.centred) ? .centre : nil
  }

  // MARK: The kind of a row

  /// Whether the row only frames text.
  private var framesText: Bool {
    let filled = cells.filter { !Self.words($0).isEmpty }
    if filled.count == 1, let only = filled.first {
      return only.count { !Self.words([$0]).isEmpty } > 1 || heads(only)
    }
    return filled.contains { cell in
      let paragraphs = cell.filter { !Self.words([$0]).isEmpty }
      guard paragraphs.count >= Self.textParagraphs else { return false }
      return paragraphs.reduce(0) { $0 + Self.words([$1]).count } >= Self.textCharacters
    }
  }

  /// Whether the one paragraph of a row heads what follows: it has the style of a heading, or the row is the first of the
  /// document and goes over all columns, in the middle of the page: the name of a form that stands in its table, the
  /// title of a text that one sets.
  private func heads(_ cell: CellParagraphs) -> Bool {
    for record in cell.joined() {
      if case .heading = record { return true }
    }
    let isWide = cells.first.map { !Self.words($0).isEmpty } ?? false && cells.count == max(1, columns)
    return begins && !hasText && isWide && Self.alignment(cell) == .centre
  }

  /// The spans of the row whose cells have these words.
  private func spans(_ words: [String]) -> [ImportRecord] {
    var spans: [ImportRecord] = []
    var start = 0
    for (cell, text) in zip(cells, words) {
      let isSpanned = cell.contains { $0.contains(where: \.isSpan) }
      if isSpanned { spans += Self.spans(of: cell).map { $0.moved(by: start) } }
      start += text.utf8.count + 1
    }
    return Array(spans.prefix(ImportLimits.spans))
  }

  /// The records of a paragraph that stand beside its text, footnotes with their spans.
  private static func notes(_ records: [ImportRecord]) -> [ImportRecord] {
    var isNote = false
    return records.filter { record in
      if record.isSpan { return isNote }
      isNote = record.isBesideText
      return isNote
    }
  }

  /// The spans of a cell, their places those in its words.
  private static func spans(of cell: CellParagraphs) -> [ImportRecord] {
    var spans: [ImportRecord] = []
    var end = 0
    // The bytes of the paragraph under way in the words, and those it had before them.
    var range = 0..<0
    var before = 0
    for record in cell.joined() {
      switch record {
      case .paragraph(let text), .heading(_, let text), .preformatted(let text):
        let line = text.trimmed
        guard !line.isEmpty else {
          range = end..<end
          continue
        }
        let start = end == 0 ? 0 : end + 1
        end = start + line.utf8.count
        before = text.utf8.prefix { $0 <= 0x20 }.count
        // White space of a text in lines may be gone.
        range = text.utf8.contains(0x0A) ? end..<end : start..<end
      case .span(var span):
        let place = range.lowerBound - before
        span.range = span.range.lowerBound + place..<span.range.upperBound + place
        if span.range.lowerBound >= range.lowerBound, span.range.upperBound <= range.upperBound {
          spans.append(.span(span))
        }
      case .footnote: (range, before) = (end..<end, 0)
      case .row, .bookmark, .outlined, .look, .part, .revision, .note, .end: break
      }
    }
    return spans
  }

  /// The words of a cell on one line.
  private static func words(_ cell: CellParagraphs) -> String {
    let lines = cell.joined().compactMap { record -> String? in
      switch record {
      case .paragraph(let text), .heading(_, let text), .preformatted(let text):
        let line = text.split(separator: "\n").joined(separator: " ").trimmed
        return line.isEmpty ? nil : line
      case .row, .bookmark, .outlined, .footnote, .look, .part, .span, .revision, .note, .end: return nil
      }
    }
    return lines.joined(separator: " ")
  }
}

extension ImportRecord {
  fileprivate var isSpan: Bool {
    if case .span = self { return true }
    return false
  }

  /// Whether the record is no line of the text's own: a note, a change.
  fileprivate var isBesideText: Bool {
    switch self {
    case .footnote, .revision, .note: true
    case .paragraph, .heading, .row, .preformatted, .bookmark, .outlined, .look, .part, .span, .end: false
    }
  }
}
