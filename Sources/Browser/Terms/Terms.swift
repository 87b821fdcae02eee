import ReportIndex
import ReportModel
import ReportTerms
import ScreenModel
import TextFacts

/// The table of terms: opening, sorting and filtering it, leaving it for the places of a term, and coming back.
extension BrowserState {
  /// Does something in the table where it is open; else opens it, with a filter if there is one.
  mutating func inTerms(filteredBy filter: String? = nil, _ act: (inout BrowserState) -> Void) {
    if areTermsOpen { act(&self) } else { openTerms(filter) }
  }

  /// Whether the table is on the screen, with or without a prompt below it.
  var areTermsOpen: Bool {
    if case .terms = shell.layers.first { return true }
    return false
  }

  /// The rows between the header and the details of the term under the cursor.
  var termsHeight: Int { TermsGeometry(size).body.count }

  // MARK: Opening and coming back

  /// Opens the table as it was left, unless it was left for another report.
  mutating func openTerms(_ filter: String?) {
    if isBeginning, mustWait(for: library?.isOpening == true ? .library : .furtherText) { return }
    let isOfAll = terms.asked == nil && library?.left.termsAreOfAll == true
    let own = isOfAll ? .library : ownTermsScope
    if terms.view.scope != own, terms.view.scope != .library || isOneReport || terms.asked == nil {
      terms.forget()
      terms.view.scope = own
      terms.view.order = own == .library || isOneReport ? .frequency : .keyness
      terms.isReversed = false
    }
    shell.layers = [.terms]
    shell.lists.last = .terms
    if let filter { changeTerms { $0.filter = filter } }
  }

  /// Whether a single report is open, so that there are no others to compare its terms with.
  private var isOneReport: Bool {
    switch reports.collection {
    case .single: true
    case .library: false
    }
  }

  /// The scope the table opens with: the report being read, or else all reports.
  private var ownTermsScope: TermsScope { currentNumber.map { .report($0) } ?? .library }

  mutating func switchTermsScope() {
    if terms.awaitsRows, mustWait(for: .terms) { return }
    if isOneReport { return say(TermsMessage.oneReportOnly) }
    let own = ownTermsScope
    guard terms.view.scope != own || own != .library else { return complain(ReadingMessage.nothingRead) }
    let kept = terms.cursor
    terms.view.scope = terms.view.scope == .library ? own : .library
    terms.forget()
    terms.view.order = terms.view.scope == .library ? .frequency : .keyness
    terms.isReversed = false
    terms.anchor = kept
  }

  // MARK: Sorting and filtering

  func nextOrder(_ step: Int) -> TermOrder {
    let orders = terms.orders
    let index = orders.firstIndex(of: terms.view.order) ?? 0
    return orders[((index + step) % orders.count + orders.count) % orders.count]
  }

  /// Sorts by the column of that name, or without one by the next.
  mutating func sortTerms(named name: String?) {
    guard let name else { return sortTerms(by: nextOrder(1)) }
    guard let order = TermOrder(rawValue: name) else { return complain(TermsMessage.noSuchColumn) }
    sortTerms(by: order)
  }

  mutating func sortTerms(by order: TermOrder) {
    if terms.awaitsFirstRows, mustWait(for: .terms) { return }
    guard terms.orders.contains(order) else { return complain(TermsMessage.noSuchColumn) }
    terms.isReversed = false
    changeTerms { $0.order = order }
  }

  mutating func reverseTerms() {
    if terms.awaitsFirstRows, mustWait(for: .terms) { return }
    terms.isReversed.toggle()
    terms.layOut(keeping: nil, height: termsHeight)
  }

  func nextKind(_ step: Int) -> TermKind? {
    let kinds: [TermKind?] = [nil] + TermKind.allCases
    let index = kinds.firstIndex(of: terms.view.kind) ?? 0
    return kinds[((index + step) % kinds.count + kinds.count) % kinds.count]
  }

  mutating func showTerms(of kind: TermKind?) { changeTerms { $0.kind = kind } }

  /// Changes the scope, order or filter; the cursor then goes to the first row.
  private mutating func changeTerms(_ change: (inout TermsState.View) -> Void) {
    change(&terms.view)
    terms.isKept = false
  }

  mutating func openTermsFilter(_ text: String) {
    terms.before = (terms.view.filter, terms.cursor)
    let before = Prompt.Snapshot(
      subject: current, view: view, tree: tree.position, search: search, theme: options.screen.theme, focus: focus)
    var prompt = Prompt(purpose: .termsFilter, caseRule: options.searches.caseRule, before: before)
    prompt.line.insert(text.isEmpty ? terms.view.filter : text)
    shell.layers = [.terms, .prompt(prompt)]
    refreshPrompt()
  }

  /// Filters the table by the line typed so far.
  mutating func previewTermsFilter(_ typed: String) {
    let filter = typed.trimming()
    guard filter != terms.view.filter else { return }
    changeTerms { $0.filter = filter }
  }

  /// Handles Esc at the prompt of the filter: restores the filter before, and the cursor.
  mutating func cancelTermsFilter() {
    guard terms.view.filter != terms.before.filter else { return }
    terms.view.filter = terms.before.filter
    terms.anchor = terms.before.anchor
  }

  // MARK: Moving and unfolding

  mutating func moveInTerms(_ motion: Motion) {
    if terms.awaitsRows, mustWait(for: .terms) { return }
    guard let rows = terms.rows else { return }
    let (times, height) = (count, termsHeight)
    terms.window.move(motion, times: times, count: rows.count, height: height)
  }

