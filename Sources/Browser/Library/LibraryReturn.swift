import ReportIndex
import ReportModel

/// The return to how a library was left in an earlier run: the tree to the report read last, orders, pinned terms.
extension BrowserState {
  /// Takes up the way in which the library was left; what the reader has done meanwhile counts.
  mutating func takeLeftLibrary(_ earlier: LeftLibrary) -> [Effect] {
    guard reports.hasFolders, let library else { return [] }
    let now = library.left
    let left = now.after(earlier)
    self.library?.left = left
    self.library?.leftKept = left
    if let older = earlier.savedWithLibrary {
      // Each is kept by itself from now on, and the form of the library without them.
      shell.effects += older.map { .remember(.question($0, was: nil)) }
      self.library?.leftKept = LeftLibrary()
    }
    if search.pinned.isEmpty {
      takePins(left.pins)
      if !search.pinned.isEmpty, left.goesThroughPins == true, search.query == nil { search.scope = .pinned }
    }
    for list in left.lists where !shell.lists.views.contains(where: { $0.kind == list.kind }) {
      var view = ListView(list.kind)
      (view.sort, view.isReversed) = (list.column, list.isReversed)
      setListView(view)
    }
    if let naming = left.naming, now.naming == nil { options.tree.naming = naming }
    if now.report == nil, let path = left.report, isOverview {
      self.library?.awaitedReport = (path, 0)
      pointTreeAtReportReadLast(isAtFirst: walk.visible(tree.cursor) == walk.first)
    }
    guard let order = left.order, now.order == nil, order != options.tree.order else { return [] }
    options.tree.order = order
    return [.order(order)]
  }

  /// Puts the tree's cursor on the report read last, once that is among the reports; not where the reader has moved it.
  mutating func pointTreeAtReportReadLast(isAtFirst: Bool) {
    guard let library, let awaited = library.awaitedReport else { return }
    guard isOverview, isAtFirst, focus == .tree else {
      self.library?.awaitedReport = nil
      return
    }
    // Looked for again when there are twice as many, so that all looks together take twice as long as the last.
    let count = library.library.count
    guard count >= 2 * awaited.among || library.hasEnded else { return }
    self.library?.awaitedReport?.among = count
    let found = library.library.numbers.first { library.library[$0]?.report.source.path == awaited.path }
    guard let number = found?.value, let position = library.catalogue.position(of: .report(number)) else { return }
    self.library?.awaitedReport = nil
    var folder = library.catalogue.parent(of: position)
    while let place = folder {
      if case .folder(let name) = library.catalogue.row(at: place) {
        self.library?.folds.set(name, depth: Int(library.catalogue.nodes[place].depth), folded: false)
      }
      folder = library.catalogue.parent(of: place)
    }
    tree.cursor = .report(number)
  }

  /// Has the way in which the library is left remembered, where it has changed.
  mutating func rememberLibrary() {
    guard reports.hasFolders, var left = library?.left else { return }
    if let path = currentNumber.flatMap({ source(of: $0) })?.path { left.report = path }
    let hasLists = results != nil || !shell.lists.views.isEmpty
    if hasLists || !search.pinned.isEmpty || !left.pins.isEmpty { noteLists(in: &left) }
    if areTermsOpen { left.termsAreOfAll = terms.view.scope == .library }
    library?.left = left
    guard left != library?.leftKept else { return }
    library?.leftKept = left
    shell.effects.append(.remember(.library(left)))
  }

  private func noteLists(in left: inout LeftLibrary) {
    left.pins = search.pinned.map { KeptPin($0) }
    if search.scope == .pinned || left.goesThroughPins != nil { left.goesThroughPins = search.scope == .pinned }
    if let results, results.placeSearch == nil, let query = results.query {
      (left.hits, left.search) = (results.order == .rank ? left.hits : results.order, KeptPin(query))
    }
    for view in shell.lists.views {
      let isKnown = left.lists.contains { $0.kind == view.kind }
      guard isKnown || view.sort != nil || view.isReversed else { continue }
      left.lists.removeAll { $0.kind == view.kind }
      left.lists.append(LeftLibrary.ListOrder(kind: view.kind, column: view.sort, isReversed: view.isReversed))
    }
    left.lastList = shell.lists.last ?? left.lastList
  }
}
