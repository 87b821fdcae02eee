import ScreenModel

/// The saved questions at the top of the tree, each with the number of its hits:
///
///     / 营商环境                1,204
///     / 县区的目标                 37
///     title of the one folder
extension BrowserState {
  /// The questions on the screen, by position: around the chosen one where there is no room for all.
  func savedShown(_ geometry: Geometry) -> Range<Int> {
    let rows = geometry.savedRows.count
    let first = max(0, min((library?.savedChosen ?? 0) - rows + 1, saved.count - rows))
    return first..<min(saved.count, first + rows)
  }

  func drawSaved(_ geometry: Geometry, on canvas: inout Canvas) {
    let shown = savedShown(geometry)
    for (row, position) in zip(geometry.savedRows, shown) {
      let question = saved[position]
      let count = savedCount(question).map(NumberText.grouped) ?? "…"
      let columns = geometry.tree
      canvas.fill(row: row, columns: columns, role: .tree)
      let start = max(columns.lowerBound, columns.upperBound - canvas.width(of: count))
      canvas.put(count, row: row, columns: start..<columns.upperBound, role: .treeCount)
      let left = min(columns.upperBound, columns.lowerBound + 1)
      let next = canvas.put("/ ", row: row, columns: left..<columns.upperBound, role: .treeFold)
      let end = max(next, start - 1)
      canvas.put(typesetter.shortened(question.name, to: end - next), row: row, columns: next..<end, role: .tree)
      guard focus == .tree, library?.savedChosen == position else { continue }
      canvas.restyle(row: row, columns: columns, role: .treeCursor)
      canvas.placeCursor(row: row, column: left)
    }
  }

  /// Moves the cursor among the saved questions, or from the first row of the tree to the last of them; false where the
  /// motion is one of the tree.
  mutating func moveInSaved(_ motion: Motion) -> Bool {
    guard !geometry.savedRows.isEmpty else { return false }
    let times = max(1, count ?? 1)
    guard let chosen = library?.savedChosen else {
      let (isAtFirst, last) = (walk.visible(tree.cursor) == walk.first, max(0, saved.count - times))
      switch motion {
      case .lineUp where isAtFirst: library?.savedChosen = last
      case .pageUp where isAtFirst, .halfPageUp where isAtFirst: library?.savedChosen = 0
      case .lineUp, .lineDown, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .start, .end, .percent: return false
      }
      return true
    }
    switch motion {
    case .lineUp: library?.savedChosen = max(0, chosen - times)
    case .start, .pageUp, .halfPageUp: library?.savedChosen = 0
    case .lineDown:
      let next = chosen + times
      let isAmongThem = next < saved.count
      library?.savedChosen = isAmongThem ? next : nil
    case .pageDown, .halfPageDown, .end, .percent:
      library?.savedChosen = nil
      return false
    }
    return true
  }

  /// Asks the question under the cursor; false where it is on a row of the tree.
  mutating func enterSaved() -> Bool {
    guard focus == .tree, let chosen = library?.savedChosen, saved.indices.contains(chosen) else { return false }
    run(saved[chosen])
    return true
  }

  /// Asks the question on a row of the screen.
  mutating func click(savedRow row: Int) {
    let shown = savedShown(geometry)
    let position = shown.lowerBound + row - geometry.savedRows.lowerBound
    if shown.contains(position) { run(saved[position]) }
  }
}
