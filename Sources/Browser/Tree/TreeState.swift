/// The tree's own place: the row that has its cursor, and its first row on the screen.
struct TreePosition: Sendable, Equatable {
  var cursor: TreeRow
  var top: TreeRow
}

/// The tree: where in it the reader is, and whether it is on the screen.
struct TreeState: Sendable {
  var position: TreePosition
  var isShown = true
  /// The reading before the tree got the keys, to come back to on Esc.
  var before: LeftReading?
  /// Columns added to its share of the width by hand.
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
