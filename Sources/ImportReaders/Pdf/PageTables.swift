/// Finds the rows of tables among the lines of a page: lines one after the other whose words stand in columns.
enum PageTables {
  /// The cells of the lines that are rows, by the line's position.
  static func find(in page: [PageLine]) -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    var index = 0
    while index < page.count {
      var end = index
      while end < page.count, isRow(page[end], after: end > index ? page[end - 1] : nil) { end += 1 }
      if end - index >= 2 {
        for row in index..<end { found[row] = page[row].cells.map(\.text) }
      }
      index = max(end, index + 1)
    }
    return found
  }

  /// Whether a line has columns, and one of them where the row above has one.
  private static func isRow(_ line: PageLine, after above: PageLine?) -> Bool {
    // Single characters far apart are a spaced-out title.
    guard line.cells.count >= 2, line.cells.contains(where: { $0.text.unicodeScalars.count > 1 }) else { return false }
    // `第一章` set apart from its title is a heading.
    if let first = line.cells.first, LineNumbering.isOrdinal(first.text) { return false }
    guard let above else { return true }
    return line.cells.dropFirst().contains { cell in
      above.cells.dropFirst().contains { abs($0.left - cell.left) < 1.5 * line.size }
    } || line.cells.count >= 3
  }
}
