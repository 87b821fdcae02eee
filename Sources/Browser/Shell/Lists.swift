import ReportModel
import ScreenModel
import TextFacts

/// The lists over the whole screen: moving, sorting, filtering; and the writing of every list to a file.
extension BrowserState {
  /// The view of a list as it was left.
  func listView(_ kind: ListKind) -> ListView { shell.lists.views.first { $0.kind == kind } ?? ListView(kind) }

  mutating func setListView(_ view: ListView) {
    shell.lists.views.removeAll { $0.kind == view.kind }
    shell.lists.views.append(view)
  }

  /// The list over the whole screen; nil where there is none.
  var openList: ListPanel? {
    guard case .list(let panel) = shell.layers.first else { return nil }
    return panel
  }

  /// Opens a list as it was left.
  mutating func open(_ panel: ListPanel) {
    shell.layers = [.list(panel)]
    shell.lists.last = panel.listing.kind
    layList()
  }

  /// Makes the rows shown of the open list anew.
  private mutating func layList() {
    guard let panel = openList else { return }
    var view = listView(panel.listing.kind)
    view.lay(listTable(panel.listing), height: listHeight)
    setListView(view)
  }

  /// Keeps the rows shown in step with a list that grows.
  mutating func settleList() {
    settleTrack()
    settleSaved()
    guard let panel = openList, listView(panel.listing.kind).isBehind(listTable(panel.listing).count) else { return }
    layList()
  }

  func listTable(_ listing: ListPanel.Listing) -> ListTable {
    switch listing {
    case .skipped:
      let lines = reports.skipped
      return ListTable(["skipped"], count: lines.count) { [lines[$0]] }
    case .edits(let list): return list.table
    case .years(let list): return list.table
    case .track(let list): return list.table
    case .places(let list): return list.table
    case .about(let facts): return ListTable(["about"], aboutLines(facts).map { [$0] })
    case .messages(let lines): return ListTable(["message"], lines.map { [$0] })
    case .pins(let pins):
      let columns = ["term", "hits"] + (library == nil ? [] : ["all"])
      return ListTable(columns, pins.map { [VisibleText.line($0.query.pattern)] + pinCounts(of: $0.query) })
    case .notes(let rows): return ListTable(NoteRow.columns, rows.map(\.fields))
    case .marks(let rows):
      // A report by itself needs no name.
      let namesReports = library != nil || rows.contains { $0.shared != nil }
      let columns = MarkRow.columns.indices.filter { namesReports || MarkRow.columns[$0] != "report" }
      return ListTable(columns.map { MarkRow.columns[$0] }, rows.map { row in columns.map { row.fields[$0] } })
    }
  }

  /// Lists the messages there were, the newest first.
  mutating func openMessages() {
    guard !shell.messages.isEmpty else { return say(ShellMessage.noMessages) }
    open(ListPanel(listing: .messages(shell.messages.reversed())))
  }

  /// Changes the view of the open list.
  private mutating func changeList(_ change: (inout ListView) -> Void) {
    guard let panel = openList else { return }
    var view = listView(panel.listing.kind)
    change(&view)
    setListView(view)
    layList()
  }

  /// Puts the cursor of the open list on a row of its own order.
  mutating func chooseInList(_ row: Int) {
    guard let panel = openList else { return }
    var view = listView(panel.listing.kind)
    let all = listTable(panel.listing).count
    let place = (0..<view.count(of: all)).first { view.row(at: $0) == row } ?? 0
    view.window.choose(
      view.filter.isEmpty && view.sort == nil && !view.isReversed ? row : place, count: view.count(of: all),
      height: listHeight)
    setListView(view)
  }

  mutating func moveInList(_ motion: Motion) {
    guard let panel = openList else { return }
    var view = listView(panel.listing.kind)
    let shown = view.count(of: listTable(panel.listing).count)
    view.window.move(motion, times: count, count: shown, height: listHeight)
    setListView(view)
  }

