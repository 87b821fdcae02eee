import ReportIndex
import ReportModel
import ScreenModel

/// The list of hits: opening it, the requests for its rows, and its keys. The text stays in place until Enter.
extension BrowserState {
  /// Opens the list; closes it where it has the focus.
  mutating func toggleResults() {
    if returnToLeftList() { return }
    if pane == .results { leaveResults() } else { openResults() }
  }

  /// Does something in the list; complains where the list does not have the focus.
  mutating func inResults(_ act: (inout BrowserState) -> Void) {
    guard pane == .results else {
      return complain(ResultsMessage.nothingListed(key: shell.keyMap.firstKey(for: .results)))
    }
    act(&self)
  }

  /// Shows the hits of the search: the list as it was left, or a new one where that was of another search.
  mutating func openResults() {
    if search.query == nil, let earlier = library?.left.search?.query {
      search.query = noted(earlier)
      findAll()
    }
    guard search.query != nil else { return complain(SearchMessage.nothingSearched) }
    if isBeginning, mustWait(for: library?.isOpening == true ? .library : .furtherText) { return }
    if results?.lists(search) != true {
      var fresh = Results()
      fresh.relist(search, order: orderWanted)
      listRequest.end()
      fresh.wanted = search.scope == .current ? currentHit : nil
      results = fresh
    }
    shell.lists.last = .hits
    results?.openedFrom = focus
    results?.treeBefore = tree.position
    focus = .results
  }

  /// The order of a new list: that of the last one; a list from elsewhere begins as it is.
  private var orderWanted: HitOrder {
    if search.places?.isList == true { return .rank }
    return results.map { $0.order == .rank ? .place : $0.order } ?? library?.left.hits ?? .place
  }

  /// Shows the hits of the search in an order, nil for the usual one, those alone with some words in or around them.
  mutating func openResults(orderedBy order: HitOrder?, filter: String) {
    openResults()
    guard results?.lists(search) == true else { return }
    relist(by: order ?? results?.order ?? .place)
    results?.await(filter: filter)
  }

  /// Returns the focus to the pane that had it, with everything as before.
  mutating func closeResults() {
    focus = results?.openedFrom ?? .text
    if let before = results?.treeBefore { tree.position = before }
  }

  /// Leaves the list: for the table of terms where it lists the places of one of its terms, else for the pane that had
  /// the focus.
  mutating func leaveResults() {
    closeResults()
    if let number = results?.placeSearch, number == terms.found.left { shell.layers = [.terms] }
  }

  /// Restores the list for Esc at a prompt.
  mutating func restoreResults(_ before: Prompt.Snapshot) {
    results = before.results
    // The request made meanwhile was about another search.
    results?.isStale = true
    listRequest.end()
  }

  // MARK: Requests

  /// Keeps the list in step with the search, and its cursor in sight.
  mutating func settleResults() {
    guard focus == .results, let results else { return }
    if !results.lists(search) { relist(by: orderWanted) }
    let height = resultsHeight
    self.results?.settle(height: height)
    keepListedReports()
  }

  /// Keeps the reports unpacked that name the visible sections.
  private mutating func keepListedReports() {
    guard case .library = reports.collection, let listing = results?.listing else { return }
    var sections = resultsInSight.compactMap { row -> ReportNumber? in
      if case .section(let number, let section, _) = row.row, section != .root { number } else { nil }
    }
    // Words without mark-up are those of an unpacked report.
    for case .hit(let place) in resultsInSight.map(\.row) {
      guard let answer = results?.concordance?.answer, place < answer.placeCount else { continue }
      let number = answer.reports[answer.report(ofPlace: place)].number
      if listing.library[number]?.report.hidesText == true { sections.append(number) }
    }
    if case .section(let number, let section)? = resultsRow, section != .root { sections.append(ReportNumber(number)) }
    for number in Set(sections) {
      if let packed = listing.library[number]?.report { _ = unpacked(number.value, packed) }
    }
  }

