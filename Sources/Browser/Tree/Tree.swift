import ReportModel
import ScreenModel

/// The commands of the tree: its cursor, its folds, its depth. Moving the cursor previews a section; Enter jumps to it.
extension BrowserState {
  /// Changes the panes or the focus, and keeps the hit in sight that was.
  mutating func arrange(_ change: (inout BrowserState) -> Void) {
    change(&self)
    settle(keeping: visibleHit)
  }

  /// Makes the tree `columns` wider, or narrower where that is negative.
  mutating func widenTree(by columns: Int) {
    arrange { $0.tree.columnsAdded = min($0.size.columns, max(-$0.size.columns, $0.tree.columnsAdded + columns)) }
  }

  mutating func hideTree() {
    if focus == .tree {
      leaveTree(keepingPlace: true)
      if !geometry.isDrawer { tree.isWanted = false }
    } else if geometry.isDrawer {
      enterTree()
    } else {
      tree.isWanted = !isTreeShown
    }
  }

  /// Whether the tree stands beside the text: always in a library, and else while it has the keys or there is an outline.
  /// The outline of a report of which nothing is there yet is still to come.
  var isTreeShown: Bool { tree.isWanted ?? (focus == .tree || !isWithoutOutline) }

  /// Whether a report is open alone, and has no sections.
  var isWithoutOutline: Bool {
    switch reports.collection {
    case .library: false
    case .single: reading.open.report.sections.count <= 1 && !reading.open.report.text.isEmpty
    }
  }

  /// Gives the focus to the tree; Esc will return to the present place.
  mutating func enterTree() {
    guard focus != .tree else { return }
    if tree.isWanted == false { tree.isWanted = true }
    tree.before = ReadingSnapshot(subject: current, view: view)
    focus = .tree
    tree.cursor = walk.visible(currentRow) ?? tree.cursor
  }

  /// Gives the focus to the text: at the previewed section, as a jump, or back at the place before.
  mutating func leaveTree(keepingPlace: Bool) {
    guard focus == .tree else { return }
    focus = .text
    defer { openCurrentReport() }
    guard let before = tree.before else { return }
    tree.before = nil
    if keepingPlace {
      if current != before.subject || view.anchor != before.view.anchor {
        reading.jumps.leave(Place(subject: before.subject, anchor: before.view.anchor))
      }
    } else {
      show(before.subject)
      view.place(before.view.anchor)
      view.top = before.view.top
    }
    settle(keeping: visibleHit)
  }

  /// Goes to a section of the report being read, chosen in the tree, by label or by address, and gives the focus to the
  /// text.
  mutating func commit(_ section: SectionIndex) {
    if focus == .tree, let before = tree.before {
      tree.before = nil
      if before.subject == current {
        view.place(before.view.anchor)
      } else {
        reading.jumps.leave(Place(subject: before.subject, anchor: before.view.anchor))
        focus = .text
        openCurrentReport()
        view.place(start(of: section))
        pointTree(at: section)
        return
      }
    }
    focus = .text
    openCurrentReport()
    go(to: section)
  }

  // MARK: The cursor

  mutating func moveInTree(_ motion: Motion) {
    if library?.isOpening == true, mustWait(for: .library) { return }
    if moveInSaved(motion) { return }
    if motion == .end || motion == .percent, !isTreeWhole, mustWait(for: .end) { return }
    let times = max(1, count ?? 1)
    let page = max(1, geometry.treeRows.count - 1)
    switch motion {
    case .lineDown: moveCursor(by: times)
    case .lineUp: moveCursor(by: -times)
    case .halfPageDown: moveCursor(by: max(1, page / 2) * times)
    case .halfPageUp: moveCursor(by: -max(1, page / 2) * times)
    case .pageDown: moveCursor(by: page * times)
    case .pageUp: moveCursor(by: -page * times)
    case .start: walk.first.map { preview($0) }
    case .end: walk.last.map { preview($0) }
    case .percent: walk.first.map { preview(walk.move($0, by: (walk.count(upTo: .max) - 1) * min(100, times) / 100)) }
    }
  }

