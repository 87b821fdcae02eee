import Glibc

/// The time that matching may take of its thread's processor, and the question whether it is still wanted.
///
/// Processor time, not time of day: a suspended or starved program refuses no pattern that it would have accepted.
public final class MatchBudget {
  private let deadline: Int
  private let question: (() -> Bool)?
  /// Whether the answer to the question was yes.
  public private(set) var isCancelled = false
  private var untilCheck = 0
  private var interval: Int

  /// A budget of so many nanoseconds from now on. Clock and `isCancelled` are asked at every `interval`-th call of
  /// `isExhausted`.
  public init(nanoseconds: Int, interval: Int = 16, isCancelled: (() -> Bool)? = nil) {
    deadline = Self.processorTime() + nanoseconds
    question = isCancelled
    self.interval = interval
  }

  /// Sets how often `isExhausted` looks while a subject of `length` bytes is searched: seldom where one step inside the
  /// pattern cannot take long.
  public func prepare(length: Int) {
    interval = min(256, max(16, (4 << 20) / max(1, length)))
    untilCheck = min(untilCheck, interval)
  }

  /// Whether to stop.
  public func isExhausted() -> Bool {
    untilCheck -= 1
    guard untilCheck <= 0 else { return false }
    return isExhaustedNow()
  }

  /// Whether to stop, without waiting for the interval.
  public func isExhaustedNow() -> Bool {
    untilCheck = interval
    if let question, question() { isCancelled = true }
    return isCancelled || Self.processorTime() > deadline
  }

  /// Nanoseconds of the processor that this thread has used.
  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
