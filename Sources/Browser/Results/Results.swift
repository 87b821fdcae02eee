import ReportIndex
import ReportModel

/// The list of hits: what is listed, how, and where in it the reader is. It stays as it was left while the text is read.
struct Results: Sendable {
  /// The query whose hits are listed; nil while the text typed is no query.
  var query: SearchQuery?
  /// The number of the term that is listed, of all that were; nil for what a search finds.
  var term: Int?
  var order = HitOrder.place
  /// The rows; nil while they are waited for, so that no rows of another query or order are ever shown.
  private(set) var listing: ListedHits?
  /// Whether more may have been found since the question was asked.
  var isStale = true
  private(set) var folds = ResultFolds()
  /// The reports as they were listed last, while nothing is listed: what folds and `wanted` are about.
  private var before: Library?
  private(set) var hidden = HiddenRows()
  private(set) var window = ListWindow()
  /// The row to begin at once there are any.
  var wanted: RowIdentity?
  /// The pane that had the keys before.
  var openedFrom = Focus.text
  /// The position of the tree then: it follows the list.
  var treeBefore: TreePosition?

  /// A row by what it is, so that it is found again in another list.
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

  /// The number of rows to scroll through.
  var count: Int { (concordance?.count ?? 0) - hidden.count }

  /// The row shown as number `shown`, and its index in the concordance.
  func row(_ shown: Int) -> (row: Concordance.Row, index: Int)? {
    guard let concordance, shown >= 0, shown < count else { return nil }
    let index = hidden.row(ofShown: shown)
    return concordance[index].map { ($0, index) }
  }

  /// The row the cursor is on.
  var current: (row: Concordance.Row, index: Int)? { row(window.cursor) }

  /// The mark by which a row is found again.
  func mark(of row: Concordance.Row) -> RowIdentity? {
    switch row {
    case .report(let number, _): return .report(number)
    case .section(let number, let section, _): return .section(number, section)
    case .hit(let place):
      guard let answer = concordance?.answer, place < answer.placeCount else { return nil }
      return .hit(answer.reports[answer.report(ofPlace: place)].number, answer[place])
    }
  }

