import ReportModel
import ScreenModel
import TextLayout

/// Tables and lines drawn across in the text pane:
///
///     name  │ place │ sum         the heads, in the row of the path while the table's own are out of sight
///     甲    │ 一处  │ 12 ›        a table wider than the pane: all but the first column are scrolled sideways
extension BrowserState {
  /// Draws a row of a table: its cells with lines between them, or the line below its head.
  func drawTable(
    _ flowRow: FlowRow, _ table: TableColumns, at row: Int, _ geometry: Geometry, _ painter: inout TextPainter,
    on canvas: inout Canvas
  ) {
    let sight = TableView(table, flowRow, geometry, shift: view.shift)
    let isRule = flowRow.pieces.isEmpty
    if isRule, options.screen.isPlain { return }
    if isRule {
      let width = canvas.width(of: "─")
      for column in stride(from: 0, to: sight.width - width + 1, by: max(1, width)) {
        canvas.put("─", row: row, columns: sight.start + column..<sight.start + column + width, role: .textMark)
      }
    }
    if table.arrangement != .stacked {
      for column in table.widths.indices.dropFirst() {
        guard let place = sight.place(ofColumn: column, table.starts[column] - 2, width: 1) else { continue }
        let hides = column == 1 && sight.shift > 0 && !isRule
        let line = isRule ? "┼" : options.screen.isPlain ? ";" : "│"
        let sign = options.screen.isPlain ? "…" : "‹"
        canvas.put(hides ? sign : line, row: row, columns: place..<place + 2, role: hides ? .textCut : .textMark)
      }
    }
    for piece in flowRow.pieces {
      typesetter.forEachCell(of: piece.row, in: report.text, marks: piece.marks) { cell, column in
        let role = painter.role(of: cell)
        guard let place = sight.place(of: piece, column, width: cell.width) else { return }
        canvas.put(cell, row: row, column: place, role: role)
        if cell.offset == painter.focus { canvas.placeCursor(row: row, column: place) }
      }
    }
    if !isRule, table.total - sight.shift > sight.room {
      canvas.put(
        options.screen.isPlain ? "…" : "›", row: row, columns: sight.start + sight.room - 1..<sight.start + sight.room,
        role: .textCut)
    }
  }

  /// Draws the heads of a table in the row of the path, where they are out of sight and `first`, the first row of text,
  /// belongs to the table.
  func drawTableHead(above first: FlowRow, _ geometry: Geometry, on canvas: inout Canvas) {
    guard let table = first.table, table.arrangement != .stacked else { return }
    let (block, row): (Int, Int?) =
      switch first.form.kind {
      case .tableRow(let table, let row): (table, row)
      case .tableRule(let table): (table, nil)
      case .text, .code, .rule, .nothing: (-1, nil)
      }
    let setting = TableSetting(report, style: pageStyle, typesetter: typesetter)
    guard block >= 0, let head = setting.head(of: block), head != row || first.place.row > 0 else { return }
    let sight = TableView(table, first, geometry, shift: view.shift)
    canvas.fill(row: geometry.stickyRow, columns: geometry.text, role: .sticky)
    for column in table.widths.indices.dropFirst() {
      guard let place = sight.place(ofColumn: column, table.starts[column] - 2, width: 1) else { continue }
      canvas.put(options.screen.isPlain ? ";" : "│", row: geometry.stickyRow, columns: place..<place + 2, role: .sticky)
    }
    let rows = setting.rows(of: head, in: table)
    for piece in rows.first ?? [] {
      typesetter.forEachCell(of: piece.row, in: report.text, marks: piece.marks) { cell, column in
        guard let place = sight.place(of: piece, column, width: cell.width) else { return }
        canvas.put(cell, row: geometry.stickyRow, column: place, role: .sticky)
      }
      let column = table.index(at: piece.column)
      let goesOn = rows.dropFirst().first?.contains { table.index(at: $0.column) == column } ?? false
      if goesOn, let place = sight.place(of: piece, piece.row.width, width: canvas.width(of: "…")) {
        canvas.put("…", row: geometry.stickyRow, columns: place..<place + 2, role: .sticky)
      }
    }
  }