  /// Requests the rows of the list where there are none yet, or where more hits were found. Only one request runs at a
  /// time, so that sorting is finished while reports still come in.
  mutating func askForList() -> [Effect] {
    guard focus == .results, let results, results.isStale, !listRequest.isAwaited, let query = results.query else {
      return []
    }
    let source: HitListQuestion.Source
    if let places = search.places {
      if let found = places.found, let answer = found.hits[query]?.answer {
        source = .found(found, answer)
      } else {
        source = .places(places)
      }
    } else {
      switch reports.collection {
      case .single: source = .report(report)
      case .library:
        guard let hits = search.library, let answer = hits[query]?.answer else { return [] }
        source = .library(hits.library, answer, hits.catalogue)
      }
    }
    self.results?.isStale = false
    let question = HitListQuestion(
      generation: listRequest.begin(), query: query, order: results.order, source: source, known: results.known)
    return [.list(question)]
  }

  /// Accepts the rows that answer the latest request; drops those of an earlier one.
  mutating func take(_ listing: ListedHits) {
    guard var results, listRequest.awaits(listing.generation) else { return }
    listRequest.end()
    if listing.order != results.order { say(ResultsMessage.tooManyToSort(most: Concordance.mostSorted)) }
    self.results = nil
    results.take(listing, height: resultsHeight)
    self.results = results
    if let found = listing.found, found.number == search.places?.number, search.places?.found == nil {
      takePlaces(found)
      if !found.faults.isEmpty { say(ResultsMessage.notPlaced(found.faults.count)) }
    }
  }

  mutating func take(_ progress: HitListProgress) {
    if listRequest.awaits(progress.generation) { listRequest.percent = progress.percent }
  }

  /// Accepts the places: `n` and `N` now go through them, and they are highlighted.
  private mutating func takePlaces(_ found: FoundPlaces) {
    search.places?.found = found
    findAll()
  }

  // MARK: Keys

  /// Whether the rows of the list are still to come.
  private var awaitsRows: Bool {
    guard let results, results.listing == nil, let query = results.query else { return false }
    return search.places != nil || search.library?[query]?.error == nil
  }

  /// Whether more rows may come after those there are.
  private var mayListMore: Bool {
    guard let results, results.listing?.error == nil else { return false }
    switch reports.collection {
    case .single: return results.isStale || listRequest.isAwaited || !isWhole
    case .library: return results.isStale || listRequest.isAwaited || !isLibraryWhole
    }
  }

  /// Whether `n` and `N` would go by the order of a list that is still being sorted.
  var awaitsOrder: Bool {
    guard pane != .results, let results, results.order != .place else { return false }
    return search.scope == .current && results.lists(search) && results.listing == nil && listRequest.isAwaited
  }

  mutating func moveInResults(_ motion: Motion) {
    if awaitsRows, mustWait(for: .list) { return }
    if motion == .end, count == nil, mayListMore, mustWait(for: .end) { return }
    let (height, times) = (resultsHeight, count)
    let before = results?.window.cursor
    results?.move(motion, times: times, height: height)
    let isAtEnd = results.map { $0.window.cursor == $0.count - 1 && $0.window.cursor == before } ?? false
    if isAtEnd, motion.isForward, mayListMore { _ = mustWait(for: .list) }
  }

  /// Goes forward or back by as many hits as the count says.
  mutating func stepInResults(forward: Bool) {
    if awaitsRows, mustWait(for: .list) { return }
    guard let concordance = results?.concordance, concordance.count > 0 else { return }
    // Below the last hit are the rows that are in no report.
    let here = results?.current?.index ?? concordance.count
    var index = here
    if let passing = results?.passing {
      let here = passing.partitionPoint { forward ? $0 <= index : $0 < index } - (forward ? 0 : 1)
      let target = here + (forward ? 1 : -1) * (max(1, count ?? 1) - 1)
      if passing.indices.contains(here) { index = passing[min(max(0, target), passing.count - 1)] }
    } else if !concordance.isGrouped {
      index = min(max(0, index + (forward ? 1 : -1) * max(1, count ?? 1)), concordance.count - 1)
    } else if let next = concordance.hit(
      at: concordance.hits(before: forward ? index + 1 : index) + (forward ? 0 : -1)
        + (forward ? 1 : -1) * (max(1, count ?? 1) - 1))
    {
      index = next
    }
    guard forward ? index > here && index < concordance.count : index < here else {
      if forward, mayListMore, mustWait(for: .list) { return }
      return complain(ResultsMessage.noFurtherHit)
    }
    // Unfold the groups around the hit.
    let height = resultsHeight
    results?.reveal(index: index, height: height)
  }

