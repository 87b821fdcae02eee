import ReportIndex

/// The urgency of work. Work of a higher priority always finds a thread that work of lower ones may not take.
public enum WorkPriority: Int, Sendable, Comparable, CaseIterable {
  /// Goes on whether anyone waits or not, as indexing does.
  case background
  /// Takes seconds and shows its progress, as lists and terms do.
  case long
  /// The reader waits for it, as for hits or for a report to be unpacked.
  case answer

  /// Orders priorities, the most urgent last.
  public static func < (left: WorkPriority, right: WorkPriority) -> Bool { left.rawValue < right.rawValue }
}

/// Runs work away from the main thread: a pool of threads in the program, a queue stepped by hand in tests.
public protocol Scheduler: Sendable {
  /// Runs `work` once, `milliseconds` from now at the earliest. Of what is due the most urgent begins first, then what
  /// was brought first.
  func run(_ priority: WorkPriority, after milliseconds: Int, _ work: @escaping @Sendable () -> Void)

  /// Runs `work` once, beside all other work: it may wait in the system for as long as it likes, as reading a file does,
  /// and nothing waits for it.
  func runApart(_ work: @escaping @Sendable () -> Void)

  /// Runs pieces of work, several at a time where there are threads for it, and returns when all are done. Any thread
  /// may bring them, those of the scheduler too.
  func parallel(_ priority: WorkPriority) -> Parallel

  /// Milliseconds since some moment in the past.
  var milliseconds: Int { get }

  /// Begins no more work. What is going on is not waited for.
  func end()
}

extension Scheduler {
  /// Runs `work` once, as soon as there is a thread for it.
  public func run(_ priority: WorkPriority, _ work: @escaping @Sendable () -> Void) {
    run(priority, after: 0, work)
  }
}
