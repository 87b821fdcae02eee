import CPCRE2
import ReportModel

/// A regular expression compiled by PCRE2, twice, so that it can neither be slow where it need not nor run away.
///
/// The plain code has no extra work in it and serves lines of up to 2 KB, under a limit of backtracking that bounds
/// what one line can cost. The guarded code calls back before every item of the pattern, where the cost is
/// looked at; it serves longer lines, whole texts, and lines for which the plain code reached its limit. PCRE2's own
/// limits do not suffice: they count anew at every place where a match could begin, and not at all inside `a*`.
final class CompiledPattern: Sendable {
  /// The longest line, in bytes, that the plain code is tried on.
  static let plainLimit = 2048
  /// The longest pattern, in bytes.
  static let patternLimit = 4096

  private let plain: PatternCode
  private let guarded: PatternCode
  private let wantsWholeText: Bool
  private let limit: PatternLimit

  /// Compiles `pattern`, which must be valid UTF-8; throws `.badPattern`.
  init(_ pattern: [UInt8], ignoresCase: Bool, limit: PatternLimit) throws(QueryError) {
    self.limit = limit
    wantsWholeText = PatternScan(String(decoding: pattern, as: UTF8.self)).namesLineEnd
    // MATCH_INVALID_UTF: bytes that are not UTF-8 match nothing, instead of being undefined behaviour.
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MULTILINE
    if ignoresCase { options |= PCRE2_CASELESS }
    plain = try PatternCode(pattern, options: options)
    guarded = try PatternCode(pattern, options: options | PCRE2_AUTO_CALLOUT)
  }

  func search(_ text: [UInt8], _ found: inout HitList) throws(QueryError) {
    let budget = SearchBudget(bytes: text.count, limit: limit, isCancelled: found.isCancelled)
    guard let run = PatternRun(plain: plain, guarded: guarded, budget: budget) else { throw .tooCostly }
    // A typed throw cannot pass `withUnsafeBufferPointer`: the outcome is carried out of it as a value.
    var hits = found
    let outcome = text.withUnsafeBufferPointer { text -> Result<Void, QueryError> in
      do throws(QueryError) {
        if wantsWholeText {
          try run.search(text, from: 0, to: text.count, &hits)
        } else {
          try searchLines(text, run, &hits)
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
    found = hits
  }

  private func searchLines(
    _ text: UnsafeBufferPointer<UInt8>, _ run: PatternRun, _ found: inout HitList
  ) throws(QueryError) {
    var start = 0
    var lastCheck = 0
    while start < text.count, !found.isFull {
      let next = LineEnd.next(in: text, from: start)
      let hasReturn = next > start && next < text.count && text[next - 1] == 0x0D
      try run.search(text, from: start, to: hasReturn ? next - 1 : next, &found)
      start = next + 1
      if start - lastCheck >= 4096 {
        try run.budget.check()
        lastCheck = start
      }
    }
  }
}

/// One compiled form of a pattern. Immutable once made, so that threads may share it; freed with its last owner.
final class PatternCode: @unchecked Sendable {
  let code: OpaquePointer

  init(_ pattern: [UInt8], options: UInt32) throws(QueryError) {
    guard let context = pcre2_compile_context_create_8(nil) else { throw .tooCostly }
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_max_pattern_length_8(context, CompiledPattern.patternLimit)
    var fault: Int32 = 0
    var offset = 0
    let compiled = pattern.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, options, &fault, &offset, context)
    }
    guard let compiled else {
      let before = min(max(0, offset), pattern.count)
      throw .badPattern(
        offset: String(decoding: pattern[..<before], as: UTF8.self).count,
        reason: PatternFault(code: Int(fault), description: Self.words(for: fault)))
    }
    // Where there is no just-in-time compiler, or memory may not be made executable, the code is interpreted.
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    code = compiled
  }

  deinit { pcre2_code_free_8(code) }

  private static func words(for fault: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(fault, &buffer, buffer.count)
    return String(decoding: buffer.prefix(Int(max(0, length))), as: UTF8.self)
  }
}
