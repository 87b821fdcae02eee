import RegularExpressions
import ReportModel
import ReportParsing
import ScreenModel
import Settings
import Testing

@testable import UserRules

/// Files of rules with something wrong in them: what is said, and that all the rest goes on.
@Suite struct BadRulesTests {
  /// The names of the rules that are left, and what is said of the others.
  private func read(_ toml: String) -> (names: [String], problems: [String]) {
    let read = RulesFile.read(Array(toml.utf8), file: "r.toml")
    var problems = read.problems.map(RulesProblem.settings)
    let rules = UserRules(read.rules, problems: &problems)
    return (rules.names, problems.map { $0.message(in: .english) })
  }

  @Test func eachIsNamedWithItsLineAndLeftOutAlone() {
    let (names, problems) = read(
      """
      stray = 1
      [good]
      pattern = 'a'
      level = 2
      colour = "red"
      [bad-pattern]
      pattern = '(a'
      level = 1
      [bad-level]
      pattern = 'a'
      level = 12
      [no-level]
      pattern = 'a'
      [no-pattern]
      level = 1
      [bad-files]
      pattern = 'a'
      level = 1
      files = [1]
      [bad-part]
      pattern = 'a'
      level = 1
      part = "middle"
      [no-files]
      pattern = 'a'
      level = 1
      files = ""
      [a.b]
      pattern = 'a'
      [last]
      pattern = 'b'
      level = "none"
      """)
    #expect(names == ["good", "last"])
    #expect(
      problems == [
        "r.toml:1: there is no setting “stray”",
        "r.toml:5: there is no setting “colour”",
        "r.toml:11: “level” cannot be 12: it wants 1, 2, 3, 4, 5, 6, 7, 8, 9, \"none\"",
        "r.toml:12: “no-level” has no “level”, left out",
        "r.toml:14: “no-pattern” has no “pattern”, left out",
        "r.toml:19: “files” cannot be [1]: it wants a list of words between quotes",
        "r.toml:23: “part” cannot be \"middle\": it wants \"all\", \"body\", \"annexes\"",
        "r.toml:27: “files” cannot be \"\": it wants a list of words between quotes",
        "r.toml:28: there is no setting “a.b”",
        "r.toml:7: rule “bad-pattern” left out: bad pattern at character 3: missing closing parenthesis",
      ])
  }

  @Test func whatIsNoTOMLCostsItsStatement() {
    let (names, problems) = read("[a]\npattern = x\nlevel = 1\n[b]\npattern = 'b'\nlevel = 1\n[b]\nlevel = 2\n")
    #expect(names == ["b"])
    #expect(
      problems == [
        "r.toml:1: “a” has no “pattern”, left out",
        "r.toml:2: “x” is no value, left out; words stand between quotes",
        "r.toml:7: “b” is already set on line 4, which counts",
      ])
  }

  @Test func moreRulesThanCountAreLeftOut() {
    let toml = (1...RulesFile.mostRules + 5).map { "[r\($0)]\npattern = 'a'\nlevel = 1\n" }.joined()
    let (names, problems) = read(toml)
    #expect(names.count == RulesFile.mostRules)
    #expect(problems == ["r.toml:601: more than 200 rules, left out from here on"])
  }

  @Test func inChinese() {
    var problems: [RulesProblem] = []
    let settings = RulesFile.read(Array("[a]\npattern = '[a'\nlevel = 1\n".utf8), file: "r").rules
    _ = UserRules(settings, problems: &problems)
    #expect(problems.map { $0.message(in: .chinese) } == ["r:2: 规则“a”略过：正则表达式第 3 个字符处有误：方括号 [ 没有配对的 ]"])
  }

  /// Patterns that take exponential, cubic and quadratic time on lines made for them.
  @Test(arguments: ["(a+)+b", "(a|a)*b", "(?:a*)*b", ".*.*.*.*.*bb", "(.|a.|aa.)*bb"])
  func aPatternThatRunsAwayIsGivenUpAndToldOf(pattern: String) throws {
    let toml = "[good]\npattern = '甲'\nlevel = 1\n[runaway]\npattern = '\(pattern)'\nlevel = 2\n"
    var problems: [RulesProblem] = []
    let rules = UserRules(RulesFile.read(Array(toml.utf8), file: "r.toml").rules, problems: &problems)
    #expect(problems == [])
    // The engine sees at once where the last letter of a pattern is nowhere to be found.
    let line = String(repeating: "a", count: 900) + "cb"
    let text = "报告\n甲\n" + String(repeating: line + "\n", count: 200)
    let start = MatchBudget.processorTime()
    let found = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a"), rules: rules)
    let seconds = (MatchBudget.processorTime() - start) / 1_000_000_000
    #expect(found.notes == [ReportNote(.costlyRule, detail: "r.toml:5 runaway")])
    #expect(found.sections.indices.dropFirst().map { found.title(of: SectionIndex($0)) } == ["甲"])
    #expect(seconds < 10)
  }

  @Test func onlyTheBeginningOfALineIsLookedAt() throws {
    let pattern = try RulePattern("甲+$")
    func ends(_ characters: Int) -> [Int] {
      var ends: [Int] = []
      let text = Array(String(repeating: "甲", count: characters).utf8)
      #expect(pattern.match(text, [0..<text.count]) { ends.append($1.end) })
      return ends
    }
    #expect(ends(341) == [1023])
    #expect(ends(342) == [])
  }
}
