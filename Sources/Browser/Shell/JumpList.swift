import ReportModel

/// A list over the whole screen whose rows lead to places in reports, or to another such list.
struct JumpList: Sendable {
  /// The thing that a row leads to.
  enum RowDestination: Sendable {
    /// A place in a report.
    case place(report: Int, TextOffset)
    /// The place in a report where some words stand, as they are or nearly so.
    case words(report: Int, [UInt8])
    /// The reports that have a passage of the list of reuse, by its position.
    case reports(passage: Int)
  }

  let kind: ListKind
  /// The name of the list in the status line.
  let name: String
  /// The names of the columns: in files, and over them on the screen.
  let columns: [String]
  let heads: [String]
  /// The columns that are left on a screen of fewer than 60 columns.
  let narrow: [Int]
  var rows: [[String]]
  var destinations: [RowDestination]
  /// The list that this one was opened from; empty for none.
  var parent: [JumpList] = []

  var table: ListTable { ListTable(columns, rows) }
}

extension BrowserState {
  /// Opens a list from its first row.
  mutating func openPlaces(_ list: JumpList) {
    setListView(ListView(list.kind))
    shell.leftPlaces = nil
    open(ListPanel(listing: .places(list)))
  }

  /// Goes where a row of a list leads; the list can be come back to.
  mutating func go(toListed row: Int, of list: JumpList) {
    guard list.destinations.indices.contains(row) else { return }
    let place: (report: Int, anchor: TextOffset)
    switch list.destinations[row] {
    case .reports(let passage):
      guard var reports = reusedReports(passage) else { return }
      reports.parent = [list]
      return openPlaces(reports)
    case .place(let report, let anchor): place = (report, anchor)
    case .words(let report, let words):
      guard isReadable(report) else { return }
      place = (report, placeOfShared(words, in: report))
    }
    guard isReadable(place.report) else { return complain(ReusedMessage.reportGone) }
    shell.layers = []
    shell.leftPlaces = list
    if focus != .text { leaveTree(keepingPlace: true) }
    focus = .text
    leaveHere()
    go(to: Place(subject: .report(place.report), anchor: place.anchor))
  }

  /// Opens the list again that led to the place being read, as it was left; false where there is none.
  mutating func returnToPlaces() -> Bool {
    guard let list = shell.leftPlaces, shell.layers.isEmpty else { return false }
    shell.leftPlaces = nil
    open(ListPanel(listing: .places(list)))
    return true
  }
}
