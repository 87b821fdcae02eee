import Threads

/// Requests that are answered beside each other, each by itself; any can be cancelled by its key.
public final class ConcurrentRequests<Key: Hashable & Sendable>: Sendable {
  private struct State {
    var tokens: [Key: CancellationToken] = [:]
    var isEnded = false
  }

  private let state = Lock(State())
  private let scheduler: any Scheduler
  private let priority: WorkPriority

  /// No request yet.
  public init(on scheduler: any Scheduler, _ priority: WorkPriority) {
    self.scheduler = scheduler
    self.priority = priority
  }

  /// Runs `answer` soon, unless it is cancelled before; it posts by the token it is given. A request before it that has
  /// the same key is given up.
  public func submit(_ key: Key, _ answer: @escaping @Sendable (CancellationToken) -> Void) {
    let token = CancellationToken()
    let (before, isEnded) = state.withLock { state in
      let before = state.tokens[key]
      if !state.isEnded { state.tokens[key] = token }
      return (before, state.isEnded)
    }
    before?.cancel()
    guard !isEnded else { return }
    scheduler.run(priority) { [self] in
      if !token.isCancelled { answer(token) }
      state.withLock { if $0.tokens[key] === token { $0.tokens[key] = nil } }
    }
  }

  /// Gives up the request with this key, if it is not answered yet.
  public func cancel(_ key: Key) { state.withLock { $0.tokens.removeValue(forKey: key) }?.cancel() }

  /// Gives up all requests, and takes no more.
  public func end() {
    let tokens = state.withLock { state in
      defer { (state.tokens, state.isEnded) = ([:], true) }
      return state.tokens
    }
    for token in tokens.values { token.cancel() }
  }
}
