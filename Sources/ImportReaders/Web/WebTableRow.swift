import ImportStream
import ReportModel

/// A row of a table of data on a page, while its cells are read.
struct WebTableRow {
  /// The words of its cells.
  private(set) var cells: [String] = []
  /// Whether all cells with words are heads.
  private(set) var areHeads = true
  /// The element of its table.
  let table: Int
  private var sides: [Block.CellAlignment?] = []
  /// The side of the first block in the cell under way.
  private var innerSide: Block.CellAlignment?

  /// Columns of a row whose sides are told.
  private static let alignedColumns = 64

  /// A row of the table at `table` among the elements.
  init(table: Int) { self.table = table }

  /// A block in the cell under way has ended whose words keep to `side`.
  mutating func endBlock(_ side: Block.CellAlignment?) { innerSide = innerSide ?? side }

  /// The cell under way has ended.
  mutating func endCell(_ words: String, isHead: Bool, _ side: Block.CellAlignment?) {
    cells.append(words)
    sides.append(innerSide ?? side)
    innerSide = nil
    if !isHead, !words.isEmpty { areHeads = false }
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
