import ReportModel

/// The folds of a report that the reader has not folded: as much of the outline as there is room for.
extension BrowserState {
  /// Rows of the tree that are looked at for branches with room: more than any screen has.
  private static var mostLooked: Int { 2_000 }

  /// The deepest level that is unfolded by itself.
  private static var deepestOpened: Int { 4 }

  /// Folds the outline of a newly opened report: shows all its top sections, as many whole levels as there is room for,
  /// and of the next level the branches that still have room.
  mutating func openFolded() {
    // Leave room for rows of the other reports.
    let height = Geometry(self).treeRows.count
    let rows = height - min(height / 2, reportCount - 1)
    let deepest = min(Self.deepestOpened, report.sections.lazy.map(\.level).max() ?? 1)
    var level = 1
    var used = 0
    while level < deepest {
      view.folds.open(toLevel: level + 1)
      let count = outline.count(upTo: rows + 1)
      if count > rows { break }
      (level, used) = (level + 1, count)
    }
    view.folds.open(toLevel: level)
    if level < deepest { openBranches(at: level, rows: rows - (used > 0 ? used : outline.count(upTo: rows + 1))) }
    view.foldsAtOpening = view.folds
    view.foldsKept = view.folds
  }

  /// Unfolds sections of a level in their order, until one has no room in so many rows.
  private mutating func openBranches(at level: Int, rows: Int) {
    var left = rows
    var next: SectionIndex? = SectionIndex(1)
    var looked = 0
    while let index = next, left > 0, looked < Self.mostLooked {
      defer { (next, looked) = (outline.next(after: index), looked + 1) }
      guard report[index].level == level, outline.isFolded(index), outline.hasRowsBelow(index) else { continue }
      view.folds.set(index, level: level, folded: false)
      let count = rowsBelow(index, upTo: left + 1)
      guard count <= left else { return view.folds.set(index, level: level, folded: true) }
      left -= count
    }
  }

  /// The visible rows below a section, counted up to `limit`.
  private func rowsBelow(_ section: SectionIndex, upTo limit: Int) -> Int {
    let end = report[section].subtreeEnd
    var rows = 0
    var next = outline.next(after: section)
    while let row = next, row < end, rows < limit {
      rows += 1
      next = outline.next(after: row)
    }
    return rows
  }
}