  private mutating func moveCursor(by rows: Int) {
    let walk = walk
    guard let row = walk.visible(tree.cursor) else { return }
    let target = walk.move(row, by: rows)
    let isCut = rows > 0 && !isTreeWhole && walk.move(row, by: rows - 1) == target
    if isCut, mustWait(for: library?.isGrowing == true ? .library : .furtherText) { return }
    if mustWait(forOutlinesOf: walk) { return }
    preview(target)
  }

  /// Puts the cursor on a row and shows its section in the text, without leaving the tree.
  mutating func preview(_ row: TreeRow) {
    tree.cursor = row
    library?.savedChosen = nil
    guard case .section(let number, let section) = row else { return }
    guard number == currentNumber || unpackedReport(at: number) != nil else {
      // A report not yet unpacked is shown when it is, if the cursor is still on it.
      return say(ReadingMessage.reading)
    }
    show(report: number)
    guard number == currentNumber else { return }
    view.place(start(of: section))
  }

  /// Notes that reports are needed whose rows the walk could not give since they are not unpacked; false where it gave
  /// all.
  private mutating func mustWait(forOutlinesOf walk: TreeWalk) -> Bool {
    guard let number = walk.unavailable.min() else { return false }
    for number in walk.unavailable { _ = unpackedReport(at: number) }
    return mustWait(for: .report(number))
  }

  /// Notes that a command is about the report under the tree's cursor, which is shown as soon as it is unpacked; false
  /// where it is shown, or the tree does not have the keys.
  mutating func awaitsPreview() -> Bool {
    guard focus == .tree, shell.layers.isEmpty, let number = tree.cursor.report, number != currentNumber,
      reports.unpacking.contains(number)
    else { return false }
    return mustWait(for: .report(number))
  }

  /// Handles Enter: reads a report or section; folds or unfolds a folder.
  mutating func enterRow() {
    if enterSaved() { return }
    if library?.isOpening == true, mustWait(for: .library) { return }
    switch tree.cursor {
    case .folder: setFold(tree.cursor, folded: !walk.isFolded(tree.cursor))
    case .section(let number, let section):
      show(report: number)
      if number == currentNumber { commit(section) }
      if number == currentNumber, section == .root { awaitReturn() }
    }
  }

  mutating func stepIn() {
    if enterSaved() { return }
    if library?.isOpening == true, mustWait(for: .library) { return }
    let walk = walk
    let cursor = tree.cursor
    let hasRowsBelow = walk.hasRowsBelow(cursor)
    let next = hasRowsBelow && !walk.isFolded(cursor) ? walk.next(after: cursor) : nil
    if mustWait(forOutlinesOf: walk) { return }
    guard hasRowsBelow else { return enterRow() }
    if walk.isFolded(cursor) {
      setFold(cursor, folded: false)
    } else if let next {
      preview(next)
    }
  }

  mutating func stepOut() {
    if library?.isOpening == true, mustWait(for: .library) { return }
    let walk = walk
    let cursor = tree.cursor
    if isFoldable(cursor), walk.hasRowsBelow(cursor), !walk.isFolded(cursor) {
      setFold(cursor, folded: true)
    } else if let parent = walk.parent(of: cursor) {
      preview(parent)
    }
  }

  // MARK: Folds

  /// Changes folds or filter, and keeps the cursor on a visible row.
  mutating func changeTree(_ change: (inout BrowserState) -> Void) {
    change(&self)
    tree.cursor = walk.visible(tree.cursor) ?? tree.cursor
  }

