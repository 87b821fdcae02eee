import ReportModel

/// A paragraph of a passage, as it is taken away: its words without the line ends of its source and the mark-up, and the
/// part that it plays.
public struct PassageParagraph: Sendable {
  /// The parts that a paragraph plays.
  public enum Part: Sendable, Hashable {
    /// A line of the report's title.
    case title
    /// A heading by itself.
    case heading(SectionIndex)
    case text
    /// 同志们：
    case salutation
    /// A line of text that stands as it is; of the block at this position, if any.
    case code(block: Int?)
    /// The row of a table at this position among the blocks, its cells in order; whether it has the heads of columns.
    case row(table: Int, isHead: Bool)
    /// A line drawn across.
    case rule
    case blank
  }

  /// A block that a paragraph stands in.
  public struct Surrounding: Sendable, Hashable {
    /// The parts that such a block plays.
    public enum BlockPart: Sendable, Hashable { case item, quotation, note }

    /// Its position among the blocks of the report.
    public var block: Int
    /// The part it plays.
    public var part: BlockPart
    /// The marker of an item or a note, as written.
    public var marker: String
    /// Whether the paragraph is the first in it.
    public var begins: Bool
    /// Whether the task that the item is has been done; nil for what is none.
    public var isDone: Bool?

    /// The number of an item that is counted in digits, as `3.` and `3)`; nil for all others.
    public var number: Int? {
      guard part == .item, let last = marker.last, last == "." || last == ")" else { return nil }
      return marker.utf8.count <= 10 ? Int(marker.dropLast()) : nil
    }
    /// Whether the marker is only a sign, which says nothing.
    public var isBullet: Bool { ["-", "*", "+", "•", "·", "o", ""].contains(marker) }
  }

  /// The part it plays.
  public var part: Part
  /// The bytes of the report that it covers.
  public var range: TextRange
  /// The blocks that it stands in, the outermost first.
  public var surroundings: [Surrounding] = []
  /// The sign that the screen shows before its first row: a bullet, a number, `[1]`.
  public var sign = ""
  /// Its words; none for a row of a table.
  public var runs: [PassageRun] = []
  /// The cells of the row of a table, and the side that the words of each keep to; nil for none told.
  public var cells: [[PassageRun]] = []
  public var sides: [Block.CellAlignment?] = []
  /// Whether it is of lesser weight: front matter, menus, remarks.
  public var isMuted = false
  /// The block of lines that it is one of: lines of one paragraph, parted by breaks; its position among the blocks.
  public var lines: Int?
  /// Whether it goes on with the line before it.
  public var continuesLine = false

  /// A paragraph without words.
  public init(_ part: Part, _ range: TextRange) {
    self.part = part
    self.range = range
  }

  /// The words without their looks.
  public var words: [UInt8] { runs.flatMap(\.words) }
}
