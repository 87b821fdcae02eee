import TextFacts

/// The reports to recall and the changes to write, until the thread of the store takes them. Knows no clock: it is told
/// the time, in milliseconds.
struct StoreQueue: Sendable {
  /// A report of which all that is remembered is to be told.
  struct Recall: Sendable {
    /// The number by which the answer is known.
    var number: Int
    /// The path of its file, as it was named.
    var path: [UInt8]
    /// Its text; nil while it is not all there.
    var text: [UInt8]?
  }

  /// Work for the thread.
  struct QueuedWork: Sendable {
    var recalls: [Recall]
    var changes: [StoreChange]
    /// The number of changes that this acknowledges: those overtaken by later ones count.
    var count: Int
  }

  /// The next thing for the thread to do.
  enum Due: Sendable {
    case work(QueuedWork)
    /// Nothing until so many milliseconds from now; nil until something changes.
    case nothing(forMilliseconds: Int?)
  }

  /// The longest time that a place, folds or a choice wait: a place changes with every key that scrolls.
  static let placeDelay = 1000
  /// The time until a store that others hold is tried again.
  static let retryDelay = 1000
  /// The most changes that wait while nothing can be written; the oldest go first.
  static let mostChanges = WorkBudget.changesHeld

  private var recalls: [Recall] = []
  private var changes: [StoreChange] = []
  private var count = 0
  /// When the changes are to be written; nil where nothing makes that worth trying.
  private var due: Int?
  /// The end of the time in which nothing is tried, after a failure.
  private var notBefore = Int.min

  /// The number of changes that are not written.
  var waiting: Int { changes.count }

  /// Adds a report to recall; of one that waits already, the newer text counts.
  mutating func add(_ recall: Recall) {
    recalls.removeAll { $0.number == recall.number && $0.path == recall.path }
    recalls.append(recall)
  }

  /// Adds a change. The result is whether the thread must hear of it: not where it waits for an earlier time.
  mutating func add(_ change: StoreChange, at now: Int) -> Bool {
    append(change)
    count += 1
    var wanted = max(now, notBefore)
    if change.mayWait { wanted = max(now + Self.placeDelay, notBefore) }
    if let due, due <= wanted { return false }
    due = wanted
    return true
  }

  /// Takes what is to be done at `now`; all there is at the end.
  mutating func take(at now: Int, isEnding: Bool) -> Due {
    let isDue = !changes.isEmpty && (isEnding || due.map { $0 <= now } ?? false)
    guard isDue || !recalls.isEmpty else {
      return .nothing(forMilliseconds: changes.isEmpty ? nil : due.map { $0 - now })
    }
    defer {
      recalls = []
      if isDue { (changes, count, due) = ([], 0, nil) }
    }
    return .work(QueuedWork(recalls: recalls, changes: isDue ? changes : [], count: isDue ? count : 0))
  }

  /// Puts back the changes that could not be written, before those that came since. They are tried again after a time
  /// where the store was merely `isBusy`, else with the next change, and at the end.
  mutating func putBack(_ work: QueuedWork, isBusy: Bool, at now: Int) {
    let newer = changes
    changes = work.changes
    for change in newer { append(change) }
    count += work.count
    notBefore = now + Self.retryDelay
    due = isBusy || !newer.isEmpty ? notBefore : nil
  }

  /// Adds a change; a place takes the place of an earlier one of its report, and so on.
  private mutating func append(_ change: StoreChange) {
    if change.mayWait { changes.removeAll { change.overtakes($0) } }
    changes.append(change)
    changes.removeFirst(max(0, changes.count - Self.mostChanges))
  }
}
