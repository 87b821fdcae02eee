import ReportModel
import ScreenModel
import TextFacts
import TextLayout

/// A frame being drawn: puts text at rows and columns, by the display widths of the terminal.
struct Canvas {
  private(set) var frame: Frame
  private let typesetter: Typesetter

  init(size: ScreenSize, typesetter: Typesetter) {
    frame = Frame(size: size)
    self.typesetter = typesetter
  }

  /// Puts `text` into the columns of a row, cut with `…` where it does not fit; returns the column after it.
  @discardableResult
  mutating func put(_ text: String, row: Int, columns: Range<Int>, role: Role) -> Int {
    put(typesetter.truncated(text, to: columns.count), row: row, column: columns.lowerBound, role: role)
  }

  /// Puts cells one after the other from `column` on; returns the column after them.
  @discardableResult
  mutating func put(_ cells: some Sequence<LaidCell>, row: Int, column: Int, role: Role) -> Int {
    var column = column
    for cell in cells {
      put(cell, row: row, column: column, role: role)
      column += cell.width
    }
    return column
  }

  mutating func put(_ cell: LaidCell, row: Int, column: Int, role: Role) {
    let cell = Cell(cell.base, width: UInt8(cell.width), role: role, mark: cell.mark, secondMark: cell.secondMark)
    frame.put(cell, row: row, column: column)
  }

  mutating func fill(row: Int, columns: Range<Int>, role: Role) { frame.fill(row: row, columns: columns, role: role) }

  mutating func restyle(row: Int, columns: Range<Int>, role: Role) {
    frame.restyle(row: row, columns: columns, role: role)
  }

  /// Places the terminal's cursor, which is not drawn unless the reader wants it.
  mutating func placeCursor(row: Int, column: Int) {
    frame.cursor = (row, min(max(0, column), max(0, frame.size.columns - 1)))
  }

  /// Shows the terminal's cursor where it was placed.
  mutating func showCursor() { frame.showsCursor = frame.cursor != nil }

  /// The first column of the first cell with a role in some rows; nil where none has it.
  func firstCell(of role: Role, in rows: Range<Int>) -> (row: Int, column: Int)? {
    for row in rows {
      let cells = frame[row: row]
      if let index = cells.firstIndex(where: { $0.role == role }) { return (row, index - cells.startIndex) }
    }
    return nil
  }

  /// The display width of `text`, in columns.
  func width(of text: String) -> Int { typesetter.width(of: text) }
}

extension Typesetter {
  /// The last cells of `text`, as many as fit into `columns`.
  func tail(of text: String, columns: Int) -> ArraySlice<LaidCell> {
    let cells = cells(of: text)
    var first = cells.endIndex
    var width = 0
    while first > cells.startIndex, width + cells[first - 1].width <= columns {
      first -= 1
      width += cells[first].width
    }
    return cells[first...]
  }

  /// `text` in rows of at most `columns`, broken by the rules for a paragraph of a report.
  func wrapped(_ text: String, to columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    let paragraph = Paragraph(range: TextRange(0, bytes.count), kind: .body)
    return rows(of: bytes, paragraph: paragraph, columns: max(2, columns)).map { row in
      String(decoding: bytes[row.range.bytes.clamped(to: 0..<bytes.count)], as: UTF8.self).trimming()
    }
  }

  /// `text` cut to `columns`, with `…` where it was cut, as a string.
  func shortened(_ text: String, to columns: Int) -> String {
    String(truncated(text, to: columns))
  }

  /// `text` cut in its middle to `columns`, with `…` where it was cut: of a path the folder it begins with and the name
  /// it ends with stay.
  func shortenedInside(_ text: String, to columns: Int) -> String {
    guard width(of: text) > columns else { return text }
    let tail = tail(of: text, columns: columns / 2)
    let rest = tail.reduce(0) { $0 + $1.width }
    return shortened(text, to: columns - rest) + String(tail)
  }

  /// A message cut to `columns`. One that gives a name and after it the reason, as `name: reason`, is cut in the middle of
  /// the name, and at its end only where the reason alone has no room; any other at its end.
  func shortened(message: String, to columns: Int) -> String {
    guard columns >= 2 * Self.leastName, width(of: message) > columns,
      let reason = reason(in: message, within: columns - Self.leastName)
    else {
      return shortened(message, to: columns)
    }
    let words = String(message[reason...])
    let name = shortenedInside(
      String(message[..<reason]), to: max(Self.leastName, columns - width(of: words)))
    return name + shortened(words, to: columns - width(of: name))
  }

  /// The columns that are left of the longest name: enough to tell its end.
  private static let leastName = 16

  /// The colon before the reason in a message: the first one after a path; where there is none, the first one after which
  /// all has room in `columns`.
  private func reason(in message: String, within columns: Int) -> String.Index? {
    let scalars = message.unicodeScalars
    func isColon(_ index: String.Index) -> Bool {
      switch scalars[index] {
      case "：": true
      case ":": scalars.index(after: index) < scalars.endIndex && scalars[scalars.index(after: index)] == " "
      default: false
      }
    }
    if let slash = scalars.lastIndex(of: "/"), let colon = scalars.indices[slash...].first(where: isColon) {
      return colon
    }
    var found: String.Index?
    var index = scalars.endIndex
    while index > scalars.startIndex {
      index = scalars.index(before: index)
      guard isColon(index) else { continue }
      if width(of: String(message[index...])) > columns { break }
      found = index
    }
    return found
  }
}

extension String {
  /// The text of laid out cells.
  fileprivate init(_ cells: some Sequence<LaidCell>) {
    var out = String.UnicodeScalarView()
    for cell in cells {
      out.append(cell.base)
      for mark in [cell.mark, cell.secondMark] where mark != "\0" { out.append(mark) }
    }
    self.init(out)
  }
}
