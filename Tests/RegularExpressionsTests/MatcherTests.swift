import RegularExpressions
import Testing

@Suite("Matching regular expressions")
struct MatcherTests {
  private static let limits = MatchLimits(backtracking: 10_000, heap: 4 << 10)

  /// The matches of `pattern` in `text`, and whether matching was stopped.
  private func matches(
    _ pattern: String, _ text: [UInt8], _ options: RegularExpression.Options = [], limits: MatchLimits = Self.limits,
    budget: MatchBudget? = nil
  ) throws -> (found: [String], isStopped: Bool) {
    let expression = try RegularExpression(Array(pattern.utf8), options: options)
    let memory = try #require(MatchMemory(stack: 1 << 20))
    let matcher = try #require(Matcher(memory, limits: limits, budget: budget))
    return text.withUnsafeBufferPointer { subject in
      var found: [String] = []
      var place = 0
      while place < subject.count {
        switch matcher.match(expression, in: subject, from: place) {
        case .match(let lower, let upper):
          found.append(String(decoding: subject[lower..<max(lower, upper)], as: UTF8.self))
          place = max(upper, place + 1)
        case .noMatch: return (found, false)
        case .stopped: return (found, true)
        }
      }
      return (found, false)
    }
  }

  private func found(_ pattern: String, _ text: String, _ options: RegularExpression.Options = []) throws -> [String] {
    try matches(pattern, Array(text.utf8), options).found
  }

  @Test("counts letters and digits as Unicode does")
  func unicode() throws {
    #expect(try found("\\w+", "改革 reform、é１") == ["改革", "reform", "é１"])
    #expect(try found("[一-鿿]{2}", "甲乙丙丁戊") == ["甲乙", "丙丁"])
  }

  @Test("obeys its options")
  func options() throws {
    #expect(try found("gdp", "GDP gdp") == ["gdp"])
    #expect(try found("gdp", "GDP gdp", .ignoresCase) == ["GDP", "gdp"])
    #expect(try found("^.", "甲\n乙\r丙") == ["甲"])
    #expect(try found("^.", "甲\n乙\r丙", .multiline) == ["甲", "乙", "丙"])
    #expect(try found("乙", "甲乙", .anchored) == [])
    #expect(try found("甲.乙", "甲\n乙", .dotMatchesLineEnds) == ["甲\n乙"])
    #expect(try found("甲$", "甲\n") == ["甲"])
    #expect(try found("甲$", "甲\n", .dollarMatchesEndOnly) == [])
  }

  @Test("finds nothing empty, and nothing in bytes that are no UTF-8")
  func nothing() throws {
    #expect(try found("a*", "bab") == ["a"])
    #expect(try matches(".", [0xFF, 0x41, 0xE4, 0xB8]).found == ["A"])
  }

  @Test("does not take the end of a cut subject for an end")
  func cut() throws {
    let expression = try RegularExpression(Array("甲$".utf8))
    let memory = try #require(MatchMemory(stack: 1 << 20))
    let matcher = try #require(Matcher(memory, limits: Self.limits))
    Array("甲".utf8).withUnsafeBufferPointer { subject in
      #expect(matcher.match(expression, in: subject) == .match(lower: 0, upper: 3))
      #expect(matcher.match(expression, in: subject, isCut: true) == .noMatch)
    }
  }

  @Test("tells where groups matched, and which took no part")
  func groups() throws {
    let expression = try RegularExpression(Array("(?<number>[一二三])、|(?<title>\\w+)(?=（)|\\K丁(?<none>戊)?".utf8))
    let number = try #require(expression.group(named: "number"))
    let title = try #require(expression.group(named: "title"))
    #expect(expression.group(named: "other") == nil)
    let memory = try #require(MatchMemory(groups: 2, stack: 1 << 20))
    let matcher = try #require(Matcher(memory, limits: Self.limits))
    let text = Array("二、总则（丁戊".utf8)
    text.withUnsafeBufferPointer { subject in
      #expect(matcher.range(ofGroup: 0) == nil)
      #expect(matcher.match(expression, in: subject) == .match(lower: 0, upper: 6))
      #expect([0, number, title].map(matcher.range) == [0..<6, 0..<3, nil])
      #expect(matcher.match(expression, in: subject, from: 6) == .match(lower: 6, upper: 12))
      #expect([0, number, title].map(matcher.range) == [6..<12, nil, 6..<12])
      // More groups than there is memory for.
      #expect(matcher.match(expression, in: subject, from: 12) == .match(lower: 15, upper: 21))
      #expect([0, 1, 2, 3, -1].map(matcher.range) == [15..<21, nil, nil, nil, nil])
      #expect(matcher.match(expression, in: subject, from: 21) == .noMatch)
      #expect(matcher.range(ofGroup: 0) == nil)
    }
  }

  @Test("stops at the limit of backtracking")
  func backtracking() throws {
    // The b and c at the ends: a subject without a letter that the pattern must have is no work at all.
    let text = Array((String(repeating: "a", count: 60) + "xb").utf8)
    #expect(try matches("(a+)+b", text).isStopped)
    let few = MatchLimits(backtracking: 1, heap: 4 << 10)
    #expect(try matches("(a|b)*c", Array("abababxc".utf8), limits: few).isStopped)
    #expect(try matches("(a|b)*c", Array("abababxc".utf8)) == (["c"], false))
  }

  @Test("stops where its budget is exhausted or it is cancelled")
  func budget() throws {
    let text = Array((String(repeating: "a", count: 2_000) + "xb").utf8)
    let limits = MatchLimits(backtracking: .max, heap: 32 << 10)
    let spent = MatchBudget(nanoseconds: 1_000_000)
    #expect(try matches("(a+)+b", text, .asksBudget, limits: limits, budget: spent).isStopped)
    #expect(!spent.isCancelled)
    let cancelled = MatchBudget(nanoseconds: .max / 2) { true }
    #expect(try matches("(a+)+b", text, .asksBudget, limits: limits, budget: cancelled).isStopped)
    #expect(cancelled.isCancelled)
  }

  @Test("A budget asks at every so-many-th call, and at once where it must")
  func interval() {
    var asked = 0
    let budget = MatchBudget(nanoseconds: .max / 2, interval: 5) {
      asked += 1
      return false
    }
    for _ in 0..<11 { #expect(!budget.isExhausted()) }
    #expect(asked == 3)
    #expect(!budget.isExhaustedNow())
    #expect(asked == 4)
    #expect(MatchBudget(nanoseconds: -1).isExhausted())
  }
}
