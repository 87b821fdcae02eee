import CNcurses
import Glibc
import ScreenModel
import TextFacts

/// The terminal, opened for a full screen: keys in, frames out, and given back as it was, whatever happens.
///
/// Keys are read from `/dev/tty`, so that standard input may be a pipe. To be used on the main thread only. From
/// `init` on the signals INT, TERM, HUP, WINCH, TSTP and CONT are read in `wait` and handled nowhere else.
public final class Terminal {
  /// The number of colours in use.
  public let depth: ColourDepth
  /// The size at the last look, of which no more than `WorkBudget` allows; `wait` tells of changes.
  public internal(set) var size: ScreenSize

  /// The columns, 1 or 2, of characters of ambiguous width (UAX #11). A change makes the next `draw` send everything.
  public var ambiguousWidth: Int {
    didSet {
      guard ambiguousWidth != oldValue else { return }
      width_ambiguous_set(Int32(ambiguousWidth))
      redraw()
    }
  }

  let descriptor: Int32
  /// The streams and descriptors of the screen.
  private let opened: OpenedScreen
  var signals: Int32 { opened.signals }
  /// Made when the first bytes come: a screen is not kept waiting for the names of keys.
  lazy var decoder = KeyDecoder(sequences: Self.keySequences())
  var questions = Questions()
  var modes = TerminalModes()
  var mouse = MouseReader()
  /// Whether the terminal is asked to tell of its mouse.
  var usesMouse = false
  /// Events that came while the terminal was given away, and those of a flood of keys beyond the batch handed on.
  var kept = EventBacklog()
  var isOpen = true
  /// Whether the terminal is given back for the time being.
  var isAway = false
  var hungUp = false
  /// When the last bytes were read, in milliseconds.
  var lastInput = 0
  /// Whether the terminal understands ECMA-48 control sequences, and so may be asked things.
  let speaksECMA48: Bool

  private var drawing = Drawing()

  /// The state of the drawing.
  private struct Drawing {
    /// The frame on the screen; nil where all cells are to be sent.
    var frame: Frame?
    var styles: StyleTable?
    var painter = RowPainter()
  }

  /// Opens the terminal of the process.
  ///
  /// `widths` is the two-stage width table: `classes[blocks[scalar >> 8] * 256 + scalar & 255]` is 0, 1 or 2 columns,
  /// or 3 for what is ambiguous. It must outlive the terminal.
  public init(
    widths: (blocks: UnsafePointer<UInt8>, classes: UnsafePointer<UInt8>), ambiguousWidth: Int, colour: ColourChoice
  ) throws(TerminalError) {
    Self.prepare()
    try Self.chooseLocale()
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .noTerminal(errno: errno) }
    let opened: OpenedScreen
    do throws(TerminalError) {
      opened = try Self.openScreen(descriptor)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.opened = opened
    width_table_set(widths.blocks, widths.classes)
    width_ambiguous_set(Int32(ambiguousWidth))
    self.ambiguousWidth = ambiguousWidth
    depth = colour == .none ? .none : Self.depthOfTerminal()
    speaksECMA48 = Self.capability("cup")?.starts(with: [KeyDecoder.escape, UInt8(ascii: "[")]) ?? false
    size =
      Self.measure(descriptor)
      ?? Self.drawn(ScreenSize(columns: Int(screen_columns()), rows: Int(screen_rows())))
    resizeScreen()
    setBracketedPaste(true)
  }

  deinit { close() }

  /// Blocks the signals that are read in `wait`, for the calling thread and all that it starts, as `init` does: until
  /// then they do what they usually do. Threads that were started before must have them blocked themselves.
  public static func prepare() { signals_block() }

  /// Gives a background thread what it needs for a crash on it, even by an overflow of its stack, to give the
  /// terminal back. To be called first thing on the thread.
  public static func guardThread() { CNcurses.guard_thread() }

  // MARK: Drawing

  /// Shows `frame` in the looks of `theme`. Only rows that differ from the last frame are handed on, and only what
  /// differs of those is sent. A frame of another size than the terminal's is cut, or stands at the top left.
  public func draw(_ frame: Frame, theme: Theme) {
    guard isOpen, !isAway, !hungUp else { return }
    let old = drawing.frame.flatMap { $0.size == frame.size ? $0 : nil }
    let restyled = drawing.styles?.theme != theme
    let styles = restyled ? StyleTable(theme: theme, depth: depth) : drawing.styles
    guard let styles else { return }
    drawing.styles = styles
    if old == nil { werase(screen_window()) }
    for row in 0..<min(frame.size.rows, size.rows) {
      let cells = frame[row: row]
      guard let old else {
        drawing.painter.paintErased(cells, row: row, styles: styles)
        continue
      }
      if restyled {
        drawing.painter.paint(cells, row: row, styles: styles)
        continue
      }
      if let changed = Self.difference(of: cells, from: old[row: row]) {
        drawing.painter.paint(cells[changed], row: row, column: changed.lowerBound - cells.startIndex, styles: styles)
      }
    }
    drawing.frame = frame
    placeCursor(frame.cursor, isShown: frame.showsCursor)
    screen_refresh(descriptor)
    // After the first paint, which it would hold up. Without it only a death by SIGKILL leaves the screen as it is.
    _ = guardian_start()
  }

