/// The size of the terminal or of a pane, in character cells.
public struct ScreenSize: Hashable, Sendable {
  /// Cells across.
  public var columns: Int
  /// Cells down.
  public var rows: Int

  /// A size of `columns` by `rows` cells.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size with at least no and at most so many `columns` and `rows`.
  public func bounded(columns: Int, rows: Int) -> ScreenSize {
    ScreenSize(columns: min(max(0, self.columns), columns), rows: min(max(0, self.rows), rows))
  }
}
