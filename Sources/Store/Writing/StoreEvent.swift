/// News from the store.
public enum StoreEvent: Sendable, Equatable {
  /// The searches of earlier runs, the newest last.
  case searches([String])
  /// The notes on all reports, with the paths of their files.
  case notes([StoredNote])
  /// The way in which the library that was named was left.
  case library([UInt8])
  /// All that is remembered of the report that was asked for by this number.
  case report(Int, RememberedReport)
  /// The question about the report with this number is answered, whether anything is remembered of it or not.
  case recalled(Int)
  /// Changes are on the disk: their number since the store was opened.
  case written(Int)
  /// Trouble, told once.
  case problem(StoreProblem)
}
