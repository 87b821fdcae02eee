import ReportModel

/// Sets the rows of tables in the columns of their tables.
public struct TableSetting: Sendable {
  private let report: Report
  private let style: PageStyle
  private let typesetter: Typesetter
  /// The columns of the tables that were set, by the position of their block; nil for one that does not fit.
  private var known: [Int: TableColumns?] = [:]

  /// A setting of the tables of `report`.
  public init(_ report: Report, style: PageStyle = PageStyle(), typesetter: Typesetter) {
    self.report = report
    self.style = style
    self.typesetter = typesetter
  }

  /// The columns of the table at position `table` among the blocks, within `room` columns, or `most` where it is wider;
  /// nil where it is set as it stands.
  public mutating func columns(of table: Int, room: Int, most: Int? = nil) -> TableColumns? {
    if let columns = known[table] { return columns }
    let columns = TableColumns(
      report, table: table, room: room, most: most, style: style, typesetter: typesetter)
    known[table] = columns
    return columns
  }

  /// The bytes of a cell, with the controls at its edges that readers take for white space: they must be seen.
  static func range(of cell: Block, in report: Report) -> TextRange {
    // White space, the bars of cells, and the brackets of HTML tags.
    func isEdge(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0x7C, 0x3C, 0x3E].contains(byte) }
    var range = cell.range.bytes.clamped(to: 0..<report.text.count)
    while range.lowerBound > 0, !isEdge(report.text[range.lowerBound - 1]) {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    while range.upperBound < report.text.count, !isEdge(report.text[range.upperBound]) {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return TextRange(range.lowerBound, range.upperBound)
  }

  /// The parts of a cell that are not shown as they stand.
  static func marks(of range: TextRange, in report: Report, _ style: PageStyle) -> PassageMarks {
    let hidden = MarkedParagraph.hiddenRuns(report, range)
    let hasImage = hidden.contains { $0.sign != .none }
    var marks = PassageMarks(hidden: hidden, joinsLines: true, imageStart: hasImage ? style.imageStart : [])
    marks.setRuns(of: range, in: report, style)
    return marks
  }

  /// The position among the blocks of the row of column heads of a table; nil where it has none.
  public func head(of table: Int) -> Int? {
    let end = report.blocks[table].range.upper
    return report.blocks[(table + 1)...].prefix { $0.range.lower < end && $0.kind != .table }
      .firstIndex { $0.kind == .row }.flatMap { report.blocks[$0].ordinal == 0 ? $0 : nil }
  }

  /// The rows on the screen of the table's row at position `row` among the blocks, each with its pieces from the left.
  public func rows(of row: Int, in columns: TableColumns) -> [[RowPiece]] {
    let end = report.blocks[row].range.upper
    let cells = report.blocks[(row + 1)...].prefix { $0.range.lower <= end && $0.kind == .cell }
    var rows: [[RowPiece]] = []
    for cell in cells where cell.range.upper <= end {
      // A row of more columns than the table is known to have is no row of it: all of it is shown as it stands.
      guard let column = cell.ordinal.map({ $0 - 1 }), columns.widths.indices.contains(column) else { return [] }
      let range = Self.range(of: cell, in: report)
      let marks = Self.marks(of: range, in: report, style)
      let width = columns.widths[column]
      let parts = typesetter.rows(of: report.text, range: range, columns: width, marks: marks)
      let isEmpty = parts.allSatisfy { $0.width == 0 }
      if columns.arrangement == .stacked, isEmpty, column > 0 { continue }
      let first = columns.arrangement == .stacked ? rows.count : 0
      for (index, part) in parts.enumerated() {
        if first + index == rows.count { rows.append([]) }
        let start = columns.starts[column] + columns.alignments[column].offset(of: part.width, in: width)
        rows[first + index].append(RowPiece(part, column: start, marks: marks))
      }
    }
    return rows
  }
}

extension TableColumns.Alignment {
  /// The columns before a text of `width` in a column of `room`.
  func offset(of width: Int, in room: Int) -> Int {
    switch self {
    case .left: 0
    case .centre: max(0, room - width) / 2
    case .right: max(0, room - width)
    }
  }
}