  mutating func foldTree(_ change: FoldChange) {
    if library?.isOpening == true, mustWait(for: .library) { return }
    let walk = walk
    let subject = focus == .tree ? tree.cursor : foldable(walk.visible(currentRow) ?? tree.cursor, walk)
    changeTree { state in
      switch change {
      // Everything is more than what passes the filter.
      case .none where state.isFiltered:
        state.dropFilter()
        state.open(toLevel: .max)
      case .toggle: state.setFold(subject, folded: !walk.isFolded(subject))
      case .open: state.setFold(subject, folded: false)
      case .close: state.close(subject, walk)
      case .all: state.open(toLevel: state.lowestLevel)
      case .none: state.open(toLevel: .max)
      case .level(let level): state.open(toLevel: level)
      }
    }
  }

  /// The level down to which everything can be folded: the top sections of a single report always stay.
  private var lowestLevel: Int {
    switch reports.collection {
    case .single: 1
    case .library: 0
    }
  }

  /// Whether a row can be folded: not the root of a single report, and no section while a filter is on.
  private func isFoldable(_ row: TreeRow) -> Bool {
    switch row {
    case .folder: true
    case .section(_, .root): lowestLevel == 0
    case .section: !isFiltered
    }
  }

  private mutating func setFold(_ row: TreeRow, folded: Bool) {
    switch row {
    case .folder(let folder): fold(folder, folded)
    case .section(let number, .root):
      withLibraryFolds { $0.set(report: number, folded: folded) }
    case .section(let number, let section):
      guard let level = walk.outline(of: number)?.report[section].level else { return }
      if number == currentNumber {
        view.folds.set(section, level: level, folded: folded)
      } else {
        reading.left[.report(number), default: ReportView()].folds.set(section, level: level, folded: folded)
      }
    }
  }

  private mutating func fold(_ folder: FolderNumber, _ folded: Bool) {
    guard let catalogue = library?.shownCatalogue, let position = catalogue.position(of: .folder(folder)) else {
      return
    }
    let depth = Int(catalogue.nodes[position].depth)
    withLibraryFolds { folds in
      // Folding a folder around the report being read overrides the rule that keeps it open.
      if folded, let reading = folds.reading.flatMap({ catalogue.position(of: .report($0)) }),
        (position..<catalogue.end(of: position)).contains(reading)
      {
        folds.reading = nil
      }
      folds.set(folder, depth: depth, folded: folded)
    }
  }

  /// Changes the folds of the tree in use: a filtered tree has its own.
  private mutating func withLibraryFolds(_ change: (inout LibraryFolds) -> Void) {
    guard var library else { return }
    self.library = nil
    if var filter = library.filter {
      change(&filter.folds)
      library.filter = filter
    } else {
      change(&library.folds)
    }
    self.library = library
  }

  /// Unfolds to a level in every report whose sections are shown. In a library, level 0 shows the folders, 1 the
  /// reports too, 2 their top sections, and so on.
  private mutating func open(toLevel level: Int) {
    guard case .library = reports.collection else { return view.folds.open(toLevel: level) }
    let sections = level == .max ? level : max(1, level - 1)
    let folds = LibraryFolds(openDepth: level > 0 ? .max : 1, reports: level > 1)
    withLibraryFolds { $0 = folds }
    view.folds.open(toLevel: sections)
    for number in reading.left.keys { reading.left[number]?.folds.open(toLevel: sections) }
  }

  /// A row that can be folded: the row itself if there are rows below it, else its parent.
  private func foldable(_ row: TreeRow, _ walk: TreeWalk) -> TreeRow {
    if walk.hasRowsBelow(row) { return row }
    guard let parent = walk.parent(of: row) else { return row }
    return isFoldable(parent) ? parent : row
  }

  /// Folds a row; if it is folded already, or there are no rows below it, folds its parent.
  private mutating func close(_ row: TreeRow, _ walk: TreeWalk) {
    var subject = row
    if !walk.hasRowsBelow(subject) || walk.isFolded(subject), let parent = walk.parent(of: subject) { subject = parent }
    setFold(subject, folded: true)
  }

