/// News from the store.
public enum StoreEvent: Sendable, Equatable {
  /// The searches of earlier runs, the newest last.
  case searches([String])
  /// All that is remembered of the report that was asked for by this number.
  case report(Int, RememberedReport)
  /// The question about the report with this number is answered, whether anything is remembered of it or not.
  case recalled(Int)
  /// Changes are on the disk: their number since the store was opened.
  case written(Int)
  /// Trouble, told once.
  case problem(StoreProblem)
}
