import Threads

/// A request about one report.
public enum ReportRequest: Equatable, Sendable {
  case find(generation: Int)
  case unpack(report: Int)
  case check(generation: Int)
  /// There is one comparison at a time.
  case compare
  case findCompared
  /// There is one search for shared passages at a time.
  case reuse
  /// And one for sections like one.
  case similar
  /// And one for what is told of phrases over the years.
  case track
}

/// Requests about reports that are answered beside each other, each by itself; any can be cancelled.
///
/// There are a few at a time, so they stand in an array, which costs the start of the program nothing.
public final class ConcurrentRequests: Sendable {
  private struct Unanswered {
    var request: ReportRequest
    var token: CancellationToken
  }

  private struct State {
    var open: [Unanswered] = []
    var isEnded = false

    /// Takes a request out.
    mutating func take(_ request: ReportRequest) -> CancellationToken? {
      open.firstIndex { $0.request == request }.map { open.remove(at: $0).token }
    }
  }

  private let state = Lock(State())
  private let scheduler: any Scheduler
  private let priority: WorkPriority

  /// No request yet.
  public init(on scheduler: any Scheduler, _ priority: WorkPriority) {
    self.scheduler = scheduler
    self.priority = priority
  }

  /// Runs `answer` soon, unless it is cancelled before; it posts by the token it is given. The same request made before
  /// is given up.
  public func submit(_ request: ReportRequest, _ answer: @escaping @Sendable (CancellationToken) -> Void) {
    let token = CancellationToken()
    let (before, isEnded) = state.withLock { state in
      guard !state.isEnded else { return (CancellationToken?.none, true) }
      let before = state.take(request)
      state.open.append(Unanswered(request: request, token: token))
      return (before, false)
    }
    before?.cancel()
    guard !isEnded else { return }
    scheduler.run(priority) { [self] in
      if !token.isCancelled { answer(token) }
      state.withLock { $0.open.removeAll { $0.token === token } }
    }
  }

  /// Gives up a request, if it is not answered yet.
  public func cancel(_ request: ReportRequest) { state.withLock { $0.take(request) }?.cancel() }

  /// Gives up all requests, and takes no more.
  public func end() {
    let open = state.withLock { state in
      defer { (state.open, state.isEnded) = ([], true) }
      return state.open
    }
    for each in open { each.token.cancel() }
  }
}
