import ReportIndex
import ReportModel
import ScreenModel

/// The list of hits: what is asked for, and what the keys do in it. The text stays where it is until Enter.
extension BrowserState {
  mutating func list(_ command: Command) -> [Effect] {
    switch command {
    case .results, .backToList: openResults()
    case .resultsEnter, .resultsOrder: complain(Words.nothingListed(key: keyMap.firstKey(for: .results), language))
    default: break
    }
    return []
  }

  /// Shows the hits of the search: as they were left, or where they are of another search anew.
  mutating func openResults() {
    guard search.query != nil else { return complain(Words.nothingSearched(language)) }
    if results?.lists(search) != true {
      var fresh = Results()
      fresh.relist(search, order: results?.order ?? .place)
      fresh.wanted = search.scope == .current ? search.currentStop.map { .hit(ReportNumber(current), $0) } : nil
      results = fresh
    }
    results?.openedFrom = focus
    results?.treeBefore = tree
    focus = .results
  }

  /// Gives the keys back to what had them; all is as it was.
  private mutating func closeResults() {
    focus = results?.openedFrom ?? .text
    if let before = results?.treeBefore { tree = before }
  }

  /// Back from the list: to the table of terms, where it lists the places of one of its terms, else to what had the
  /// keys.
  private mutating func leaveResults() {
    closeResults()
    if let term = results?.term, term == terms.left { layers = [.terms] }
  }

  /// What Esc at a prompt comes back to.
  mutating func restoreResults(_ before: Prompt.Snapshot) {
    results = before.results
    // What was asked meanwhile was about something else.
    results?.isStale = true
    results?.isAwaited = false
  }

  // MARK: Asking

  /// Keeps the list about the search that stands, and its cursor in sight.
  mutating func settleResults() {
    guard focus == .results, let results else { return }
    if !results.lists(search) { self.results?.relist(search, order: results.order) }
    let height = resultsHeight
    self.results?.settle(height: height)
  }

  /// Asks for the rows of the list where it has none yet or more has been found: one question at a time, so that
  /// sorting comes to its end while reports go on coming in.
  mutating func askForList() -> [Effect] {
    guard focus == .results, let results, results.isStale, !results.isAwaited, let query = results.query else {
      return []
    }
    let subject: HitListQuestion.Subject
    if let term = search.term {
      if let found = term.found, let answer = found[query]?.answer {
        subject = .library(found.library, answer, found.catalogue)
      } else {
        subject = .term(term)
      }
    } else if library == nil {
      subject = .report(report)
    } else {
      guard let hits = search.library, let answer = hits[query]?.answer else { return [] }
      subject = .library(hits.library, answer, hits.catalogue)
    }
    listQuestion += 1
    self.results?.isStale = false
    self.results?.isAwaited = true
    self.results?.percent = nil
    let question = HitListQuestion(
      generation: listQuestion, query: query, order: results.order, subject: subject, known: results.known)
    return [.list(question)]
  }

  /// The latest question wins: rows that answer an earlier one are dropped.
  mutating func take(_ listing: ListedHits) {
    guard var results, results.isAwaited, listing.generation == listQuestion else { return }
    if listing.order != results.order { say(Words.tooManyToSort(Concordance.mostSorted, language)) }
    self.results = nil
    results.take(listing, height: resultsHeight)
    self.results = results
    if let (number, found) = listing.term, number == search.term?.number { takePlaces(found) }
  }

  mutating func take(_ progress: HitListProgress) {
    guard results?.isAwaited == true, progress.generation == listQuestion else { return }
    results?.percent = progress.percent
  }

  /// The places of the term: from now on they are what `n` and `N` stop at, and what is highlighted.
  private mutating func takePlaces(_ found: LibraryHits) {
    search.term?.found = found
    findAll()
    goOnWaitedStep()
  }

  // MARK: Keys

