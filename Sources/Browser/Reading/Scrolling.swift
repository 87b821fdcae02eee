import ReportModel
import ScreenModel
import TextFacts
import TextLayout

/// Scrolling the text. A place is the first byte of a row; all commands here end in `view.place` or `jump(to:)`.
extension BrowserState {
  /// Moves in the text, as often or as far as the count says.
  mutating func moveText(_ motion: Motion) -> [Effect] {
    let page = max(1, geometry.textRows.count)
    switch motion {
    case .lineDown: scroll(by: count ?? 1)
    case .lineUp: scroll(by: -(count ?? 1))
    case .halfPageDown: scroll(by: rowsOfHalfPage)
    case .halfPageUp: scroll(by: -rowsOfHalfPage)
    case .pageDown: scroll(by: count ?? page)
    case .pageUp: scroll(by: -(count ?? page))
    case .start: goToLine(count) { $0.jump(to: .start) }
    case .end:
      goToLine(count) {
        if !$0.isWhole, $0.mustWait(for: .end) { return }
        $0.leaveHere()
        $0.goToEnd()
      }
    case .percent: goToPercent(count ?? 0)
    }
    return stopFollowing()
  }

  /// The rows of half a screen; a count sets them, for later times too.
  private var rowsOfHalfPage: Int {
    mutating get {
      if let count { reading.halfPage = count }
      return reading.halfPage ?? max(1, geometry.textRows.count / 2)
    }
  }

  /// Scrolls the rows in sight that are wider than the pane sideways, as far as they go: a table by a column of its own,
  /// or by `columns` of the screen where they are named; other rows by eight.
  mutating func shiftText(forward: Bool, by columns: Int?) -> [Effect] {
    let (room, stops) = shiftsInSight
    let farthest = max(room, stops.last ?? 0)
    let here = min(view.shift, farthest)
    var target = here + (forward ? 1 : -1) * min(columns ?? 8, 10_000)
    // Between two stops no part of a table moves.
    let shown = stops.first { $0 >= here } ?? here
    if columns == nil, let stop = forward ? stops.first(where: { $0 > shown }) : stops.last(where: { $0 < shown }) {
      target = stop
    }
    target = max(0, min(target, farthest))
    if forward, target == here { say(ReadingMessage.nothingWider) }
    view.place(shift: target)
    return stopFollowing()
  }

  /// The farthest that rows in sight are scrolled sideways, and the shifts at which a table in sight shows whole columns
  /// from its second one on: none without such a table.
  private var shiftsInSight: (farthest: Int, stops: [Int]) {
    let geometry = geometry
    var (farthest, stops) = (0, [Int]())
    for row in visibleRows {
      if let table = row.table, table.arrangement == .wide {
        let sight = TableView(table, row, geometry, shift: 0)
        if sight.stops.count > stops.count { stops = sight.stops }
      } else if row.isWide, let laid = row.row {
        farthest = max(farthest, laid.width + row.indent - geometry.preformattedMeasure + 1)
      }
    }
    return (farthest > 1 ? farthest : 0, stops)
  }

  /// Scrolls by rows, until the last row is at the bottom of the screen.
  mutating func scroll(by rows: Int) {
    var flow = flow
    let here = flow.place(of: view.top)
    var target = flow.move(here, by: rows)
    if rows > 0 {
      let last = flow.lastPage(height: geometry.textRows.count)
      let isCut = target > last || flow.move(here, by: rows - 1) == target
      if isCut, !isWhole, mustWait(for: .furtherText) { return }
      target = max(here, min(target, last))
      // All rows below a text have one place: from there it goes to the next text.
      while target > here, target < last, flow.start(of: target) <= view.top { target = flow.move(target, by: 1) }
      if target == here { say(ReadingMessage.endOfReport) }
    }
    view.place(flow.start(of: target))
    self.flow = flow
  }

  mutating func goToEnd() {
    var flow = flow
    view.place(flow.start(of: flow.lastPage(height: geometry.textRows.count)))
  }

  /// Puts the first visible byte at `offset`, as a jump: `^O` and `''` return from it.
  mutating func jump(to offset: TextOffset) {
    leaveHere()
    view.place(offset)
  }

  /// Adds this place to the jump history.
  mutating func leaveHere() { reading.jumps.leave(here) }

  private mutating func goToLine(_ line: Int?, otherwise: (inout BrowserState) -> Void) {
    guard let line else { return otherwise(&self) }
    // The last line there may be part of one.
    if !isWhole, line >= report.lines?.count ?? 0, mustWait(for: .line(line)) { return }
    guard let lines = report.lines else { return complain(ReadingMessage.noLines) }
    guard let start = lines.start(of: LineNumber(line)) else {
      complain(ReadingMessage.noSuchLine(line, lines: lines.count))
      return
    }
    jump(to: start)
  }

  private mutating func goToPercent(_ percent: Int) {
    if !isWhole, mustWait(for: .percent(percent)) { return }
    let wanted = TextOffset(
      report.text.count / 100 * min(100, percent) + report.text.count % 100 * min(100, percent) / 100)
    var flow = flow
    let place = min(flow.place(of: wanted), flow.lastPage(height: geometry.textRows.count))
    let start = flow.start(of: place)
    jump(to: start)
  }

  /// Goes to the end, and keeps it in sight while the file grows.
  mutating func startFollowing() -> [Effect] {
    guard let number = currentNumber else {
      complain(ReadingMessage.nothingRead)
      return []
    }
    reading.isFollowing = true
    goToEnd()
    say(ReadingMessage.following)
    return [.follow(report: number, true)]
  }

