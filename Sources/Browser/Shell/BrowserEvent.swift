import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// An event that comes to the browser from the program around it.
public enum BrowserEvent: Sendable {
  case key(Key)
  /// Text pasted at once.
  case paste(String)
  case resized(ScreenSize)
  /// Something was done with the mouse.
  case mouse(MouseEvent)
  /// Ctrl-C: cancels the operation in progress, and never quits.
  case interrupt
  /// A newer reading of an open report. Its addresses come with it where a background thread has made them: making
  /// those of a million sections would hold up the keys.
  case report(Int, Report, Addresses? = nil)
  /// The progress of reading a report.
  case reading(Int, ReadingProgress)
  /// A report could not be read, or not further, for the reason in words.
  case unreadable(Int, String)
  /// The changed content of a report's file, with its addresses.
  case changed(Int, Report, Addresses? = nil)
  /// The file of a report is gone.
  case vanished(Int)
  /// The file of a report has changed and cannot be read any more, for the reason in words.
  case changeUnread(Int, String)
  /// An event of the library.
  case library(LibraryEvent)
  /// The result of a search in the background.
  case found(ReportQuestion, Result<[TextRange], QueryError>)
  /// The result of a check in the background.
  case checked(CheckAnswer)
  /// The result of a comparison in the background, and of a search of both its texts.
  case compared(CompareAnswer)
  case foundCompared(CompareSearchAnswer)
  /// The passages of a report that others have too.
  case reused(ReuseAnswer)
  /// The sections that are like one.
  case similar(SimilarAnswer)
  /// Findings about phrases over the years.
  case tracked(TrackAnswer)
  /// A finished list of hits that was asked for.
  case listing(ListedHits)
  case listingProgress(HitListProgress)
  /// A finished table of terms.
  case terms(TermsAnswer)
  case termsProgress(TermsProgress)
  /// A large report of the library, unpacked.
  case unpacked(Int, UnpackAnswer)
  /// The display width in the terminal of characters of ambiguous width: 1 or 2 columns.
  case ambiguousWidth(Int)
  /// The name by which the theme in use was chosen.
  case theme(String)
  /// The facts of the program that were asked for.
  case about(ProgramFacts)
  /// The outcome of writing to a file.
  case written(String, WriteOutcome)
  /// The outcome of copying so much.
  case copied(CopiedAmount, CopyOutcome)
  /// The names of files that begin as the first text does.
  case fileNames(String, [String])
  /// A message to the reader.
  case notice(String)
  /// The file that was asked for is not opened, for the reason in words.
  case notOpened(String)
  /// A mark remembered from an earlier run, in the report with this number.
  case mark(Unicode.Scalar, report: Int, offset: TextOffset, quote: TextQuote? = nil)
  /// The way in which the report with this number was left in an earlier run.
  case left(report: Int, LeftReport)
  /// The way in which the library was left in an earlier run.
  case leftLibrary(LeftLibrary)
  /// The words of the note that was written in the reader's editor; nil where nothing came of it.
  case noteEdited(String?)
  /// The notes of earlier runs on all reports, and those reports whose files are gone.
  case notes([StoredNote], gone: [NotedPassages.MissingReport] = [])
  /// The marks of capital letters of earlier runs.
  case sharedMarks([SharedMark])
  /// Whether what belongs to no single report, as notes and capital marks of earlier runs, is still to come.
  case recallingShared(Bool)
  /// The marks of an earlier run in the report with this number are asked for, and will come.
  case recalling(report: Int)
  /// All marks of an earlier run in the report have come.
  case recalled(report: Int)
  /// The searches of earlier runs, the newest last.
  case pastSearches([String])
  /// The keys in force.
  case keyMap(KeyMap)
  /// A place to begin at, named on the command line: the address of a section, in the report with that number or in the
  /// one being read, a line of either, the end, or the first hit of a term.
  case goTo(String, report: Int? = nil)
  case goToLine(Int, report: Int? = nil)
  case goToEnd
  case search(String)
  /// A comparison to begin with, named on the command line, with the older version at a path.
  case compare(String)
  /// A list of hits from elsewhere to begin with.
  case hits(NamedHits)

  /// Whether the event was typed or pasted.
  var isTyped: Bool {
    switch self {
    case .key, .paste: true
    case .resized, .mouse, .interrupt, .report, .reading, .unreadable, .changed, .vanished, .changeUnread, .library,
      .found, .checked,
      .listing, .listingProgress, .terms, .termsProgress, .unpacked, .about, .ambiguousWidth, .theme, .written, .copied,
      .compared, .foundCompared, .reused, .similar, .tracked, .fileNames, .notice, .notOpened,
      .mark, .left, .leftLibrary, .noteEdited, .notes, .sharedMarks, .recallingShared,
      .recalling, .recalled, .pastSearches, .keyMap, .goTo, .goToLine, .goToEnd, .search, .compare,
      .hits:
      false
    }
  }
}

/// An event of the library.
public enum LibraryEvent: Sendable {
  /// The library and its catalogue as they now are; `changed` are the reports replaced since the last such event.
  case reports(Library, Catalogue, changed: [Int] = [])
  /// The progress of loading.
  case progress(LoadingProgress)
  /// Files and folders skipped since the last such event, one line each.
  case skipped([String])
  /// Report files that have changed or are gone, and the number of new files that were not read.
  case stale(changed: [Int], vanished: [Int], appeared: Int)
  /// Loading is over.
  case loaded(LoadingProgress)
  /// Hits of a search of the library.
  case hits(LibraryHits)
}
