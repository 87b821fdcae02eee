import ReportIndex
import ReportModel

/// The reports that are open together, beside the one being read.
struct LibraryState: Sendable {
  /// The reports that were loaded, as they were at one moment.
  var library = Library()
  /// The folders and reports that the tree shows above the sections.
  var catalogue: Catalogue
  var folds = LibraryFolds()
  /// The filter that keeps folders and reports out of the tree.
  var filter: LibraryFilter?
  /// The question that the library was asked last.
  var question = LibraryQuestion(generation: 0, terms: [])
  /// The progress of loading; nil where nothing is loaded.
  var progress: LoadingProgress?
  var isLoading = false
  /// Whether loading has come to its end, or was stopped.
  var hasEnded = false
  /// The files and folders that were skipped, a line each.
  var skipped: [String] = []

  /// The catalogue the tree now shows: a filter is of the one it was made from.
  var shownCatalogue: Catalogue { filter?.catalogue ?? catalogue }
}

/// A filter of the tree: it keeps out all folders and reports but those that fit, and the folders these stand in.
struct LibraryFilter: Sendable {
  var subject: TreeFilter.Subject
  var catalogue: Catalogue
  /// Positions in the catalogue, ascending.
  var kept: [Int32]
  var folds = LibraryFolds(openDepth: .max)
}

/// The progress of loading a library.
public struct LoadingProgress: Sendable, Hashable {
  /// Files found so far, and their bytes; all there are once `isFound`.
  public var files = 0
  public var bytes = 0
  /// The files found that were read or skipped, and their bytes.
  public var filesDone = 0
  public var bytesDone = 0
  /// Reports that were read.
  public var reports = 0
  /// Files and folders skipped with a reason.
  public var skipped = 0
  /// Whether every file was found.
  public var isFound = false
  /// Whether loading was stopped before its end.
  public var isStopped = false
  /// Milliseconds since loading began.
  public var elapsed = 0

  /// Nothing yet.
  public init() {}

  /// Bytes read in a second; 0 before there is anything to tell by.
  var bytesPerSecond: Int { elapsed > 0 ? bytesDone * 1000 / elapsed : 0 }

  /// The part of the bytes found that is read, in percent.
  var percent: Int { bytes > 0 ? min(100, bytesDone * 100 / bytes) : 0 }

  /// Seconds until everything is read at the speed so far; nil where that is not known yet.
  var secondsLeft: Int? {
    let speed = bytesPerSecond
    guard isFound, speed > 0 else { return nil }
    return (max(0, bytes - bytesDone) + speed - 1) / speed
  }
}
