/// The rest of a pattern's limit in one text. For one thread.
final class SearchBudget {
  /// The unit of cost.
  private enum Measure {
    case steps
    /// Nanoseconds that the clock may not pass.
    case time(clock: @Sendable () -> Int, deadline: Int)
  }

  private let measure: Measure
  private let question: (() -> Bool)?
  private(set) var isCancelled = false
  private var stepsLeft = Int.max
  /// The cost of a step in the text that is searched now, beside what it passes over.
  private var stepCost = 1
  private var lastPlace = 0
  private var untilCheck = 0
  private var interval = 16

  init(bytes: Int, limit: PatternLimit, isCancelled: (() -> Bool)?) {
    question = isCancelled
    switch limit {
    case .steps(let count, let perByte):
      measure = .steps
      stepsLeft = count + perByte * bytes
    case .processorTime(let clock):
      measure = .time(clock: clock, deadline: clock() + 100_000_000 + 50 * bytes)
    }
  }

  /// Whether steps are counted: then all is to be searched by the code that says when it takes one.
  var countsSteps: Bool { if case .steps = measure { true } else { false } }

  /// Sets how often `isExhausted` looks: seldom where one step inside the pattern cannot take long.
  func prepare(length: Int) {
    interval = min(256, max(16, (4 << 20) / max(1, length)))
    untilCheck = min(untilCheck, interval)
    // A back reference may compare as much as the text is long, and does not say so.
    stepCost = 1 + length / 256
    lastPlace = 0
  }

  /// Whether to stop, asked before every item of a pattern, which is tried at `place`.
  func isExhausted(at place: Int) -> Bool {
    if countsSteps {
      stepsLeft -= stepCost + abs(place - lastPlace) / 16
      lastPlace = place
    }
    untilCheck -= 1
    if untilCheck <= 0 {
      untilCheck = interval
      if let question, question() { isCancelled = true }
      if case .time(let clock, let deadline) = measure, clock() > deadline { stepsLeft = 0 }
    }
    return isCancelled || stepsLeft <= 0
  }

  func check() throws(QueryError) {
    untilCheck = 0
    guard isExhausted(at: lastPlace) else { return }
    throw isCancelled ? .cancelled : .tooCostly
  }
}