  /// What a command means in the list; nil for one that is about the text, the tree or the whole program.
  mutating func performInResults(_ command: Command, _ argument: String?) -> [Effect]? {
    let height = resultsHeight
    switch command {
    case .lineDown, .lineUp, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .goStart, .goEnd, .goPercent:
      results?.move(command, times: count, height: height)
    case .nextHit, .previousHit: stepInResults(forward: command == .nextHit)
    case .nextSection: stepGroup(forward: true, reports: false)
    case .previousSection: stepGroup(forward: false, reports: false)
    case .nextSibling: stepGroup(forward: true, reports: true)
    case .previousSibling: stepGroup(forward: false, reports: true)
    case .parentSection: stepToHeading()
    case .foldToggle, .foldOpen, .foldClose, .foldAll, .unfoldAll, .foldLevel: foldResults(command, argument)
    case .resultsEnter: enterResult()
    case .resultsOrder: cycleOrder()
    case .results, .close, .backToList: leaveResults()
    case .cancel:
      if count != nil || !pendingKeys.isEmpty { return nil }
      leaveResults()
    default:
      if command.isAboutPanes { closeResults() }
      return nil
    }
    return []
  }

  /// Goes so many hits on as the count says.
  mutating func stepInResults(forward: Bool) {
    guard let concordance = results?.concordance, let current = results?.current else { return }
    var index = current.index
    if concordance.side != nil {
      index = min(max(0, index + (forward ? 1 : -1) * max(1, count ?? 1)), concordance.count - 1)
    } else if let next = concordance.hit(
      at: concordance.hits(before: forward ? index + 1 : index) + (forward ? 0 : -1)
        + (forward ? 1 : -1) * (max(1, count ?? 1) - 1))
    {
      index = next
    }
    guard forward ? index > current.index : index < current.index else {
      return complain(Words.noFurtherHit(language))
    }
    // What is folded is opened for the hit in it.
    let height = resultsHeight
    results?.reveal(index: index, height: height)
  }

  private mutating func stepGroup(forward: Bool, reports: Bool) {
    guard let concordance = results?.concordance, let current = results?.current else { return }
    var target = current.index
    for _ in 0..<min(max(1, count ?? 1), 100_000) {
      guard let next = concordance.heading(from: target, forward: forward, reports: reports) else { break }
      target = next
    }
    guard target != current.index else { return complain(Words.noFurtherGroup(language)) }
    let height = resultsHeight
    if reports {
      results?.choose(index: target, height: height)
    } else {
      results?.reveal(index: target, height: height)
    }
  }

  private mutating func stepToHeading() {
    guard let concordance = results?.concordance, let current = results?.current else { return }
    let section = concordance.sectionHeading(of: current.index)
    let heading = section == current.index ? concordance.reportHeading(of: current.index) : section
    guard let heading, heading != current.index else { return complain(Words.noFurtherGroup(language)) }
    let height = resultsHeight
    results?.choose(index: heading, height: height)
  }

  private mutating func foldResults(_ command: Command, _ argument: String?) {
    guard let concordance = results?.concordance, let current = results?.current, concordance.side == nil else {
      return
    }
    let height = resultsHeight
    let isOne = concordance.reportCount < 2
    switch command {
    case .foldAll: results?.refold(height: height) { $0.fold(reports: !isOne, sections: isOne) }
    case .unfoldAll: results?.refold(height: height) { $0.fold(reports: false, sections: false) }
    case .foldLevel:
      let level = Int(argument ?? "") ?? count ?? 1
      results?.refold(height: height) { $0.fold(reports: level <= 1, sections: level == 2) }
    default:
      guard var heading = concordance.sectionHeading(of: current.index) ?? concordance.reportHeading(of: current.index)
      else { return }
      let isFolded = results?.hidden.hides(after: heading) ?? false
      // What is folded already folds into what it stands in.
      if command == .foldClose, isFolded { heading = concordance.reportHeading(of: heading) ?? heading }
      guard let row = concordance[heading] else { return }
      let folds = command == .foldClose || (command == .foldToggle && !isFolded)
      results?.refold(height: height) { $0.set(row, folded: folds) }
    }
  }

