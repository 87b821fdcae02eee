import ReportIndex
import ReportModel
import ScreenModel

/// A request of the browser to the world; the only way a key reaches anything but the screen.
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
  /// Search the library in the background; the answers come as they are found.
  case ask(LibraryQuestion)
  /// Search the report being read in the background.
  case find(ReportQuestion)
  /// Search it no more.
  case stopFinding(ReportQuestion)
  /// List hits in the background.
  case list(HitListQuestion)
  /// List terms in the background.
  case listTerms(TermsQuestion)
  /// The table of terms asked for is wanted no more.
  case stopTerms
  /// Load no more of the library than is there.
  case stopLoading
  /// Unpack a large report of the library in the background.
  case unpack(report: Int, UnpackQuestion)
  /// Bring back the marks of a report that is read for the first time.
  case recall(report: Int)
  /// Remember a search.
  case rememberSearch(String)
  /// Remember a mark set in a report.
  case rememberMark(Unicode.Scalar, report: Int, offset: TextOffset)
}

/// An event that comes to the browser from the world.
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
  /// The file of a report holds something else now: what, and its addresses.
  case changed(Int, Report, Addresses? = nil)
  /// The file of a report is gone.
  case vanished(Int)
  /// News of the library.
  case library(LibraryEvent)
  /// The hits that a search in the background found.
  case found(ReportQuestion, Result<[TextRange], QueryError>)
  /// A list of hits that was asked for, and how far the making of one has come.
  case listing(ListedHits)
  case listingProgress(HitListProgress)
  /// A table of terms, and how far the making of one has come.
  case terms(TermsAnswer)
  case termsProgress(TermsProgress)
  /// A large report of the library, unpacked.
  case unpacked(Int, UnpackAnswer)
  /// The columns, 1 or 2, in which the terminal draws characters of ambiguous width.
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
  /// The place to begin at, as the command line says: a section by its address, a line, the end, the first hit of a
  /// term.
  case goTo(String)
  case goToLine(Int)
  case goToEnd
  case search(String)
}

/// An event in a library.
public enum LibraryEvent: Sendable {
  /// The library and its catalogue are now these; `changed` are the reports that became others since the last time.
  case reports(Library, Catalogue, changed: [Int] = [])
  /// Loading has come so far.
  case progress(LoadingProgress)
  /// Files and folders that were skipped, a line each, since the last time.
  case skipped([String])
  /// Files of reports that hold something else now or are gone, and how many came that are not read.
  case stale(changed: [Int], vanished: [Int], appeared: Int)
  /// Loading is over.
  case loaded(LoadingProgress)
  /// Answers to a question.
  case hits(LibraryHits)
}
