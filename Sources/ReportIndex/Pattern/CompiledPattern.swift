import RegularExpressions
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

  private let plain: RegularExpression
  private let guarded: RegularExpression
  private let wantsWholeText: Bool
  private let limit: PatternLimit
  /// Phrases that every text has in which it matches.
  let required: [String.UnicodeScalarView]

  /// Compiles `pattern`, which must be valid UTF-8; throws `.badPattern`.
  init(_ pattern: [UInt8], ignoresCase: Bool, limit: PatternLimit) throws(QueryError) {
    self.limit = limit
    let words = String(decoding: pattern, as: UTF8.self)
    wantsWholeText = PatternScan(words).namesLineEnd
    required = RequiredPhrases.of(words, ignoresCase: ignoresCase)
    let options: RegularExpression.Options = ignoresCase ? [.multiline, .ignoresCase] : .multiline
    do throws(RegularExpressionError) {
      plain = try RegularExpression(pattern, options: options)
      guarded = try RegularExpression(pattern, options: options.union(.asksBudget))
    } catch {
      throw QueryError(error)
    }
  }

  func search(_ text: [UInt8], _ found: inout HitList) throws(QueryError) {
    let budget = MatchBudget(bytes: text.count, limit: limit, isCancelled: found.isCancelled)
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
