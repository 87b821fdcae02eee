import ReportModel

/// The columns of the screen that a column of a table needs.
struct ColumnNeed {
  /// The columns with which no cell is wrapped, and those with which no word is parted.
  private(set) var all = 1
  private(set) var word = 1

  /// A longer word, as an address is, may be parted.
  private static let longestWord = 30
  /// A path may be parted behind a slash with at least so many columns before it.
  private static let shortestPart = 8

  /// Takes in a cell.
  mutating func add(_ cell: Block, in report: Report, _ style: PageStyle, _ typesetter: Typesetter) {
    let range = TableSetting.range(of: cell, in: report)
    let marks = TableSetting.marks(of: range, in: report, style)
    for row in typesetter.rows(of: report.text, range: range, columns: nil, marks: marks) {
      all = max(all, row.width)
      guard word < min(row.width, Self.longestWord) else { continue }
      var (start, end) = (0, 0)
      typesetter.forEachCell(of: row, in: report.text, marks: marks) { cell, column in
        // Rows of East Asian text end between any two characters.
        if cell.base == " " || cell.width > 1 || column > end { start = cell.base == " " ? column + 1 : column }
        end = column + cell.width
        word = max(word, min(end - start, Self.longestWord))
        if cell.base == "/", end - start >= Self.shortestPart { start = end }
      }
    }
  }

  /// The widths of columns of `needs`, together at most `room`; nil where there is not even room for some words in each,
  /// `narrowest` columns.
  ///
  /// No word is parted as long as there is room for all. Columns that need little more have it, the others share the rest
  /// by what they need.
  static func widths(_ needs: [ColumnNeed], into room: Int, narrowest: Int) -> [Int]? {
    let wanted = needs.map(\.all)
    if wanted.reduce(0, +) <= room { return wanted }
    guard wanted.reduce(0, { $0 + min($1, narrowest) }) <= room else { return nil }
    let words = needs.map { max($0.word, min($0.all, narrowest)) }
    var widths = cut(words, to: room, narrowest: narrowest)
    var open = needs.indices.filter { widths[$0] < wanted[$0] }
    var rest = room - widths.reduce(0, +)
    while rest > 0, !open.isEmpty {
      let share = rest / open.count
      let small = open.filter { wanted[$0] - widths[$0] <= share }
      guard !small.isEmpty else { break }
      for index in small { (rest, widths[index]) = (rest - (wanted[index] - widths[index]), wanted[index]) }
      open.removeAll { small.contains($0) }
    }
    let missing = open.map { wanted[$0] - widths[$0] }
    let sum = missing.reduce(0, +)
    for (index, need) in zip(open, missing) where sum > 0 { widths[index] += rest * need / sum }
    var left = room - widths.reduce(0, +)
    for index in open where left > 0 && widths[index] < wanted[index] {
      widths[index] += 1
      left -= 1
    }
    return widths
  }

  /// `widths`, the widest narrowed until all fit into `room`.
  private static func cut(_ widths: [Int], to room: Int, narrowest: Int) -> [Int] {
    // The width to which the widest are cut: columns that want less keep theirs.
    var (least, most) = (narrowest, max(narrowest, widths.max() ?? 0))
    while least < most {
      let limit = (least + most + 1) / 2
      if widths.reduce(0, { $0 + min($1, limit) }) <= room { least = limit } else { most = limit - 1 }
    }
    return widths.map { min($0, least) }
  }
}
