import ReportModel

/// A selection of text: from its anchor to the end that keys move, which may stand before it.
struct Selection: Sendable {
  var anchor: TextOffset
  /// The end that keys move: before the first byte, or after the last byte, that is selected there.
  var end: TextOffset
  /// The column of the row that moving by rows keeps to; nil until it begins.
  var column: Int?
  /// The report that it is in, and the view to come back to.
  let before: ReadingSnapshot

  /// The bytes selected.
  var range: TextRange { TextRange(min(anchor, end), max(anchor, end)) }
}

extension BrowserState {
  /// The selection; nil while nothing is being selected.
  var selection: Selection? {
    guard case .selection(let selection) = shell.layers.last else { return nil }
    return selection
  }

  mutating func setSelection(_ selection: Selection) {
    guard case .selection = shell.layers.last else { return }
    shell.layers[shell.layers.count - 1] = .selection(selection)
  }

  /// Begins a selection with the paragraph of the row being read; begun already, it begins anew at its moving end.
  mutating func select() {
    if var selection {
      (selection.anchor, selection.column) = (selection.end, nil)
      return setSelection(selection)
    }
    if focus != .text { leaveTree(keepingPlace: true) }
    guard !isOverview, !isNothingRead, let row = rowBeingRead else { return complain(ReadingMessage.nothingRead) }
    shell.layers = [
      .selection(
        Selection(
          anchor: row.paragraph.range.lower, end: row.paragraph.range.upper,
          before: ReadingSnapshot(subject: current, view: view)))
    ]
    revealSelection()
  }

  /// Begins a selection of `range`, and leaves the view as it is.
  mutating func select(_ range: TextRange) {
    let before = ReadingSnapshot(subject: current, view: selection?.before.view ?? view)
    shell.layers = [.selection(Selection(anchor: range.lower, end: range.upper, before: before))]
  }

  /// Has the keys move the other end.
  mutating func swapSelection() {
    guard var selection else { return complain(SelectionMessage.nothingSelected) }
    (selection.anchor, selection.end, selection.column) = (selection.end, selection.anchor, nil)
    setSelection(selection)
    revealSelection()
  }

  /// Ends the selection, and comes back to the place where it was begun.
  mutating func leaveSelection() {
    guard let selection else { return }
    shell.layers.removeLast()
    // The report may have become a shorter one meanwhile.
    let before = selection.before
    if before.subject == current, before.view.top <= report.end, before.view.anchor <= report.end { view = before.view }
  }

  /// The first byte of the character at the moving end: the last one selected, or the one before which it stands.
  var selectionFocus: TextOffset? {
    guard let selection else { return nil }
    guard selection.end > selection.anchor else { return selection.end }
    return TextOffset(report.text.span.scalarStart(atOrBefore: selection.end.bytes - 1))
  }

  /// Scrolls until the moving end is in sight.
  mutating func revealSelection() {
    guard let focus = selectionFocus else { return }
    var flow = flow
    let height = max(1, geometry.textRows.count)
    let row = flow.place(of: focus)
    let top = flow.place(of: view.top)
    if row < top {
      view.place(flow.start(of: row))
    } else if row > flow.move(top, by: height - 1) {
      view.place(flow.start(of: flow.move(row, by: 1 - height)))
    }
    self.flow = flow
  }

  /// The status line while text is selected: how much it is, where that is counted in no time.
  var selectionStatus: String? {
    guard let selection else { return nil }
    let range = selection.range
    guard !range.isEmpty else { return SelectionMessage.selecting(nil).message(in: language) }
    guard range.count <= Self.mostCounted else { return SelectionMessage.selecting(nil).message(in: language) }
    return SelectionMessage.selecting(CopiedAmount(passage(range))).message(in: language)
  }

  /// Bytes that are counted for every frame.
  private static var mostCounted: Int { 64 << 10 }
}

extension BrowserState {
  /// Keeps the selection on the same words when the report is replaced.
  mutating func relocateSelection(by relocation: PlaceRelocation?) {
    guard var selection, let relocation else { return }
    selection.anchor = min(relocation.place(selection.anchor), report.end)
    selection.end = min(relocation.place(selection.end), report.end)
    setSelection(selection)
  }
}
