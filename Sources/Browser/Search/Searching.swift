import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// Searches in the report being read: the steps of `n` and `N` from stop to stop, and the pinned terms.
extension BrowserState {
  /// Searches for the current query and every pinned term in the report being read; keeps the reader's current hit
  /// where it is still one.
  mutating func findAll() {
    let stop = search.currentStop
    stopFinding()
    search.hits = soughtPlaces
    // Assign all at once, since each change gathers the stops anew.
    var pinned: [PinnedTerm] = []
    for term in search.pinned { pinned.append(PinnedTerm(query: term.query, hits: hits(term.query), slot: term.slot)) }
    search.pinned = pinned
    search.current = stop.flatMap { search.stops.firstIndex(of: $0) }
    if case .single = reports.collection, view.filter?.criterion == .hits { view.filter = nil }
  }

  /// All hits of the search in the report being read; for a term of the table, the places where it was counted, for a
  /// list those it names.
  private var soughtPlaces: [TextRange] {
    mutating get {
      if let places = search.places {
        if places.found == nil { return [] }
        if let number = currentNumber {
          if let ranges = places.ranges(in: ReportNumber(number), of: report.text) { return ranges }
          // Text that has changed since has none of the list's places.
          if places.isList { return [] }
          search.places = nil
        }
      }
      return search.query.map { hits($0) } ?? []
    }
  }

  /// All hits of a query in the report being read; none for a refused query, or while it is searched in the background.
  private mutating func hits(_ query: SearchQuery) -> [TextRange] {
    do throws(QueryError) {
      return try find(query) ?? []
    } catch {
      return []
    }
  }

  /// Whether the places of a term are still being looked for.
  var isFindingPlaces: Bool { search.scope == .current && search.places.map { $0.found == nil } ?? false }

  /// Forgets the search, and a tree that shows its hits alone shows everything again; pinned terms stay.
  mutating func clearSearch() {
    guard search.query != nil else { return complain(SearchMessage.nothingSearched) }
    stopFinding(except: search.pinned.map(\.query))
    search.query = nil
    search.hits = []
    search.current = nil
    if filterCriterion == .hits { dropFilter() }
    say(SearchMessage.cleared)
  }

  // MARK: From hit to hit

  /// Goes forward or back by as many stops as the count says, going round at the end as often as needed; a single jump.
  mutating func stepHit(forward: Bool) {
    switch reports.collection {
    case .single: stepThroughReport(forward: forward)
    case .library: stepThroughLibrary(forward: forward)
    }
  }

  private mutating func stepThroughReport(forward: Bool) {
    let stops = search.stops
    guard search.isSearched else { return complain(SearchMessage.nothingSearched) }
    if isFindingStops, mustWait(for: awaitedHits) { return }
    guard !stops.isEmpty else { return isWhole || !mustWait(for: awaitedHits) ? complain(notFound) : () }
    let first = nextStop(in: stops, forward: forward)
    let further = max(1, count ?? 1) - 1
    let target = forward ? first.index + further : first.index - further
    let index = (target % stops.count + stops.count) % stops.count
    if first.wrapped || index != target, !isWhole, mustWait(for: awaitedHits) { return }
    leaveHere()
    visit(index, of: stops)
    if first.wrapped || index != target {
      sayBesideHits(SearchMessage.wrapped(forward: forward).message(in: language))
    }
  }

  /// The same through all reports in the order of the tree: without further stops in this report, it goes to the next
  /// one with some.
  ///
  /// A step out of the report waits for the library's answer, and for all that stands before where it leads; one that
  /// goes round waits for all of the library.
  mutating func stepThroughLibrary(forward: Bool) {
    let stops = search.stops
    guard search.isSearched else { return complain(SearchMessage.nothingSearched) }
    if isFindingStops, mustWait(for: awaitedHits) { return }
    let further = max(1, count ?? 1) - 1
    let next = nextStop(in: stops, forward: forward)
    let inside = forward ? next.index + further : next.index - further
    if !stops.isEmpty, !next.wrapped, stops.indices.contains(inside) {
      leaveHere()
      return visit(inside, of: stops)
    }
    // The reader means all of a library that is there in a moment, and is told how many reports it has.
    if !isWhole || library?.isOpening == true, mustWait(for: awaitedHits) { return }
    guard let all = libraryStops else {
      _ = mustWait(for: awaitedHits)
      return
    }
    if search.scope == .current, let query = search.query, let error = search.library?[query]?.error {
      return complain(error)
    }
    guard all.total > 0 else { return isLibraryWhole || !mustWait(for: awaitedHits) ? complain(notFound) : () }
    let target = stop(after: next, further: further, forward: forward, all)
    let index = (target % all.total + all.total) % all.total
    if index != target, !isLibraryWhole, mustWait(for: awaitedHits) { return }
    guard let place = all.place(of: index) else { return }
    let last = forward ? place.report : currentNumber ?? place.report
    if !isSearched(before: last, in: all.catalogue), mustWait(for: awaitedHits) { return }
    visit(place, wrapped: index != target, forward: forward)
  }