  private mutating func stopFollowing() -> [Effect] {
    guard reading.isFollowing else { return [] }
    reading.isFollowing = false
    return currentNumber.map { [.follow(report: $0, false)] } ?? []
  }

  /// Shows mark-up as it is written, or again as a page shows it; the first visible byte stays.
  mutating func toggleSource() -> [Effect] {
    reading.showsSource.toggle()
    say(reading.showsSource ? ReadingMessage.sourceShown : ReadingMessage.sourceHidden)
    return []
  }

  /// Sets how one paragraph is told from the next; without a name the next way.
  mutating func setParagraphs(_ name: String?) -> [Effect] {
    let all = ParagraphSeparation.allCases
    let index = all.firstIndex(of: options.page.paragraphs) ?? 0
    guard let form = name.map({ ParagraphSeparation(rawValue: $0) }) ?? all[(index + 1) % all.count] else {
      complain(ReadingMessage.noSuchParagraphs(name ?? "", names: all.map(\.rawValue)))
      return []
    }
    arrange { $0.options.page.paragraphs = form }
    say(ReadingMessage.paragraphs(form))
    return [.remember(.choice(KeptChoice.paragraph, form.rawValue))]
  }

  // MARK: The visible text

  /// The rows on the screen.
  var visibleRows: [FlowRow] {
    var flow = flow
    return flow.rows(from: flow.place(of: view.top), count: geometry.textRows.count)
  }

  /// The row being read: the one with the hit the reader was brought to, else the first that is not blank; nil without
  /// any text.
  var rowBeingRead: FlowRow? {
    let rows = visibleRows.filter { $0.row != nil }
    guard let hit = view.hit else { return rows.first }
    return rows.first { $0.range.contains(hit) } ?? rows.first
  }

  /// Lays out the rows on the screen, once for all who ask for them.
  mutating func layOutSight() {
    var flow = flow
    _ = flow.rows(from: flow.place(of: view.top), count: geometry.textRows.count)
    self.flow = flow
  }

  /// The bytes on the screen.
  var visibleRange: TextRange {
    let rows = visibleRows
    guard let first = rows.first, let last = rows.last else { return TextRange(emptyAt: view.top) }
    return TextRange(first.range.lower, last.range.upper)
  }

  /// The hit the reader is at; nil where it is not on the screen.
  var visibleHit: TextRange? {
    guard let hit = search.currentStop, hit.overlaps(visibleRange) else { return nil }
    return hit
  }

  /// Restores the anchor as the first visible byte after a resize, and scrolls further only to keep a visible hit in
  /// sight.
  mutating func settle(keeping hit: TextRange?) {
    view.top = view.anchor
    view.shift = view.anchorShift
    if let hit { bringIntoView(hit, least: true) }
  }

  /// Brings a hit into sight: a third of the screen from the top, or with `least` at the nearer edge. Does nothing
  /// where it is in sight.
  mutating func bringIntoView(_ hit: TextRange, least: Bool = false) {
    let height = geometry.textRows.count
    var flow = flow
    let top = flow.place(of: view.top)
    let row = flow.place(of: hit.lower)
    let bottom = flow.move(top, by: max(0, height - 1))
    bringIntoViewSideways(hit, flow.rows(from: row, count: 1).first, least: least)
    if row >= top, row <= bottom { return }
    let above = least ? (row < top ? 0 : height - 1) : height / 3
    let start = flow.start(of: flow.move(row, by: -above))
    if least { view.top = start } else { view.place(start) }
  }

  /// Scrolls a row that is never wrapped sideways until a hit in it is visible, or the start of the hit where it is too
  /// wide.
  private mutating func bringIntoViewSideways(_ hit: TextRange, _ row: FlowRow?, least: Bool) {
    if let row, let table = row.table { return bringIntoViewSideways(hit, row, in: table, least: least) }
    guard let row, row.isWide, let laid = row.row else { return }
    var columns: Range<Int>?
    typesetter.forEachCell(of: laid, in: report.text, marks: row.form.marks) { cell, column in
      guard cell.offset >= hit.lower, cell.offset < hit.upper else { return }
      columns = (columns?.lowerBound ?? column)..<column + cell.width
    }
    guard let columns else { return }
    let room = max(1, geometry.preformattedMeasure - row.indent)
    // A mark takes the first or last column of a row that continues beyond the pane.
    let first = view.shift > 0 ? view.shift + 1 : 0
    let end = view.shift + room - (laid.width - view.shift > room ? 1 : 0)
    if columns.lowerBound >= first, columns.upperBound <= end { return }
    let whole = columns.upperBound < room ? 0 : columns.lowerBound - max(1, min(room / 3, room - 1 - columns.count))
    if least { view.shift = max(0, whole) } else { view.place(shift: max(0, whole)) }
  }

  /// Scrolls a table sideways until the cell with a hit is visible; its first column always is.
  private mutating func bringIntoViewSideways(_ hit: TextRange, _ row: FlowRow, in table: TableColumns, least: Bool) {
    guard table.arrangement == .wide, let piece = row.pieces.first(where: { $0.row.range.contains(hit.lower) }) else {
      return
    }
    let sight = TableView(table, row, geometry, shift: view.shift)
    let cell = piece.column..<piece.column + piece.row.width
    guard sight.place(of: piece, 0, width: 1) == nil || sight.place(of: piece, cell.count - 1, width: 1) == nil else {
      return
    }
    let shift = max(0, cell.lowerBound - table.starts[min(1, table.starts.count - 1)])
    if least { view.shift = shift } else { view.place(shift: shift) }
  }
}
