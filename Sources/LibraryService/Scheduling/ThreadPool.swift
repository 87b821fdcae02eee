import Glibc
import ReportIndex
import ReportReading
import Threads

/// The threads of the program's background work: started when there is work for them, ready from then on.
public final class ThreadPool: Scheduler {
  private struct State {
    var queue: WorkQueue
    var threads = 0
    var idle = 0
    var isEnding = false
  }

  private let state: Monitor<State>
  private let processors: Int
  private let onThreadStart: @Sendable () -> Void
  private let onApartStart: @Sendable () -> Void

  /// A pool without threads yet. Each calls `onThreadStart` first; a thread for work apart `onApartStart`.
  public init(
    onThreadStart: @escaping @Sendable () -> Void = {}, onApartStart: @escaping @Sendable () -> Void = {}
  ) {
    processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    state = Monitor(State(queue: WorkQueue(processors: processors)))
    self.onThreadStart = onThreadStart
    self.onApartStart = onApartStart
  }

  public var milliseconds: Int { Clock.milliseconds() }

  public func run(_ priority: WorkPriority, after milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    let now = Clock.milliseconds()
    let needsThread = state.changeForOne { state in
      guard !state.isEnding else { return false }
      state.queue.add(WorkQueue.Work(priority: priority, due: now + milliseconds, body: work))
      // One thread at least, to look at the clock.
      let wanted = max(1, state.queue.ready(at: now))
      guard wanted > state.idle, state.threads < state.queue.mostThreads else { return false }
      state.threads += 1
      return true
    }
    if needsThread { startThread() }
  }

  /// On a thread of its own.
  public func runApart(_ work: @escaping @Sendable () -> Void) {
    if state.change({ $0.isEnding }) { return }
    do throws(ReadingError) {
      try BackgroundThread.start(onStart: onApartStart, work)
    } catch {
      // If the system gives no more threads, those there are do it.
      run(.answer, work)
    }
  }

  public func parallel(_ priority: WorkPriority) -> Parallel {
    { [self] count, body in
      guard count > 1, processors > 1 else { return (0..<count).forEach(body) }
      let pieces = PieceWork(count, body)
      for _ in 1..<min(count, processors) { run(priority) { pieces.help() } }
      pieces.help()
      pieces.wait()
    }
  }

  public func end() {
    state.change { state in
      state.isEnding = true
      state.queue.clear()
    }
  }

  private func startThread() {
    do throws(ReadingError) {
      try BackgroundThread.start(onStart: onThreadStart) { [self] in serve() }
    } catch {
      let isAlone = state.change { state in
        state.threads -= 1
        return state.threads == 0
      }
      // If the system gives no thread at all, the caller does the work: late is better than never.
      if isAlone { while let work = takeForCaller() { work() } }
    }
  }

  /// Work that is due or will be.
  private func takeForCaller() -> (@Sendable () -> Void)? {
    state.change { state in
      guard case .work(let work) = state.queue.take(at: .max) else { return nil }
      state.queue.finish(work.priority)
      return work.body
    }
  }

  /// Does what there is to do, until the end.
  private func serve() {
    var finished: WorkPriority?
    while let work = next(after: finished) {
      work.body()
      finished = work.priority
    }
  }

  private func next(after finished: WorkPriority?) -> WorkQueue.Work? {
    var isIdle = false
    return state.wait { state -> Monitor<State>.WaitOutcome<WorkQueue.Work?> in
      if isIdle { state.idle -= 1 } else if let finished { state.queue.finish(finished) }
      if state.isEnding { return .done(nil) }
      switch state.queue.take(at: Clock.milliseconds()) {
      case .work(let work): return .done(work)
      case .nothing(let milliseconds):
        isIdle = true
        state.idle += 1
        return .again(afterMilliseconds: milliseconds)
      }
    }
  }
}
