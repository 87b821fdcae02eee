import LibraryService
import ReportIndex
import Threads

/// A scheduler without threads and without a clock: the test says when work is done and when time passes.
package final class SteppedScheduler: Scheduler {
  private struct State {
    var queue = WorkQueue(processors: 2)
    var now = 0
    var steps = 0
  }

  private let state = Lock(State())

  package init() {}

  package var milliseconds: Int { state.withLock { $0.now } }

  /// The number of pieces of work that were begun.
  package var steps: Int { state.withLock { $0.steps } }

  package func run(_ priority: WorkPriority, after milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.queue.add(WorkQueue.Work(priority: priority, due: state.now + milliseconds, body: work))
    }
  }

  package func runApart(_ work: @escaping @Sendable () -> Void) { run(.answer, work) }

  package func parallel(_ priority: WorkPriority) -> Parallel { LibrarySearcher.inTurn }

  package func end() { state.withLock { $0.queue.clear() } }

  /// Does what is next; nil where nothing is due.
  @discardableResult
  package func step() -> WorkPriority? {
    let work = state.withLock { state -> WorkQueue.Work? in
      if case .work(let work) = state.queue.take(at: state.now) { work } else { nil }
    }
    guard let work else { return nil }
    state.withLock { $0.steps += 1 }
    work.body()
    state.withLock { $0.queue.finish(work.priority) }
    return work.priority
  }

  /// Does all that is due, and what that brings.
  package func runAll() { while step() != nil {} }

  package func pass(_ milliseconds: Int) { state.withLock { $0.now += milliseconds } }
}
