/// The position of the tree: the row with its cursor, and its first row on the screen.
struct TreePosition: Sendable, Equatable {
  var cursor: TreeRow
  var top: TreeRow
}

/// The state of the tree pane.
struct TreeState: Sendable {
  var position: TreePosition
  /// Whether the reader wants it shown; nil leaves that to whether there is anything to show.
  var isWanted: Bool?
  /// The same as it was remembered last.
  var isWantedKept: Bool?
  /// The reading before the tree got the focus, which Esc returns to.
  var before: ReadingSnapshot?
  /// Columns that the reader added to the tree's share of the width.
  var columnsAdded = 0

  var cursor: TreeRow {
    get { position.cursor }
    set { position.cursor = newValue }
  }
  var top: TreeRow {
    get { position.top }
    set { position.top = newValue }
  }
}
