import RegularExpressions

/// One search with a compiled pattern: the memory it works in and the limits it keeps to. For one thread.
final class PatternRun {
  let budget: MatchBudget
  private let plain: RegularExpression
  private let guarded: RegularExpression
  private let plainMatcher: Matcher
  private let guardedMatcher: Matcher

  /// Nil where there is no memory.
  init?(plain: RegularExpression, guarded: RegularExpression, budget: MatchBudget) {
    let limits = MatchLimits(backtracking: 10_000_000, heap: 32 << 10)
    guard let memory = MatchMemory(stack: 4 << 20), let plainMatcher = Matcher(memory, limits: limits),
      let guardedMatcher = Matcher(memory, limits: limits, budget: budget)
    else { return nil }
    self.budget = budget
    self.plain = plain
    self.guarded = guarded
    self.plainMatcher = plainMatcher
    self.guardedMatcher = guardedMatcher
  }

  /// Gathers the matches in `start..<end` of `text`, which is all the pattern sees.
  func search(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ found: inout HitList
  ) throws(QueryError) {
    guard start < end else { return }
    let subject = UnsafeBufferPointer(rebasing: text[start..<end])
    let length = subject.count
    var isGuarded = length > CompiledPattern.plainLimit || budget.countsSteps
    if !isGuarded {
      // At most 2^24 steps a line: places to begin × entries into repeats × length of one repeat.
      plainMatcher.limitBacktracking(to: UInt32(min(100_000, max(16, (1 << 24) / (length * length)))))
    }
    budget.prepare(length: length)
    var place = 0
    while place < length, !found.isFull {
      let outcome =
        isGuarded
        ? guardedMatcher.match(guarded, in: subject, from: place) : plainMatcher.match(plain, in: subject, from: place)
      switch outcome {
      case .noMatch: return
      case .stopped:
        guard !isGuarded else { throw budget.isCancelled ? .cancelled : .tooCostly }
        isGuarded = true
      case .match(let lower, let upper):
        // \K can move the start of a match behind its end or into the match before.
        if lower < upper, lower >= place { found.append(start + lower, start + upper) }
        place = max(upper, place + 1)
      }
    }
  }
}

extension MatchBudget {
  /// The budget of a search of so many bytes.
  convenience init(bytes: Int, limit: PatternLimit, isCancelled: (() -> Bool)?) {
    switch limit {
    case .steps(let count, let perByte): self.init(steps: count + perByte * bytes, isCancelled: isCancelled)
    case .processorTime(let clock):
      self.init(nanoseconds: 100_000_000 + 50 * bytes, isCancelled: isCancelled, clock: clock)
    }
  }

  /// Throws where the search is to stop.
  func check() throws(QueryError) {
    guard isExhaustedNow() else { return }
    throw isCancelled ? .cancelled : .tooCostly
  }
}
