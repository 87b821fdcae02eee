import ReportIndex
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
    /// A saved question, by its name.
    case saved(String)
    /// The hits of a search.
    case hits(SearchQuery)
    /// The plot of a phrase over the years.
    case track(String)
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
  var parent: [ListPanel] = []

  var table: ListTable { ListTable(columns, rows) }
}

extension BrowserState {
  /// Opens a list from its first row.
  mutating func openPlaces(_ list: JumpList) {
    setListView(ListView(list.kind))
    shell.lists.left = nil
    open(ListPanel(listing: .places(list)))
  }

  /// Goes where a row of a list leads; the list can be come back to.
  mutating func go(toListed row: Int, of list: JumpList) {
    guard list.destinations.indices.contains(row) else { return }
    let panel = ListPanel(listing: .places(list))
    switch list.destinations[row] {
    case .reports(let passage):
      guard var reports = reusedReports(passage) else { return }
      reports.parent = [panel]
      openPlaces(reports)
    case .saved:
      guard let question = savedQuestion(row, of: list) else { return }
      run(question)
      shell.lists.left = LeftList(panel: panel, query: search.query)
    case .track(let phrase):
      openTrack(phrase)
      guard case .track(var track) = openList?.listing else { return }
      track.parent = [list]
      shell.layers = [.list(ListPanel(listing: .track(track)))]
    case .hits(let query): leave(panel, for: .hits(query))
    case .place(let report, let anchor): leave(panel, for: .place(report: report, anchor))
    case .words(let report, let words):
      guard isReadable(report) else { return }
      leave(panel, for: .place(report: report, placeOfShared(words, in: report)))
    }
  }

  /// Leaves a list for a place, or for the hits of a search; the list can be come back to.
  mutating func leave(_ panel: ListPanel, for target: TrackList.LineTarget) {
    switch target {
    case .place(let report, let anchor):
      guard isReadable(report) else { return complain(ReusedMessage.reportGone) }
      shell.layers = []
      shell.lists.left = LeftList(panel: panel)
      if focus != .text { leaveTree(keepingPlace: true) }
      focus = .text
      leaveHere()
      go(to: Place(subject: .report(report), anchor: anchor))
    case .hits(let query):
      shell.layers = []
      shell.lists.left = LeftList(panel: panel, query: query)
      (search.query, search.scope, search.isForward, search.isHighlighted) = (query, .current, true, true)
      search.current = nil
      findAll()
      openResults()
    }
  }

  /// Opens the list again that led to the place being read, or to the list of hits, as it was left; false where there is
  /// none. A place in the text to which the list of hits has led gives way to that first.
  mutating func returnToLeftList() -> Bool {
    guard let left = shell.lists.left, shell.layers.isEmpty else { return false }
    if let query = left.query {
      guard search.query == query else {
        shell.lists.left = nil
        return false
      }
      guard focus == .results else { return false }
      closeResults()
    }
    shell.lists.left = nil
    open(left.panel)
    return true
  }
}

/// A list that was left for what a row of it leads to.
struct LeftList: Sendable {
  let panel: ListPanel
  /// The search whose hits the row led to; nil where it led to a place.
  var query: SearchQuery?
}
