import ImportStream

/// The tables of a docx as rows of cells.
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
  /// Whether the properties of a row are open.
  private(set) var isInRowProperties = false
  private static let mostColumns = 64

  /// Whether text belongs to a cell.
  var takesText: Bool { grid != nil }

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

  /// Takes a start tag.
  mutating func start(_ name: String, _ xml: XMLReader) {
    let isOfGrid = grid == nil || grid == tables.count - 1
    switch name {
    case "w:tbl": tables.append(0)
    case "w:gridCol": if !tables.isEmpty { tables[tables.count - 1] += 1 }
    case "w:tr":
      guard grid == nil, let columns = tables.last, columns != 1 else { return }
      grid = tables.count - 1
      cells = []
      isDropped = false
    case "w:trPr": isInRowProperties = isOfGrid
    case "w:tc":
      guard isOfGrid else { return }
      cell = ""
      span = 1
    case "w:gridSpan": if isOfGrid { span = xml.attribute("val").flatMap { Int($0) } ?? 1 }
    default: break
    }
  }

  /// Takes an end tag; the records that are complete with it.
  mutating func end(_ name: String) -> [ImportRecord] {
    switch name {
    case "w:trPr": isInRowProperties = false
    case "w:tc":
      guard let grid, grid == tables.count - 1 else { return [] }
      cells.append(cell)
      let covered = min(max(span, 1), Self.mostColumns) - 1
      cells += [String](repeating: "", count: covered)
      cell = ""
    case "w:tr": if let grid, grid == tables.count - 1 { return close() }
    case "w:tbl":
      _ = tables.popLast()
      if let open = grid, open >= tables.count { return close() }
    default: break
    }
    return []
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
