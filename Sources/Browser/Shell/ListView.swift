/// A list as the reader has set it: its filter, its order, its cursor. It is kept when the list is closed.
struct ListView: Sendable, Equatable {
  let kind: ListKind
  var window = ListWindow()
  /// The text that the rows shown hold; empty for all rows.
  var filter = ""
  /// The column sorted by; nil for the list's own order.
  var sort: Int?
  var isReversed = false
  /// The rows shown, in their order, of the first `counted` of the list; nil for all in their own order.
  private(set) var rows: [Int]?
  private var counted = 0

  init(_ kind: ListKind) { self.kind = kind }

  /// The number of rows shown of a list of `all`.
  func count(of all: Int) -> Int { rows?.count ?? all }

  /// The row of the list that is shown at `place`.
  func row(at place: Int) -> Int? { rows.map { $0.indices.contains(place) ? $0[place] : nil } ?? place }

  /// Makes the rows shown anew; the cursor stays on its row where that is among them.
  mutating func lay(_ table: ListTable, height: Int) {
    let kept = row(at: window.cursor)
    let isPlain = filter.isEmpty && sort == nil && !isReversed
    rows = isPlain ? nil : table.rows(filter: filter, sortedBy: sort, isReversed: isReversed)
    counted = table.count
    let place = kept.flatMap { row in rows.map { $0.firstIndex(of: row) } ?? row } ?? 0
    window.choose(place, count: count(of: table.count), height: height)
  }

  /// Whether rows have come that the order and the filter were not told of.
  func isBehind(_ all: Int) -> Bool { rows != nil && counted != all }
}
