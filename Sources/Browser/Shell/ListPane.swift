import ScreenModel

/// A list over the whole screen, its rows asked for where they are in sight.
///
///     reports/2019/scan.bin: no text (binary at byte 4)
///     reports/old/loop: is a link that leads back to where it came from
///     skipped  1–2/2                                                              q back
extension BrowserState {
  /// The rows of a list on the screen.
  var listHeight: Int { max(1, size.rows - 1) }

  func listCount(_ listing: ListPanel.Listing) -> Int {
    switch listing {
    case .skipped: library?.skipped.count ?? 0
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
    case .skipped: library?.skipped[index] ?? ""
    case .about(let facts): aboutLines(facts)[index]
    }
  }

  func drawList(_ panel: ListPanel, on canvas: inout Canvas) {
    let count = listCount(panel.listing)
    let rows = panel.window.rows(count: count, height: listHeight)
    for row in 0..<listHeight {
      let index = rows.lowerBound + row
      let role: Role = index == panel.window.cursor ? .listCurrent : .list
      canvas.fill(row: row, columns: 0..<size.columns, role: rows.contains(index) ? role : .list)
      guard rows.contains(index) else { continue }
      canvas.put(listRow(panel.listing, index), row: row, columns: 1..<max(1, size.columns), role: role)
    }
    drawListStatus(panel, of: count, on: &canvas)
  }

  /// Draws the row under a list: the name of the list, the number of the chosen row and of all.
  private func drawListStatus(_ panel: ListPanel, of count: Int, on canvas: inout Canvas) {
    let row = size.rows - 1
    canvas.fill(row: row, columns: 0..<size.columns, role: .status)
    let status = "\(panel.listing.message(in: language))  \(panel.window.cursor + 1)/\(NumberText.grouped(count))"
    canvas.put(status, row: row, columns: 1..<max(1, size.columns), role: .status)
    let close = shell.keyMap.firstKey(for: .close).map { "\($0) " } ?? ""
    let leave = close + ShellMessage.hintBack.message(in: language)
    let column = max(0, size.columns - canvas.width(of: leave) - 1)
    if column > canvas.width(of: status) + 2 {
      canvas.put(leave, row: row, columns: column..<size.columns, role: .statusKey)
    }
  }
}
