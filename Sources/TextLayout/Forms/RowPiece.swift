import ReportModel

/// A run of a row of the screen: all of it, or the part of a table's cell that stands on it.
public struct RowPiece: Sendable, Hashable {
  /// The row of text.
  public var row: TextRow
  /// The column it begins at, counted from where the paragraph's rows begin.
  public var column: Int
  /// The parts of its text that are not shown as they stand.
  public var marks: PassageMarks

  /// A piece at `column`.
  public init(_ row: TextRow, column: Int, marks: PassageMarks) {
    self.row = row
    self.column = column
    self.marks = marks
  }
}
