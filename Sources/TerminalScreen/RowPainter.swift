import CNcurses
import ScreenModel

/// Hands rows of a frame to ncurses, or parts of them, one call a row.
struct RowPainter {
  private var row: [cchar_t] = []

  /// Puts `cells` on a row of the screen, from `column` on.
  ///
  /// They are placed as a whole (`wadd_wchnstr`), which neither moves the cursor nor scrolls: the last cell of the
  /// screen is a cell like others.
  mutating func paint(_ cells: ArraySlice<Cell>, row index: Int, column: Int = 0, styles: StyleTable) {
    row.removeAll(keepingCapacity: true)
    row.reserveCapacity(cells.count)
    var at = cells.startIndex
    while at < cells.endIndex {
      let cell = cells[at]
      var look = styles[cell.role]
      let fits = cell.width != 2 || at + 1 < cells.endIndex
      if cell.width > 0, fits, Self.isPlain(cell) {
        look.chars.0 = wchar_t(bitPattern: cell.base.value)
        look.chars.1 = wchar_t(bitPattern: Self.mark(cell.mark))
        look.chars.2 = look.chars.1 == 0 ? 0 : wchar_t(bitPattern: Self.mark(cell.secondMark))
        row.append(look)
        at += Int(cell.width)
        continue
      }
      // Characters that must not reach the terminal, and half of a wide one, keep their columns.
      look.chars.0 = cell.width == 0 || !fits ? 0x20 : 0x3F
      for _ in 0..<max(1, fits ? Int(cell.width) : 1) { row.append(look) }
      at += max(1, fits ? Int(cell.width) : 1)
    }
    wmove(screen_window(), Int32(index), Int32(column))
    wadd_wchnstr(screen_window(), row, Int32(row.count))
  }

  /// The fewest blanks that are worth leaving out: another call takes as much as some cells.
  private static let fewestBlanks = 8

  /// Puts `cells` on a row of the screen that was erased: what is blank in the terminal's own colours is there already.
  mutating func paintErased(_ cells: ArraySlice<Cell>, row index: Int, styles: StyleTable) {
    var at = cells.startIndex
    while at < cells.endIndex {
      while at < cells.endIndex, Self.isErased(cells[at], styles) { at += 1 }
      let start = at
      var end = at
      while at < cells.endIndex, at - end < Self.fewestBlanks {
        if !Self.isErased(cells[at], styles) { end = at + 1 }
        at += 1
      }
      if end > start { paint(cells[start..<end], row: index, column: start - cells.startIndex, styles: styles) }
    }
  }

  /// Whether an erased screen shows the cell already.
  @inline(__always)
  private static func isErased(_ cell: Cell, _ styles: StyleTable) -> Bool {
    cell.base == " " && cell.width == 1 && cell.mark.value == 0 && styles.isPlain(cell.role)
  }

  /// Whether the cell's character takes the columns it says: no control, no format character, and a width that the
  /// terminal counts as we do.
  @inline(__always)
  private static func isPlain(_ cell: Cell) -> Bool {
    let value = cell.base.value
    if value < 0x7F { return value >= 0x20 && cell.width == 1 }
    return value >= 0xA0 && Int32(cell.width) == width_of(value) && !isFormat(value)
  }

  /// A mark that may stand over a character, else 0.
  @inline(__always)
  private static func mark(_ scalar: Unicode.Scalar) -> UInt32 {
    scalar.value == 0 || scalar.value < 0x300 || width_of(scalar.value) != 0 || isFormat(scalar.value)
      ? 0 : scalar.value
  }

  /// Bidirectional and zero-width controls, and tags: terminals obey them (UAX #9, Unicode 23.9).
  private static func isFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}