  mutating func stepGroup(forward: Bool, reports: Bool) {
    if awaitsRows, mustWait(for: .list) { return }
    guard let concordance = results?.concordance, let current = results?.current else { return }
    var target = current.index
    for _ in 0..<min(max(1, count ?? 1), 100_000) {
      guard let next = concordance.heading(from: target, forward: forward, reports: reports) else { break }
      target = next
    }
    guard target != current.index else {
      if forward, mayListMore, mustWait(for: .list) { return }
      return complain(ResultsMessage.noFurtherGroup)
    }
    let height = resultsHeight
    if reports {
      results?.choose(index: target, height: height)
    } else {
      results?.reveal(index: target, height: height)
    }
  }

  mutating func stepToHeading() {
    if awaitsRows, mustWait(for: .list) { return }
    guard let concordance = results?.concordance, let current = results?.current else { return }
    let section = concordance.sectionHeading(of: current.index)
    let heading = section == current.index ? concordance.reportHeading(of: current.index) : section
    guard let heading, heading != current.index else { return complain(ResultsMessage.noFurtherGroup) }
    let height = resultsHeight
    results?.choose(index: heading, height: height)
  }

  mutating func foldResults(_ change: FoldChange) {
    if awaitsRows, mustWait(for: .list) { return }
    guard let concordance = results?.concordance, let current = results?.current, concordance.isGrouped else {
      return
    }
    let height = resultsHeight
    let isOne = concordance.reportCount < 2
    let heading = concordance.sectionHeading(of: current.index) ?? concordance.reportHeading(of: current.index)
    let isFolded = heading.map { results?.isFolded(headingAt: $0) ?? false } ?? false
    func set(_ heading: Int?, folded: Bool) {
      guard let row = heading.flatMap({ concordance[$0] }) else { return }
      results?.refold(height: height) { $0.set(row, folded: folded) }
    }
    switch change {
    case .all: results?.refold(height: height) { $0.fold(reports: !isOne, sections: isOne) }
    case .none: results?.refold(height: height) { $0.fold(reports: false, sections: false) }
    case .level(let level): results?.refold(height: height) { $0.fold(reports: level <= 1, sections: level == 2) }
    case .toggle: set(heading, folded: !isFolded)
    case .open: set(heading, folded: false)
    // A group folded already folds the report around it.
    case .close:
      set(isFolded ? heading.flatMap { concordance.reportHeading(of: $0) } ?? heading : heading, folded: true)
    }
  }

  /// Lists the hits in an order, and drops rows still awaited.
  private mutating func relist(by order: HitOrder) {
    results?.relist(search, order: order)
    listRequest.end()
  }

  /// Changes the order: by place, by the text before, by the text after, as the list has them, in turn.
  mutating func cycleOrder() {
    guard let results else { return }
    // The chosen row is chosen again, and before the first rows none is.
    if awaitsRows, results.wanted == nil, mustWait(for: .list) { return }
    relist(by: results.order.next(ranked: search.places?.isList == true))
  }

  /// Goes to the place of the row; the list stays as it is, to return to.
  mutating func enterResult() {
    if awaitsRows, mustWait(for: .list) { return }
    if let fault = results.flatMap({ $0.fault($0.window.cursor) }) { return complain(fault.reason) }
    guard let results, let identity = results.current.flatMap({ results.identity(of: $0.row) }) else { return }
    let number = identity.report.value
    guard isReadable(number) else { return complain(ResultsMessage.reportIsGone) }
    if tree.before != nil {
      focus = .tree
      leaveTree(keepingPlace: true)
    }
    focus = .text
    self.results?.openedFrom = .text
    go(to: identity)
  }

