import ReportCompare
import ReportModel
import ScreenModel
import TextLayout

/// The texts of a comparison, their signs, and the lines between the panes.
extension BrowserState {
  func drawCompare(on canvas: inout Canvas) {
    guard let room = compare.room, var flow = room.flow else { return }
    let geometry = CompareGeometry(self)
    for row in 0..<geometry.statusRow { canvas.fill(row: row, columns: 0..<size.columns, role: .text) }
    drawCompareHeads(room, geometry, on: &canvas)
    let rows = flow.rows(from: room.top, limit: geometry.rows.count)
    var painter = ComparePainter(room, rows)
    for (index, row) in rows.enumerated() {
      drawCompareRow(row, at: geometry.rows.lowerBound + index, room, geometry, &painter, on: &canvas)
    }
    for column in geometry.dividers {
      for row in 0..<geometry.statusRow {
        canvas.put("│", row: row, columns: column..<size.columns, role: .divider)
      }
    }
    if !geometry.tree.isEmpty { drawCompareTree(room, geometry, on: &canvas) }
    drawCompareStatus(room, geometry, on: &canvas)
  }

  /// Draws the names of both versions above their texts, that of the one with the keys like a key.
  private func drawCompareHeads(_ room: CompareRoom, _ geometry: CompareGeometry, on canvas: inout Canvas) {
    let compared = room.compared
    let names = (compared.old.source.shortName, compared.new.source.shortName)
    canvas.fill(row: 0, columns: 0..<size.columns, role: .sticky)
    guard geometry.isSideBySide else {
      let columns = geometry.texts[0].lowerBound..<size.columns
      canvas.put("\(names.0) → \(names.1)", row: 0, columns: columns, role: .sticky)
      return
    }
    for (name, side, columns) in zip3([names.0, names.1], [CompareFocus.old, .new], geometry.texts) {
      canvas.put(name, row: 0, columns: columns, role: room.focus == side ? .statusKey : .sticky)
    }
  }

  private func zip3<A, B, C>(_ first: [A], _ second: [B], _ third: [C]) -> [(A, B, C)] {
    zip(zip(first, second), third).map { ($0.0, $0.1, $1) }
  }

  private func drawCompareRow(
    _ row: CompareRow, at screenRow: Int, _ room: CompareRoom, _ geometry: CompareGeometry,
    _ painter: inout ComparePainter, on canvas: inout Canvas
  ) {
    for (index, column) in row.columns.enumerated() {
      guard geometry.texts.indices.contains(index) else { break }
      let gutter = geometry.gutters[index]
      let side: ComparedSide? = geometry.isSideBySide ? (index == 0 ? .old : .new) : nil
      if row.place.row == 0 {
        let sign = sign(ofPair: row.place.pair, side, room)
        canvas.put(sign.text, row: screenRow, columns: gutter.lowerBound + 1..<gutter.upperBound, role: sign.role)
      }
      guard column.rows.indices.contains(row.place.row) else { continue }
      let laid = column.rows[row.place.row]
      let start = geometry.texts[index].lowerBound
      let isOfSide = side.map { $0 == (room.focus == .old ? .old : .new) } ?? true
      let isSelected = isOfSide && room.selected?.contains(row.place.pair) == true
      painter.begin(column.text, laid)
      var isAtEdit = false
      typesetter.forEachCell(of: laid, in: column.text.bytes) { cell, place in
        let painted = painter.role(of: cell)
        if painted.isBegin { isAtEdit = true }
        guard start + place + cell.width <= geometry.texts[index].upperBound else { return }
        canvas.put(cell, row: screenRow, column: start + place, role: painted.role)
      }
      if isSelected { canvas.restyle(row: screenRow, columns: geometry.texts[index], role: .textSelection) }
      if isAtEdit {
        canvas.put(">", row: screenRow, columns: gutter.lowerBound..<gutter.upperBound, role: .textCut)
        canvas.placeCursor(row: screenRow, column: gutter.lowerBound)
      }
      if row.isFolded {
        let end = min(geometry.texts[index].upperBound, start + laid.width + 1)
        canvas.put(
          "…", row: screenRow, columns: max(start, end - 1)..<geometry.texts[index].upperBound + 1, role: .textCut)
      }
    }
  }

