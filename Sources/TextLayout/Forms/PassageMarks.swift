import ReportModel

/// The parts of a passage that a page shows otherwise than they are written.
public struct PassageMarks: Sendable, Hashable {
  /// Runs that are not shown, or shown as another character, in order; none overlaps another.
  public var hidden: [InlineSpan]
  /// Whether line ends inside the passage are those of its source, and no rows of it.
  public var joinsLines: Bool

  /// No marks: all is shown as it stands.
  public init(hidden: [InlineSpan] = [], joinsLines: Bool = false) {
    self.hidden = hidden
    self.joinsLines = joinsLines
  }
}
