import ReportModel
import TextLayout

/// Moving the end of a selection: by rows as the keys of the text do, by characters, by parts of the text.
extension BrowserState {
  /// Steps that a count makes at the most: each lays out rows.
  private static var mostSteps: Int { 10_000 }
  /// Blank rows that are passed over in a step.
  private static var mostBlankRows: Int { 64 }

  mutating func moveSelection(_ motion: Motion) {
    let page = max(1, geometry.textRows.count)
    switch motion {
    case .lineDown: stepSelection(rows: count ?? 1)
    case .lineUp: stepSelection(rows: -(count ?? 1))
    case .halfPageDown: stepSelection(rows: count ?? max(1, page / 2))
    case .halfPageUp: stepSelection(rows: -(count ?? max(1, page / 2)))
    case .pageDown: stepSelection(rows: count ?? page)
    case .pageUp: stepSelection(rows: -(count ?? page))
    case .start: endSelection(at: place(ofLine: count) ?? .start)
    case .end: endSelection(at: place(ofLine: count) ?? report.end)
    case .percent: endSelection(at: TextOffset(report.text.count / 100 * min(100, count ?? 0)))
    }
  }

  private func place(ofLine line: Int?) -> TextOffset? {
    line.flatMap { report.lines?.start(of: LineNumber($0)) }
  }

  /// Extends the selection by parts of the text.
  mutating func extendSelection(by unit: SelectionUnit, forward: Bool, _ times: Int) {
    guard let selection else { return complain(SelectionMessage.nothingSelected) }
    var end = selection.end
    for _ in 0..<min(times, Self.mostSteps) {
      guard let next = unit.step(end, anchor: selection.anchor, forward: forward, in: report), next != end else {
        break
      }
      end = next
    }
    endSelection(at: end)
  }

  /// Extends the selection by characters.
  mutating func extendSelection(byCharacters forward: Bool, _ times: Int) {
    guard selection != nil else { return complain(SelectionMessage.nothingSelected) }
    for _ in 0..<min(times, Self.mostSteps) { stepCharacter(forward: forward) }
    revealSelection()
  }

  /// Moves the end to where a row begins or ends.
  mutating func extendSelection(toRowEdge forward: Bool) {
    guard let focus = selectionFocus else { return complain(SelectionMessage.nothingSelected) }
    guard let row = row(at: focus) else { return }
    endSelection(at: forward ? min(row.range.upper, row.paragraph.range.upper) : row.range.lower)
  }

  /// Puts the moving end at a place.
  mutating func endSelection(at place: TextOffset) {
    guard var selection else { return }
    (selection.end, selection.column) = (max(.start, min(place, report.end)), nil)
    setSelection(selection)
    revealSelection()
  }

  /// Puts the moving end at a character: with it where that is behind the anchor, else before it.
  mutating func endSelection(atCharacter place: TextOffset, column: Int? = nil) {
    guard var selection else { return }
    selection.end = place >= selection.anchor ? characterEnd(place) : place
    selection.column = column
    setSelection(selection)
  }

  // MARK: Characters and rows

  /// The row with a character.
  private func row(at place: TextOffset) -> FlowRow? {
    var flow = flow
    return flow.rows(from: flow.place(of: place), count: 1).first
  }

  /// The characters of a row, each with its first byte and its column.
  private func characters(of row: FlowRow) -> [(offset: TextOffset, column: Int)] {
    var found: [(offset: TextOffset, column: Int)] = []
    func take(_ laid: TextRow, _ marks: PassageMarks, at start: Int) {
      typesetter.forEachCell(of: laid, in: report.text, marks: marks) { cell, column in
        if found.last?.offset != cell.offset { found.append((cell.offset, start + column)) }
      }
    }
    guard row.pieces.isEmpty else {
      for piece in row.pieces { take(piece.row, piece.marks, at: piece.column) }
      return found.sorted { $0.offset < $1.offset }
    }
    if let laid = row.row { take(laid, row.form.marks, at: row.indent) }
    return found
  }

  /// The place after a character: where the next one of its row begins, or the row's text ends.
  func characterEnd(_ place: TextOffset) -> TextOffset {
    guard let row = row(at: place) else { return place }
    let next = characters(of: row).first { $0.offset > place }?.offset
    return next ?? max(place, min(row.range.upper, row.paragraph.range.upper))
  }

  private mutating func stepCharacter(forward: Bool) {
    guard var selection, let focus = selectionFocus, let row = row(at: focus) else { return }
    defer { setSelection(selection) }
    selection.column = nil
    let here = characters(of: row).map(\.offset)
    let isAfter = selection.end > selection.anchor
    if forward {
      // An empty selection takes the character it stands before.
      let next = isAfter ? here.first { $0 >= selection.end } ?? firstCharacter(after: row) : focus
      guard let next else { return }
      if selection.end >= selection.anchor {
        selection.end = characterEnd(next)
      } else {
        selection.end = here.first { $0 > focus } ?? firstCharacter(after: row) ?? selection.end
      }
    } else if isAfter {
      selection.end = here.last { $0 < selection.end } ?? focus
    } else {
      selection.end = here.last { $0 < focus } ?? lastCharacter(before: row) ?? selection.end
    }
  }

  private func firstCharacter(after row: FlowRow) -> TextOffset? {
    beside(row, 1).flatMap { characters(of: $0).first?.offset }
  }

  private func lastCharacter(before row: FlowRow) -> TextOffset? {
    beside(row, -1).flatMap { characters(of: $0).last?.offset }
  }

  /// The next row with text in a direction.
  private func beside(_ row: FlowRow, _ step: Int) -> FlowRow? {
    var flow = flow
    var place = row.place
    for _ in 0..<Self.mostBlankRows {
      let next = flow.move(place, by: step)
      guard next != place else { return nil }
      place = next
      if let found = flow.rows(from: place, count: 1).first, found.row != nil, !characters(of: found).isEmpty {
        return found
      }
    }
    return nil
  }

  /// Moves the end by rows, in the column where it was.
  private mutating func stepSelection(rows: Int) {
    guard let selection, let focus = selectionFocus else { return }
    var flow = flow
    let start = flow.place(of: focus)
    let target = flow.move(start, by: rows)
    guard let here = flow.rows(from: start, count: 1).first,
      var row = flow.rows(from: target, count: 1).first
    else { return }
    let column = selection.column ?? characters(of: here).last { $0.offset <= focus }?.column ?? 0
    if row.row == nil || characters(of: row).isEmpty { row = beside(row, rows > 0 ? 1 : -1) ?? row }
    if row.place == start || row.row == nil {
      return endSelection(at: rows > 0 ? here.paragraph.range.upper : here.paragraph.range.lower)
    }
    let characters = characters(of: row)
    guard let character = characters.last(where: { $0.column <= column }) ?? characters.first else { return }
    endSelection(atCharacter: character.offset, column: column)
    revealSelection()
  }
}
