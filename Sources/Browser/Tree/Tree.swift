import ReportModel
import ScreenModel

/// The tree: its cursor, its folds, what of it is shown. Moving in it previews; Enter makes it a jump.
extension BrowserState {
  mutating func arrange(_ command: Command) -> [Effect] {
    switch command {
    case .otherPane: if focus == .tree { leaveTree(keepingPlace: true) } else { enterTree() }
    case .focusTree: enterTree()
    case .focusText: leaveTree(keepingPlace: true)
    case .hideTree: hideTree()
    case .narrowTree: treeColumnsAdded = max(-size.columns, treeColumnsAdded - 2 * (count ?? 1))
    case .widenTree: treeColumnsAdded = min(size.columns, treeColumnsAdded + 2 * (count ?? 1))
    default: break
    }
    settle(keeping: visibleHit)
    return []
  }

  private mutating func hideTree() {
    if focus == .tree {
      leaveTree(keepingPlace: true)
      if !geometry.isDrawer { isTreeShown = false }
    } else if geometry.isDrawer {
      enterTree()
    } else {
      isTreeShown.toggle()
    }
  }

  /// Gives the keys to the tree; Esc will come back to what is read now.
  mutating func enterTree() {
    guard focus != .tree else { return }
    isTreeShown = true
    beforeTree = Reading(report: current, view: view)
    focus = .tree
    tree.cursor = walk.visible(currentRow) ?? currentRow
  }

  /// Gives the keys to the text: at the section previewed, as a jump, or where the reader was.
  mutating func leaveTree(keepingPlace: Bool) {
    guard focus == .tree else { return }
    focus = .text
    defer { if library != nil { library?.folds.reading = current } }
    guard let before = beforeTree else { return }
    beforeTree = nil
    if keepingPlace {
      if current != before.report || view.anchor != before.view.anchor {
        jumps.leave(Place(report: before.report, anchor: before.view.anchor))
      }
    } else {
      show(report: before.report)
      view.place(before.view.anchor)
      view.top = before.view.top
    }
    settle(keeping: visibleHit)
  }

  /// Goes to a section of the report being read, chosen in the tree, by label or by address, and gives the keys to the
  /// text.
  mutating func commit(_ section: SectionIndex) {
    if focus == .tree, let before = beforeTree {
      beforeTree = nil
      if before.report == current {
        view.place(before.view.anchor)
      } else {
        jumps.leave(Place(report: before.report, anchor: before.view.anchor))
        focus = .text
        library?.folds.reading = current
        view.place(start(of: section))
        tree.cursor = .section(report: current, section)
        return
      }
    }
    focus = .text
    if library != nil { library?.folds.reading = current }
    go(to: section)
  }

  // MARK: The cursor

  mutating func moveInTree(_ command: Command) -> [Effect] {
    let times = max(1, count ?? 1)
    let page = max(1, geometry.treeRows.count - 1)
    switch command {
    case .treeDown: moveCursor(by: times)
    case .treeUp: moveCursor(by: -times)
    case .treePageDown: moveCursor(by: page * times)
    case .treePageUp: moveCursor(by: -page * times)
    case .treeFirst: walk.first.map { preview($0) }
    case .treeLast: walk.last.map { preview($0) }
    case .treeIn: stepIn()
    case .treeOut: stepOut()
    case .treeEnter: enterRow()
    default: break
    }
    return []
  }

  private mutating func moveCursor(by rows: Int) {
    let walk = walk
    guard let row = walk.visible(tree.cursor) else { return }
    preview(walk.move(row, by: rows))
  }

  /// Puts the cursor on a row, and shows what it is about in the text without leaving the tree.
  mutating func preview(_ row: TreeRow) {
    tree.cursor = row
    guard case .section(let number, let section) = row else { return }
    show(report: number)
    guard number == current else {
      // One that is not at hand is shown when it is, should the cursor still be on it.
      if missing != nil { say(Words.reading(language)) }
      missing = nil
      return
    }
    view.place(start(of: section))
  }

  /// Enter: reads a report or section; folds or unfolds a folder.
  private mutating func enterRow() {
    switch tree.cursor {
    case .folder: setFold(tree.cursor, folded: !walk.isFolded(tree.cursor))
    case .section(let number, let section):
      show(report: number)
      if number == current { commit(section) }
    }
  }

  private mutating func stepIn() {
    let walk = walk
    let cursor = tree.cursor
    guard walk.hasRowsBelow(cursor) else { return enterRow() }
    if walk.isFolded(cursor) {
      setFold(cursor, folded: false)
    } else if let next = walk.next(after: cursor) {
      preview(next)
    }
  }

  private mutating func stepOut() {
    let walk = walk
    let cursor = tree.cursor
    if isFoldable(cursor), walk.hasRowsBelow(cursor), !walk.isFolded(cursor) {
      setFold(cursor, folded: true)
    } else if let parent = walk.parent(of: cursor) {
      preview(parent)
    }
  }

  // MARK: Folds

  mutating func fold(_ command: Command, _ argument: String?) -> [Effect] {
    let walk = walk
    let subject = focus == .tree ? tree.cursor : foldable(walk.visible(currentRow) ?? currentRow, walk)
    switch command {
    case .foldToggle: setFold(subject, folded: !walk.isFolded(subject))
    case .foldOpen: setFold(subject, folded: false)
    case .foldClose: close(subject, walk)
    case .foldAll: open(toLevel: library == nil ? 1 : 0)
    case .unfoldAll: open(toLevel: .max)
    case .foldLevel: open(toLevel: Int(argument ?? "") ?? count ?? 1)
    case .treeDepth: cycleDepth()
    case .treeHits: toggleHitFilter()
    default: break
    }
    tree.cursor = self.walk.visible(tree.cursor) ?? tree.cursor
    return []
  }

