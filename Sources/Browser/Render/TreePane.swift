import ReportIndex
import ReportModel
import ScreenModel

/// The tree pane:
///
///     title of the report
///     ▾ 一、heading of a top section…           6
///       ▸ （一）heading…                        1
///         （二）heading…
///
/// with the hits of the search, those of what is folded away included, at the right edge.
extension BrowserState {
  func drawTree(_ geometry: Geometry, on canvas: inout Canvas) {
    let walk = walk
    let marked = walk.visible(focus == .tree ? view.treeCursor : currentSection)
    var next: SectionIndex? = view.filter == nil ? view.treeTop : walk.visible(view.treeTop)
    if walk.filtered?.isEmpty == true { next = nil }
    for row in geometry.treeRows {
      canvas.fill(row: row, columns: geometry.tree, role: .tree)
      drawDivider(geometry, row: row, on: &canvas)
      guard let section = next else { continue }
      drawTreeRow(section, row: row, walk, geometry, on: &canvas)
      if section == marked {
        canvas.restyle(row: row, columns: geometry.tree, role: focus == .tree ? .treeCursor : .treeCurrent)
      }
      drawTreeLabel(section, row: row, geometry, on: &canvas)
      next = walk.next(after: section)
    }
  }

  private func drawDivider(_ geometry: Geometry, row: Int, on canvas: inout Canvas) {
    canvas.fill(row: row, columns: geometry.divider, role: .divider)
    let column = geometry.divider.lowerBound + (geometry.isDrawer ? 0 : 1)
    guard column < geometry.divider.upperBound else { return }
    canvas.put("│", row: row, columns: column..<geometry.divider.upperBound, role: .divider)
  }

  private func drawTreeRow(
    _ section: SectionIndex, row: Int, _ walk: TreeWalk, _ geometry: Geometry, on canvas: inout Canvas
  ) {
    let count = hitCount(in: section)
    let counted = count.isEmpty ? 0 : canvas.width(of: count) + 1
    var column = geometry.tree.lowerBound
    let end = max(column, geometry.tree.upperBound - counted)
    if section == .root {
      canvas.put(report.title(of: .root), row: row, columns: column + 1..<max(column + 1, end), role: .treeTitle)
    } else {
      // Deep levels share an indent, so that a heading always has room for some words.
      column += min(2 * (report[section].level - 1), max(0, geometry.tree.count / 3))
      let hasMore = walk.hasRowsBelow(section)
      let mark = !hasMore ? " " : walk.isFolded(section) ? "▸" : "▾"
      column = canvas.put(mark, row: row, columns: column..<max(column, end), role: .treeFold)
      column = min(end, column + 1)
      canvas.put(heading(of: section), row: row, columns: column..<max(column, end), role: treeRole(section))
      let number = canvas.width(of: report.mark(of: section))
      canvas.restyle(row: row, columns: column..<min(max(column, end), column + number), role: .treeNumber)
    }
    if !count.isEmpty {
      let start = geometry.tree.upperBound - counted + 1
      canvas.put(count, row: row, columns: start..<geometry.tree.upperBound, role: .treeCount)
    }
  }

  private func treeRole(_ section: SectionIndex) -> Role { report[section].kind == .closing ? .textMuted : .tree }

  /// The hits in a section, those of the sections below it included where these are folded away.
  private func hitCount(in section: SectionIndex) -> String {
    let stops = search.stops
    guard !stops.isEmpty, search.isHighlighted else { return "" }
    let counts = HitCounts(report: report, hits: stops)
    let isOpen = section != .root && walk.hasRowsBelow(section) && !walk.isFolded(section)
    let count = section == .root ? stops.count : isOpen ? counts.own(of: section) : counts.count(in: section)
    return count == 0 ? "" : Words.grouped(count)
  }

  private func drawTreeLabel(_ section: SectionIndex, row: Int, _ geometry: Geometry, on canvas: inout Canvas) {
    guard case .labels(let labels) = layers.last, let letters = labels.rest(for: section) else { return }
    let indent = section == .root ? 0 : min(2 * (report[section].level - 1), max(0, geometry.tree.count / 3))
    let column = geometry.tree.lowerBound + indent
    canvas.put(letters, row: row, columns: column..<column + letters.count, role: .label)
  }
}
