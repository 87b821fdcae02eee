import CPCRE2
import Glibc
import ReportIndex

/// The regular expression of a rule, matched at the start of lines, so bounded that no pattern and no line can hold
/// the reading of a report up.
///
/// Only the beginning of a line is looked at, a match may begin nowhere but there, and it may backtrack only so often;
/// and all lines of a text together have a time in proportion to it. A pattern that oversteps is given up for that
/// text: `(a+)+b` is, at the first line of 20 `a`.
final class RulePattern: @unchecked Sendable {
  /// The bytes of a line that are looked at: a heading has fewer.
  static let longestLine = 1024
  /// How often a match may backtrack into a group (PCRE2, `pcre2_set_match_limit`).
  private static let backtracking: UInt32 = 2_000
  private static let longestPattern = 4_096

  /// Where a pattern holds in a line, from the line's start.
  struct Match: Equatable {
    var end: Int
    var number: Range<Int>?
    var title: Range<Int>?
  }

  /// What became of one line.
  enum Outcome: Equatable {
    case match(Match)
    case noMatch
    /// The pattern backtracks without bound.
    case tooCostly
  }

  /// Immutable once made, so that threads may share it.
  private let code: OpaquePointer
  private let number: Int?
  private let title: Int?

  /// Compiles `pattern`; throws `.badPattern`.
  init(_ pattern: String) throws(QueryError) {
    guard let context = pcre2_compile_context_create_8(nil) else { throw .tooCostly }
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_max_pattern_length_8(context, Self.longestPattern)
    let bytes = Array(pattern.utf8)
    var fault: Int32 = 0
    var offset = 0
    let options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_INVALID_UTF
      | PCRE2_NEVER_BACKSLASH_C
    let compiled = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, options, &fault, &offset, context)
    }
    guard let compiled else {
      let before = bytes.prefix(max(0, offset))
      throw .badPattern(
        offset: String(decoding: before, as: UTF8.self).count,
        reason: PatternFault(code: Int(fault), description: Self.words(for: fault)))
    }
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    code = compiled
    number = Self.group("number", in: compiled)
    title = Self.group("title", in: compiled)
  }

  deinit { pcre2_code_free_8(code) }

  /// Matches each of `lines`, which are ranges of `text`, until the time for them all is up. False where it was, or
  /// where a line asked for too much.
  func match(_ text: [UInt8], _ lines: [Range<Int>], _ body: (_ line: Int, Match) -> Void) -> Bool {
    guard let scratch = pcre2_match_data_create_from_pattern_8(code, nil) else { return false }
    defer { pcre2_match_data_free_8(scratch) }
    guard let context = pcre2_match_context_create_8(nil) else { return false }
    defer { pcre2_match_context_free_8(context) }
    pcre2_set_match_limit_8(context, Self.backtracking)
    pcre2_set_heap_limit_8(context, 4 << 10)
    let stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    defer { if let stack { pcre2_jit_stack_free_8(stack) } }
    if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    // 50 ms, and 20 ns a byte; ordinary patterns take 0.1 to 2.
    let deadline = Self.processorTime() + 50_000_000 + 20 * text.count
    return text.withUnsafeBufferPointer { text in
      for (index, line) in lines.enumerated() {
        if index % 32 == 31, Self.processorTime() > deadline { return false }
        switch match(text, line, scratch, context) {
        case .match(let match): body(index, match)
        case .noMatch: continue
        case .tooCostly: return false
        }
      }
      return true
    }
  }

  private func match(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ scratch: OpaquePointer, _ context: OpaquePointer
  ) -> Outcome {
    let line = line.clamped(to: 0..<text.count)
    guard let base = text.baseAddress, !line.isEmpty else { return .noMatch }
    var length = min(line.count, Self.longestLine)
    while length < line.count, length > 0, text[line.lowerBound + length] & 0xC0 == 0x80 { length -= 1 }
    let isCut = length < line.count
    let status = pcre2_match_8(
      code, base + line.lowerBound, length, 0, PCRE2_NOTEMPTY | (isCut ? PCRE2_NOTEOL : 0), scratch, context)
    if status == PCRE2_ERROR_NOMATCH { return .noMatch }
    guard status > 0 else { return .tooCostly }
    let pairs = Int(pcre2_get_ovector_count_8(scratch))
    guard pairs > 0, let bounds = pcre2_get_ovector_pointer_8(scratch) else { return .noMatch }
    func range(_ group: Int?) -> Range<Int>? {
      guard let group, group < pairs, group < Int(status) else { return nil }
      let (lower, upper) = (bounds[2 * group], bounds[2 * group + 1])
      // A group that took no part has bounds beyond every text; \K and look-ahead move others out of the match.
      return lower <= upper && upper <= length ? lower..<upper : nil
    }
    guard let whole = range(0) else { return .noMatch }
    return .match(Match(end: whole.upperBound, number: range(number), title: range(title)))
  }

  private static func group(_ name: String, in code: OpaquePointer) -> Int? {
    let bytes = Array(name.utf8) + [0]
    let number = pcre2_substring_number_from_name_8(code, bytes)
    return number > 0 ? Int(number) : nil
  }

  private static func words(for fault: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(fault, &buffer, buffer.count)
    return String(decoding: buffer.prefix(Int(max(0, length))), as: UTF8.self)
  }

  /// Nanoseconds of the processor this thread has used.
  private static func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
