import ReportModel

/// One character as drawn: a cell of one or two columns.
public struct LaidCell: Hashable, Sendable {
  /// The character drawn; never a control, a format character or a combining mark.
  public var base: Unicode.Scalar
  /// The first combining mark over it; U+0000 for none.
  public var mark: Unicode.Scalar
  /// The second combining mark over it; U+0000 for none.
  public var secondMark: Unicode.Scalar
  /// Columns it takes: 1 or 2.
  public var width: Int
  /// The first byte of the character of the text that it shows. A tab and a visible mark are several cells.
  public var offset: TextOffset
  /// Whether it stands for what may not be drawn: a control, an invisible character, a lone mark, half a flag.
  public var isControlMark: Bool
  /// Whether it is of the reading of the character, and not of the text.
  public var isReading = false

  /// A cell. `width` is 1 or 2 columns.
  public init(
    _ base: Unicode.Scalar, width: Int = 1, offset: TextOffset, mark: Unicode.Scalar = "\0",
    secondMark: Unicode.Scalar = "\0", isControlMark: Bool = false
  ) {
    self.base = base
    self.mark = mark
    self.secondMark = secondMark
    self.width = width
    self.offset = offset
    self.isControlMark = isControlMark
  }
}
