import Glibc

/// The most that matching may cost, in steps or in time, and the question whether it is still wanted.
public final class MatchBudget {
  /// The unit of cost.
  private enum Measure {
    case steps
    /// Nanoseconds that the clock may not pass.
    case time(clock: @Sendable () -> Int, deadline: Int)
  }

  private let measure: Measure
  private let question: (() -> Bool)?
  /// Whether the answer to the question was yes.
  public private(set) var isCancelled = false
  private var stepsLeft = Int.max
  /// The cost of a step in the subject that is searched now, beside the bytes it passes over.
  private var stepCost = 1
  private var lastPlace = 0
  private var untilCheck = 0
  private var interval: Int

  /// A budget of so many nanoseconds from now on, by the processor time of the thread where no other clock is given: a
  /// suspended or starved program refuses no pattern that it would have accepted. Clock and `isCancelled` are asked at
  /// every `interval`-th call of `isExhausted`.
  public init(
    nanoseconds: Int, interval: Int = 16, isCancelled: (() -> Bool)? = nil,
    clock: @escaping @Sendable () -> Int = MatchBudget.processorTime
  ) {
    measure = .time(clock: clock, deadline: clock() + nanoseconds)
    question = isCancelled
    self.interval = interval
  }

  /// A budget of so many steps, the same in every run: items of the pattern that are tried, or 16 bytes passed over.
  public init(steps: Int, interval: Int = 16, isCancelled: (() -> Bool)? = nil) {
    measure = .steps
    stepsLeft = steps
    question = isCancelled
    self.interval = interval
  }

  /// Whether steps are counted: then only expressions that ask the budget keep to it.
  public var countsSteps: Bool { if case .steps = measure { true } else { false } }

  /// Prepares for a subject of `length` bytes: clock and question are asked seldom where one step inside the pattern
  /// cannot take long.
  public func prepare(length: Int) {
    interval = min(256, max(16, (4 << 20) / max(1, length)))
    untilCheck = min(untilCheck, interval)
    // A back reference may compare as much as the subject is long, and does not say so.
    stepCost = 1 + length / 256
    lastPlace = 0
  }

  /// Whether to stop, asked before every item of a pattern, which is tried at `place`.
  public func isExhausted(at place: Int = 0) -> Bool {
    if countsSteps {
      stepsLeft -= stepCost + abs(place - lastPlace) / 16
      lastPlace = place
      if stepsLeft <= 0 { return true }
    }
    untilCheck -= 1
    guard untilCheck <= 0 else { return false }
    return isExhaustedNow()
  }

  /// Whether to stop, without waiting for the interval.
  public func isExhaustedNow() -> Bool {
    untilCheck = interval
    if let question, question() { isCancelled = true }
    if isCancelled { return true }
    switch measure {
    case .steps: return stepsLeft <= 0
    case .time(let clock, let deadline): return clock() > deadline
    }
  }

  /// Nanoseconds of the processor that this thread has used.
  @Sendable
  public static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