  /// The sign before passages: what has come of them, as far as it is shown.
  private func sign(ofPair pair: Int, _ side: ComparedSide?, _ room: CompareRoom) -> (text: String, role: Role) {
    let compared = room.compared
    let sides = side.map { [$0] } ?? [.old, .new]
    var found: (text: String, role: Role) = (" ", .text)
    for side in sides {
      let range = compared.range(side, of: pair)
      if range.isEmpty { continue }
      let isAlone = compared.range(side.other, of: pair).isEmpty
      let moves = SideRuns.overlapping(range, in: compared.runs(side).moves)
      if moves.contains(where: { !room.filter.hides(compared.edits[$0.edit]) && $0.range.lower <= range.lower }),
        isAlone
      {
        return (options.screen.isPlain ? "^" : "↕", .compareMoved)
      }
      let isChanged =
        SideRuns.overlapping(range, in: compared.runs(side).changes)
        .contains { !room.filter.hides(compared.edits[$0.edit]) } || !moves.isEmpty
      if isAlone, isChanged { return side == .old ? ("−", .compareDeleted) : ("+", .compareInserted) }
      if isChanged { found = ("~", .textCut) }
    }
    // Text only taken out, or only put in, changes the passage on the other side too.
    let isShown = sides.contains { !compared.range($0, of: pair).isEmpty }
    if found.text == " ", isShown, compared.edits(of: pair).contains(where: { !room.filter.hides(compared.edits[$0]) })
    {
      found = ("~", .textCut)
    }
    return found
  }
}

/// The roles of the cells of a comparison: hit, edit, heading or plain.
struct ComparePainter {
  private let compared: ComparedReports
  private let current: Int?
  private let stop: ComparedHit?
  private var oldHits: RangeCursor
  private var newHits: RangeCursor
  private var pieces: [RedlinePiece] = []
  private var piece = 0
  private var wasBegun = false
  private var lastHeading: (side: ComparedSide, range: TextRange, role: Role?)?

  init(_ room: CompareRoom, _ rows: [CompareRow]) {
    compared = room.compared
    current = room.current
    stop = room.search.stop
    let pairs = (rows.first?.place.pair ?? 0, rows.last?.place.pair ?? 0)
    func visible(_ side: ComparedSide) -> TextRange {
      let (first, last) = (room.compared.range(side, of: pairs.0), room.compared.range(side, of: pairs.1))
      return TextRange(first.lower, max(first.lower, last.upper))
    }
    // Text that was taken out of passages that moved stands elsewhere in the old text.
    oldHits = RangeCursor(room.search.hits.old, role: .textMatch, in: visible(.old))
    newHits = RangeCursor(room.search.hits.new, role: .textMatch, in: visible(.new))
  }

  /// Takes up a row of a text.
  mutating func begin(_ text: RedlineText, _ row: TextRow) {
    pieces = text.pieces
    piece = max(0, pieces.partitionPoint { $0.lower <= row.range.lower } - 1)
    wasBegun = pieces.indices.contains(piece) && pieces[piece].edit == current && pieces[piece].lower < row.range.lower
  }

  /// The role of a cell, and whether the edit that the reader is at begins with it; cells come in order.
  mutating func role(of cell: LaidCell) -> (role: Role, isBegin: Bool) {
    while piece + 1 < pieces.count, pieces[piece + 1].lower <= cell.offset { piece += 1 }
    guard pieces.indices.contains(piece) else { return (.text, false) }
    let here = pieces[piece]
    let isCurrent = current != nil && here.edit == current
    let isBegin = isCurrent && !wasBegun
    if isCurrent { wasBegun = true }
    guard let side = here.side else { return (here.role ?? .textMark, isBegin) }
    let place = here.source.advanced(by: cell.offset.bytes - here.lower.bytes)
    if let stop, stop.side == side, stop.range.contains(place) { return (.textMatchCurrent, isBegin) }
    let hit = side == .old ? oldHits.role(at: place) : newHits.role(at: place)
    if let hit { return (hit, isBegin) }
    if cell.isControlMark { return (.textControl, isBegin) }
    return (here.role ?? heading(at: place, side) ?? .text, isBegin)
  }

  /// The role of a heading; nil where there is none.
  private mutating func heading(at place: TextOffset, _ side: ComparedSide) -> Role? {
    if let last = lastHeading, last.side == side, last.range.contains(place) { return last.role }
    let report = compared.report(side)
    let section = report[report.section(at: place)]
    let heading = section.kind == .report ? section.title : section.heading
    let role: Role =
      section.kind == .report ? .textTitle : section.kind == .runin ? .heading5 : Role.heading(level: section.level)
    guard heading.contains(place) else { return nil }
    lastHeading = (side, heading, role)
    return role
  }
}
