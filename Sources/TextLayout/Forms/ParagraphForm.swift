/// The form of a paragraph on the page: where its rows begin, and what is drawn beside its text.
public struct ParagraphForm: Sendable, Hashable {
  /// The ways the rows of a paragraph are drawn.
  public enum Kind: Sendable, Hashable {
    /// Text, wrapped unless the paragraph is preformatted.
    case text
    /// Code: never wrapped.
    case code
    /// A line drawn across.
    case rule
    /// A row of a table, and the line below its head; the positions of the table and of the row among the blocks.
    case tableRow(table: Int, row: Int)
    case tableRule(table: Int)
    /// No rows: all of it is mark-up.
    case nothing
  }

  /// The way its rows are drawn.
  public var kind = Kind.text
  /// The parts of its text that are not shown as they stand.
  public var marks = PassageMarks()
  /// Columns before the rows after the first.
  public var indent = 0
  /// Columns before the first row.
  public var firstIndent = 0
  /// The sign of a list item or a note, drawn before the first row and ending a column before it.
  public var marker = ""
  /// The sign drawn behind its last row, where it stands for an image.
  public var closer = ""
  /// Whether it is wrapped though its line stands as it is in the source: an option with its text behind it.
  public var wraps = false
  /// The columns at which the bars of quotations stand.
  public var bars: [Int] = []
  /// Whether it is the head or the foot of a manual page, which takes one row.
  public var isRunningHead = false
  /// Whether it says something about the document rather than being its text.
  public var isMuted = false
  /// Blank rows after it.
  public var rowsAfter = 0
  /// The one of them, from 0, on which a line is drawn across; nil where none is.
  public var ruleAfter: Int?

  /// The form of running text.
  public init() {}

  /// The columns before the row at position `row`.
  public func indent(ofRow row: Int) -> Int { row == 0 ? firstIndent : indent }
}
