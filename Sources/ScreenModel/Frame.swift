/// A whole screen as a value: rows of cells, one cell a column, and where the cursor stands.
public struct Frame: Equatable, Sendable {
  /// The size in cells; every row of `cells` has `size.columns` of them.
  public let size: ScreenSize
  /// The cells, row after row.
  public private(set) var cells: [Cell]
  /// The place of the terminal's cursor, in rows and columns from 0: what the reader is at, where screen readers and
  /// magnifiers look; nil where nothing is.
  public var cursor: (row: Int, column: Int)?
  /// Whether the cursor is drawn there, as in a line being typed.
  public var showsCursor = false

  /// An empty screen.
  public init(size: ScreenSize, role: Role = .background) {
    let bounded = ScreenSize(columns: max(0, size.columns), rows: max(0, size.rows))
    self.size = bounded
    self.cells = Array(repeating: .blank(role), count: bounded.columns * bounded.rows)
  }

  /// The cells of `row`, one a column; empty for a row that is not on the screen.
  public subscript(row row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Puts `cell` at a place; what does not fit on the screen is dropped, and a wide character that would be cut in
  /// two, at the right edge or by being half overwritten, leaves a blank.
  public mutating func put(_ cell: Cell, row: Int, column: Int) {
    let width = max(1, Int(cell.width))
    guard row >= 0, row < size.rows, column >= 0, column + width <= size.columns else { return }
    let index = row * size.columns + column
    if cells[index].width == 0, column > 0 { cells[index - 1] = .blank(cells[index - 1].role) }
    let after = index + width
    if column + width < size.columns, cells[after].width == 0 { cells[after] = .blank(cells[after].role) }
    cells[index] = cell
    if width == 2 { cells[index + 1] = .continuation(cell.role) }
  }

  /// Fills part of a row with blanks of a role.
  public mutating func fill(row: Int, columns: Range<Int>, role: Role) {
    let columns = columns.clamped(to: 0..<size.columns)
    guard row >= 0, row < size.rows, !columns.isEmpty else { return }
    let (first, end) = (row * size.columns + columns.lowerBound, row * size.columns + columns.upperBound)
    if cells[first].width == 0, columns.lowerBound > 0 { cells[first - 1] = .blank(cells[first - 1].role) }
    if columns.upperBound < size.columns, cells[end].width == 0 { cells[end] = .blank(cells[end].role) }
    let blank = Cell.blank(role)
    for index in first..<end { cells[index] = blank }
  }

  /// Gives the cells of part of a row another role, their characters kept.
  public mutating func restyle(row: Int, columns: Range<Int>, role: Role) {
    guard row >= 0, row < size.rows else { return }
    for column in columns.clamped(to: 0..<size.columns) { cells[row * size.columns + column].role = role }
  }

  /// Whether the frames show the same.
  public static func == (left: Frame, right: Frame) -> Bool {
    left.size == right.size && left.cells == right.cells && left.cursor?.row == right.cursor?.row
      && left.cursor?.column == right.cursor?.column && left.showsCursor == right.showsCursor
  }
}

extension Frame {
  /// The frame as text: each row between quotes, and under it one letter a column for each role other than the
  /// frame's most common one, then the letters' meaning. A failing test shows what can be pasted back.
  public func dump(roles: Bool = true) -> String {
    var letters: [Role: Character] = [:]
    var lines: [String] = []
    for row in 0..<size.rows {
      lines.append("\"" + rowText(row) + "\"")
      guard roles else { continue }
      let marks = self[row: row].map { letter(for: $0, in: &letters) }
      let line = String(marks).trimmingEnd()
      if !line.isEmpty { lines.append(" " + line) }
    }
    for (role, letter) in letters.sorted(by: { $0.value < $1.value }) { lines.append("\(letter): \(role.rawValue)") }
    if let cursor { lines.append("cursor: \(cursor.row),\(cursor.column)" + (showsCursor ? " shown" : "")) }
    return lines.joined(separator: "\n")
  }

  /// The characters of a row; the second column of a wide character adds nothing.
  public func rowText(_ row: Int) -> String {
    var out = String.UnicodeScalarView()
    for cell in self[row: row] where cell.width > 0 {
      out.append(cell.base)
      if cell.mark != "\0" { out.append(cell.mark) }
      if cell.secondMark != "\0" { out.append(cell.secondMark) }
    }
    return String(out)
  }

  private func letter(for cell: Cell, in letters: inout [Role: Character]) -> Character {
    if cell.role == .background || cell.role == .text { return cell.base == " " ? " " : "." }
    if let known = letters[cell.role] { return known }
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    let letter = letters.count < alphabet.count ? alphabet[letters.count] : "?"
    letters[cell.role] = letter
    return letter
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var view = Substring(self)
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
