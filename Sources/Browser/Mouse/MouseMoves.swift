import ReportModel
import ScreenModel
import TextFacts
import TextLayout

/// The thing that the left button was pressed on, which moves of the mouse go on with.
enum MousePress: Sendable {
  /// The line between tree and text.
  case divider
  /// A character of the text; whether text has been selected since.
  case text(TextOffset, isSelecting: Bool)
}

/// The mouse: the wheel scrolls, a click in the tree goes to the section, a press in the text and a move select, two
/// clicks select a word, the line between tree and text is dragged.
extension BrowserState {
  /// Rows that a notch of the wheel scrolls.
  private static var rowsOfNotch: Int { 3 }

  mutating func takeMouse(_ event: MouseEvent) -> [Effect] {
    shell.notice = nil
    switch event.action {
    case .wheelUp: return turnWheel(.lineUp, event)
    case .wheelDown: return turnWheel(.lineDown, event)
    case .press(let clicks): press(at: event, clicks)
    case .drag: drag(to: event)
    case .release: shell.mouse = nil
    }
    return []
  }

  /// Scrolls what is under the mouse: a list or panel that covers the panes, the tree where it has the keys, else the text.
  private mutating func turnWheel(_ motion: Motion, _ event: MouseEvent) -> [Effect] {
    count = Self.rowsOfNotch
    defer { count = nil }
    switch pane {
    case .prompt, .labels: return []
    case .help:
      for _ in 0..<Self.rowsOfNotch { moveInHelp(motion) }
      return []
    case .list, .terms, .results, .compare: return move(motion)
    case .tree where geometry.tree.contains(event.column):
      moveInTree(motion)
      return []
    case .text, .tree, .selection: return moveText(motion)
    }
  }

  private mutating func press(at event: MouseEvent, _ clicks: Int) {
    shell.mouse = nil
    guard [.text, .tree, .selection].contains(pane) else { return }
    let geometry = geometry
    if geometry.tree.contains(event.column), geometry.savedRows.contains(event.row) {
      return click(savedRow: event.row)
    }
    if geometry.tree.contains(event.column), geometry.treeRows.contains(event.row) {
      return click(treeRow: event.row - geometry.treeRows.lowerBound)
    }
    if geometry.divider.contains(event.column), !geometry.divider.isEmpty {
      shell.mouse = .divider
    } else if geometry.scrollbar.contains(event.column) {
      click(scrollbar: event.row - geometry.textRows.lowerBound)
    } else if let place = character(at: event) {
      if focus == .tree { leaveTree(keepingPlace: true) }
      if selection != nil { endMouseSelection() }
      if clicks == 2, let word = word(at: place) { return select(word) }
      shell.mouse = .text(place, isSelecting: false)
    } else if selection != nil {
      endMouseSelection()
    }
  }

  /// Ends a selection and leaves the view where it is: the hand is there.
  private mutating func endMouseSelection() {
    if case .selection = shell.layers.last { shell.layers.removeLast() }
  }

  private mutating func drag(to event: MouseEvent) {
    switch shell.mouse {
    case .divider:
      let columns = event.column - geometry.tree.upperBound
      if columns != 0 { widenTree(by: columns) }
    case .text(let anchor, let isSelecting):
      guard let place = character(at: event) else { return }
      if !isSelecting {
        guard place != anchor else { return }
        select(TextRange(emptyAt: anchor))
        shell.mouse = .text(anchor, isSelecting: true)
      }
      // Dragged backwards, the character it began with is in it too.
      if var selection {
        selection.anchor = place < anchor ? characterEnd(anchor) : anchor
        setSelection(selection)
      }
      endSelection(atCharacter: place)
    case nil: break
    }
  }

  /// Goes to the section of a row of the tree; of a folder unfolds or folds it.
  private mutating func click(treeRow row: Int) {
    let rows = rowsInTree(geometry, walk)
    guard rows.indices.contains(row) else { return }
    if selection != nil { endMouseSelection() }
    if focus != .tree { enterTree() }
    preview(rows[row])
    if rows[row].section == nil { foldTree(.toggle) } else { enterRow() }
  }

  private mutating func click(scrollbar row: Int) {
    let height = geometry.textRows.count
    guard height > 0, (0..<height).contains(row), !report.text.isEmpty else { return }
    var flow = flow
    let wanted = TextOffset(report.text.count * row / height)
    leaveHere()
    view.place(flow.start(of: min(flow.place(of: wanted), flow.lastPage(height: height))))
    self.flow = flow
  }

  // MARK: Places

  /// The character of the text that a cell shows, or the last before it in its row; nil outside of the text.
  private func character(at event: MouseEvent) -> TextOffset? {
    let geometry = geometry
    guard !isNothingRead, geometry.textRows.contains(event.row), geometry.text.contains(event.column) else {
      return nil
    }
    let rows = visibleRows
    let index = event.row - geometry.textRows.lowerBound
    guard rows.indices.contains(index), let laid = rows[index].row else { return nil }
    var found: TextOffset?
    if let table = rows[index].table {
      let sight = TableView(table, rows[index], geometry, shift: view.shift)
      for piece in rows[index].pieces {
        typesetter.forEachCell(of: piece.row, in: report.text, marks: piece.marks) { cell, column in
          guard let place = sight.place(of: piece, column, width: cell.width), place <= event.column else { return }
          found = cell.offset
        }
      }
      return found
    }
    let start = column(of: rows[index], laid, geometry) - (rows[index].isWide ? view.shift : 0)
    typesetter.forEachCell(of: laid, in: report.text, marks: rows[index].form.marks) { cell, column in
      if found == nil || start + column <= event.column { found = cell.offset }
    }
    return found
  }

  /// The word that holds a character: a hit or a pinned term there, else that of the text (`WordBounds`).
  private func word(at place: TextOffset) -> TextRange? {
    guard let paragraph = report.paragraph(at: place).map({ report.paragraphs[$0.value].range }) else { return nil }
    let known = ([search.hits] + search.pinned.map(\.hits)).compactMap { hits -> TextRange? in
      let next = hits.partitionPoint { $0.upper <= place }
      return hits.indices.contains(next) && hits[next].contains(place) ? hits[next] : nil
    }
    if search.isHighlighted, let longest = known.max(by: { $0.count < $1.count }) { return longest }
    return WordBounds(report.text, paragraph.bytes).word(at: place.bytes).map {
      TextRange($0.lowerBound, $0.upperBound)
    }
  }
}
