import RegularExpressions
import TextFacts

/// The regular expression of a rule, matched at the start of lines, so bounded that no pattern and no line can hold
/// the reading of a report up.
///
/// Only the beginning of a line is looked at, a match may begin nowhere but there, and it may backtrack only so often;
/// and all lines of a text together have a time in proportion to it. A pattern that oversteps is given up for that
/// text: `(a+)+b` is, at the first line of 20 `a`.
struct RulePattern: Sendable {
  /// The bytes of a line that are looked at: a heading has fewer.
  static let longestLine = 1024
  private static let limits = MatchLimits(backtracking: 2_000, heap: 4 << 10)
  private static let stack = 1 << 20

  /// The match of a pattern in a line, from the line's start.
  struct Match: Equatable {
    var end: Int
    var number: Range<Int>?
    var title: Range<Int>?
  }

  private let expression: RegularExpression
  private let number: Int?
  private let title: Int?

  /// Compiles `pattern`.
  init(_ pattern: String) throws(RegularExpressionError) {
    expression = try RegularExpression(
      Array(pattern.utf8), options: [.anchored, .dotMatchesLineEnds, .dollarMatchesEndOnly])
    number = expression.group(named: "number")
    title = expression.group(named: "title")
  }

  /// Matches each of `lines`, which are ranges of `text`, until the time for them all is up. False where it was, or
  /// where a line asked for too much.
  func match(_ text: [UInt8], _ lines: [Range<Int>], _ body: (_ line: Int, Match) -> Void) -> Bool {
    let groups = max(number ?? 0, title ?? 0)
    guard let memory = MatchMemory(groups: groups, stack: Self.stack),
      let matcher = Matcher(memory, limits: Self.limits)
    else { return false }
    // 50 ms, and 20 ns a byte; ordinary patterns take 0.1 to 2.
    let budget = MatchBudget(nanoseconds: 50_000_000 + 20 * text.count, interval: 32)
    return text.withUnsafeBufferPointer { text in
      for (index, line) in lines.enumerated() {
        if budget.isExhausted() { return false }
        let (subject, isCut) = Self.beginning(of: line, in: text)
        switch matcher.match(expression, in: subject, isCut: isCut) {
        case .match:
          guard let whole = matcher.range(ofGroup: 0) else { continue }
          body(
            index,
            Match(
              end: whole.upperBound, number: number.flatMap(matcher.range), title: title.flatMap(matcher.range)))
        case .noMatch: continue
        case .stopped: return false
        }
      }
      return true
    }
  }

  /// As much of a line as is looked at, and whether that is not all of it.
  private static func beginning(
    of line: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> (subject: UnsafeBufferPointer<UInt8>, isCut: Bool) {
    let line = line.clamped(to: 0..<text.count)
    guard line.count > longestLine else { return (UnsafeBufferPointer(rebasing: text[line]), false) }
    let end = text.span.scalarStart(atOrBefore: line.lowerBound + longestLine, from: line.lowerBound)
    return (UnsafeBufferPointer(rebasing: text[line.lowerBound..<end]), true)
  }
}
