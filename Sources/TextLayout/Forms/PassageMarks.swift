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
  /// Characters above and below the line, in order.
  public var scripts: [ScriptRun] = []
  /// The readings of characters, by their last byte.
  public var readings: [CharacterReading] = []
  /// Code, in order: a row ends inside a word of it only where it must.
  public var code: [TextRange] = []

  /// No marks: all is shown as it stands.
  public init(
    hidden: [InlineSpan] = [], joinsLines: Bool = false, spacesScripts: Bool = false, imageStart: [Unicode.Scalar] = []
  ) {
    self.hidden = hidden
    self.joinsLines = joinsLines
    self.spacesScripts = spacesScripts
    self.imageStart = imageStart
  }

  /// Sets the characters above and below the line, and the code, of a passage of `report`; its hidden runs are set.
  mutating func setRuns(of range: TextRange, in report: Report, _ style: PageStyle) {
    let spans = report.spans(from: range)
    let areSome = spans.contains { [.superscript, .subscript, .code, .ruby].contains($0.kind) }
    guard areSome else { return }
    readings = CharacterReading.readings(of: spans, in: report)
    scripts = ScriptRun.runs(report.text, spans, hidden: hidden, usesLetters: style.usesScriptLetters)
    code = spans.filter { $0.kind == .code }.map(\.range)
  }

  /// The characters of a sign.
  func scalars(of sign: InlineSpan.Sign) -> [Unicode.Scalar] {
    switch sign {
    case .none: []
    case .imageStart: imageStart
    case .imageEnd: ["]"]
    case .image: PageStyle.imageAlone(imageStart)
    case .strikeStart, .strikeEnd: Array(InlineSpan.strikeMark.unicodeScalars)
    }
  }
}
