import ReportModel
import ScreenModel

/// What the browser asks of the world; the only way a key reaches anything but the screen.
public enum Effect: Sendable, Equatable {
  case quit
  /// Draw every cell again.
  case redraw
  case suspend
  /// Open the file of a report in the reader's editor at a line.
  case edit(path: [UInt8], line: LineNumber)
  /// Read the file of a report again.
  case reload(report: Int)
  /// Read the file of a report again, in an encoding the reader names; nil to find out from the file.
  case decode(report: Int, ReportEncoding?)
  /// Watch, or no longer watch, the file of a report as it grows.
  case follow(report: Int, Bool)
  case theme(String)
  /// Remember a search.
  case rememberSearch(String)
  /// Remember a mark set in a report.
  case rememberMark(Unicode.Scalar, report: Int, offset: TextOffset)
}

/// What comes to the browser from the world.
public enum BrowserEvent: Sendable {
  case key(Key)
  /// Text pasted at once.
  case paste(String)
  case resized(ScreenSize)
  /// Ctrl-C: stops what is going on, and never quits.
  case interrupt
  /// A newer reading of a report that is open; with its addresses where a background thread has found them already,
  /// for a report of a million sections holds up the keys while they are made.
  case report(Int, Report, Addresses? = nil)
  /// What the terminal draws characters of ambiguous width with: 1 or 2 columns.
  case ambiguousWidth(Int)
  /// A theme has come into use.
  case theme(String)
  /// Something to tell the reader.
  case notice(String)
  /// A mark remembered from an earlier time, in the report at this number.
  case mark(Unicode.Scalar, report: Int, offset: TextOffset)
  /// The searches of earlier times, the newest last.
  case pastSearches([String])
  /// The keys in force.
  case keyMap(KeyMap)
  /// Where to begin, as the command line says: at a section by its address, a line, the end, the first hit of a term.
  case goTo(String)
  case goToLine(Int)
  case goToEnd
  case search(String)
}
