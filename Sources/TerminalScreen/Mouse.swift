import CNcurses
import ScreenModel

/// Reads what a terminal tells of its mouse (xterm, mode 1006: `ESC [ < button ; column ; row M`, `m` for a release), and
/// counts clicks.
package struct MouseReader {
  /// Clicks that follow one another within so many milliseconds, on one cell, are one.
  private static let quick = 400
  /// The last press: its time in milliseconds, its cell, its clicks.
  private var last: (time: Int, row: Int, column: Int, clicks: Int)?
  private var isHeld = false

  package init() {}

  /// The event that the numbers of a sequence tell, at a time in milliseconds; nil for other buttons, for moves without one
  /// held, and for cells there are none of.
  package mutating func event(button: Int, column: Int, row: Int, isRelease: Bool, at time: Int) -> MouseEvent? {
    guard column > 0, row > 0 else { return nil }
    let (row, column) = (row - 1, column - 1)
    // Shift, Alt and Control are 4, 8 and 16; a move is 32; the wheel is 64 and 65.
    switch button & ~0x1C {
    case 0 where isRelease, 3:
      guard isHeld else { return nil }
      isHeld = false
      return MouseEvent(.release, row: row, column: column)
    case 0:
      isHeld = true
      let isQuick = last.map { time - $0.time <= Self.quick && $0.row == row && $0.column == column } ?? false
      let clicks = isQuick ? (last?.clicks ?? 0) % 2 + 1 : 1
      last = (time, row, column, clicks)
      return MouseEvent(.press(clicks: clicks), row: row, column: column)
    case 32: return isHeld ? MouseEvent(.drag, row: row, column: column) : nil
    case 64 where !isRelease: return MouseEvent(.wheelUp, row: row, column: column)
    case 65 where !isRelease: return MouseEvent(.wheelDown, row: row, column: column)
    default: return nil
    }
  }
}

extension Terminal {
  /// Has the terminal tell of its mouse, or no longer. While it does, selecting with the mouse is the program's; most
  /// terminals select by themselves with Shift held.
  public func useMouse(_ on: Bool) {
    guard speaksECMA48, on != usesMouse else { return }
    usesMouse = on
    if !isAway { send(.reportsMouse(on)) }
    prepareLeaving()
  }
}