  /// By place, by what stands before, by what stands after, and round again.
  private mutating func cycleOrder() {
    guard let results else { return }
    self.results?.relist(search, order: results.order.next)
  }

  /// Goes to what the row is about; the list stays as it is to come back to.
  private mutating func enterResult() {
    guard let results, let mark = results.current.flatMap({ results.mark(of: $0.row) }) else { return }
    let number = mark.report.value
    guard isReadable(number) else { return complain(Words.reportIsGone(language)) }
    if beforeTree != nil {
      focus = .tree
      leaveTree(keepingPlace: true)
    }
    focus = .text
    self.results?.openedFrom = .text
    go(to: mark)
  }

  /// Goes to what a row of the list is about.
  private mutating func go(to mark: Results.Mark) {
    leaveHere()
    show(report: mark.report.value)
    if library != nil { library?.folds.reading = current }
    switch mark {
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
    tree.cursor = currentRow
  }

  // MARK: From the text

  /// The list whose order `n` and `N` keep to in the text: one that the reader has sorted, of what is searched.
  var sortedList: Concordance? {
    guard search.scope == .current, let results, results.lists(search), let concordance = results.concordance,
      concordance.side != nil, concordance.count > 0
    else { return nil }
    return concordance
  }

  /// Goes so many rows on in the sorted list as the count says, from the hit the reader is at, or where that is none
  /// from the row chosen; false where there is no such list.
  mutating func stepThroughList(forward: Bool) -> Bool {
    guard let concordance = sortedList, let chosen = results?.current?.index else { return false }
    let stop = search.currentStop.map { Results.Mark.hit(ReportNumber(current), $0) }
    let here = stop.flatMap { mark in isChosen(mark) ? chosen : results?.index(of: mark) }
    let steps = max(1, count ?? 1) - (here == nil ? 1 : 0)
    let target = (here ?? chosen) + (forward ? steps : -steps)
    let index = (target % concordance.count + concordance.count) % concordance.count
    let height = resultsHeight
    results?.choose(index: index, height: height)
    guard let mark = concordance[index].flatMap({ results?.mark(of: $0) }) else { return false }
    guard isReadable(mark.report.value) else {
      complain(Words.reportIsGone(language))
      return true
    }
    if focus == .tree { leaveTree(keepingPlace: true) }
    let isOther = mark.report.value != current
    go(to: mark)
    if isOther { sayReport() }
    if index != target { say(forward ? Words.wrappedToStart(language) : Words.wrappedToEnd(language)) }
    return true
  }

  private func isChosen(_ mark: Results.Mark) -> Bool {
    results?.current.flatMap { results?.mark(of: $0.row) } == mark
  }

  /// `3/120 by what is after` while the reader is at a row of the sorted list; nil else.
  var sortedPlace: String? {
    guard let concordance = sortedList, let results, let stop = search.currentStop,
      isChosen(.hit(ReportNumber(current), stop))
    else { return nil }
    let place = "\(Words.grouped((results.current?.index ?? 0) + 1))/\(Words.grouped(concordance.count))"
    return place + " " + Words.order(results.order, language)
  }

  // MARK: What is chosen

  /// The tree's row of what is chosen in the list; nil while the list has not the keys or nothing in it.
  var resultsRow: TreeRow? {
    guard focus == .results, let results, let row = results.current?.row, let mark = results.mark(of: row) else {
      return nil
    }
    let section: SectionIndex? =
      switch mark {
      case .report: .root
      case .section(_, let section): section
      case .hit(let number, let range): results.listing?.library[number]?.report.section(at: range.lower)
      }
    return .section(report: mark.report.value, section ?? .root)
  }
}

extension Command {
  /// Whether it moves the text or the tree, which the list gives way to.
  fileprivate var isAboutPanes: Bool {
    switch self {
    case .back, .forward, .topSection, .labels, .goMark, .setMark, .otherPane, .focusTree, .focusText, .treeSearch,
      .treeFilter, .treeHits, .treeDepth, .nextReport, .previousReport, .goTo, .check, .follow:
      true
    default: false
    }
  }
}
