import HitReading
import ReportIndex
import ReportModel

/// The list of hits: its query, its rows, its folds, its cursor. It is kept while the text is read.
struct Results: Sendable {
  /// The query listed; nil while the typed text is no valid query.
  var query: SearchQuery?
  /// The number of the search for places listed; nil for the hits of a typed search.
  var placeSearch: Int?
  var order = HitOrder.place
  /// The rows; nil while they are awaited, so that rows of another query or order are never shown.
  private(set) var listing: ListedHits?
  /// Whether more may have been found since the rows were requested.
  var isStale = true
  private(set) var folds = ResultFolds()
  /// The reports last listed, while there are no rows: those of the folds and of `wanted`.
  private var before: Library?
  private(set) var hidden = HiddenRows()
  private(set) var window = ListWindow()
  /// The row to put the cursor on when rows come.
  var wanted: RowIdentity?
  /// The pane that had the focus before.
  var openedFrom = Focus.text
  /// The words that the hits shown have in or around them; empty for all.
  private(set) var filter = ""
  /// The rows of the hits with these words, ascending; nil without such a filter.
  private(set) var passing: [Int]?
  /// The folds before the filter: a filtered list has its own.
  private var foldsBefore: ResultFolds?
  /// The tree's position before; the tree follows the list.
  var treeBefore: TreePosition?

  /// The identity of a row, by which it is found again in another list.
  enum RowIdentity: Sendable, Equatable {
    case report(ReportNumber)
    case section(ReportNumber, SectionIndex)
    case hit(ReportNumber, TextRange)

    var report: ReportNumber {
      switch self {
      case .report(let number), .section(let number, _), .hit(let number, _): number
      }
    }
  }

  var concordance: Concordance? { listing?.concordance }

  /// The number of visible rows.
  var count: Int { shownCount + faults.count }

  /// The number of visible rows that are hits, or groups of hits.
  private var shownCount: Int { (concordance?.count ?? 0) - hidden.count }

  /// The rows of a list from elsewhere that are in no report: they come last.
  private var faults: [GivenHits.Fault] { filter.isEmpty ? listing?.found?.faults ?? [] : [] }

  /// The row of a list from elsewhere that is visible at index `shown` and in no report; nil for any other row.
  func fault(_ shown: Int) -> GivenHits.Fault? {
    let index = shown - shownCount
    return faults.indices.contains(index) ? faults[index] : nil
  }

  /// The visible row with index `shown`, and its index in the concordance.
  func row(_ shown: Int) -> (row: Concordance.Row, index: Int)? {
    guard let concordance, shown >= 0, shown < shownCount else { return nil }
    let index = hidden.row(ofShown: shown)
    return concordance[index].map { ($0, index) }
  }

  /// The row with the cursor.
  var current: (row: Concordance.Row, index: Int)? { row(window.cursor) }

  /// The identity of a row.
  func identity(of row: Concordance.Row) -> RowIdentity? {
    switch row {
    case .report(let number, _): return .report(number)
    case .section(let number, let section, _): return .section(number, section)
    case .hit(let place):
      guard let answer = concordance?.answer, place < answer.placeCount else { return nil }
      return .hit(answer.reports[answer.report(ofPlace: place)].number, answer[place])
    }
  }

  /// The index in the concordance of the row with this identity, or of the row nearest to it.
  func index(of identity: RowIdentity) -> Int? {
    guard let concordance else { return nil }
    switch identity {
    case .report(let number) where order == .place: return concordance.row(ofReport: number)
    case .section(let number, let section) where order == .place:
      return concordance.row(ofSection: section, in: number) ?? concordance.row(ofReport: number)
    case .hit(let number, let range):
      let place = concordance.answer.place(nearest: range, in: number)
      return place.flatMap(concordance.row(ofPlace:)) ?? concordance.row(ofReport: number)
    case .report(let number), .section(let number, _):
      guard let places = concordance.answer[number]?.places, !places.isEmpty else { return nil }
      return concordance.row(ofPlace: places.lowerBound)
    }
  }

  /// The reports, as last listed, in which a section is folded or chosen; where such a report is replaced, its sections
  /// are found again by their headings.
  var known: [(number: ReportNumber, report: PackedReport)] {
    guard let library = listing?.library ?? before else { return [] }
    var numbers = folds.reportsWithSections
    if let identity = wanted ?? current.flatMap({ identity(of: $0.row) }), case .section(let number, _) = identity {
      numbers.insert(number)
    }
    return numbers.sorted().compactMap { number in library[number].map { (number, $0.report) } }
  }

  // MARK: Rows

  /// Whether this is the list of the current search.
  func lists(_ search: SearchState) -> Bool { query == search.query && placeSearch == search.places?.number }

  /// Starts a list of another search or in another order; it is empty until its rows come.
  mutating func relist(_ search: SearchState, order: HitOrder) {
    let isSame = lists(search)
    if isSame, let row = current?.row { wanted = identity(of: row) }
    before = isSame ? listing?.library ?? before : nil
    if !isSame {
      (folds, foldsBefore) = (ResultFolds(), nil)
      wanted = nil
      filter = ""
    }
    (query, placeSearch, self.order) = (search.query, search.places?.number, order)
    listing = nil
    (hidden, passing) = (HiddenRows(), nil)
    window = ListWindow()
    isStale = true
  }

