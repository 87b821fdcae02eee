import CPCRE2

/// One search with a compiled pattern: the scratch memory it needs and the limits it keeps to. For one thread.
final class PatternRun {
  let budget: SearchBudget
  private let plain: PatternCode
  private let guarded: PatternCode
  private let match: OpaquePointer
  private let plainContext: OpaquePointer
  private let guardedContext: OpaquePointer
  private let stack: OpaquePointer?

  /// Nil where there is no memory.
  init?(plain: PatternCode, guarded: PatternCode, budget: SearchBudget) {
    guard let match = pcre2_match_data_create_8(1, nil) else { return nil }
    guard let plainContext = pcre2_match_context_create_8(nil) else {
      pcre2_match_data_free_8(match)
      return nil
    }
    guard let guardedContext = pcre2_match_context_create_8(nil) else {
      pcre2_match_data_free_8(match)
      pcre2_match_context_free_8(plainContext)
      return nil
    }
    self.budget = budget
    self.plain = plain
    self.guarded = guarded
    self.match = match
    self.plainContext = plainContext
    self.guardedContext = guardedContext
    stack = pcre2_jit_stack_create_8(32 << 10, 4 << 20, nil)
    for context in [plainContext, guardedContext] {
      pcre2_set_heap_limit_8(context, 32 << 10)
      if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    }
    pcre2_set_match_limit_8(guardedContext, 10_000_000)
    // The budget outlives every use of the context: both are owned by this object.
    pcre2_set_callout_8(
      guardedContext, { block, budget in patternCallout(block?.pointee.current_position, budget) },
      Unmanaged.passUnretained(budget).toOpaque())
  }

  deinit {
    pcre2_match_context_free_8(plainContext)
    pcre2_match_context_free_8(guardedContext)
    pcre2_match_data_free_8(match)
    if let stack { pcre2_jit_stack_free_8(stack) }
  }

  /// Gathers the matches in `start..<end` of `text`, which is all the pattern sees.
  func search(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ found: inout HitList
  ) throws(QueryError) {
    guard start < end, let base = text.baseAddress else { return }
    let subject = base + start
    let length = end - start
    var isGuarded = length > CompiledPattern.plainLimit || budget.countsSteps
    if !isGuarded {
      // At most 2^24 steps a line: places to begin × entries into repeats × length of one repeat.
      let limit = min(100_000, max(16, (1 << 24) / (length * length)))
      pcre2_set_match_limit_8(plainContext, UInt32(limit))
    }
    budget.prepare(length: length)
    var place = 0
    while place < length, !found.isFull {
      let status = pcre2_match_8(
        isGuarded ? guarded.code : plain.code, subject, length, place, PCRE2_NOTEMPTY, match,
        isGuarded ? guardedContext : plainContext)
      if status == PCRE2_ERROR_NOMATCH { return }
      if status < 0 {
        guard !isGuarded else { throw budget.isCancelled ? .cancelled : .tooCostly }
        isGuarded = true
        continue
      }
      guard let bounds = pcre2_get_ovector_pointer_8(match) else { return }
      let (lower, upper) = (bounds[0], bounds[1])
      // \K can move the start of a match behind its end or into the match before.
      if lower < upper, lower >= place { found.append(start + lower, start + upper) }
      place = max(upper, place + 1)
    }
  }
}

/// Called by PCRE2 before every item of a guarded pattern; a negative answer ends the match.
private func patternCallout(_ place: Int?, _ budget: UnsafeMutableRawPointer?) -> Int32 {
  guard let place, let budget else { return PCRE2_ERROR_CALLOUT }
  let isExhausted = Unmanaged<SearchBudget>.fromOpaque(budget).takeUnretainedValue().isExhausted(at: place)
  return isExhausted ? PCRE2_ERROR_CALLOUT : 0
}
