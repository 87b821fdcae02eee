import ReportModel

/// One row of a paragraph.
public struct TextRow: Hashable, Sendable {
  /// The bytes of the text the row stands for, spaces at its end and a line end included: the ranges of a
  /// paragraph's rows, put together, are the paragraph's.
  public var range: TextRange
  /// Columns drawn. Spaces at the end of a row that is wrapped are not drawn and not counted.
  public var width: Int
  /// The columns the row was laid out for; nil for one that is never wrapped.
  public var columns: Int?

  /// A row of `range`, `width` columns drawn, laid out for `columns`.
  public init(range: TextRange, width: Int, columns: Int?) {
    self.range = range
    self.width = width
    self.columns = columns
  }
}