  /// The number in the whole library of the stop that is `further` stops beyond `next`; outside the range of numbers
  /// where the step goes round.
  private func stop(
    after next: (index: Int, wrapped: Bool), further: Int, forward: Bool, _ all: LibraryStops
  ) -> Int {
    guard let position = currentNumber.flatMap({ all.catalogue.position(of: .report($0)) }) else {
      // The whole library lies ahead where no report is being read, or where the catalogue lacks it.
      return forward ? further : all.total - 1 - further
    }
    let before = all.count(before: position)
    let own = all.count(before: position + 1) - before
    let here = search.stops.isEmpty || next.wrapped ? (forward ? own : -1) : next.index
    return before + (forward ? here + further : here - further)
  }

  private mutating func visit(_ place: (report: Int, index: Int), wrapped: Bool, forward: Bool) {
    leaveHere()
    let isOther = place.report != currentNumber
    if focus == .tree { leaveTree(keepingPlace: true) }
    show(report: place.report)
    guard currentNumber == place.report else { return }
    let stops = search.stops
    if !stops.isEmpty { visit(min(place.index, stops.count - 1), of: stops) }
    let round = wrapped ? SearchMessage.wrapped(forward: forward).message(in: language) : nil
    if isOther { sayReport() }
    if let round { sayBesideHits(round + (isOther ? "  " + (shell.notice?.text ?? "") : "")) }
  }

  /// The stop after or before the current one; where that is out of sight, after or before the visible text.
  private func nextStop(in stops: [TextRange], forward: Bool) -> (index: Int, wrapped: Bool) {
    var index: Int
    if let current = search.current, stops.indices.contains(current), stops[current].overlaps(visibleRange) {
      index = forward ? current + 1 : current - 1
    } else if forward {
      index = stops.partitionPoint { $0.lower < view.top }
    } else {
      index = stops.partitionPoint { $0.lower < view.top } - 1
    }
    if index >= stops.count { return (0, true) }
    if index < 0 { return (stops.count - 1, true) }
    return (index, false)
  }

  /// Makes a stop the current one, and brings it into sight.
  mutating func visit(_ index: Int, of stops: [TextRange]) {
    search.current = index
    search.isHighlighted = true
    bringIntoView(stops[index])
    view.hit = stops[index].lower
  }

  /// The message that nothing was found. Mark-up may stand inside words that a reader sees as one: a search that
  /// folds passes over it.
  private var notFound: SearchMessage {
    let pattern = search.query?.pattern ?? ""
    guard search.query?.syntax == .literal, search.query?.folds == false, report.spans.contains(where: \.hidesText),
      let key = shell.keyMap.firstKey(for: .promptFolding)
    else { return .notFound(pattern) }
    return .notFoundAsWritten(pattern, foldingKey: key)
  }

  // MARK: Terms

  mutating func pinSearch() {
    guard let query = search.query, !search.hits.isEmpty || search.scope == .current else {
      return complain(SearchMessage.nothingSearched)
    }
    pin(query)
  }

  /// Keeps a term highlighted, or opens the prompt for one.
  mutating func openPin(_ term: String?) {
    guard let term else { return openLine(.pin) }
    pin(SearchQuery(term, syntax: .literal, caseRule: options.searches.caseRule))
  }

  /// Keeps a term highlighted, in its own colour: one that the reader did not ask to keep as long as the program runs.
  mutating func pin(_ query: SearchQuery, isRemembered: Bool = true) {
    if search.pinned.contains(where: { $0.query == query }) { return complain(SearchMessage.pinnedAlready) }
    let found = query == search.query ? search.hits : hits(query)
    let pin = PinnedTerm(query: query, hits: found, slot: search.freeSlot())
    search.pinned.append(pin)
    if isRemembered { remember(pin, isKept: true) }
    search.isHighlighted = true
    if search.scope == .pinned { search.current = nil }
    sayKept(SearchMessage.pinned(query.pattern, hits: reportSearches.awaited[query] == nil ? found.count : nil))
  }

  /// Removes the pinned term the reader is at, else the last pinned one.
  mutating func unpin() {
    guard !search.pinned.isEmpty else { return complain(SearchMessage.noPinnedTerm) }
    let here = search.scope == .pinned ? search.currentStop : nil
    let index =
      here.flatMap { hit in search.pinned.firstIndex { $0.hits.contains(hit) } }
      ?? search.pinned.firstIndex { $0.query == search.query } ?? search.pinned.count - 1
    let term = search.pinned.remove(at: index)
    remember(term, isKept: false)
    search.current = search.scope == .pinned ? nil : search.current
    if search.pinned.isEmpty { search.scope = .current }
    say(SearchMessage.unpinned(term.query.pattern))
  }

