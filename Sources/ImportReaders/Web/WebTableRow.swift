import ImportStream
import ReportModel

/// A row of a table of data on a page, while its cells are read.
struct WebTableRow {
  /// The words of its cells.
  private(set) var cells: [String] = []
  /// Whether all cells with words are heads.
  private(set) var areHeads = true
  /// The element of its table, and that of the group of rows it stands in.
  let table: Int
  let group: Int
  private var sides: [Block.CellAlignment?] = []
  /// The side of the first block in the cell under way.
  private var innerSide: Block.CellAlignment?

  /// Columns of a row whose sides are told.
  private static let alignedColumns = 64

  /// A row of the table at `table` among the elements, in the group at `group`.
  init(table: Int, group: Int) { (self.table, self.group) = (table, group) }

  /// A block in the cell under way has ended whose words keep to `side`.
  mutating func endBlock(_ side: Block.CellAlignment?) { innerSide = innerSide ?? side }

  /// The cell under way has ended, which stands in `column` from 0; the empty cells that come before it.
  mutating func endCell(_ words: String, isHead: Bool, _ side: Block.CellAlignment?, column: Int) -> Int {
    let empty = max(0, column - cells.count)
    cells += [String](repeating: "", count: empty)
    sides += [Block.CellAlignment?](repeating: nil, count: empty)
    cells.append(words)
    sides.append(innerSide ?? side)
    innerSide = nil
    if !isHead, !words.isEmpty { areHeads = false }
    return empty
  }

  /// The parts to be told before the row; `isFirst` of its table.
  func parts(isFirst: Bool) -> [ImportRecord] {
    var parts: [ImportRecord] = areHeads ? [.part(.head)] : []
    if isFirst { parts.append(.part(.table)) }
    for (column, side) in sides.enumerated().prefix(Self.alignedColumns) {
      if let side { parts.append(.part(.alignment(column: column, side))) }
    }
    return parts
  }
}

/// The columns of the table whose rows are read.
struct WebTableGrid {
  private var grid = CellGrid()
  private var table = -1
  private var group = -1

  /// A row begins.
  mutating func begin(_ row: WebTableRow) {
    if row.table != table { grid.beginTable() }
    grid.beginRow(isFirst: row.table != table || row.group != group)
    (table, group) = (row.table, row.group)
  }

  /// The column of the next cell of the row, from 0.
  mutating func place(_ cell: WebNode) -> Int { grid.place(cell.reach) }

  /// The row ends.
  mutating func endRow() { grid.endRow() }
}

extension WebNode {
  /// The columns and rows that a cell reaches over.
  var reach: CellGrid.Reach {
    let told = Int(number ?? 0)
    return CellGrid.Reach(columns: told == 0 ? nil : told & 0x7FF, rows: told == 0 ? nil : told >> 11)
  }

  /// Takes up an attribute that tells how far a cell reaches.
  mutating func read(reach name: String, _ value: String) {
    guard element == .cell || element == .headCell, let told = CellGrid.Reach.number(value.utf8) else { return }
    let reach =
      name == "colspan"
      ? CellGrid.Reach(columns: told, rows: self.reach.rows)
      : CellGrid.Reach(columns: self.reach.columns, rows: told)
    number = Int32(reach.columns | reach.rows << 11)
  }
}
