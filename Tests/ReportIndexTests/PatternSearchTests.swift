import RegularExpressions
import ReportModel
import Threads
import TestReports
import Testing

@testable import ReportIndex

@Suite("Regular expressions")
struct PatternSearchTests {
  @Test(
    "match as in PCRE2 with Unicode, a line at a time, empty matches left out",
    arguments: [
      ("一是|二是", "一是学，二是做。", [0..<6, 12..<18]),
      ("[一-龥]{2}", "高质量，发展", [0..<6, 12..<18]),
      ("\\d+%", "增长6.5%、12%", [8..<10, 13..<16]),
      ("\\w+", "党建 ok", [0..<6, 7..<9]),
      ("x*", "axxb", [1..<3]),
      ("^.", "甲乙\n丙丁\r\n戊", [0..<3, 7..<10, 15..<18]),
      (".$", "甲乙\n丙丁\r\n戊", [3..<6, 10..<13, 15..<18]),
      ("[^x]+", "ab\ncd", [0..<2, 3..<5]),
      ("\\s+", "a \n b", [1..<2, 3..<4]),
      ("b\\nc", "ab\ncd", [1..<4]),
      ("(?s)b.c", "ab\ncd", [1..<4]),
      ("b\\x0ac|b\\x{0A}d", "b\ncb\nd", [0..<3, 3..<6]),
      ("b[^x]c", "b\nc", []),
      ("\\Aab", "ab\nab", [0..<2]),
      ("ab\\z", "ab\nab", [3..<5]),
      ("(?<=第)[一二]", "第一第二", [3..<6, 9..<12]),
      ("a\\Kb", "ab", [1..<2]),
      ("\\bGDP\\b", "人均 GDP 增长", [7..<10]),
      ("(党)\\1", "党党建", [0..<6]),
    ] as [(String, String, [Range<Int>])])
  func matches(_ pattern: String, _ text: String, _ expected: [Range<Int>]) throws {
    #expect(try find(pattern, in: text, syntax: .regularExpression) == expected)
  }

  @Test("case is folded by the engine where asked")
  func ignoringCase() throws {
    let found = try find("gdp|привет", in: "GDP ПРИВЕТ", syntax: .regularExpression, caseRule: .ignore)
    #expect(found == [0..<3, 4..<16])
  }

  @Test(
    "what is no pattern is refused with the character it fails at",
    arguments: [
      ("(未完", 3, 114), ("[未完", 3, 106), ("*", 0, 109), ("党建)", 2, 122), ("\\C", 2, 183), ("a{2,1}", 5, 104),
      ("\\", 1, 101), ("(?<=a+)", 0, 125), ("(((((a{1,999}){1,999}){1,999}){1,999})))", 39, 122),
      ("(*LIMIT_NONE)a", 12, 160),
    ])
  func badPatterns(_ pattern: String, _ offset: Int, _ code: Int) {
    let error = #expect(throws: QueryError.self) { try Searcher(SearchQuery(pattern, syntax: .regularExpression)) }
    guard case .badPattern(let found, let reason)? = error else {
      Issue.record("\(pattern): \(String(describing: error))")
      return
    }
    #expect([found, reason.code] == [offset, code], "\(reason)")
  }