  /// Accepts the rows; the cursor stays on the same row, in the same place on a screen of `height` rows.
  mutating func take(_ listing: ListedHits, height: Int) {
    let isFirst = self.listing == nil
    var listing = listing
    let identity = (isFirst ? wanted : current.flatMap { self.identity(of: $0.row) })?.relocated(
      by: &listing.relocations)
    folds.relocate(by: &listing.relocations)
    foldsBefore?.relocate(by: &listing.relocations)
    listing.relocations = [:]
    before = nil
    let screenRow = isFirst ? height / 3 : window.cursor - window.top
    let isAtStart = !isFirst && window.cursor == 0
    self.listing = listing
    order = listing.order
    wanted = nil
    hide()
    // In a list of a term's places, begin at the first place and not at the name of its report.
    if isFirst, identity == nil, placeSearch != nil, order == .place, let first = concordance?.hit(after: -1) {
      return window.choose(hidden.shown(ofRow: first), count: count, height: height)
    }
    guard !isAtStart, let index = identity.flatMap({ self.index(of: $0) }) else {
      return window.choose(window.cursor, count: count, height: height)
    }
    window.place(hidden.shown(ofRow: index), screenRow: screenRow, count: count, height: height)
  }

  // MARK: Moving

  mutating func move(_ motion: Motion, times: Int?, height: Int) {
    window.move(motion, times: times, count: count, height: height)
  }

  /// Puts the cursor on a row of the concordance.
  mutating func choose(index: Int, height: Int) {
    window.choose(hidden.shown(ofRow: index), count: count, height: height)
  }

  /// Puts the cursor on a row of the concordance, and unfolds the groups around it.
  mutating func reveal(index: Int, height: Int) {
    if let concordance, hidden.hides(after: index - 1) {
      for heading in [concordance.reportHeading(of: index), concordance.sectionHeading(of: index)] {
        if let heading, heading != index, let row = concordance[heading] { folds.set(row, folded: false) }
      }
      hide()
    }
    choose(index: index, height: height)
  }

  /// Keeps the cursor in sight in a window whose height may have changed.
  mutating func settle(height: Int) { window.choose(window.cursor, count: count, height: height) }

  // MARK: Folds

  /// Changes the folds; the cursor stays on the same row, or goes to the group it is folded into.
  mutating func refold(height: Int, _ change: (inout ResultFolds) -> Void) {
    let index = current?.index
    let screenRow = window.cursor - window.top
    change(&folds)
    hide()
    guard let index else { return }
    window.place(hidden.shown(ofRow: index), screenRow: screenRow, count: count, height: height)
  }

  private mutating func hide() {
    hidden = concordance.map { folds.hidden(in: $0) } ?? HiddenRows()
    passing = filter.isEmpty ? nil : hits(with: filter)
    if let passing { hidden = HiddenRows(rowsHidden(around: passing, folded: hidden)) }
  }

  /// Whether the rows below a heading are hidden by a fold.
  func isFolded(headingAt index: Int) -> Bool { concordance?[index].map(folds.isFolded) ?? false }

  /// The hits below the heading at `index`, those alone that pass the filter; `count` are all.
  func shownHits(belowHeadingAt index: Int, of count: Int) -> Int {
    guard let passing, let end = concordance?.end(ofGroupAt: index) else { return count }
    return passing.partitionPoint { $0 < end } - passing.partitionPoint { $0 <= index }
  }

  /// The number of the chosen row among the hits, from 1, and of all hits; those alone that pass the filter. The number is
  /// nil above the first hit.
  var place: (number: Int?, count: Int) {
    guard let concordance else { return (nil, 0) }
    let index = current?.index ?? -1
    let number = passing.map { $0.partitionPoint { $0 <= index } } ?? concordance.hits(before: index + 1)
    return (number > 0 ? number : nil, passing?.count ?? concordance.answer.total)
  }

  /// Has the rows that are to come filtered by some words.
  mutating func await(filter words: String) {
    filter = words
    (foldsBefore, folds) = words.isEmpty ? (nil, folds) : (folds, ResultFolds())
  }

  /// Shows only hits with these words, and the groups they are in, unfolded; all with none. False where there are too
  /// many hits to look through.
  mutating func setFilter(_ words: String, height: Int) -> Bool {
    guard words.isEmpty || canFilter else { return false }
    let index = current?.index
    if filter.isEmpty, !words.isEmpty { (foldsBefore, folds) = (folds, ResultFolds()) }
    if words.isEmpty { (folds, foldsBefore) = (foldsBefore ?? folds, nil) }
    filter = words
    hide()
    window.choose(index.map { hidden.shown(ofRow: $0) } ?? 0, count: count, height: height)
    return true
  }
}

extension Results.RowIdentity {
  /// The same section in a report that was replaced, or its nearest ancestor that remains.
  fileprivate func relocated(by relocations: inout [ReportNumber: ReportRelocation]) -> Results.RowIdentity {
    guard case .section(let number, let section) = self, relocations[number] != nil else { return self }
    return .section(number, relocations[number]?.sections.nearest(section) ?? section)
  }
}