  mutating func foldTerms(_ change: FoldChange) {
    if terms.awaitsRows, mustWait(for: .terms) { return }
    guard let rows = terms.rows, rows.count > 0, let term = terms.cursorTerm else { return }
    let row = rows[terms.window.cursor]
    let leader = rows.table[row.index].term
    let hasVariants = !rows.table[row.index].variants.isEmpty
    switch change {
    case .toggle where terms.unfolded.contains(leader), .close: terms.unfolded.remove(leader)
    case .toggle, .open:
      guard hasVariants else { return say(TermsMessage.noVariants) }
      terms.unfolded.insert(leader)
    case .all, .level(...1): terms.unfolded = []
    case .none, .level: unfoldAllTerms(rows)
    }
    terms.layOut(keeping: rows.table.lexicon[terms.unfolded.contains(leader) ? term : leader], height: termsHeight)
  }

  private mutating func unfoldAllTerms(_ rows: TermRows) {
    let leaders = (0..<min(rows.table.count, Self.mostUnfolded)).lazy.map { rows.table[$0] }
    terms.unfolded = Set(leaders.filter { !$0.variants.isEmpty }.map(\.term))
  }

  /// The most rows that can be unfolded at once: the first ones.
  private static let mostUnfolded = WorkBudget.termsUnfolded

  // MARK: From a term to its places

  /// Lists the places of the term under the cursor, with those of its variants where they are folded into it.
  mutating func listPlaces() -> [Effect] {
    if terms.awaitsRows, mustWait(for: .terms) { return [] }
    guard let rows = terms.rows, let term = searchableTerm, let answer = terms.answer else { return [] }
    let found = termSearch(rows, answer)
    search.scope = .current
    search.isForward = true
    search.query = Self.query(term)
    search.places = found
    search.current = nil
    findAll()
    terms.found.left = found?.number
    shell.layers = []
    results = nil
    openResults()
    remember(term.words)
    return [.remember(.search(term.words))]
  }

  /// The search for the places of the term under the cursor; nil where the library lacks a report, whose text is
  /// searched instead.
  private mutating func termSearch(_ rows: TermRows, _ answer: TermsAnswer) -> PlaceSearch? {
    let row = rows[terms.window.cursor]
    let table = rows.table
    let numbers = row.variant == nil ? table.terms(at: row.index) : [rows.term(at: terms.window.cursor)]
    let parts = numbers.map { number in
      PlaceSearch.Part(
        term: table.lexicon[number],
        onlyMarked: table.isEveryday(number) || !table.lexicon.kind(of: number).countsBareText)
    }
    var reports: [ReportNumber] = []
    var searched = Library()
    if let library = answer.library {
      searched = library
      if case .report(let number) = answer.scope { reports = [ReportNumber(number)] }
    } else if let report = answer.report {
      reports = searched.add([LibraryReport(PackedReport(report), name: report.source.shortName)])
    }
    if answer.scope == .library {
      let all = row.variant == nil ? table.reports(at: row.index) : table.reports(of: numbers[0])
      reports = all.map { ReportNumber($0.report) }
    }
    guard !reports.contains(where: { searched[$0] == nil }), let term = terms.cursor else { return nil }
    terms.found.count += 1
    var found = PlaceSearch(
      number: terms.found.count, query: Self.query(term), sought: .terms(parts), reports: reports, library: searched,
      catalogue: library?.catalogue ?? Catalogue(reports: [0]))
    found.isOfPart = answer.scope == .library && library?.isGrowing == true
    return found
  }

  /// Asks for the places of a term anew once the whole library is there, where they were asked for in a part of it.
  mutating func settlePartialPlaces() {
    guard focus == .results, let places = search.places, places.isOfPart, let library, !library.isGrowing else {
      return
    }
    terms.found.count += 1
    if terms.found.left == places.number { terms.found.left = terms.found.count }
    search.places = places.ofWhole(library.library, library.catalogue, number: terms.found.count)
    findAll()
  }

  static func query(_ term: Term) -> SearchQuery { SearchQuery(term.words, syntax: .literal, caseRule: .exact) }

  /// The term under the cursor, where it is short enough to be searched for; says so where it is not.
  private var searchableTerm: Term? {
    mutating get {
      guard let term = terms.cursor, term.text.count <= WorkBudget.termSearched else {
        if terms.cursor != nil { complain(TermsMessage.tooLong) }
        return nil
      }
      return term
    }
  }

  mutating func pinTerm() {
    if terms.awaitsRows, mustWait(for: .terms) { return }
    guard let term = searchableTerm else { return }
    let query = Self.query(term)
    guard !search.pinned.contains(where: { $0.query == query }) else {
      return say(SearchMessage.pinnedAlready)
    }
    pin(query)
    if let row = terms.rows.map({ $0[terms.window.cursor] }), row.variant == nil, let table = terms.rows?.table {
      say(SearchMessage.pinned(term.words, hits: table[row.index].frequency))
    }
  }

  mutating func unpinTerm() {
    if terms.awaitsRows, mustWait(for: .terms) { return }
    guard let term = searchableTerm else { return }
    guard let index = search.pinned.firstIndex(where: { $0.query == Self.query(term) }) else {
      return complain(SearchMessage.notPinned(term.words))
    }
    search.pinned.remove(at: index)
    if search.scope == .pinned { search.current = nil }
    if search.pinned.isEmpty { search.scope = .current }
    say(SearchMessage.unpinned(term.words))
  }

  /// The colour of a pinned term; nil where it is not pinned.
  func pinnedSlot(_ words: String) -> Int? {
    search.pinned.first { $0.query.pattern.utf8.elementsEqual(words.utf8) }?.slot
  }
}
