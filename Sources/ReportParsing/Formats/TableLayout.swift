import TextFacts

/// Tables as lines of text, their columns under each other.
enum TableLayout {
  /// A column is set under itself up to so many columns of the screen; longer cells run on.
  private static let widestColumn = 40
  /// A table of more columns is not set at all.
  private static let mostColumns = 64

  /// One line a row, with the bytes of each cell in it.
  static func lines(of rows: [[String]]) -> [(text: String, cells: [Range<Int>])] {
    var widths = [Int](repeating: 0, count: min(rows.map(\.count).max() ?? 0, mostColumns))
    for row in rows {
      for (column, cell) in zip(widths.indices, row) { widths[column] = max(widths[column], width(cell)) }
    }
    return rows.map { row in
      var line = ""
      var cells: [Range<Int>] = []
      for (column, cell) in row.enumerated() {
        let start = line.utf8.count
        line += cell
        cells.append(start..<line.utf8.count)
        guard column + 1 < row.count else { break }
        let wanted = widths.indices.contains(column) ? min(widths[column], widestColumn) : 0
        line += String(repeating: " ", count: max(0, wanted - width(cell))) + "  "
      }
      return (line, cells)
    }
  }

  /// Columns a cell takes: two for the characters of East Asian blocks, one for others. Only distances hang on it.
  private static func width(_ cell: String) -> Int {
    cell.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200F: width
      case let value: width + (EastAsianWidth.isWide(value) ? 2 : 1)
      }
    }
  }
}
