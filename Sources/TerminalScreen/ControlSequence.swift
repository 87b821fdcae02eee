/// Every control sequence that the program sends by itself. All else that it sends is what ncurses makes of a frame, by
/// terminfo, and the two marks of mode 2026 around that (`screen.c`).
///
/// None carries a byte of a document, but the clipboard's, as base64.
enum ControlSequence: Equatable {
  /// Has pastes come between marks, or no longer (xterm, mode 2004).
  case marksPastes(Bool)
  /// Has the terminal tell when it turns from dark to light, or no longer (mode 2031).
  case reportsAppearance(Bool)
  /// Has the terminal tell of its mouse: buttons, the wheel, and moves while a button is held (xterm, mode 1002), in
  /// decimal numbers (mode 1006); or no longer.
  case reportsMouse(Bool)
  /// Resets a mode of `TerminalModes`.
  case reset(TerminalMode)
  /// Asks for the state of a mode (DECRQM).
  case askMode(TerminalMode)
  /// Asks for the background colour (xterm, OSC 11).
  case askBackground
  /// Asks where the cursor is (ECMA-48, DSR and CPR).
  case askCursor
  /// Asks what kind of terminal it is (DA1).
  case askAttributes
  /// Keeps the place of the cursor, puts it there again (DECSC, DECRC), puts it into the first cell (ECMA-48, CUP).
  case saveCursor, restoreCursor, home
  /// Ends a sequence that was begun (ECMA-48, 8.3.6).
  case cancel
  /// Sets the clipboard to text in base64 (xterm, OSC 52).
  case clipboard(base64: [UInt8])

  /// The bytes that are sent.
  var bytes: [UInt8] {
    switch self {
    case .marksPastes(let on): Self.mode(2004, on)
    case .reportsAppearance(let on): Self.mode(TerminalMode.appearanceReports.rawValue, on)
    case .reportsMouse(true): Self.mode(1002, true) + Self.mode(1006, true)
    case .reportsMouse(false): Self.mode(1006, false) + Self.mode(1002, false)
    case .reset(let mode): Self.mode(mode.rawValue, false)
    case .askMode(let mode): Array("\u{1B}[?\(mode.rawValue)$p".utf8)
    case .askBackground: Array("\u{1B}]11;?\u{1B}\\".utf8)
    case .askCursor: Array("\u{1B}[6n".utf8)
    case .askAttributes: Array("\u{1B}[c".utf8)
    case .saveCursor: Array("\u{1B}7".utf8)
    case .restoreCursor: Array("\u{1B}8".utf8)
    case .home: Array("\u{1B}[H".utf8)
    case .cancel: [0x18]
    case .clipboard(let base64): Array("\u{1B}]52;c;".utf8) + base64 + [0x07]
    }
  }

  private static func mode(_ number: Int, _ on: Bool) -> [UInt8] { Array("\u{1B}[?\(number)\(on ? "h" : "l")".utf8) }
}

extension Terminal {
  /// Sends sequences, one after the other.
  func send(_ sequences: ControlSequence...) {
    TerminalScreen.send(sequences.flatMap(\.bytes), toTerminal: descriptor)
  }
}