  /// Whether a row may be folded: the only report, and a filtered outline, show all they have.
  private func isFoldable(_ row: TreeRow) -> Bool {
    switch row {
    case .folder: true
    case .section(_, .root): library != nil
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
      if number == current {
        view.folds.set(section, level: level, folded: folded)
      } else {
        left[number, default: ReportView()].folds.set(section, level: level, folded: folded)
      }
    }
  }

  private mutating func fold(_ folder: FolderNumber, _ folded: Bool) {
    guard let catalogue = library?.shownCatalogue, let position = catalogue.position(of: .folder(folder)) else {
      return
    }
    let depth = Int(catalogue.nodes[position].depth)
    withLibraryFolds { folds in
      // What the report being read stands in can be folded over it.
      if folded, let reading = folds.reading.flatMap({ catalogue.position(of: .report($0)) }),
        (position..<catalogue.end(of: position)).contains(reading)
      {
        folds.reading = nil
      }
      folds.set(folder, depth: depth, folded: folded)
    }
  }

  /// Changes the folds of what the tree shows: a filtered tree has its own.
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

  /// Unfolds sections to a level in every report that shows them. In a library 0 leaves its folders, 1 their reports, 2
  /// the top sections of these, and so on.
  private mutating func open(toLevel level: Int) {
    guard library != nil else { return view.folds.open(toLevel: level) }
    let sections = level == .max ? level : max(1, level - 1)
    let folds = LibraryFolds(openDepth: level > 0 ? .max : 1, reports: level > 1)
    withLibraryFolds { $0 = folds }
    view.folds.open(toLevel: sections)
    for number in left.keys { left[number]?.folds.open(toLevel: sections) }
  }

  /// A row with something below it: itself, or what it stands in.
  private func foldable(_ row: TreeRow, _ walk: TreeWalk) -> TreeRow {
    if walk.hasRowsBelow(row) { return row }
    guard let parent = walk.parent(of: row) else { return row }
    return isFoldable(parent) ? parent : row
  }

  /// Folds a row; one with nothing below it, or already folded, folds what it stands in.
  private mutating func close(_ row: TreeRow, _ walk: TreeWalk) {
    var subject = row
    if !walk.hasRowsBelow(subject) || walk.isFolded(subject), let parent = walk.parent(of: subject) { subject = parent }
    setFold(subject, folded: true)
  }

  /// Overview, contents, all, and round again.
  private mutating func cycleDepth() {
    if library != nil { return cycleLibraryDepth() }
    if view.folds == Folds(openLevel: 1) {
      view.folds.open(toLevel: .max)
      view.hidesRunIns = true
      say(Words.depthContents(language))
    } else if view.hidesRunIns {
      view.hidesRunIns = false
      view.folds.open(toLevel: .max)
      say(Words.depthAll(language))
    } else {
      view.folds.open(toLevel: 1)
      say(Words.depthOverview(language))
    }
  }

  /// Folders and reports, the top sections of these, all, and round again.
  private mutating func cycleLibraryDepth() {
    let folds = library?.filter?.folds ?? library?.folds
    if folds == LibraryFolds(openDepth: .max) {
      open(toLevel: 2)
      say(Words.depthContents(language))
    } else if folds == LibraryFolds(openDepth: .max, reports: true), view.folds == Folds(openLevel: 1) {
      open(toLevel: .max)
      say(Words.depthAll(language))
    } else {
      open(toLevel: 1)
      say(Words.depthOverview(language))
    }
  }

  // MARK: What is in sight

  /// Keeps the tree's cursor, or the row of what is being read, among its rows. The one rule that scrolls the tree.
  mutating func settleTree() {
    let height = geometry.treeRows.count
    let walk = walk
    // While the tree follows the list of hits its own cursor waits.
    if focus != .results { tree.cursor = walk.visible(tree.cursor) ?? tree.cursor }
    guard height > 0, let first = walk.first else { return }
    let wanted = walk.visible(treeSubject) ?? first
    var top = walk.visible(tree.top) ?? first
    if walk.precedes(wanted, top) {
      top = wanted
    } else if !walk.rows(from: top, limit: height).contains(wanted) {
      top = walk.move(wanted, by: -(height - 1))
    }
    // Rows below the last are wasted while some above the first are hidden.
    let missing = height - walk.rows(from: top, limit: height).count
    if missing > 0 { top = walk.move(top, by: -missing) }
    tree.top = top
  }

  /// How many rows below the first of the tree what has its cursor stands; nil where that is not in sight.
  var treeScreenRow: Int? {
    let walk = walk
    let wanted = walk.visible(treeSubject)
    guard let wanted, wanted != walk.first else { return nil }
    return walk.rows(from: tree.top, limit: geometry.treeRows.count).firstIndex(of: wanted)
  }

  /// Puts what has the tree's cursor so many rows below the first.
  mutating func keepTree(at row: Int?) {
    guard let row else { return }
    let walk = walk
    guard let wanted = walk.visible(treeSubject) else { return }
    tree.top = walk.move(wanted, by: -row)
  }
}