  mutating func switchScope() {
    guard !search.pinned.isEmpty else { return complain(SearchMessage.noPinnedTerm) }
    if !reportSearches.awaited.isEmpty, mustWait(for: awaitedHits) { return }
    let hit = search.currentStop
    search.scope = search.scope == .current ? .pinned : .current
    search.current = hit.flatMap { search.stops.firstIndex(of: $0) }
    say(search.scope == .pinned ? SearchMessage.scopePinned : .scopeCurrent)
  }

  mutating func toggleCase() {
    options.searches.caseRule = options.searches.caseRule == .exact ? .ignore : .exact
    if var query = search.query {
      query.caseRule = options.searches.caseRule
      search.query = query
      findAll()
    }
    say(options.searches.caseRule == .exact ? SearchMessage.caseExact : .caseIgnored)
  }

  // MARK: While a search is typed

  /// Opens the search prompt, with the text typed already; Enter goes to as many hits further as `times` says.
  mutating func startSearch(forward: Bool, text: String = "", times: Int = 1) {
    openLine(.search(forward: forward), text: text)
    withPrompt { _, prompt in prompt.times = times }
  }

  /// Previews the hits of the typed line, from the place where the search began; slow searches are previewed later.
  mutating func previewSearch(_ prompt: inout Prompt) {
    guard case .search(let forward) = prompt.purpose else { return }
    view.place(prompt.before.view.anchor)
    search.scope = .current
    prompt.error = nil
    stopFinding(except: search.pinned.map(\.query))
    guard !prompt.line.isEmpty else {
      search = prompt.before.search
      return
    }
    let query = noted(prompt.query(prompt.line.text))
    do throws(QueryError) {
      search.hits = try find(query) ?? []
      search.query = query
    } catch {
      search.hits = []
      search.query = nil
      prompt.error = error.message(in: language)
    }
    search.isForward = forward
    search.current = nil
    visitFirst(forward: forward, times: prompt.times)
  }

  /// Shows the first hit from the place where the search began, or the one that `times` counts from there.
  mutating func visitFirst(forward: Bool, times: Int) {
    guard !search.hits.isEmpty else { return }
    let count = search.hits.count
    visit((firstHit(forward: forward, times: times, from: view.top) % count + count) % count, of: search.hits)
  }

  /// The hit number `times` after `top`, or before it; outside the range of hits where it goes round.
  private func firstHit(forward: Bool, times: Int, from top: TextOffset) -> Int {
    let after = search.hits.partitionPoint { $0.lower < top }
    return forward ? after + times - 1 : after - times
  }

  /// Handles Enter at the search prompt. An empty line repeats the last search, as in `less`.
  mutating func acceptSearch(_ prompt: Prompt) -> [Effect] {
    guard case .search(let forward) = prompt.purpose else { return [] }
    if prompt.line.isEmpty {
      search.isForward = forward
      if focus == .results { goToHit(forward: forward) } else { stepFurther(forward: forward) }
      return []
    }
    if focus == .results, prompt.error == nil {
      // The list shows all hits, also those still to come; the text stays in place.
      view = prompt.before.view
      search.current = nil
      remember(prompt.line.text)
      return [.remember(.search(prompt.line.text))]
    }
    if mayFindOthers(prompt, forward: forward), mustWait(for: .hits(of: prompt.line.text)) { return [] }
    if let error = prompt.error {
      restore(prompt.before)
      complain(error)
      return []
    }
    remember(prompt.line.text)
    let isHere = !search.hits.isEmpty && !goesBeyondReport(prompt, forward: forward)
    if !isHere {
      view = prompt.before.view
      search.current = nil
      if case .single = reports.collection { complain(notFound) }
    } else if view.anchor != prompt.before.view.anchor {
      reading.jumps.leave(Place(subject: current, anchor: prompt.before.view.anchor))
    }
    focus = .text
    tree.before = nil
    openCurrentReport()
    if case .library = reports.collection, !isHere {
      count = prompt.times > 1 ? prompt.times : nil
      stepThroughLibrary(forward: forward)
      count = nil
    }
    return [.remember(.search(prompt.line.text))]
  }

  /// Whether the hit counted by the number typed before a search is in another report of the library.
  private func goesBeyondReport(_ prompt: Prompt, forward: Bool) -> Bool {
    guard case .library = reports.collection, prompt.times > 1 else { return false }
    return !search.hits.indices.contains(
      firstHit(forward: forward, times: prompt.times, from: prompt.before.view.top))
  }

  /// Whether the hit that an accepted search goes to may be another than the one found so far.
  private func mayFindOthers(_ prompt: Prompt, forward: Bool) -> Bool {
    guard let query = search.query else { return false }
    if reportSearches.awaited[query] != nil { return true }
    guard !isWhole, prompt.error == nil else { return false }
    // An expression may hold for a section or a report by what comes later in it.
    if search.hits.isEmpty || query.syntax == .query { return true }
    return !search.hits.indices.contains(
      firstHit(forward: forward, times: prompt.times, from: prompt.before.view.top))
  }

  mutating func remember(_ text: String) {
    search.history.removeAll { $0.hasSameBytes(as: text) }
    search.history.append(text)
  }
}
