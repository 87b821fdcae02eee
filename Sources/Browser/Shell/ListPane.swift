import ScreenModel

/// A list over the whole screen, its rows asked for where they are in sight. A row that is too long is cut, but for the
/// one chosen, which takes as many rows of the screen as it needs.
///
///     reports/2019/scan.bin: no text (binary at byte 4)
///     reports/old/loop: is a link that leads back to where it came from
///     skipped  1–2/2                                                              q back
extension BrowserState {
  /// The rows of a list on the screen.
  var listHeight: Int { max(1, size.rows - 1) }

  func listCount(_ listing: ListPanel.Listing) -> Int {
    switch listing {
    case .skipped: reports.skipped.count
    case .about(let facts): aboutLines(facts).count
    }
  }

  mutating func moveInList(_ motion: Motion) {
    guard case .list(var panel) = shell.layers.popLast() else { return }
    panel.window.move(motion, times: count, count: listCount(panel.listing), height: listHeight)
    shell.layers.append(.list(panel))
  }

  private func listRow(_ listing: ListPanel.Listing, _ index: Int) -> String {
    switch listing {
    case .skipped: reports.skipped[index]
    case .about(let facts): aboutLines(facts)[index]
    }
  }

  func drawList(_ panel: ListPanel, on canvas: inout Canvas) {
    let count = listCount(panel.listing)
    let rows = panel.window.rows(count: count, height: listHeight)
    let columns = 1..<max(1, size.columns)
    let chosen = rows.contains(panel.window.cursor) ? listLines(panel, columns: columns.count) : []
    // The rows above make room for all of the chosen one.
    let above = panel.window.cursor - rows.lowerBound
    var index = rows.lowerBound + min(above, max(0, above + chosen.count - listHeight))
    var row = 0
    while row < listHeight {
      let isChosen = index == panel.window.cursor
      if isChosen { canvas.placeCursor(row: row, column: 1) }
      let lines = !rows.contains(index) ? [""] : isChosen ? chosen : [listRow(panel.listing, index)]
      for line in lines.prefix(listHeight - row) {
        let role: Role = isChosen && rows.contains(index) ? .listCurrent : .list
        canvas.fill(row: row, columns: 0..<size.columns, role: role)
        canvas.put(line, row: row, columns: columns, role: role)
        row += 1
      }
      index += 1
    }
    drawListStatus(panel, of: count, on: &canvas)
  }

  /// The chosen row of a list in as many rows of the screen as it needs, at least one.
  private func listLines(_ panel: ListPanel, columns: Int) -> [String] {
    let text = listRow(panel.listing, panel.window.cursor)
    guard typesetter.width(of: text) > columns else { return [text] }
    let lines = typesetter.wrapped(text, to: columns)
    return lines.isEmpty ? [text] : lines
  }

  /// Draws the row under a list: the name of the list, the number of the chosen row and of all.
  private func drawListStatus(_ panel: ListPanel, of count: Int, on canvas: inout Canvas) {
    let row = size.rows - 1
    canvas.fill(row: row, columns: 0..<size.columns, role: .status)
    let status = "\(panel.listing.message(in: language))  \(listPlace(panel.window.cursor + 1, of: count))"
    canvas.put(status, row: row, columns: 1..<max(1, size.columns), role: .status)
    let close = shell.keyMap.firstKey(for: .close).map { "\($0) " } ?? ""
    let leave = close + ShellMessage.hintBack.message(in: language)
    let column = max(0, size.columns - canvas.width(of: leave) - 1)
    if column > canvas.width(of: status) + 2 {
      canvas.put(leave, row: row, columns: column..<size.columns, role: .statusKey)
    }
  }
}
