import ScreenModel

/// A list over the whole screen, its rows asked for where they are in sight. A row that is too long is cut, but for the
/// one chosen, which takes as many rows of the screen as it needs.
///
///     reports/2019/scan.bin: no text (binary at byte 4)
///     reports/old/loop: is a link that leads back to where it came from
///     skipped  1–2/2                                                              q back
extension BrowserState {
  /// The rows of a list on the screen.
  var listHeight: Int { max(1, size.rows - 1 - (hasListHeads ? 1 : 0)) }

  /// Whether a list over the whole screen has names above its columns.
  private var hasListHeads: Bool {
    switch openList?.listing {
    case .years, .places: return size.rows > 4
    case .skipped, .about, .messages, .marks, .pins, .notes, .edits, .track, nil: return false
    }
  }

  func drawList(_ panel: ListPanel, on canvas: inout Canvas) {
    let table = listTable(panel.listing)
    let view = listView(panel.listing.kind)
    let count = view.count(of: table.count)
    let rows = view.window.rows(count: count, height: listHeight)
    let heads = hasListHeads ? listHeads(panel.listing) : []
    let lines = listLines(table, view, rows, heads: heads)
    let first = heads.isEmpty ? 0 : 1
    if let head = lines.heads {
      canvas.fill(row: 0, columns: 0..<size.columns, role: .status)
      canvas.put(head, row: 0, columns: 1..<max(1, size.columns), role: .status)
    }
    let columns = 1..<max(1, size.columns)
    let isChosen = rows.contains(view.window.cursor)
    let chosen = isChosen ? wrapped(lines.rows[view.window.cursor - rows.lowerBound], columns: columns.count) : []
    // The rows above make room for all of the chosen one.
    let above = view.window.cursor - rows.lowerBound
    var index = rows.lowerBound + min(above, max(0, above + chosen.count - listHeight))
    var row = 0
    while row < listHeight {
      let isChosen = index == view.window.cursor
      if isChosen { canvas.placeCursor(row: first + row, column: 1) }
      let parts = !rows.contains(index) ? [""] : isChosen ? chosen : [lines.rows[index - rows.lowerBound]]
      for line in parts.prefix(listHeight - row) {
        let role: Role = isChosen && rows.contains(index) ? .listCurrent : .list
        canvas.fill(row: first + row, columns: 0..<size.columns, role: role)
        canvas.put(line, row: first + row, columns: columns, role: role)
        row += 1
      }
      index += 1
    }
    drawListStatus(panel, view, of: count, on: &canvas)
  }

  /// The visible rows of a list, with their fields in columns.
  private func listLines(
    _ table: ListTable, _ view: ListView, _ rows: Range<Int>, heads: [String]
  ) -> (heads: String?, rows: [String]) {
    var fields = rows.map { view.row(at: $0).map(table.row) ?? [] }
    var heads = heads
    let narrow = size.columns < Geometry.drawerBelow ? narrowColumns : nil
    if let narrow {
      // A narrow screen has room for some columns; the others are in what is written.
      fields = fields.map { row in narrow.compactMap { row.indices.contains($0) ? row[$0] : nil } }
      heads = narrow.compactMap { heads.indices.contains($0) ? heads[$0] : nil }
    }
    let all = heads.isEmpty ? fields : [heads] + fields
    let widths = ListForm.columnWidths(all, most: max(8, size.columns / 4), typesetter)
    let lines = fields.map { ListForm.joined($0, widths, typesetter) }
    return (heads.isEmpty ? nil : ListForm.joined(heads, widths, typesetter), lines)
  }

  /// The columns of the open list that a narrow screen has; nil for all.
  private var narrowColumns: [Int]? {
    switch openList?.listing {
    case .places(let list): list.narrow
    case .years(let list): list.narrow
    case .skipped, .about, .messages, .marks, .pins, .notes, .edits, .track, nil: nil
    }
  }

  /// The names over the columns of a list that has such.
  private func listHeads(_ listing: ListPanel.Listing) -> [String] {
    switch listing {
    case .years(let list): list.heads
    case .places(let list): list.heads
    case .skipped, .about, .messages, .marks, .pins, .notes, .edits, .track: []
    }
  }

  /// The chosen row of a list in as many rows of the screen as it needs, at least one.
  private func wrapped(_ text: String, columns: Int) -> [String] {
    guard typesetter.width(of: text) > columns else { return [text] }
    let lines = typesetter.wrapped(text, to: columns)
    return lines.isEmpty ? [text] : lines
  }

  /// Draws the row under a list: the name of the list, the number of the chosen row and of all.
  private func drawListStatus(_ panel: ListPanel, _ view: ListView, of count: Int, on canvas: inout Canvas) {
    let row = size.rows - 1
    canvas.fill(row: row, columns: 0..<size.columns, role: .status)
    let role: Role = shell.notice.map { $0.isError ? .error : .notice } ?? .status
    let status = shell.notice?.text ?? listStatus(panel, view, of: count)
    canvas.put(status, row: row, columns: 1..<max(1, size.columns), role: role)
    let close = shell.keyMap.firstKey(for: .close).map { "\($0) " } ?? ""
    var leave = close + ShellMessage.hintBack.message(in: language)
    if let enter = goingHint(panel.listing), canvas.width(of: status + enter + leave) + 6 <= size.columns {
      leave = enter + "  " + leave
    }
    let column = max(0, size.columns - canvas.width(of: leave) - 1)
    if column > canvas.width(of: status) + 2 {
      canvas.put(leave, row: row, columns: column..<size.columns, role: .statusKey)
    }
  }

  /// The key that goes where a row of a list leads; nil for a list that leads nowhere.
  private func goingHint(_ listing: ListPanel.Listing) -> String? {
    switch listing {
    case .years, .places, .track:
      shell.keyMap.firstKey(for: .listEnter).map { "\($0) \(ShellMessage.hintGo.message(in: language))" }
    case .skipped, .about, .messages, .marks, .pins, .notes, .edits: nil
    }
  }

  /// The name of a list, the number of the chosen row and of all, the filter and the order.
  private func listStatus(_ panel: ListPanel, _ view: ListView, of count: Int) -> String {
    let place = listPlace(count == 0 ? 0 : view.window.cursor + 1, of: count)
    let filter = view.filter.isEmpty ? "" : "/" + typesetter.shortened(view.filter, to: 16)
    let columns = listTable(panel.listing).columns
    let column = view.sort.flatMap { columns.indices.contains($0) ? columns[$0] : nil }
    let order =
      column == nil && !view.isReversed
      ? ""
      : ShellMessage.sorted(by: column, isReversed: view.isReversed)
        .message(in: language)
    return [panel.listing.message(in: language), place, filter, order].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
