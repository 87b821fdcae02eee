import ReportIndex
import ReportModel

/// The state of the reports that are open together as a library.
struct LibraryState: Sendable {
  /// The reports loaded so far.
  var library = Library()
  /// The folders and reports above the sections in the tree.
  var catalogue: Catalogue
  var folds = LibraryFolds()
  /// The filter of folders and reports in the tree.
  var filter: LibraryFilter?
  /// The last question to the library.
  var question = LibraryQuestion(generation: 0, terms: [])
  /// The progress of loading; nil before any.
  var progress: LoadingProgress?
  var isLoading = false
  /// Whether folders or files are named that were not read when the library was opened.
  var expectsMore = false
  /// Whether loading has ended or was stopped.
  var hasEnded = false

  /// The way in which it is left now, and as that was remembered last.
  var left = LeftLibrary()
  var leftKept = LeftLibrary()
  /// The saved question that the tree's cursor is on; nil where it is on a row of the tree.
  var savedChosen: Int?
  /// The path of the report read last in an earlier run, to which the tree is still to come back; the number of reports
  /// that were looked through for it.
  var awaitedReport: (path: [UInt8], among: Int)?

  /// Whether reports may still come.
  var isGrowing: Bool { !hasEnded && (isLoading || (expectsMore && library.count == 0)) }

  /// Whether loading has begun just now: whoever types then has not seen yet what is there, and means all of it.
  var isOpening: Bool { isGrowing && (progress?.elapsed ?? 0) < Self.openingTime }

  /// The first part of loading, in milliseconds: a small library is loaded then.
  private static let openingTime = 500

  /// The catalogue shown in the tree: a filter belongs to the catalogue it was made from.
  var shownCatalogue: Catalogue { filter?.catalogue ?? catalogue }
}

/// A filter of the tree's folders and reports: only those that match are shown, with the folders around them.
struct LibraryFilter: Sendable {
  var criterion: TreeFilter.Criterion
  var catalogue: Catalogue
  /// The positions that pass, ascending.
  var kept: [Int32]
  /// The number of those that match themselves.
  var found: Int
  var folds = LibraryFolds(openDepth: .max)
}

/// The progress of loading a library.
public struct LoadingProgress: Sendable, Hashable {
  /// The files found so far, and their bytes; final once `isFound` is true.
  public var files = 0
  public var bytes = 0
  /// The files read or skipped so far, and their bytes.
  public var filesDone = 0
  public var bytesDone = 0
  /// The number of reports read.
  public var reports = 0
  /// The number of files and folders skipped.
  public var skipped = 0
  /// Whether all files were found.
  public var isFound = false
  /// Whether loading was stopped before its end.
  public var isStopped = false
  /// Milliseconds since loading began.
  public var elapsed = 0

  /// No progress yet.
  public init() {}

  /// Bytes read per second; 0 before anything can be measured.
  var bytesPerSecond: Int { elapsed > 0 ? bytesDone * 1000 / elapsed : 0 }

  /// The share of the found bytes that was read, in percent.
  var percent: Int { bytes > 0 ? min(100, bytesDone * 100 / bytes) : 0 }

  /// Seconds until everything is read at the present speed; nil where that is not known yet.
  var secondsLeft: Int? {
    let speed = bytesPerSecond
    guard isFound, speed > 0 else { return nil }
    return (max(0, bytes - bytesDone) + speed - 1) / speed
  }
}
