import ReportModel

/// The columns that the cells of a table are set in.
public struct TableColumns: Sendable, Hashable {
  /// The sides that cells of a column keep to.
  public enum Alignment: Sendable, Hashable {
    case left, centre, right
  }

  /// The ways a table is set.
  public enum Arrangement: Sendable, Hashable {
    /// Beside each other within the room.
    case fitted
    /// Beside each other, wider than the room: all columns but the first are scrolled sideways.
    case wide
    /// One cell below the other, as paragraphs: cells that are text to be read.
    case stacked
  }

  /// The way the table is set.
  public private(set) var arrangement = Arrangement.fitted
  /// The width of each column.
  public private(set) var widths: [Int] = []
  /// The first column of each column.
  public private(set) var starts: [Int] = []
  /// The alignment of each column.
  public private(set) var alignments: [Alignment] = []
  /// Columns between two columns of the table.
  public static let gap = 3
  /// Columns that all cells but the first of a row are set in where they stand below each other.
  public static let stackedIndent = 2

  /// Rows and cells that are looked at for the widths.
  private static let sample = 400
  private static let sampleCells = 8_192
  /// No table of more columns is set in columns of its own.
  private static let mostColumns = 1_024
  /// A column that is narrowed has room for so much at least.
  private static let narrowest = 8
  /// A column of a table that is scrolled sideways is no wider.
  private static let widest = 16...30
  /// A cell that would take more rows than this is text to be read, unless its column is half of the room or more.
  private static let mostRows = 12

  /// The columns of the table at position `table` of the report's blocks within `room` columns, or, where that is too
  /// little, within `most`; nil where it has none, or too many.
  public init?(
    _ report: Report, table: Int, room: Int, most: Int? = nil, style: PageStyle = PageStyle(), typesetter: Typesetter
  ) {
    let end = report.blocks[table].range.upper
    var needs: [ColumnNeed] = []
    var (rows, cells, isHead) = (0, 0, false)
    // Cells of each column that keep to the left, the middle and the right.
    var votes: [[Int]] = []
    for block in report.blocks[(table + 1)...] {
      guard block.range.lower < end, rows <= Self.sample else { break }
      if block.kind == .row {
        if cells > Self.sampleCells { break }
        rows += 1
        isHead = block.ordinal == 0
      }
      guard block.kind == .cell, let column = block.ordinal, column >= 1, column <= Self.mostColumns else {
        if block.kind == .cell { return nil }
        continue
      }
      cells += 1
      while needs.count < column {
        needs.append(ColumnNeed())
        votes.append([0, 0, 0])
      }
      if !isHead, !block.range.isEmpty { votes[column - 1][Int(block.alignment?.rawValue ?? 1) - 1] += 1 }
      needs[column - 1].add(block, in: report, style, typesetter)
    }
    guard !needs.isEmpty else { return nil }
    alignments = votes.map(Self.alignment)
    let total = needs.reduce(Self.gap * (needs.count - 1)) { $0 + $1.all }
    set(needs, room: total <= room ? room : max(room, most ?? room))
  }

  /// Decides on the arrangement and the widths, for columns of these needs.
  private mutating func set(_ needs: [ColumnNeed], room: Int) {
    let wanted = needs.map(\.all)
    let gaps = Self.gap * (wanted.count - 1)
    if let fitted = ColumnNeed.widths(needs, into: room - gaps, narrowest: Self.narrowest) {
      let isProse = zip(wanted, fitted).contains { $0 > $1 * Self.mostRows && $1 * 2 < room }
      arrangement = isProse ? .stacked : .fitted
      widths = fitted
    } else {
      arrangement = .wide
      let first = min(wanted[0], max(Self.narrowest, room / 3))
      // Each column fits beside the first, with the signs of what is hidden: none is ever cut.
      let beside = max(Self.narrowest, room - first - Self.gap - Self.cutSign)
      let most = min(max(Self.widest.lowerBound, room / 3), Self.widest.upperBound, beside)
      widths = wanted.map { min($0, most) }
      widths[0] = min(widths[0], first)
      fillRoom(room)
      // No room beside the first column: there is nothing to scroll.
      if widths[0] + Self.gap + Self.narrowest > room { arrangement = .stacked }
    }
    if arrangement == .stacked {
      widths = wanted.indices.map { max(1, room - ($0 == 0 ? 0 : Self.stackedIndent)) }
      starts = wanted.indices.map { $0 == 0 ? 0 : Self.stackedIndent }
      alignments = alignments.map { _ in .left }
      return
    }
    var place = 0
    for width in widths {
      starts.append(place)
      place += width + Self.gap
    }
  }

  /// Narrows the column that the right edge would cut to the room that is left, the sign of what is hidden aside.
  private mutating func fillRoom(_ room: Int) {
    var place = 0
    for index in widths.indices {
      let left = room - place - Self.cutSign
      if index > 0, widths[index] > left {
        if left >= Self.narrowest { widths[index] = left }
        return
      }
      place += widths[index] + Self.gap
    }
  }

  /// Columns of the sign that more is hidden at the right, with the space before it.
  private static let cutSign = 2

  /// The position of the column that begins at or before a column of the screen.
  public func index(at column: Int) -> Int { max(0, starts.partitionPoint { $0 <= column } - 1) }

  /// The width of the whole.
  public var total: Int { zip(starts, widths).map(+).max() ?? 0 }

  /// The alignment of a column by its cells; heads may stand otherwise.
  private static func alignment(_ votes: [Int]) -> Alignment {
    let sides: [Alignment] = [.left, .centre, .right]
    return zip(votes, sides).reduce((0, Alignment.left)) { $1.0 > $0.0 ? $1 : $0 }.1
  }
}
