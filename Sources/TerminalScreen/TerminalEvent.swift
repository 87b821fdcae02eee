import ScreenModel

/// An event at the terminal or in the process since it was last asked.
public enum TerminalEvent: Sendable, Equatable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted (bracketed paste), as it came: it may hold control characters.
  case paste(String)
  /// Something was done with the mouse, where the terminal tells of it.
  case mouse(MouseEvent)
  /// The screen has another size, or must be drawn anew at the same.
  case resized(ScreenSize)
  /// Whether the terminal's own background is dark; an answer to `askBackground`.
  case darkBackground(Bool)
  /// The columns, 1 or 2, that the terminal gives to characters of ambiguous width; an answer to `askAmbiguousWidth`.
  case ambiguousWidth(Int)
  /// Control-C or SIGINT: what goes on is to be given up. Never to quit.
  case interrupt
  /// Control-Z or SIGTSTP: the program is asked to suspend itself.
  case suspend
  /// The program must end: SIGTERM or SIGHUP came, or the terminal is gone (as SIGHUP).
  case terminate(signal: Int32)
  /// One of the caller's descriptors has something to read.
  case readable(Int32)

  /// Whether the event was typed or pasted.
  public var isTyped: Bool {
    switch self {
    case .key, .paste: true
    case .mouse, .resized, .darkBackground, .ambiguousWidth, .interrupt, .suspend, .terminate, .readable: false
    }
  }
}