  func drawRule(_ flowRow: FlowRow, at row: Int, _ geometry: Geometry, on canvas: inout Canvas) {
    guard flowRow.isRule || flowRow.place.row == 0 else { return }
    let width = max(1, canvas.width(of: "─"))
    let indent = flowRow.isRule ? 0 : flowRow.indent
    let room = max(0, geometry.measure - indent)
    let start = geometry.textColumn + indent
    if options.screen.isPlain {
      canvas.put("---", row: row, columns: start..<start + room, role: .textMark)
      return
    }
    canvas.put(
      String(repeating: "─", count: room / width), row: row, columns: start..<start + room, role: .textMark)
  }
}

/// The part of a table that the pane shows: the first column, and as many columns of the screen of the others.
struct TableView {
  /// The column of the screen at which the table begins, and the columns there are for it.
  let start: Int
  let room: Int
  /// Columns of the table, those of its first column and the gap after it, and those scrolled over behind that.
  private let table: TableColumns
  private let kept: Int
  let shift: Int

  init(_ table: TableColumns, _ row: FlowRow, _ geometry: Geometry, shift: Int) {
    self.table = table
    room = max(1, geometry.tableMeasure - row.indent)
    start = geometry.tableColumn(width: min(room, table.total), indent: row.indent)
    let isWide = table.arrangement == .wide
    kept = isWide && table.starts.count > 1 ? table.starts[1] : 0
    // Whole columns are scrolled over: half a figure reads as another.
    let wanted = isWide ? min(shift, max(0, table.total - room)) : 0
    let begins = table.starts.dropFirst().map { [kept] in $0 - kept }
    self.shift = wanted == 0 ? 0 : begins.first { $0 >= wanted } ?? begins.last ?? 0
  }

  /// The shifts that show whole columns behind the first, from none to the first that shows the end of the table.
  var stops: [Int] {
    let most = max(0, table.total - room)
    let begins = [0] + table.starts.dropFirst(2).map { $0 - kept }
    return Array(begins.prefix { $0 < most }) + (begins.first { $0 >= most }.map { [$0] } ?? [])
  }

  /// Columns of the screen that the table takes.
  var width: Int { min(room, table.total - shift) }
  /// The columns of the table that are in sight behind the first.
  var visible: Range<Int> { kept + shift..<max(kept + shift, room + shift) }

  /// The column of the screen for the cell at `column` of a piece; nil where it is out of sight.
  func place(of piece: RowPiece, _ column: Int, width: Int) -> Int? {
    place(isFirst: piece.column < kept, piece.column + column, width: width)
  }

  /// The same for what stands before the table's column at position `index`: the gap before the second one stays.
  func place(ofColumn index: Int, _ column: Int, width: Int) -> Int? {
    place(isFirst: index == 1, column, width: width)
  }

  private func place(isFirst: Bool, _ column: Int, width: Int) -> Int? {
    if isFirst { return column + width <= room ? start + column : nil }
    guard column >= visible.lowerBound, column + width <= visible.upperBound, !isCut(at: column) else { return nil }
    return start + column - shift
  }

  /// Whether the right edge cuts the table's column at `column`: what is in sight of it, the ends of its rows missing, would
  /// read as other words. One that begins where the scrolled part does is shown as far as it fits.
  private func isCut(at column: Int) -> Bool {
    guard table.arrangement == .wide else { return false }
    // The gap before a column belongs to it.
    let index = table.index(at: column + TableColumns.gap - 1)
    let end = table.starts[index] + table.widths[index]
    return end > visible.upperBound && table.starts[index] > visible.lowerBound
  }
}
