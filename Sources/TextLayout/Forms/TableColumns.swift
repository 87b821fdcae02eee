import ReportModel

/// The columns that the cells of a table are set in.
public struct TableColumns: Sendable, Hashable {
  /// The sides that cells of a column keep to.
  public enum Alignment: Sendable, Hashable {
    case left, centre, right
  }

  /// The width of each column.
  public private(set) var widths: [Int] = []
  /// The alignment of each column.
  public private(set) var alignments: [Alignment] = []
  /// Columns between two columns of the table.
  public static let gap = 3

  /// Rows that are looked at for the widths.
  private static let sample = 400
  /// No table of more columns is set in columns of its own.
  private static let mostColumns = 32
  /// A column that is narrowed has room for so much at least.
  private static let narrowest = 6

  /// The columns of the table at position `table` of the report's blocks within `room` columns; nil where they do not fit.
  init?(_ report: Report, table: Int, room: Int, typesetter: Typesetter) {
    let end = report.blocks[table].range.upper
    var wanted: [Int] = []
    var rows = 0
    for block in report.blocks[(table + 1)...] {
      guard block.range.lower < end, rows <= Self.sample else { break }
      if block.kind == .row { rows += 1 }
      guard block.kind == .cell, let column = block.ordinal, column >= 1, column <= Self.mostColumns else {
        if block.kind == .cell { return nil }
        continue
      }
      while wanted.count < column { wanted.append(1) }
      wanted[column - 1] = max(wanted[column - 1], Self.width(of: block, in: report, typesetter))
    }
    let gaps = Self.gap * max(0, wanted.count - 1)
    guard !wanted.isEmpty, let widths = Self.fitted(wanted, into: room - gaps) else { return nil }
    self.widths = widths
    alignments = Self.alignments(report, table: table, count: widths.count)
  }

  /// The first column of the table's column at `index`.
  public func start(of index: Int) -> Int { widths[..<index].reduce(0, +) + index * Self.gap }

  /// The width of the whole.
  public var total: Int { widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) }

  private static func width(of cell: Block, in report: Report, _ typesetter: Typesetter) -> Int {
    let range = TableSetting.range(of: cell, in: report)
    let marks = PassageMarks(hidden: MarkedParagraph.hiddenRuns(report, range), joinsLines: true)
    return typesetter.rows(of: report.text, range: range, columns: nil, marks: marks).map(\.width).max() ?? 0
  }

  /// The widths, the widest narrowed until all fit into `room`; nil where there is not even room for some words in each.
  private static func fitted(_ wanted: [Int], into room: Int) -> [Int]? {
    if wanted.reduce(0, +) <= room { return wanted }
    guard wanted.reduce(0, { $0 + min($1, narrowest) }) <= room else { return nil }
    // The width to which the widest are cut: columns that want less keep theirs.
    var (least, most) = (narrowest, wanted.max() ?? narrowest)
    while least < most {
      let limit = (least + most + 1) / 2
      if wanted.reduce(0, { $0 + min($1, limit) }) <= room { least = limit } else { most = limit - 1 }
    }
    var widths = wanted.map { min($0, least) }
    var rest = room - widths.reduce(0, +)
    for index in widths.indices where rest > 0 && widths[index] < wanted[index] {
      widths[index] += 1
      rest -= 1
    }
    return widths
  }

  /// The alignments that the delimiter row gives (GFM 4.10), or those of columns that hold nothing but numbers.
  private static func alignments(_ report: Report, table: Int, count: Int) -> [Alignment] {
    var alignments = [Alignment](repeating: .left, count: count)
    let block = report.blocks[table]
    let lines = report.text[block.range.bytes.clamped(to: 0..<report.text.count)]
      .split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    let delimiters: [UInt8] = [0x2D, 0x3A, 0x7C, 0x20, 0x09, 0x0D]
    guard lines.count >= 2, lines[1].contains(0x2D), lines[1].allSatisfy(delimiters.contains) else { return alignments }
    let cells = lines[1].split(separator: 0x7C).map { $0.filter { $0 > 0x20 } }.filter { !$0.isEmpty }
    for (index, cell) in cells.enumerated() where index < count {
      switch (cell.first == 0x3A, cell.last == 0x3A) {
      case (true, true): alignments[index] = .centre
      case (false, true): alignments[index] = .right
      default: break
      }
    }
    return alignments
  }
}