  @Test("a pattern of more than 4 KB is refused")
  func longPattern() throws {
    let error = #expect(throws: QueryError.self) {
      try Searcher(SearchQuery(String(repeating: "a", count: 5000), syntax: .regularExpression))
    }
    guard case .badPattern(_, let reason)? = error else { throw error ?? QueryError.empty }
    #expect(reason.code == 188)
  }

  /// Patterns whose work grows without measure, each defeating another of PCRE2's shortcuts and limits.
  @Test(
    "costly patterns are refused or answered, never hang", .enabled(if: TestLane.isFull, "slow"),
    arguments: [
      "(a+)+b", "(a+)+[bc]", "(a*)*[bc]", "a+[bc]", "a*a*[bc]", "a*a*a*a*[bc]", "(?:a|a)+[bc]", "(?:a|aa)+$[bc]",
      "(?s)a*a*[bc]", "(?s)(a+)+[bc]", "(a(?1)?a)+[bc]", "(.*)(.*)(.*)(.*)\\4x[bc]", "(?=(a+))\\1+[bc]",
      "(?<!a)(a+)+[bc]", "(?:a?){500}a{500}[bc]",
    ])
  func costly(_ pattern: String) throws {
    for text in [
      String(repeating: "a", count: 200_000),
      String(repeating: String(repeating: "a", count: 2000) + "\n", count: 100),
      String(repeating: String(repeating: "a", count: 40) + "\n", count: 5000),
    ] {
      // Answering needs no hit in any of these texts; refusing is the other good outcome.
      let outcome = Result { try find(pattern, in: text, syntax: .regularExpression) }
      switch outcome {
      case .success(let found): #expect(found == [])
      case .failure(let error): #expect(error as? QueryError == .tooCostly)
      }
    }
  }

  /// Given a clock, plain code is tried first: what it finds is the same, and it too ends in time.
  @Test("the time is looked at where a clock is given", arguments: ["一是|二是", "[一-龥]{2}", "(?s)是.", "a(?:是|学)"])
  func clock(_ pattern: String) throws {
    let time = Lock(0)
    let query = SearchQuery(pattern, syntax: .regularExpression)
    let text = Array(String(repeating: "一是学，二是做。a是\n", count: 2_000).utf8)
    let counted = try Searcher(query, limit: .steps(1_000_000_000, perByte: 0)).hits(in: text)
    let stopped = PatternLimit.processorTime { 0 }
    #expect(try Searcher(query, limit: stopped).hits(in: text) == counted)
    let running = PatternLimit.processorTime {
      time.withLock { time in
        time += 100_000_000
        return time
      }
    }
    #expect(throws: QueryError.tooCostly) { try Searcher(query, limit: running).hits(in: text) }
  }

  /// The same in every run: a key is answered or not, however busy the machine is.
  @Test("steps are counted", arguments: [("[一-龥]{2}", 100, 2_000), ("(?:a|b)+[cd]", 10_000, 1_000_000)])
  func steps(_ pattern: String, _ few: Int, _ enough: Int) throws {
    let query = SearchQuery(pattern, syntax: .regularExpression)
    let text = Array((String(repeating: "同志们：好。\n", count: 100) + String(repeating: "ab", count: 100)).utf8)
    let found = try Searcher(query, limit: .steps(enough, perByte: 0)).hits(in: text).count
    #expect(found == (pattern.hasPrefix("[") ? 100 : 0))
    #expect(throws: QueryError.tooCostly) { try Searcher(query, limit: .steps(few, perByte: 0)).hits(in: text) }
  }

  @Test("a line over the limit of the plain code is still answered where the work is in proportion")
  func longLines() throws {
    let clause = "一是抓学习，强化理论武装；"
    let line = String(repeating: clause, count: 500)
    let pattern = "一是(?:[^。；]|x)+；"
    #expect(try find(pattern, in: line, syntax: .regularExpression).count == 500)
    #expect(try find(pattern, in: clause, syntax: .regularExpression) == [0..<clause.utf8.count])
    // From the first 强 to the 习 of the last clause: one match of 19,478 bytes, taken back by 18 characters.
    let wide = try find("强(?:[^。x]|x)*习", in: line, syntax: .regularExpression)
    #expect(wide == [18..<(clause.utf8.count * 499 + 15)])
  }

  @Test("one searcher serves several threads at once")
  func concurrently() async throws {
    let searcher = try Searcher(SearchQuery("[一-龥]+：", syntax: .regularExpression))
    let text = Array(String(repeating: "同志们：好。\n", count: 2000).utf8)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try searcher.hits(in: text).count } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [Int](repeating: 2000, count: 8))
  }

  @Test(
    "a pattern tells by its text whether it speaks of line ends, and whether it has upper-case letters",
    arguments: [
      ("党建", false, false), ("a\\nb", true, false), ("[^\\r]", true, false), ("\\R", true, false),
      ("a\nb", true, false),
      ("(?s).", true, false), ("(?i)a", false, false), ("(?-s).", false, false), ("(?im-s:a)", false, false),
      ("(?s-i:a)", true, false), ("(?<name>s)", false, false), ("(?<Name>s)", false, false),
      ("(?P<Name>s)", false, false),
      ("(?<=S)", false, true), ("\\x0a", true, false), ("\\x{0A}", true, false), ("\\x{4E00}", false, false),
      ("\\012", true, false), ("\\o{12}", true, false), ("\\S\\W\\D", false, false), ("\\p{Lu}\\pL", false, false),
      ("\\QS\\E", false, true), ("\\Qs\\Es", false, false), ("(*ACCEPT)a", false, false), ("\\\\n", false, false),
      ("\\", false, false), ("(", false, false), ("(?", false, false), ("\\x{", false, false), ("\\A", true, false),
    ])
  func reading(_ pattern: String, _ namesLineEnd: Bool, _ hasUppercaseLetter: Bool) {
    let scan = PatternScan(pattern)
    #expect([scan.namesLineEnd, scan.hasUppercaseLetter] == [namesLineEnd, hasUppercaseLetter])
  }

  @Test("errors have one line in each language")
  func words() {
    let fault = QueryError.badPattern(
      offset: 2, reason: PatternFault(code: 122, description: "unmatched closing parenthesis"))
    #expect(fault.message(in: .english) == "bad pattern at character 3: unmatched closing parenthesis")
    #expect(fault.message(in: .chinese) == "正则表达式第 3 个字符处有误：右括号没有配对的左括号")
    #expect(QueryError.empty.message(in: .chinese) == "没有要查找的内容")
    #expect(QueryError.cancelled.message(in: .english) == "search cancelled")
  }
}
