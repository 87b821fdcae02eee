import TextFacts

/// The columns in which the cells of a table stand, where a cell may reach over several columns and rows (HTML Living
/// Standard, 4.9.12, "forming a table").
///
/// A cell stands in its first row and its first column; the other places that it covers are empty cells.
public struct CellGrid: Sendable {
  /// The reach of a cell as a document tells it, bounded as 4.9.11 says.
  public struct Reach: Sendable, Hashable {
    /// Columns, 1 to 1,000.
    public let columns: Int
    /// Rows, 0 to 65,534; 0 for all that are left of its group of rows.
    public let rows: Int

    /// The reach of a cell by the numbers of `colspan` and `rowspan`; nil for none.
    public init(columns: Int?, rows: Int?) {
      self.columns = min(max(columns ?? 1, 1), 1_000)
      self.rows = min(max(rows ?? 1, 0), 65_534)
    }

    /// The number that the value of an attribute begins with (2.3.4.2, non-negative integers); nil for none.
    public static func number(_ value: some Sequence<UInt8>) -> Int? {
      var number: Int?
      for byte in value {
        if number == nil, byte <= 0x20 || byte == 0x2B { continue }
        guard (0x30...0x39).contains(byte) else { break }
        number = min((number ?? 0) * 10 + Int(byte - 0x30), 1 << 20)
      }
      return number
    }
  }

  /// For each column, the rows below the one under way that a cell above reaches into.
  private var covered: [Int] = []
  /// The columns that cells of the row under way reach down from, and the rows below it that they cover.
  private var reaching: [(columns: Range<Int>, rows: Int)] = []
  private var column = 0
  /// The empty cells before others that may still be made, in all tables of the document.
  private var places = WorkBudget.coveredCells

  /// The grid of a table without rows.
  public init() {}

  /// Another table of the document begins.
  public mutating func beginTable() { (covered, reaching, column) = ([], [], 0) }

  /// A row begins; `isFirst` of its group, into which no cell of another group reaches.
  public mutating func beginRow(isFirst: Bool) {
    if isFirst { covered = [] }
    column = 0
  }

  /// The next cell of the row begins: the column in which it stands, from 0.
  public mutating func place(_ reach: Reach) -> Int {
    let start = column
    while column < covered.count, covered[column] > 0 { column += 1 }
    places -= column - start
    if places <= 0 {
      // A document that is all merged cells: they stand one beside the other.
      column = start
      covered = []
    }
    let first = column
    let columns = min(reach.columns, max(1, WorkBudget.tableColumns - first), max(1, places))
    places -= columns - 1
    column += columns
    let rows = reach.rows == 0 ? Int.max : reach.rows - 1
    if rows > 0, column <= WorkBudget.tableColumns { reaching.append((first..<column, rows)) }
    return first
  }

  /// The row ends.
  public mutating func endRow() {
    for index in covered.indices where covered[index] > 0 && covered[index] < Int.max { covered[index] -= 1 }
    for (columns, rows) in reaching {
      while covered.count < columns.upperBound { covered.append(0) }
      for index in columns { covered[index] = max(covered[index], rows) }
    }
    reaching = []
    while covered.last == 0 { covered.removeLast() }
  }
}