  /// Goes where the chosen row leads; one that leads nowhere gives way to the next.
  mutating func enterList() {
    guard pane == .list, let panel = openList else {
      if pane == .help { moveInHelp(.lineDown) } else { complain(ShellMessage.noList) }
      return
    }
    let view = listView(panel.listing.kind)
    if case .edits(let list) = panel.listing {
      if let row = view.row(at: view.window.cursor) { go(toListed: row, of: list) }
      return
    }
    if case .years(let list) = panel.listing {
      if let row = view.row(at: view.window.cursor) { go(toListed: row, of: list) }
      return
    }
    if case .places(let list) = panel.listing {
      if let row = view.row(at: view.window.cursor) { go(toListed: row, of: list) }
      return
    }
    if case .track(let list) = panel.listing {
      if let row = view.row(at: view.window.cursor) { go(toTracked: row, of: list) }
      return
    }
    guard let row = view.row(at: view.window.cursor), let go = destination(of: row, in: panel.listing) else {
      return moveInList(.lineDown)
    }
    shell.layers = []
    if focus != .text { leaveTree(keepingPlace: true) }
    focus = .text
    go(&self)
  }

  /// The way to where a row of a list leads; nil for one that leads nowhere.
  private func destination(of row: Int, in listing: ListPanel.Listing) -> ((inout BrowserState) -> Void)? {
    switch listing {
    case .marks(let rows): rows.indices.contains(row) ? { $0.goToMark(rows[row]) } : nil
    case .pins(let pins): pins.indices.contains(row) ? { $0.goToPin(pins[row]) } : nil
    case .notes(let rows): rows.indices.contains(row) ? { $0.goToNote(rows[row]) } : nil
    case .skipped, .about, .messages, .edits, .years, .track, .places: nil
    }
  }

  /// Removes the mark, the highlighted term or the note that is chosen.
  mutating func deleteInList() -> [Effect] {
    guard pane == .list, let panel = openList else {
      complain(ShellMessage.noList)
      return []
    }
    let view = listView(panel.listing.kind)
    guard let row = view.row(at: view.window.cursor) else { return [] }
    var effects: [Effect] = []
    switch panel.listing {
    case .marks(var rows) where rows.indices.contains(row):
      effects = removeMark(rows.remove(at: row))
      show(ListPanel(listing: .marks(rows)), isEmpty: rows.isEmpty)
    case .pins(var pins) where pins.indices.contains(row):
      let pin = pins.remove(at: row)
      search.pinned.removeAll { $0.query == pin.query }
      if search.pinned.isEmpty { search.scope = .current }
      remember(pin, isKept: false)
      show(ListPanel(listing: .pins(pins)), isEmpty: pins.isEmpty)
    case .notes(var rows) where rows.indices.contains(row):
      guard isRemovalSure(of: rows[row].name, asking: NotesMessage.sure) else { return [] }
      let note = rows.remove(at: row)
      effects = removeNote(note.name, of: note.report)
      show(ListPanel(listing: .notes(rows)), isEmpty: rows.isEmpty)
    case .places(let list) where list.kind == .saved: removeSaved(row, of: list)
    case .marks, .pins, .notes, .skipped, .about, .messages, .edits, .years, .track, .places:
      complain(ShellMessage.noList)
    }
    return effects
  }

  /// Shows what is left of a list, or closes it.
  private mutating func show(_ panel: ListPanel, isEmpty: Bool) {
    if isEmpty { shell.layers = [] } else { open(panel) }
  }

  // MARK: Sorting and filtering

  /// Sorts by the next column, after the last in the list's own order.
  mutating func sortList() {
    switch pane {
    case .results: cycleOrder()
    case .terms: sortTerms(named: nil)
    case .list:
      guard let panel = openList else { return }
      if panel.listing.kind == .track { return complain(TermsMessage.plotIsByYear) }
      let columns = listTable(panel.listing).columns.count
      changeList { view in
        let next = view.sort.map { $0 + 1 } ?? 0
        view.sort = next < columns ? next : nil
      }
    case .text, .tree, .compare, .help, .labels, .prompt, .selection: complain(ShellMessage.noList)
    }
  }

  mutating func reverseList() {
    switch pane {
    case .terms: reverseTerms()
    case .list where openList?.listing.kind == .track: complain(TermsMessage.plotIsByYear)
    case .list: changeList { $0.isReversed.toggle() }
    case .text, .tree, .results, .compare, .help, .labels, .prompt, .selection: complain(ShellMessage.noList)
    }
  }

  /// Opens the line that filters the list in front, with the filter in force or `text` on it; a text that was given
  /// with the command filters at once.
  mutating func filterList(by text: String?) {
    switch pane {
    case .terms: openTermsFilter(text ?? "")
    case .results, .list, .help:
      if let text { return previewListFilter(text) }
      openListFilter(listFilter)
    case .text, .tree, .compare, .labels, .prompt, .selection: complain(ShellMessage.noList)
    }
  }