  /// Switches the depth: top sections, all but run-in sentences, everything.
  mutating func cycleDepth() {
    if case .library = reports.collection { return cycleLibraryDepth() }
    if view.folds == Folds(openLevel: 1) {
      view.folds.open(toLevel: .max)
      view.hidesRunIns = true
      say(TreeMessage.depthContents)
    } else if view.hidesRunIns {
      view.hidesRunIns = false
      view.folds.open(toLevel: .max)
      say(TreeMessage.depthAll)
    } else {
      view.folds.open(toLevel: 1)
      say(TreeMessage.depthOverview)
    }
  }

  /// Switches the depth of a library: reports, their top sections, everything.
  private mutating func cycleLibraryDepth() {
    let folds = library?.filter?.folds ?? library?.folds
    if folds == LibraryFolds(openDepth: .max) {
      open(toLevel: 2)
      say(TreeMessage.depthContents)
    } else if folds == LibraryFolds(openDepth: .max, reports: true), view.folds == Folds(openLevel: 1) {
      open(toLevel: .max)
      say(TreeMessage.depthAll)
    } else {
      open(toLevel: 1)
      say(TreeMessage.depthOverview)
    }
  }

  // MARK: Scrolling

  /// Keeps the tree's cursor, or the row of the section being read, on a visible row. Only this function scrolls the
  /// tree.
  mutating func settleTree() {
    let height = geometry.treeRows.count
    let walk = walk
    // The tree's own cursor waits while the tree follows the list of hits.
    if focus != .results { tree.cursor = walk.visible(tree.cursor) ?? tree.cursor }
    guard height > 0, let first = walk.first else { return }
    let wanted = walk.visible(treeSubject) ?? first
    var top = walk.visible(tree.top) ?? first
    if walk.precedes(wanted, top) {
      top = wanted
    } else if !walk.rows(from: top, limit: height).contains(wanted) {
      top = walk.move(wanted, by: -(height - 1))
    }
    // Leave no blank rows below the last row while rows above are hidden.
    let missing = height - walk.rows(from: top, limit: height).count
    if missing > 0 { top = walk.move(top, by: -missing) }
    top = uncovered(wanted, from: top, height: height, walk)
    tree.top = top
    keepReports(of: walk.rows(from: top, limit: height), walk)
  }

  /// The first row of the tree with which `wanted` is not covered by the rows around its report.
  private func uncovered(_ wanted: TreeRow, from top: TreeRow, height: Int, _ walk: TreeWalk) -> TreeRow {
    guard walk.catalogue != nil else { return top }
    let rows = walk.rows(from: top, limit: height)
    let free = TreeContext(of: wanted, in: rows, height: height, walk).free(in: height)
    guard let row = rows.firstIndex(of: wanted), !free.isEmpty, !free.contains(row) else { return top }
    return walk.move(top, by: row < free.lowerBound ? row - free.lowerBound : row - free.upperBound + 1)
  }

  /// Keeps the unpacked reports of the visible rows, and notes the ones too large to unpack at once.
  private mutating func keepReports(of rows: [TreeRow], _ walk: TreeWalk) {
    for number in Set(rows.compactMap(\.report)) where number != currentNumber && reports.direct(number) == nil {
      if let outline = walk.known(number) { reports.unpacked.keep(number, outline.report) }
    }
    for number in walk.unavailable { _ = unpackedReport(at: number) }
  }

  /// The distance of the tree's subject from the first visible row, in rows; nil where it is not visible.
  var treeScreenRow: Int? {
    let walk = walk
    let wanted = walk.visible(treeSubject)
    guard let wanted, wanted != walk.first else { return nil }
    return walk.rows(from: tree.top, limit: geometry.treeRows.count).firstIndex(of: wanted)
  }

  /// Scrolls the tree so that its subject is `row` rows below the first visible row.
  mutating func keepTree(at row: Int?) {
    guard let row else { return }
    let walk = walk
    guard let wanted = walk.visible(treeSubject) else { return }
    tree.top = walk.move(wanted, by: -row)
  }
}
