import ImportStream

/// The tables of a document as rows of cells.
///
/// A table in a cell is text of that cell. A table of one column only frames text: its paragraphs stand for themselves.
struct TableRows {
  /// The columns of each open table.
  private var tables: [Int] = []
  /// The position in `tables` of the table whose cells take the text.
  private var grid: Int?
  private var cells: [String] = []
  private var cell = ""
  private var span = 1
  private var notes: [ImportRecord] = []
  private var isDropped = false
  private static let mostColumns = 64

  /// Whether text belongs to a cell.
  var takesText: Bool { grid != nil }

  /// Whether the innermost table is the one whose rows are written, or may become it.
  var isOutermost: Bool { grid == nil || grid == tables.count - 1 }

  /// Adds a paragraph to the cell.
  mutating func add(_ text: String) {
    let line = text.split(separator: "\n").joined(separator: " ").trimmed
    guard !line.isEmpty else { return }
    cell += cell.isEmpty ? line : " " + line
  }

  /// Keeps the notes of a cell for after its row.
  mutating func add(_ notes: [ImportRecord]) { self.notes += notes }

  /// Leaves out the row that is open: its deletion is recorded.
  mutating func dropRow() { isDropped = true }

  mutating func openTable() { tables.append(0) }

  /// Counts columns of the table just opened.
  mutating func addColumns(_ count: Int) {
    guard !tables.isEmpty else { return }
    tables[tables.count - 1] += min(max(count, 0), Self.mostColumns)
  }

  mutating func openRow() {
    guard grid == nil, let columns = tables.last, columns != 1 else { return }
    grid = tables.count - 1
    cells = []
    isDropped = false
  }

  mutating func openCell() {
    guard isOutermost else { return }
    cell = ""
    span = 1
  }

  /// Says over how many columns the open cell reaches.
  mutating func spanCell(_ columns: Int) { if isOutermost { span = columns } }

  mutating func closeCell() {
    guard let grid, grid == tables.count - 1 else { return }
    cells.append(cell)
    cells += [String](repeating: "", count: min(max(span, 1), Self.mostColumns) - 1)
    cell = ""
  }

  /// Ends a row; its record, with its notes.
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
    cell = ""
    defer {
      cells = []
      notes = []
    }
    return isDropped || cells.allSatisfy(\.isEmpty) ? notes : [.row(cells: cells)] + notes
  }
}