  /// Goes to the place of a row of the list.
  private mutating func go(to identity: Results.RowIdentity) {
    leaveHere()
    show(report: identity.report.value)
    openCurrentReport()
    switch identity {
    case .report: view.place(start(of: .root))
    case .section(_, let section):
      view.place(start(of: min(section, SectionIndex(max(0, report.sections.count - 1)))))
    case .hit(_, let range):
      search.scope = .current
      let index = search.stops.partitionPoint { $0.lower < range.lower }
      if search.stops.indices.contains(index) {
        visit(index, of: search.stops)
      } else {
        view.place(min(range.lower, report.end))
      }
    }
    pointTree(at: currentSection)
  }

  /// Shows all hits again.
  mutating func clearResultsFilter() {
    let height = resultsHeight
    _ = results?.setFilter("", height: height)
  }

  // MARK: From the text

  /// The list whose order `n` and `N` follow in the text: one of the current search that the reader has sorted.
  var sortedList: Concordance? {
    guard search.scope == .current, let results, results.lists(search), let concordance = results.concordance,
      !concordance.isGrouped, concordance.count > 0
    else { return nil }
    return concordance
  }

  /// Goes forward or back in the sorted list by as many rows as the count says: from the hit the reader is at, or else
  /// from the chosen row; false where there is no sorted list.
  mutating func stepThroughList(forward: Bool) -> Bool {
    guard let concordance = sortedList, let chosen = results?.current?.index else { return false }
    let stop = currentHit
    let here = stop.flatMap { identity in isChosen(identity) ? chosen : results?.index(of: identity) }
    let steps = max(1, count ?? 1) - (here == nil ? 1 : 0)
    let target = (here ?? chosen) + (forward ? steps : -steps)
    let index = (target % concordance.count + concordance.count) % concordance.count
    let height = resultsHeight
    results?.choose(index: index, height: height)
    guard let identity = concordance[index].flatMap({ results?.identity(of: $0) }) else { return false }
    guard isReadable(identity.report.value) else {
      complain(ResultsMessage.reportIsGone)
      return true
    }
    if focus == .tree { leaveTree(keepingPlace: true) }
    let isOther = identity.report.value != currentNumber
    go(to: identity)
    if isOther { sayReport() }
    if index != target { sayBesideHits(SearchMessage.wrapped(forward: forward).message(in: language)) }
    return true
  }

  private func isChosen(_ identity: Results.RowIdentity) -> Bool {
    results?.current.flatMap { results?.identity(of: $0.row) } == identity
  }

  /// `3/120 by what is after` while the reader is at a hit of the sorted list; else nil.
  var sortedPlace: String? {
    guard let concordance = sortedList, let results, let hit = currentHit, isChosen(hit)
    else { return nil }
    let place = "\(NumberText.grouped((results.current?.index ?? 0) + 1))/\(NumberText.grouped(concordance.count))"
    return place + " " + results.order.message(in: language)
  }

  // MARK: The chosen row

  /// The row of the list for the hit the reader is at in the text.
  var currentHit: Results.RowIdentity? {
    guard let number = currentNumber else { return nil }
    return search.currentStop.map { .hit(ReportNumber(number), $0) }
  }

  /// The tree's row for the chosen row of the list; nil without one, or while the list does not have the focus.
  var resultsRow: TreeRow? {
    guard focus == .results, let results, let row = results.current?.row, let identity = results.identity(of: row)
    else {
      return nil
    }
    let section: SectionIndex? =
      switch identity {
      case .report: .root
      case .section(_, let section): section
      case .hit(let number, let range): results.listing?.library[number]?.report.section(at: range.lower)
      }
    return .section(report: identity.report.value, section ?? .root)
  }
}
