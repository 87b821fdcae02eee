import ReportCompare
import ReportIndex
import ReportModel
import TextFacts

/// The tables of two reports of different years as a list, one table at a time.
struct YearList: Sendable {
  let compared: ComparedReports
  let language: Language
  private let tables: [YearTable]
  /// The position of the table shown.
  private let shown: Int

  /// The tables that have rows, at the first of them; nil where none has.
  init?(_ compared: ComparedReports, language: Language) {
    guard let years = compared.years else { return nil }
    let tables = YearTableKind.allCases.map { YearTable($0, of: years, in: language) }.filter { !$0.rows.isEmpty }
    guard !tables.isEmpty else { return nil }
    self.init(compared, language, tables, shown: 0)
  }

  private init(_ compared: ComparedReports, _ language: Language, _ tables: [YearTable], shown: Int) {
    (self.compared, self.language, self.tables, self.shown) = (compared, language, tables, shown)
  }

  /// The list at its next table.
  var next: YearList { YearList(compared, language, tables, shown: (shown + 1) % tables.count) }

  /// The row at a position of the table shown.
  func row(_ index: Int) -> YearTable.Row? {
    tables[shown].rows.indices.contains(index) ? tables[shown].rows[index] : nil
  }

  /// The table shown.
  var table: ListTable {
    let rows = tables[shown].rows
    let isNamedByKind = self.isNamedByKind
    let language = language
    return ListTable(shownColumns, count: rows.count) { index in
      guard rows.indices.contains(index) else { return [] }
      guard isNamedByKind else { return rows[index].fields }
      // An amount and a share say themselves what they are.
      let fields = rows[index].fields
      let hasUsualKind = [.amount, .share].contains { YearMessage.kind($0).message(in: language) == fields[1] }
      return [hasUsualKind ? fields[0] : "\(fields[0]) \(fields[1])"] + fields[2...]
    }
  }

  /// Whether the kind of a figure stands behind the indicator and has no column of its own: a screen is narrow.
  private var isNamedByKind: Bool { tables[shown].kind == .indicators }

  /// The columns that are left on a screen of fewer than 60 columns: the name, both figures, what came of it.
  var narrow: [Int] {
    let names: [String] =
      switch tables[shown].kind {
      case .indicators: ["indicator", "old", "new"]
      case .terms: ["term", "fate", "new"]
      case .sections: ["heading", "kept"]
      case .lone: ["heading", "fate"]
      case .passages: ["passage", "characters"]
      }
    return shownColumns.indices.filter { names.contains(shownColumns[$0]) }
  }

  private var shownColumns: [String] { tables[shown].columns.filter { !isNamedByKind || $0 != "kind" } }

  /// The names over its columns: the years of the reports, where their titles say them.
  var heads: [String] {
    let years = compared.titleYears
    return shownColumns.map { column in
      switch (column, years) {
      case ("old", let years?): YearMessage.report(year: years.old).message(in: language)
      case ("old_target", let years?): YearMessage.target(year: years.old).message(in: language)
      case ("new", let years?): YearMessage.report(year: years.new).message(in: language)
      case ("new_target", let years?): YearMessage.target(year: years.new).message(in: language)
      case (_, _): YearMessage.column(column).message(in: language)
      }
    }
  }

  /// The name of the table shown, and its position among all.
  func name(in language: Language) -> String {
    "\(YearMessage.table(tables[shown].kind).message(in: language)) \(shown + 1)/\(tables.count)"
  }
}

extension BrowserState {
  /// Opens the tables of the comparison that is shown, as they were left.
  mutating func openYears() {
    guard let room = compare.room, let list = room.years ?? YearList(room.compared, language: language) else {
      closeCompare()
      return say(CompareMessage.noDifference)
    }
    compare.room?.years = list
    open(ListPanel(listing: .years(list)))
  }

  /// Shows the next table.
  mutating func nextYearTable() {
    guard case .years(let list) = openList?.listing else { return complain(CompareMessage.noTables) }
    compare.room?.years = list.next
    setListView(ListView(.years))
    open(ListPanel(listing: .years(list.next)))
  }

  /// Takes the topmost layer away; with the tables of years the comparison is left too.
  mutating func leaveLayer() {
    let left = shell.layers.popLast()
    guard case .list(let panel) = left else { return }
    if case .places(let list) = panel.listing, let parent = list.parent.first {
      // A list that was opened from another one gives way to that.
      return open(parent)
    }
    if case .track(let list) = panel.listing, let parent = list.parent.first {
      return open(ListPanel(listing: .places(parent)))
    }
    guard panel.listing.kind == .years else { return }
    setListView(ListView(.years))
    closeCompare()
  }

  /// Shows both reports at the place of a row in the newer one; where it has none there, in the older one.
  mutating func go(toListed row: Int, of list: YearList) {
    guard let chosen = list.row(row), compare.room?.compared === list.compared else { return }
    shell.layers = []
    compare.room?.focus = .new
    compare.room?.yearRow = chosen
    showYearRow(older: chosen.new == nil)
  }

  /// Goes from the place in the newer report to that in the older one, and back.
  mutating func goToOtherYear() {
    guard let room = compare.room, let row = room.yearRow else { return }
    guard row.old != nil, row.new != nil else { return complain(CompareMessage.onlyHere) }
    showYearRow(older: !room.isAtOlder)
  }

  private mutating func showYearRow(older: Bool) {
    guard let row = compare.room?.yearRow, let place = older ? row.old : row.new else { return }
    compare.room?.isAtOlder = older
    compare.room?.current = nil
    showCompared { $0.place(of: place.lower, older ? .old : .new) }
  }

  // MARK: The year before

  /// Compares with the report of the year before: one in the same folder, or else with the same title, years left out.
  mutating func compareWithYearBefore(_ number: Int) {
    guard let before = yearBefore(number) else { return complain(CompareMessage.noYearBefore) }
    compare(withReport: before, isOfYears: true)
  }

  private func yearBefore(_ number: Int) -> Int? {
    guard let library = library?.library, let own = library[ReportNumber(number)]?.year else { return nil }
    let earlier = library.numbers.map(\.value).compactMap { other -> (number: Int, year: Int)? in
      guard other != number, let year = library[ReportNumber(other)]?.year, year < own else { return nil }
      return (other, year)
    }
    let folder = self.folder(of: number)
    let title = Self.withoutYear(reportTitle(of: number))
    let beside = earlier.filter { self.folder(of: $0.number) == folder }
    let alike = earlier.filter { !title.isEmpty && Self.withoutYear(reportTitle(of: $0.number)) == title }
    return (beside.isEmpty ? alike : beside).max { ($0.year, $1.number) < ($1.year, $0.number) }?.number
  }

  private func folder(of number: Int) -> [UInt8]? {
    source(of: number)?.path.flatMap { path in path.lastIndex(of: 0x2F).map { Array(path[..<$0]) } }
  }

  private static func withoutYear(_ title: String?) -> [UInt8] {
    Array((title ?? "").utf8).filter { !(0x30...0x39).contains($0) }
  }
}