  mutating func openListFilter(_ text: String) {
    let before = Prompt.Snapshot(
      subject: current, view: view, tree: tree.position, search: search, theme: options.screen.theme, focus: focus,
      results: results, list: openList.map { listView($0.listing.kind) })
    var prompt = Prompt(purpose: .listFilter, caseRule: options.searches.caseRule, before: before)
    prompt.line.insert(text)
    shell.layers = (helpInFront == nil ? shell.layers.prefix(1) : shell.layers[...]) + [.prompt(prompt)]
  }

  /// The filter of the list in front.
  var listFilter: String {
    if let help = helpInFront { return help.filter }
    if let panel = openList { return listView(panel.listing.kind).filter }
    return results?.filter ?? ""
  }

  /// Filters the list in front by the line typed so far.
  mutating func previewListFilter(_ typed: String) {
    let filter = typed.trimming()
    guard filter != listFilter else { return }
    if helpInFront != nil { return filterHelp(by: filter) }
    if openList != nil { return changeList { $0.filter = filter } }
    let height = resultsHeight
    guard results?.setFilter(filter, height: height) == false else { return }
    complain(ResultsMessage.tooManyToFilter(most: WorkBudget.rowsFiltered))
  }

  /// Handles Esc at the line of the filter: the list is as it was before.
  mutating func cancelListFilter(_ before: ListView?) {
    if helpInFront != nil { return filterHelp(by: "") }
    guard let before, openList != nil else { return }
    setListView(before)
    layList()
  }

  /// The number of the chosen row, and of all that are shown.
  var openListPlace: String {
    if helpInFront != nil { return NumberText.grouped(helpLines.count { !$0.keys.isEmpty }) }
    guard let panel = openList else {
      return resultsPlace
    }
    let view = listView(panel.listing.kind)
    let shown = view.count(of: listTable(panel.listing).count)
    return "\(shown == 0 ? 0 : view.window.cursor + 1)/\(NumberText.grouped(shown))"
  }

  // MARK: Writing

  /// Writes the list in front, or the one that was last, to a file, in the form that the end of its name asks for; where
  /// there is none, asks what is to be written. With `replacing`, what was to be written there last is.
  mutating func writeList(to path: String?, replacing: Bool) -> [Effect] {
    if !shell.covered.isEmpty { (shell.layers, shell.covered) = (shell.covered, []) }
    let path = path?.trimming() ?? ""
    guard !path.isEmpty else {
      if replacing { complain(ShellMessage.writeNeedsName) } else { openWriting() }
      return []
    }
    if replacing, let written = shell.written, written.path.hasSameBytes(as: path) {
      return write(written.subject, to: path, replacing: true)
    }
    if let kind = listInFront, let table = shownTable(kind), table.count > 0 {
      return write(.list(kind), to: path, replacing: replacing)
    }
    if replacing { complain(ShellMessage.noList) } else { openWriting(path) }
    return []
  }

  var listInFront: ListKind? {
    if let panel = openList { return panel.listing.kind }
    if areTermsOpen { return .terms }
    return focus == .results ? .hits : shell.lists.last
  }

  /// A list with the filter and in the order that it is shown in.
  func shownTable(_ kind: ListKind) -> ListTable? {
    switch kind {
    case .hits: return hitsTable
    case .terms: return termsTable
    case .findings: return findingsTable
    case .marks, .pins, .notes, .skipped, .about, .messages, .edits, .years, .track, .reuse, .reusedReports, .similar,
      .saved,
      .variants, .collocates, .rising:
      let panels = shell.layers + shell.covered
      let open = panels.lazy.compactMap { layer -> ListPanel? in
        if case .list(let panel) = layer { panel } else { nil }
      }.first { $0.listing.kind == kind }
      guard let listing = open?.listing ?? (kind == .skipped ? .skipped : nil) else { return nil }
      if case .track(let list) = listing { return list.figures }
      let table = listTable(listing)
      let view = listView(kind)
      return ListTable(table.columns, count: view.count(of: table.count)) { place in
        view.row(at: place).map(table.row) ?? []
      }
    }
  }
}

/// The outcome of writing to a file.
public enum WriteOutcome: Sendable, Equatable {
  /// Done, with so much in it.
  case written(WrittenAmount)
  /// Not done: there is such a file.
  case exists
  /// Not done, for the reason in words.
  case failed(String)
}
