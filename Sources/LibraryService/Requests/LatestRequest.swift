import Threads

/// Requests of one kind, of which only the latest is answered: each cancels the one before it.
///
/// Never are two answered at a time, so what is learned for one (`Memory`) is at hand for the next.
public final class LatestRequest<Request: Sendable, Memory: Sendable>: Sendable {
  /// Computes and posts an answer. Asks the token whether to go on, and posts by it, so that nothing is heard of a
  /// request once a later one was made.
  public typealias Answering = @Sendable (inout Memory, Request, CancellationToken) -> Void

  private struct State {
    /// The latest request; stays when it was answered, for it may have to be answered again.
    var latest: (request: Request, token: CancellationToken)?
    /// Whether the latest request is to be answered, and whether that is for the first time.
    var isDue = false
    var isFirst = false
    var isRunning = false
    var isEnded = false
    /// The number of the run that is scheduled; those of others do nothing.
    var run = 0
    /// When, in milliseconds, the latest request may be answered again.
    var rested = 0
  }

  /// A run that is to be scheduled.
  private typealias Run = (number: Int, delay: Int)

  private let state = Lock(State())
  private let memory: Lock<Memory>
  private let scheduler: any Scheduler
  private let priority: WorkPriority
  private let answer: Answering

  /// No request yet. `memory` is what `answer` finds the first time.
  public init(
    on scheduler: any Scheduler, _ priority: WorkPriority, memory: Memory, answer: @escaping Answering
  ) {
    self.scheduler = scheduler
    self.priority = priority
    self.memory = Lock(memory)
    self.answer = answer
  }

  /// Asks for an answer to `request` as soon as possible, and gives up the request before it.
  public func submit(_ request: Request) {
    let (before, run) = state.withLock { state -> (CancellationToken?, Run?) in
      guard !state.isEnded else { return (nil, nil) }
      let before = state.latest?.token
      state.latest = (request, CancellationToken())
      (state.isDue, state.isFirst) = (true, true)
      return (before, state.isRunning ? nil : Self.nextRun(&state, at: 0))
    }
    before?.cancel()
    schedule(run)
  }

  /// Asks for another answer to the latest request, if there is one that `isConcerned`: what it is about has changed. One
  /// that is being computed is not given up, and afterwards there is a rest of three times as long as it took, so that
  /// what grows for long is not all that is done.
  public func answerAgain(_ isConcerned: (Request) -> Bool) {
    let now = scheduler.milliseconds
    let run = state.withLock { state -> Run? in
      guard let latest = state.latest, isConcerned(latest.request), !state.isDue else { return nil }
      state.isDue = true
      return state.isRunning ? nil : Self.nextRun(&state, at: now)
    }
    schedule(run)
  }

  /// Gives the latest request up.
  public func cancel() { forget(isEnded: false) }

  /// Gives the latest request up, and takes no more.
  public func end() { forget(isEnded: true) }

  private func forget(isEnded: Bool) {
    let token = state.withLock { state in
      defer { (state.latest, state.isDue, state.isEnded) = (nil, false, state.isEnded || isEnded) }
      return state.latest?.token
    }
    token?.cancel()
  }

  private static func nextRun(_ state: inout State, at now: Int) -> Run {
    state.run += 1
    return (state.run, state.isFirst ? 0 : max(0, state.rested - now))
  }

  private func schedule(_ run: Run?) {
    guard let run else { return }
    scheduler.run(priority, after: run.delay) { [self] in perform(run.number) }
  }

  private func perform(_ run: Int) {
    let latest = state.withLock { state -> (request: Request, token: CancellationToken)? in
      guard run == state.run, state.isDue, !state.isRunning, let latest = state.latest else { return nil }
      (state.isDue, state.isFirst, state.isRunning) = (false, false, true)
      return latest
    }
    guard let latest else { return }
    let start = scheduler.milliseconds
    memory.withLock { answer(&$0, latest.request, latest.token) }
    let end = scheduler.milliseconds
    schedule(
      state.withLock { state in
        state.isRunning = false
        state.rested = end + 3 * (end - start)
        return state.isDue ? Self.nextRun(&state, at: end) : nil
      })
  }
}
