import CNcurses
import Glibc
import ScreenModel
import Testing

@testable import TerminalScreen

/// Cells as ncurses shows them, on a terminal that leads nowhere. One at a time: ncurses has one screen.
@Suite(.serialized) struct ScreenDrawingTests {
  /// A width table of Chinese text, quotation marks ambiguous, one mark, one zero-width space.
  private nonisolated(unsafe) static let widths: (blocks: UnsafePointer<UInt8>, classes: UnsafePointer<UInt8>) = {
    let blocks = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x1100)
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256 * 256)
    for block in 0..<0x1100 { blocks[block] = UInt8(block < 256 ? block : 0) }
    for scalar in 0..<65536 { classes[scalar] = (0x2E80...0x9FFF).contains(scalar) ? 2 : 1 }
    for scalar in [0x201C, 0x201D, 0x2014, 0x2026] { classes[scalar] = UInt8(WIDTH_CLASS_AMBIGUOUS) }
    for scalar in Array(0x300..<0x370) + [0x200B, 0x202E] { classes[scalar] = 0 }
    return (UnsafePointer(blocks), UnsafePointer(classes))
  }()

  /// Does something on a screen of 80 by 24 cells.
  private func withScreen<T>(_ body: () -> T) throws -> T {
    setlocale(LC_CTYPE, "C.UTF-8")
    width_table_set(Self.widths.blocks, Self.widths.classes)
    width_ambiguous_set(1)
    let nowhere = try #require(fopen("/dev/null", "r+e"))
    let screen = try #require(screen_open("xterm-256color", nowhere, nowhere, 1_000, 500))
    defer {
      endwin()
      delscreen(screen)
      fclose(nowhere)
    }
    return body()
  }

  @Test("ncurses asks our wcwidth", arguments: [(1, 4), (2, 8)]) func widthHook(ambiguous: Int, columns: Int32) throws {
    let column = try withScreen {
      width_ambiguous_set(Int32(ambiguous))
      wmove(screen_window(), 0, 0)
      let text: [wchar_t] = [0x201C, 0x2014, 0x2026, 0x201D, 0]
      waddnwstr(screen_window(), text, -1)
      return getcurx(screen_window())
    }
    #expect(column == columns)
  }

  @Test("widths of single scalars") func wcwidths() throws {
    let scalars: [Int32] = [0, 0x0A, 0x1B, 0x41, 0x7F, 0x9B, 0x300, 0x515A, 0x201C, 0x110000, -1]
    let widths = try withScreen { scalars.map { CNcurses.wcwidth($0) } }
    #expect(widths == [0, -1, -1, 1, -1, -1, 0, 2, 1, -1, -1])
  }

  /// The text on a row of the screen after `cells` were painted there.
  private func painted(_ cells: [Cell], row: Int = 0) throws -> String {
    try withScreen {
      let theme = Theme(name: "plain", variant: .dark, styles: [:])
      let styles = StyleTable(theme: theme, depth: .none)
      var painter = RowPainter()
      painter.paint(cells[...], row: row, styles: styles)
      var text = [wchar_t](repeating: 0, count: 400)
      wmove(screen_window(), Int32(row), 0)
      winnwstr(screen_window(), &text, 399)
      let scalars = text.prefix { $0 != 0 }.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
      var view = String.UnicodeScalarView(scalars)
      while view.last == " " { view.removeLast() }
      return String(view)
    }
  }

  /// The characters, attributes and pairs on a row of an erased screen after `paint`.
  private func row(_ paint: (inout RowPainter, StyleTable) -> Void) throws -> [[Int]] {
    try withScreen {
      let theme = Theme(name: "plain", variant: .dark, styles: [.status: Style(attributes: .reverse)])
      var painter = RowPainter()
      werase(screen_window())
      paint(&painter, StyleTable(theme: theme, depth: .none))
      return (0..<Int32(80)).map { column in
        var cell = cchar_t()
        wmove(screen_window(), 3, column)
        win_wch(screen_window(), &cell)
        return [Int(cell.chars.0), Int(cell.attr), Int(cell.ext_color)]
      }
    }
  }

  @Test("an erased row shows the same whether its blanks are painted or left out") func erasedRow() throws {
    let blank = Cell.blank(.text)
    var cells = [Cell](repeating: blank, count: 20) + [cell("a"), blank, cell("中", 2), .continuation(.text)]
    cells += [Cell](repeating: blank, count: 12) + [Cell](repeating: .blank(.status), count: 12) + [cell("b"), blank]
    cells += [Cell](repeating: blank, count: 80 - cells.count)
    let whole = try row { painter, styles in painter.paint(cells[...], row: 3, styles: styles) }
    let erased = try row { painter, styles in painter.paintErased(cells[...], row: 3, styles: styles) }
    #expect(whole == erased)
    #expect(erased.filter { $0[0] != 0x20 }.map { $0[0] } == [0x61, 0x4E2D, 0x4E2D, 0x62])
    #expect(erased.filter { $0[1] != erased[0][1] }.count >= 12)
  }

  private func cell(_ scalar: Unicode.Scalar, _ width: UInt8 = 1, mark: Unicode.Scalar = "\0") -> Cell {
    Cell(scalar, width: width, role: .text, mark: mark)
  }

  @Test("characters, wide ones and marks") func paintsText() throws {
    let cells = [cell("A"), cell("党", 2), .continuation(.text), cell("e", mark: "\u{301}"), cell("z")]
    #expect(try painted(cells) == "A党e\u{301}z")
  }

  @Test("what the terminal would obey becomes a question mark, and keeps its columns") func refusesControls() throws {
    let cells = ["\u{1B}", "\u{8}", "\n", "\t", "\u{7F}", "\u{9B}", "\u{200B}", "\u{202E}", "\0", "\u{E0041}"].map {
      cell($0)
    }
    #expect(try painted(cells + [cell("z")]) == "??????????z")
    #expect(try painted([cell("e", mark: "\u{202E}"), cell("f", mark: "\u{200B}"), cell("g", mark: "\u{8}")]) == "efg")
  }

  @Test("a cell that says another width than the terminal's becomes question marks") func refusesWrongWidths() throws {
    #expect(try painted([cell("党"), cell("A", 2), .continuation(.text), cell("z")]) == "???z")
  }

  @Test("half of a wide character is blank") func halves() throws {
    #expect(try painted([.continuation(.text), cell("z")]) == " z")
    let wide = (0..<40).flatMap { _ in [cell("党", 2), Cell.continuation(.text)] }
    #expect(try painted(Array(wide.prefix(79))) == String(repeating: "党", count: 39))
  }

  @Test("a row longer than the screen is cut, and the last row does not scroll") func lastRow() throws {
    let row = (0..<200).map { cell(Unicode.Scalar(UInt8(48 + $0 % 10))) }
    let expected = String(repeating: "0123456789", count: 8)
    #expect(try painted(row, row: 23) == expected)
  }

  @Test("roles are numbered as they are listed") func roleNumbers() {
    #expect(MemoryLayout<Role>.size == 1)
    #expect(Role.allCases.map { Int($0.number) } == Array(Role.allCases.indices))
  }

  @Test("equal colours share a pair, and the terminal's own colours need none") func pairs() throws {
    let white = Colour(red: 255, green: 255, blue: 255)
    let blue = Colour(red: 0, green: 0, blue: 255)
    let given = try withScreen { () -> [Int32] in
      var attributes: TextAttributes = []
      let styles = [
        Style(), Style(foreground: white), Style(foreground: white, attributes: .bold),
        Style(foreground: white, background: blue), Style(background: blue), Style(foreground: white),
      ]
      return styles.map { ColourPairs.pair($0, depth: .palette, attributes: &attributes) }
        + [ColourPairs.pair(styles[1], depth: .none, attributes: &attributes)]
    }
    #expect(given == [0, 1, 1, 2, 3, 1, 0])
  }

  @Test("where few colours bring two together, text still differs from its ground") func readable() throws {
    let grey = Colour(red: 30, green: 30, blue: 30)
    let darker = Colour(red: 10, green: 10, blue: 10)
    let pairs = try withScreen { () -> [Int32] in
      var attributes: TextAttributes = []
      let styles = [
        Style(foreground: grey, background: darker),
        Style(foreground: Colour(red: 192, green: 192, blue: 192), background: darker),
      ]
      return styles.map { ColourPairs.pair($0, depth: .sixteen, attributes: &attributes) }
    }
    // The first is drawn in the colours of the second.
    #expect(pairs == [1, 1])
  }
}
