import ReportModel

/// News from the store.
public enum StoreEvent: Sendable, Equatable {
  /// The searches of earlier runs, the newest last.
  case searches([String])
  /// The notes on all reports, with the paths of their files, and those reports whose files are gone.
  case notes([StoredNote], gone: [GoneReport])
  /// The marks of capital letters, each with the path of the file it is in.
  case sharedMarks([SharedMark])
  /// All that belongs to no single report has been told: searches, notes, marks of capital letters, the library.
  case begun
  /// The way in which the library that was named was left, empty where that is not known, and the questions saved with it.
  case library([UInt8], questions: [[UInt8]])
  /// All that is remembered of the report that was asked for by this number.
  case report(Int, RememberedReport)
  /// The question about the report with this number is answered, whether anything is remembered of it or not.
  case recalled(Int)
  /// Changes are on the disk: their number since the store was opened.
  case written(Int)
  /// Trouble, told once.
  case problem(StoreProblem)
}
