import ReportModel
import ScreenModel
import TextLayout

/// The tree of a comparison: a sign, the heading, and the share that has changed, of a section with all below it.
extension BrowserState {
  func drawCompareTree(_ room: CompareRoom, _ geometry: CompareGeometry, on canvas: inout Canvas) {
    let columns = geometry.tree
    if geometry.isDrawer {
      for row in 0..<geometry.statusRow { canvas.fill(row: row, columns: columns, role: .tree) }
    }
    let role: Role = room.focus == .tree ? .statusKey : .sticky
    canvas.fill(row: 0, columns: columns, role: .sticky)
    canvas.put(compareCount(room), row: 0, columns: 1..<columns.upperBound, role: role)
    let outline = room.outline
    let window = outline.window.rows(count: outline.rows.count, height: geometry.rows.count)
    for index in window {
      let isCursor = index == outline.window.cursor
      let row = geometry.rows.lowerBound + index - window.lowerBound
      drawCompareSection(outline.rows[index], isCursor: isCursor, row: row, room, geometry, on: &canvas)
      if isCursor, room.focus == .tree { canvas.placeCursor(row: row, column: columns.lowerBound) }
    }
  }

  /// The number of edits shown, and of all where some are left out.
  private func compareCount(_ room: CompareRoom) -> String {
    CompareMessage.edits(room.shown.count, of: room.compared.edits.count).message(in: language)
  }

  private func drawCompareSection(
    _ section: Int, isCursor: Bool, row: Int, _ room: CompareRoom, _ geometry: CompareGeometry,
    on canvas: inout Canvas
  ) {
    let found = room.compared.sections.rows[section]
    let columns = geometry.tree
    let base: Role = !isCursor ? .tree : room.focus == .tree ? .treeCursor : .treeCurrent
    canvas.fill(row: row, columns: columns, role: base)
    let share = share(found)
    let sign = options.screen.isPlain ? "" : found.fate.sign
    let signWidth = typesetter.width(of: "↕")
    let end = max(columns.lowerBound, columns.upperBound - canvas.width(of: share) - 1)
    canvas.put(
      sign, row: row, columns: columns.lowerBound + 1..<columns.upperBound, role: isCursor ? base : role(found.fate))
    let indent = min(2 * (found.level - 1), columns.count / 3)
    var column = columns.lowerBound + 2 + signWidth + indent
    if room.outline.hasBelow(section), !options.screen.isPlain {
      let mark = room.outline.isFolded(section) ? "▸" : "▾"
      canvas.put(mark, row: row, columns: min(column, end)..<end, role: isCursor ? base : .treeFold)
    }
    column += typesetter.width(of: "▸") + 1
    let heading = comparedHeading(found, room.compared)
    canvas.put(heading, row: row, columns: min(column, end)..<max(min(column, end), end - 1), role: base)
    canvas.put(share, row: row, columns: end..<columns.upperBound, role: isCursor ? base : .treeCount)
  }

  /// The share of a section that has changed, in percent; in words on a screen that is read aloud.
  private func share(_ section: ComparedSection) -> String {
    let percent = section.isChanged && section.fate != .moved || section.percent > 0 ? "\(section.percent) %" : ""
    guard options.screen.isPlain else { return percent }
    let fate = CompareMessage.fate(section.fate).message(in: language)
    return [fate, percent].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func role(_ fate: SectionFate) -> Role {
    switch fate {
    case .same: .tree
    case .inserted: .compareInserted
    case .deleted: .compareDeleted
    case .changed: .textCut
    case .moved: .compareMoved
    }
  }

  /// The heading of a section, as the new report has it where it is there.
  func comparedHeading(_ section: ComparedSection, _ compared: ComparedReports) -> String {
    section.new.map { heading(of: $0, in: compared.new) } ?? section.old.map { heading(of: $0, in: compared.old) } ?? ""
  }
}
