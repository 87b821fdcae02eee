import ReportModel

/// The folds of a report that the reader has not folded: as much of the outline as there is room for, and in any case the
/// branch being read.
extension BrowserState {
  /// The deepest level that is unfolded by itself.
  private static var deepestOpened: Int { 4 }

  /// Folds the outline of a newly opened report: shows all its top sections, as many whole levels as there is room for,
  /// and of the next level the branches that still have room, the one around `section` before all others.
  mutating func openFolded(around section: SectionIndex? = nil) {
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
    if level < deepest { openBranches(at: level, around: section ?? .root, rows: rows, used: used) }
    view.foldsAtOpening = view.folds
    view.foldsKept = view.folds
  }

  /// Unfolds sections of a level: that around `section`, then the others in their order, until one has no room.
  private mutating func openBranches(at level: Int, around section: SectionIndex, rows: Int, used: Int) {
    let chain = report.ancestors(of: section) + [section]
    for index in chain where index != .root && (level..<Self.deepestOpened).contains(report[index].level) {
      view.folds.set(index, level: report[index].level, folded: false)
    }
    var left = rows - (used > 0 && section == .root ? used : outline.count(upTo: rows + 1))
    var next: SectionIndex? = SectionIndex(1)
    while let index = next, left > 0 {
      defer { next = outline.next(after: index) }
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

  /// Unfolds the branch being read where nobody has folded anything: the tree shows where the reader is.
  mutating func followBranch() {
    guard focus != .tree, !isFiltered, !isOverview, !isNothingRead, view.folds == view.foldsAtOpening else { return }
    let (section, outline) = (currentSection, outline)
    let isHidden = report.ancestors(of: section).contains { ancestor in
      report[ancestor].level < Self.deepestOpened && outline.isFolded(ancestor)
    }
    if isHidden { openFolded(around: section) }
  }
}
