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
    beforeTree = view
    focus = .tree
    view.treeCursor = walk.visible(currentSection)
  }

  /// Gives the keys to the text: at the section previewed, as a jump, or where the reader was.
  mutating func leaveTree(keepingPlace: Bool) {
    guard focus == .tree else { return }
    focus = .text
    guard let before = beforeTree else { return }
    beforeTree = nil
    if keepingPlace {
      if view.anchor != before.anchor { jumps.leave(Place(report: current, anchor: before.anchor)) }
    } else {
      view.place(before.anchor)
      view.top = before.top
    }
    settle(keeping: visibleHit)
  }

  /// Goes to a section chosen in the tree, by label or by address, and gives the keys to the text.
  mutating func commit(_ section: SectionIndex) {
    if focus == .tree, let before = beforeTree {
      view.place(before.anchor)
      beforeTree = nil
    }
    focus = .text
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
    case .treeFirst: preview(walk.filtered?.first ?? .root)
    case .treeLast: preview(walk.last)
    case .treeIn: stepIn()
    case .treeOut: stepOut()
    case .treeEnter: commit(view.treeCursor)
    default: break
    }
    return []
  }

  private mutating func moveCursor(by rows: Int) {
    preview(walk.move(walk.visible(view.treeCursor), by: rows))
  }

  /// Shows a section in the text without leaving the tree.
  private mutating func preview(_ section: SectionIndex) {
    view.treeCursor = section
    view.place(start(of: section))
  }

  private mutating func stepIn() {
    let cursor = view.treeCursor
    if walk.hasRowsBelow(cursor), walk.isFolded(cursor) {
      view.folds.set(cursor, level: report[cursor].level, folded: false)
    } else if walk.hasRowsBelow(cursor), let next = walk.next(after: cursor) {
      preview(next)
    } else {
      commit(cursor)
    }
  }

  private mutating func stepOut() {
    let cursor = view.treeCursor
    if walk.hasRowsBelow(cursor), !walk.isFolded(cursor), cursor != .root, walk.filtered == nil {
      view.folds.set(cursor, level: report[cursor].level, folded: true)
    } else if let parent = report[cursor].parent {
      preview(walk.visible(parent))
    }
  }

  // MARK: Folds

  mutating func fold(_ command: Command, _ argument: String?) -> [Effect] {
    let subject = focus == .tree ? view.treeCursor : foldable(walk.visible(currentSection))
    let level = report[subject].level
    switch command {
    case .foldToggle: view.folds.set(subject, level: level, folded: !view.folds.isFolded(subject, level: level))
    case .foldOpen: view.folds.set(subject, level: level, folded: false)
    case .foldClose: close(subject)
    case .foldAll: view.folds.open(toLevel: 1)
    case .unfoldAll: view.folds.open(toLevel: .max)
    case .foldLevel: view.folds.open(toLevel: Int(argument ?? "") ?? count ?? 1)
    case .treeDepth: cycleDepth()
    case .treeHits: toggleHitFilter()
    default: break
    }
    view.treeCursor = walk.visible(view.treeCursor)
    return []
  }

  /// A section with something below it: itself, or what it stands in.
  private func foldable(_ section: SectionIndex) -> SectionIndex {
    if walk.hasRowsBelow(section) { return section }
    return report[section].parent.map { $0 == .root ? section : $0 } ?? section
  }

  /// Folds a section; one with nothing below it, or already folded, folds what it stands in.
  private mutating func close(_ section: SectionIndex) {
    var subject = section
    if !walk.hasRowsBelow(subject) || walk.isFolded(subject), let parent = report[subject].parent { subject = parent }
    view.folds.set(subject, level: report[subject].level, folded: true)
  }

  /// Overview, contents, all, and round again.
  private mutating func cycleDepth() {
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

  private mutating func toggleHitFilter() {
    if view.filter?.subject == .hits {
      view.filter = nil
      return
    }
    guard !search.stops.isEmpty else { return complain(Words.nothingSearched(language)) }
    view.filter = TreeFilter(subject: .hits, rows: sectionsWithStops)
    isTreeShown = true
    say(Words.treeShowsHits(key: keyMap.firstKey(for: .treeHits), language))
  }

  /// The sections that hold a stop, and all that hold them. Sections and stops are both in order: one walk over each.
  private var sectionsWithStops: [SectionIndex] {
    let stops = search.stops
    let sections = report.sections
    var holding = SectionGathering(report)
    var next = 0
    for index in sections.indices where next < stops.count {
      let end = index + 1 < sections.count ? sections[index + 1].range.lower : nil
      let first = next
      while next < stops.count, end.map({ stops[next].lower < $0 }) ?? true { next += 1 }
      if next > first { holding.insert(SectionIndex(index)) }
    }
    return holding.ascending
  }

  /// Keeps the tree's cursor, or the section being read, among its rows. The one rule that scrolls the tree.
  mutating func settleTree() {
    let height = geometry.treeRows.count
    guard height > 0 else { return }
    let walk = walk
    let wanted = walk.visible(focus == .tree ? view.treeCursor : currentSection)
    view.treeTop = walk.visible(view.treeTop)
    if wanted < view.treeTop {
      view.treeTop = wanted
    } else if !isInSight(wanted, from: view.treeTop, height: height, walk) {
      view.treeTop = walk.move(wanted, by: -(height - 1))
    }
    // Rows below the last are wasted while some above the first are hidden.
    let missing = height - rows(from: view.treeTop, limit: height, walk)
    if missing > 0 { view.treeTop = walk.move(view.treeTop, by: -missing) }
  }

  private func isInSight(_ section: SectionIndex, from top: SectionIndex, height: Int, _ walk: TreeWalk) -> Bool {
    var row: SectionIndex? = top
    for _ in 0..<height {
      guard let here = row, here < section else { return row == section }
      row = walk.next(after: here)
    }
    return false
  }

  private func rows(from top: SectionIndex, limit: Int, _ walk: TreeWalk) -> Int {
    var rows = 1
    var here = top
    while rows < limit, let next = walk.next(after: here) {
      rows += 1
      here = next
    }
    return rows
  }
}
