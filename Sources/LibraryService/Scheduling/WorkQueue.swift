/// Work that waits for a thread, and how many threads are at work for each priority. Knows no clock: it is told the time.
package struct WorkQueue: Sendable {
  /// A thing to be done.
  package struct Work: Sendable {
    package let priority: WorkPriority
    /// The time from which on it may begin, in milliseconds.
    package let due: Int
    package let body: @Sendable () -> Void

    /// Work that may begin at `due`.
    package init(priority: WorkPriority, due: Int, body: @escaping @Sendable () -> Void) {
      (self.priority, self.due, self.body) = (priority, due, body)
    }
  }

  /// The next thing for a thread to do.
  package enum Next: Sendable {
    case work(Work)
    /// Nothing until so many milliseconds from now; nil until something changes.
    case nothing(forMilliseconds: Int?)
  }

  /// In the order in which they were brought.
  private var waiting: [Work] = []
  private var active = [Int](repeating: 0, count: WorkPriority.allCases.count)
  private let processors: Int

  /// A queue for threads on so many processors.
  package init(processors: Int) { self.processors = max(1, processors) }

  /// The most threads that are ever of use.
  var mostThreads: Int { mostThreads(upTo: .answer) }

  /// The most threads at work for a priority and those below it. Each has two more than the one below, so that what is
  /// waited for never waits for what is not.
  private func mostThreads(upTo priority: WorkPriority) -> Int { max(2, processors) + 2 * priority.rawValue }

  /// The number of works that could begin at `now` if there were threads.
  func ready(at now: Int) -> Int { waiting.count { $0.due <= now } }

  /// Adds work.
  package mutating func add(_ work: Work) { waiting.append(work) }

  /// Takes the most urgent work that may begin at `now`; it is at work until `finish`.
  package mutating func take(at now: Int) -> Next {
    var best: Int?
    for (index, work) in waiting.enumerated() where work.due <= now && hasRoom(for: work.priority) {
      if best.map({ waiting[$0].priority < work.priority }) ?? true { best = index }
    }
    guard let best else {
      let next = waiting.lazy.map(\.due).filter { $0 > now }.min()
      return .nothing(forMilliseconds: next.map { $0 - now })
    }
    let work = waiting.remove(at: best)
    active[work.priority.rawValue] += 1
    return .work(work)
  }

  /// Notes that work of that priority is done.
  package mutating func finish(_ priority: WorkPriority) { active[priority.rawValue] -= 1 }

  /// Forgets all that waits.
  package mutating func clear() { waiting = [] }

  private func hasRoom(for priority: WorkPriority) -> Bool {
    // A priority's limit holds for all below it together with itself; those above have room of their own.
    WorkPriority.allCases.allSatisfy { limit in
      limit < priority || active[...limit.rawValue].reduce(0, +) < mostThreads(upTo: limit)
    }
  }
}
