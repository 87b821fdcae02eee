import ReportModel
import ScreenModel

/// Moving in the text. A place is the first byte of a row; everything here ends in `show(row:)` or `jump(to:)`.
extension BrowserState {
  mutating func scroll(_ command: Command) -> [Effect] {
    if case .help(let panel) = layers.last { return scrollHelp(panel, command) }
    if case .terms = layers.last {
      moveInTerms(command)
      return []
    }
    if case .list(var panel) = layers.last {
      layers.removeLast()
      panel.window.move(command, times: count, count: listCount(panel.subject), height: listHeight)
      layers.append(.list(panel))
      return []
    }
    let page = geometry.textRows.count
    let times = count ?? 1
    switch command {
    case .lineDown: scroll(by: times)
    case .lineUp: scroll(by: -times)
    case .halfPageDown, .halfPageUp:
      if let count { halfPage = count }
      let rows = halfPage > 0 ? halfPage : max(1, page / 2)
      scroll(by: command == .halfPageDown ? rows : -rows)
    case .pageDown: scroll(by: count ?? max(1, page))
    case .pageUp: scroll(by: -(count ?? max(1, page)))
    case .goStart: goToLine(count) { $0.jump(to: .start) }
    case .goEnd:
      goToLine(count) {
        $0.leaveHere(); $0.goToEnd()
      }
    case .goPercent: goToPercent(count ?? 0)
    case .shiftLeft: view.place(shift: max(0, view.shift - (count ?? 8)))
    case .shiftRight: view.place(shift: min(10_000, view.shift + (count ?? 8)))
    default: break
    }
    return stopFollowing()
  }

  /// Scrolls by rows; stops where the last row stands at the bottom of the screen.
  mutating func scroll(by rows: Int) {
    var flow = flow
    let here = flow.place(of: view.top)
    var target = flow.move(here, by: rows)
    if rows > 0 {
      let last = flow.lastPage(height: geometry.textRows.count)
      target = max(here, min(target, last))
      if target == here { say(Words.atEnd(language)) }
    }
    view.place(flow.start(of: target))
    self.flow = flow
  }

  mutating func goToEnd() {
    var flow = flow
    view.place(flow.start(of: flow.lastPage(height: geometry.textRows.count)))
  }

  /// Puts the first visible byte at `offset`, as a jump: `^O` and `''` come back.
  mutating func jump(to offset: TextOffset) {
    leaveHere()
    view.place(offset)
  }

  /// Remembers this place as one to come back to.
  mutating func leaveHere() { jumps.leave(here) }

  private mutating func goToLine(_ line: Int?, otherwise: (inout BrowserState) -> Void) {
    guard let line else { return otherwise(&self) }
    guard let lines = report.lines else { return complain(Words.noLines(language)) }
    guard let start = lines.start(of: LineNumber(line)) else {
      complain(Words.noSuchLine(line, lines.count, language))
      return
    }
    jump(to: start)
  }

  private mutating func goToPercent(_ percent: Int) {
    let wanted = TextOffset(
      report.text.count / 100 * min(100, percent) + report.text.count % 100 * min(100, percent) / 100)
    var flow = flow
    let place = min(flow.place(of: wanted), flow.lastPage(height: geometry.textRows.count))
    let start = flow.start(of: place)
    jump(to: start)
  }

  /// The help scrolls by the same commands.
  private mutating func scrollHelp(_ panel: HelpPanel, _ command: Command) -> [Effect] {
    let page = max(1, size.rows - 2)
    let last = max(0, helpLines.count - (size.rows - 1))
    let target =
      switch command {
      case .lineDown: panel.top + 1
      case .lineUp: panel.top - 1
      case .halfPageDown: panel.top + page / 2
      case .halfPageUp: panel.top - page / 2
      case .pageDown: panel.top + page
      case .pageUp: panel.top - page
      case .goStart: 0
      case .goEnd: last
      default: panel.top
      }
    layers.removeLast()
    layers.append(.help(HelpPanel(top: min(max(0, target), last))))
    return []
  }

  private mutating func stopFollowing() -> [Effect] {
    guard isFollowing else { return [] }
    isFollowing = false
    return [.follow(report: current, false)]
  }

  // MARK: What is in sight

  /// The rows on the screen.
  var visibleRows: [FlowRow] {
    var flow = flow
    return flow.rows(from: flow.place(of: view.top), count: geometry.textRows.count)
  }

  /// Lays out the rows on the screen, once for all that asks for them.
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

  /// The hit the reader is at, where it is in sight.
  var visibleHit: TextRange? {
    guard let hit = search.currentStop, hit.overlaps(visibleRange) else { return nil }
    return hit
  }

  /// After a change of size: the anchor is the first visible byte, unless a hit that was in sight would be lost.
  mutating func settle(keeping hit: TextRange?) {
    view.top = view.anchor
    view.shift = view.anchorShift
    if let hit { bringIntoView(hit, least: true) }
  }

  /// Brings a hit into sight: not at all if it is there, else a third of the screen from the top; or, to move as
  /// little as can be, at the nearer edge.
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

  /// Scrolls a row that is never wrapped so far to the side that a hit in it can be seen; its start, where all of it is
  /// too wide.
  private mutating func bringIntoViewSideways(_ hit: TextRange, _ row: FlowRow?, least: Bool) {
    guard let row, row.paragraph.kind == .preformatted, let laid = row.row else { return }
    var columns: Range<Int>?
    typesetter.forEachCell(of: laid, in: report.text) { cell, column in
      guard cell.offset >= hit.lower, cell.offset < hit.upper else { return }
      columns = (columns?.lowerBound ?? column)..<column + cell.width
    }
    guard let columns else { return }
    let room = geometry.preformattedMeasure
    // Where the row goes on beyond the pane, a mark stands in its first or last column.
    let first = view.shift > 0 ? view.shift + 1 : 0
    let end = view.shift + room - (laid.width - view.shift > room ? 1 : 0)
    if columns.lowerBound >= first, columns.upperBound <= end { return }
    let whole = columns.upperBound < room ? 0 : columns.lowerBound - max(1, min(room / 3, room - 1 - columns.count))
    if least { view.shift = max(0, whole) } else { view.place(shift: max(0, whole)) }
  }
}
