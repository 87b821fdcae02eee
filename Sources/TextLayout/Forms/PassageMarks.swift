import ReportModel

/// The parts of a passage that a page shows otherwise than they are written.
public struct PassageMarks: Sendable, Hashable {
  /// Runs that are not shown, or shown as another character, in order; none overlaps another.
  public var hidden: [InlineSpan]
  /// Whether line ends inside the passage are those of its source, and no rows of it.
  public var joinsLines: Bool
  /// Whether a column is left free between Han and Latin letters or digits that touch (CSS Text 4, 8.4).
  public var spacesScripts: Bool
  /// The characters of the sign before the words that stand for an image.
  public var imageStart: [Unicode.Scalar]

  /// No marks: all is shown as it stands.
  public init(
    hidden: [InlineSpan] = [], joinsLines: Bool = false, spacesScripts: Bool = false, imageStart: [Unicode.Scalar] = []
  ) {
    self.hidden = hidden
    self.joinsLines = joinsLines
    self.spacesScripts = spacesScripts
    self.imageStart = imageStart
  }

  /// The characters of a sign.
  func scalars(of sign: InlineSpan.Sign) -> [Unicode.Scalar] {
    switch sign {
    case .none: []
    case .imageStart: imageStart
    case .imageEnd: ["]"]
    }
  }
}