  /// Has the next `draw` send everything, whatever is on the screen now.
  public func redraw() {
    drawing.frame = nil
    screen_forget()
  }

  /// Shows again what was drawn last, after something else was written to the screen's first row.
  func repaintFirstRow() {
    wredrawln(screen_window(), 0, 1)
    screen_refresh(descriptor)
  }

  /// Leaves the cursor at its place after the drawing, also where it is not shown: a screen reader follows it all the
  /// same.
  private func placeCursor(_ place: (row: Int, column: Int)?, isShown: Bool) {
    let place = place.flatMap { place in
      (0..<size.rows).contains(place.row) && (0..<size.columns).contains(place.column) ? place : nil
    }
    curs_set(place != nil && isShown ? 1 : 0)
    leaveok(screen_window(), place == nil)
    if let place { wmove(screen_window(), Int32(place.row), Int32(place.column)) }
  }

  /// The part of a row that differs from the `old` one of the same length, in whole characters; nil where none does.
  private static func difference(of cells: ArraySlice<Cell>, from old: ArraySlice<Cell>) -> Range<Int>? {
    cells.withUnsafeBufferPointer { new in
      old.withUnsafeBufferPointer { old in
        guard var first = new.indices.first(where: { !equal(new[$0], old[$0]) }),
          var last = new.indices.last(where: { !equal(new[$0], old[$0]) })
        else { return nil }
        while first > 0, new[first].width == 0 { first -= 1 }
        while last + 1 < new.count, new[last + 1].width == 0 { last += 1 }
        return cells.startIndex + first..<cells.startIndex + last + 1
      }
    }
  }

  /// Whether two cells show the same. Field by field: the compiler's own comparison of cells is a call each.
  @inline(__always)
  private static func equal(_ one: Cell, _ other: Cell) -> Bool {
    one.base == other.base && one.role.number == other.role.number && one.width == other.width
      && one.mark == other.mark && one.secondMark == other.secondMark
  }

  // MARK: Size

  /// Takes the terminal's size anew; nil where it has not changed.
  func takeSize() -> ScreenSize? {
    guard let now = Self.measure(descriptor), now != size else { return nil }
    size = now
    resizeScreen()
    return now
  }

  private func resizeScreen() {
    if Int(screen_rows()) != size.rows || Int(screen_columns()) != size.columns {
      resize_term(Int32(size.rows), Int32(size.columns))
      redraw()
    }
    prepareLeaving()
  }

  private static func measure(_ descriptor: Int32) -> ScreenSize? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return nil }
    return drawn(ScreenSize(columns: Int(window.ws_col), rows: Int(window.ws_row)))
  }

  /// The part of a screen of a size that is drawn: ncurses keeps three copies of every cell.
  private static func drawn(_ size: ScreenSize) -> ScreenSize {
    size.bounded(columns: WorkBudget.screenColumns, rows: WorkBudget.screenRows)
  }

  // MARK: Giving back

  /// Gives the terminal back for good: its settings as they were, the screen as it was before. Calling again does
  /// nothing. Where another session of the program goes on at the terminal, late answers are left to that one.
  public func close(goesOn: Bool = false) {
    guard isOpen else { return }
    if !isAway { leave() }
    if !goesOn, let left = questions.timeLeft(at: monotonicMilliseconds()) { guardian_drop_answers(Int32(left)) }
    isOpen = false
    screen_synchronise(false)
    Glibc.close(signals)
    delscreen(opened.screen)
    fclose(opened.output)
    fclose(opened.input)
  }

  /// Leaves the screen and gives back the settings.
  func leave() {
    if !hungUp {
      setBracketedPaste(false)
      setAppearanceReports(false)
      if usesMouse { send(.reportsMouse(false)) }
      screen_end(descriptor)
      // An answer that comes now switches nothing on any more.
      isAway = true
      awaitAnswers()
    }
    guard_settings_restore()
    guard_disarm()
    isAway = true
  }

  /// Takes the terminal again. What it is to be given back as stays what it was at first: whoever had it since may
  /// have left it in a mess.
  func take() {
    isAway = false
    guard_arm()
    reset_prog_mode()
    setBracketedPaste(true)
    setAppearanceReports(true)
    screen_synchronise(modes.inUse.contains(.synchronizedOutput))
    if usesMouse { send(.reportsMouse(true)) }
    // It may have turned meanwhile.
    if modes.inUse.contains(.appearanceReports) { questions.postponed.append(.background) }
    redraw()
    _ = takeSize()
  }

  private func setBracketedPaste(_ on: Bool) {
    if speaksECMA48 { send(.marksPastes(on)) }
  }

  /// Tells the crash guard what to write; the bytes depend on the number of rows and on the modes in use.
  func prepareLeaving() {
    var bytes = [CChar](repeating: 0, count: 512)
    let length = screen_leaving_bytes(&bytes, bytes.count, Int32(size.rows))
    // A program that was killed may have sent half of a sequence, which would take what comes next for its end.
    let sequences =
      ControlSequence.cancel.bytes + ControlSequence.marksPastes(false).bytes + modes.leaving
      + (usesMouse ? ControlSequence.reportsMouse(false).bytes : [])
    let leaving = (speaksECMA48 ? sequences.map(CChar.init(bitPattern:)) : []) + bytes.prefix(length)
    guard_leaving_set(leaving, leaving.count)
  }
}
