import TextFacts

/// The reader's input that waits for something not there yet, in the order in which it came.
///
/// An event that needs what is still being read, searched or counted is undone, and handled again once more is there;
/// until then every later key waits behind it, so that keys typed ahead do what they would have done typed slowly. Each
/// of them may wait again, for something else.
struct HeldInput: Sendable {
  /// Something to be done.
  enum Entry: Sendable {
    case event(BrowserEvent)
    /// A command that follows from an event, as accepting a search that the command line asks for.
    case command(Invocation)

    /// Whether it was typed, rather than asked for on the command line.
    var isTyped: Bool {
      switch self {
      case .event(let event): event.isTyped
      case .command: false
      }
    }
  }

  /// The entries, the one that waits for `target` first.
  private(set) var entries: [Entry] = []
  /// The thing that the first entry waits for; nil while nothing is held.
  private(set) var target: AwaitedTarget?
  /// The large reports that the first entry has waited for, and that have come.
  private var known: Set<Int> = []
  /// Whether an event was dropped since nothing more can be held.
  private(set) var isFull = false
  /// The thing that the entry being handled has turned out to need.
  private(set) var missing: AwaitedTarget?
  /// Whether the entry being handled has waited, so that what was found before it may be outdated.
  private(set) var hasWaited = false
  /// Whether the entry being handled must do with what is there.
  private var isForced = false

  /// The most entries that are held.
  static let capacity = WorkBudget.keysHeld

  /// Whether anything is held.
  var isHolding: Bool { target != nil }

  /// The number of entries behind the one that the status line tells of: the question of an answer is asked already.
  var waiting: Int { target?.isAnswer == true ? entries.count : max(0, entries.count - 1) }

  /// Notes that the entry being handled needs something; false where it must do without.
  ///
  /// No entry waits twice for one large report: the cache of them is limited, and two must not push each other out of
  /// it for ever.
  mutating func miss(_ target: AwaitedTarget) -> Bool {
    if isForced { return false }
    if case .report(let number) = target, known.contains(number) { return false }
    missing = missing ?? target
    return true
  }

  /// Puts an entry behind all others, unless there are too many.
  mutating func add(_ entry: Entry) {
    isFull = entries.count >= Self.capacity
    if !isFull { entries.append(entry) }
  }

  /// Puts an entry before all others.
  mutating func addFirst(_ entry: Entry) { entries.insert(entry, at: 0) }

  /// Takes the first entry, to be handled, and sets aside those behind it; nil where there is none.
  mutating func takeFirst(isForced: Bool = false) -> (first: Entry, rest: [Entry])? {
    guard !entries.isEmpty else { return nil }
    let first = entries.removeFirst()
    let rest = entries
    hasWaited = target != nil
    (entries, target, missing, self.isForced) = ([], nil, nil, isForced)
    return (first, rest)
  }

  /// Puts back the first entry, undone, which needs `target`, and those behind it.
  mutating func putBack(_ first: Entry, _ rest: [Entry], target: AwaitedTarget) {
    entries = [first] + rest
    (self.target, isForced, isFull) = (target, false, false)
  }

  /// Notes that a large report is unpacked, which the first entry may have waited for.
  mutating func noteUnpacked(_ number: Int) { if target == .report(number) { known.insert(number) } }

  /// Ends the handling of an entry, which is done: next come those that follow from it, then those behind it.
  mutating func finish(_ rest: [Entry]) {
    entries += rest
    (known, missing, hasWaited, isForced, isFull) = ([], nil, false, false, false)
  }

  /// Forgets everything held.
  mutating func clear() { self = HeldInput() }
}