  /// The row of the concordance that a mark means now, or what stands nearest to it.
  func index(of mark: RowIdentity) -> Int? {
    guard let concordance else { return nil }
    switch mark {
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

  /// The reports, as they are listed, in which a section is folded or chosen: should they become others, these sections
  /// are found again by their headings.
  var known: [(number: ReportNumber, report: PackedReport)] {
    guard let library = listing?.library ?? before else { return [] }
    var numbers = folds.reportsWithSections
    if let mark = wanted ?? current.flatMap({ mark(of: $0.row) }), case .section(let number, _) = mark {
      numbers.insert(number)
    }
    return numbers.sorted().compactMap { number in library[number].map { (number, $0.report) } }
  }

  // MARK: What is listed

  /// Whether this is the list of what is searched.
  func lists(_ search: SearchState) -> Bool { query == search.query && term == search.term?.number }

  /// Lists something else, or in another way: nothing is shown until that is there.
  mutating func relist(_ search: SearchState, order: HitOrder) {
    let isSame = lists(search)
    if isSame, let row = current?.row { wanted = mark(of: row) }
    before = isSame ? listing?.library ?? before : nil
    if !isSame {
      folds = ResultFolds()
      wanted = nil
    }
    (query, term, self.order) = (search.query, search.term?.number, order)
    listing = nil
    hidden = HiddenRows()
    window = ListWindow()
    isStale = true
  }

  /// Takes in the rows; the reader stays on the same row, in the same place on a screen of `height`.
  mutating func take(_ listing: ListedHits, height: Int) {
    let isFirst = self.listing == nil
    var listing = listing
    let mark = (isFirst ? wanted : current.flatMap { self.mark(of: $0.row) })?.carriedOver(by: &listing.successions)
    folds.carryOver(by: &listing.successions)
    listing.successions = [:]
    before = nil
    let screenRow = isFirst ? height / 3 : window.cursor - window.top
    let isAtStart = !isFirst && window.cursor == 0
    self.listing = listing
    order = listing.order
    wanted = nil
    hide()
    // A reader who asked for the places of a term wants the first of them, and not the name of a report.
    if isFirst, mark == nil, term != nil, let first = concordance?.hit(after: -1) {
      return window.choose(hidden.shown(ofRow: first), count: count, height: height)
    }
    guard !isAtStart, let index = mark.flatMap({ self.index(of: $0) }) else {
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

  /// The same, unfolding what it is folded into.
  mutating func reveal(index: Int, height: Int) {
    if let concordance, hidden.hides(after: index - 1) {
      for heading in [concordance.reportHeading(of: index), concordance.sectionHeading(of: index)] {
        if let heading, heading != index, let row = concordance[heading] { folds.set(row, folded: false) }
      }
      hide()
    }
    choose(index: index, height: height)
  }

  /// Keeps the cursor in sight in a window that may have another height.
  mutating func settle(height: Int) { window.choose(window.cursor, count: count, height: height) }

  // MARK: Folds

  /// Changes what is folded; the reader stays on the same row, or on the one that it is folded into.
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
  }
}

/// The folded groups of a list of hits: all of a kind but some, or only some.
struct ResultFolds: Sendable, Equatable {
  private struct FoldedSection: Hashable, Sendable {
    var report: ReportNumber
    var section: SectionIndex
  }

  private(set) var foldsReports = false
  private(set) var foldsSections = false
  private var reports: Set<ReportNumber> = []
  private var sections: Set<FoldedSection> = []

  /// Everything folded to its reports, to its sections, or nothing.
  mutating func fold(reports: Bool, sections: Bool) {
    self = ResultFolds()
    (foldsReports, foldsSections) = (reports, sections)
  }

  /// The reports in which single sections are folded, or are not while all others are.
  var reportsWithSections: Set<ReportNumber> { Set(sections.map(\.report)) }

  /// Keeps the same sections folded in reports that have become others; those that are gone are forgotten.
  mutating func carryOver(by successions: inout [ReportNumber: Succession]) {
    guard !successions.isEmpty else { return }
    sections = Set(
      sections.compactMap { section in
        guard successions[section.report] != nil else { return section }
        return successions[section.report]?.sections.section(section.section)
          .map { FoldedSection(report: section.report, section: $0) }
      })
  }

  mutating func set(_ row: Concordance.Row, folded: Bool) {
    switch row {
    case .report(let number, _):
      if folded == foldsReports { reports.remove(number) } else { reports.insert(number) }
    case .section(let number, let section, _):
      let key = FoldedSection(report: number, section: section)
      if folded == foldsSections { sections.remove(key) } else { sections.insert(key) }
    case .hit: break
    }
  }

  /// The rows that the folded groups leave out.
  func hidden(in concordance: Concordance) -> HiddenRows {
    guard concordance.side == nil else { return HiddenRows() }
    var headings: [Int] = []
    if foldsReports {
      let open = Set(reports.compactMap(concordance.row(ofReport:)))
      headings += concordance.reportHeadings.filter { !open.contains($0) }
    } else {
      headings += reports.compactMap(concordance.row(ofReport:))
    }
    let named = sections.compactMap { concordance.row(ofSection: $0.section, in: $0.report) }
    if foldsSections {
      let open = Set(named)
      headings += concordance.sectionHeadings.filter { !open.contains($0) }
    } else {
      headings += named
    }
    return HiddenRows(
      headings.compactMap { row in concordance.end(ofGroupAt: row).map { row + 1..<max(row + 1, $0) } })
  }
}

extension Results.RowIdentity {
  /// The same section of a report that has become another, or the nearest around it that is there still.
  fileprivate func carriedOver(by successions: inout [ReportNumber: Succession]) -> Results.RowIdentity {
    guard case .section(let number, let section) = self, successions[number] != nil else { return self }
    return .section(number, successions[number]?.sections.nearest(section) ?? section)
  }
}
