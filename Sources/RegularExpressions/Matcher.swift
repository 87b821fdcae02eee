import CPCRE2

/// The limits of one match, at which it is given up (pcre2api, "Setting match parameters").
public struct MatchLimits: Sendable {
  /// The number of times it may backtrack into a group.
  public var backtracking: UInt32
  /// Kilobytes of heap it may take.
  public var heap: UInt32

  /// Limits by their values.
  public init(backtracking: UInt32, heap: UInt32) { (self.backtracking, self.heap) = (backtracking, heap) }
}

/// The memory that matching works in. For one thread at a time; matchers may share it that take turns.
public final class MatchMemory {
  fileprivate let match: OpaquePointer
  fileprivate let stack: OpaquePointer?

  /// Memory for the whole match and `groups` groups, with a stack of at most `stack` bytes for compiled code; nil where
  /// there is none.
  public init?(groups: Int = 0, stack: Int) {
    guard let match = pcre2_match_data_create_8(UInt32(clamping: groups + 1), nil) else { return nil }
    self.match = match
    // Without a stack of their own, compiled patterns make do with 32 KB of the thread's.
    self.stack = pcre2_jit_stack_create_8(32 << 10, stack, nil)
  }

  deinit {
    pcre2_match_data_free_8(match)
    if let stack { pcre2_jit_stack_free_8(stack) }
  }
}

/// Matches regular expressions within limits. For one thread.
public final class Matcher {
  /// The result of a match.
  public enum Outcome: Equatable, Sendable {
    /// Bytes `lower..<upper` of the subject match. Where the pattern says `\K`, `lower` may lie behind `upper`, or before
    /// where the search began.
    case match(lower: Int, upper: Int)
    case noMatch
    /// It reached a limit, or its budget was exhausted.
    case stopped
  }

  private let memory: MatchMemory
  private let context: OpaquePointer
  private let budget: MatchBudget?
  /// The groups of the last match that there are bounds of, the whole counted, and the length of its subject.
  private var (pairs, length) = (0, 0)

  /// A matcher that works in `memory`; `budget` is asked by expressions that say so. Nil where there is no memory.
  public init?(_ memory: MatchMemory, limits: MatchLimits, budget: MatchBudget? = nil) {
    guard let context = pcre2_match_context_create_8(nil) else { return nil }
    self.memory = memory
    self.context = context
    self.budget = budget
    pcre2_set_match_limit_8(context, limits.backtracking)
    pcre2_set_heap_limit_8(context, limits.heap)
    if let stack = memory.stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    if let budget {
      // The budget outlives every use of the context: both are owned by this object.
      pcre2_set_callout_8(
        context, { block, budget in matchCallout(block?.pointee.current_position, budget) },
        Unmanaged.passUnretained(budget).toOpaque())
    }
  }

  deinit { pcre2_match_context_free_8(context) }

  /// Sets how often a match may backtrack into a group from now on.
  public func limitBacktracking(to limit: UInt32) { pcre2_set_match_limit_8(context, limit) }

  /// The first match in `subject` that begins at `place` or later and is not empty. `isCut` says that the subject goes
  /// on: `$` does not match at its end.
  public func match(
    _ expression: RegularExpression, in subject: UnsafeBufferPointer<UInt8>, from place: Int = 0, isCut: Bool = false
  ) -> Outcome {
    pairs = 0
    guard let base = subject.baseAddress, place < subject.count else { return .noMatch }
    let status = pcre2_match_8(
      expression.code, base, subject.count, place, PCRE2_NOTEMPTY | (isCut ? PCRE2_NOTEOL : 0), memory.match, context)
    if status == PCRE2_ERROR_NOMATCH { return .noMatch }
    guard status >= 0, let bounds = pcre2_get_ovector_pointer_8(memory.match) else { return .stopped }
    let room = Int(pcre2_get_ovector_count_8(memory.match))
    // 0 says that there was no room for all groups.
    pairs = status == 0 ? room : min(room, Int(status))
    length = subject.count
    return .match(lower: bounds[0], upper: bounds[1])
  }

  /// The bytes of a group in the last match, 0 for the whole; nil where it took no part in it, or where `\K` and
  /// look-ahead moved its start behind its end.
  public func range(ofGroup group: Int) -> Range<Int>? {
    guard group >= 0, group < pairs, let bounds = pcre2_get_ovector_pointer_8(memory.match) else { return nil }
    let (lower, upper) = (bounds[2 * group], bounds[2 * group + 1])
    // The bounds of a group that took no part are PCRE2_UNSET, which is −1 here.
    return lower >= 0 && lower <= upper && upper <= length ? lower..<upper : nil
  }
}

/// Called by PCRE2 before every item of a pattern that asks; a negative answer ends the match.
private func matchCallout(_ place: Int?, _ budget: UnsafeMutableRawPointer?) -> Int32 {
  guard let place, let budget else { return PCRE2_ERROR_CALLOUT }
  let isExhausted = Unmanaged<MatchBudget>.fromOpaque(budget).takeUnretainedValue().isExhausted(at: place)
  return isExhausted ? PCRE2_ERROR_CALLOUT : 0
}
