import RegularExpressions
import ReportModel
import ReportParsing
import Settings

/// The reader's own rules for headings, ready to be asked.
///
/// The first rule in the file that holds for a line decides. Built-in rules go on for all other lines.
public struct UserRules: HeadingRules {
  private struct Rule: Sendable {
    var setting: RuleSetting
    var pattern: RulePattern
    var files: [PathPattern]
    var part: RuleMatch.Part

    func holds(for path: [UInt8]) -> Bool { files.isEmpty || files.contains { $0.fits(path) } }
  }

  private let rules: [Rule]

  /// The rules that `settings` describe; `problems` are patterns that are none, whose rules are left out.
  public init(_ settings: [RuleSetting], problems: inout [RulesProblem]) {
    var rules: [Rule] = []
    for setting in settings.prefix(Self.mostRules) {
      do throws(RegularExpressionError) {
        rules.append(
          Rule(
            setting: setting, pattern: try RulePattern(setting.pattern),
            files: setting.files.compactMap(PathPattern.init),
            part: RuleMatch.Part(rawValue: setting.part.rawValue) ?? .all))
      } catch {
        problems.append(.pattern(setting.patternPlace, rule: setting.name, error))
      }
    }
    self.rules = rules
  }

  /// Whether there is any rule.
  public var isEmpty: Bool { rules.isEmpty }

  public var names: [String] { rules.map(\.setting.name) }

  public func findings(in text: [UInt8], lines: [Range<Int>], of source: ReportSource) -> RuleFindings {
    var matches: [RuleMatch] = []
    var notes: [ReportNote] = []
    let path = source.path ?? Array(source.name.utf8)
    for (index, rule) in rules.enumerated() where rule.holds(for: path) {
      var own: [RuleMatch] = []
      let isDone = rule.pattern.match(text, lines) { line, match in
        let start = lines[line].lowerBound
        func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + start..<range.upperBound + start }
        own.append(
          RuleMatch(
            line: line, rule: index, level: rule.setting.level, part: rule.part, range: moved(0..<match.end),
            number: match.number.map(moved), title: match.title.map(moved)))
      }
      guard isDone else {
        // Half of what it would find shows an outline that means nothing: it is left out as a whole.
        let place = rule.setting.patternPlace
        notes.append(ReportNote(.costlyRule, detail: "\(place.file):\(place.line) \(rule.setting.name)"))
        continue
      }
      matches += own
    }
    return RuleFindings(matches: matches.sorted { ($0.line, $0.rule) < ($1.line, $1.rule) }, notes: notes)
  }
}

extension UserRules {
  /// The rules of the file the reader names, or, where none is named, of the configuration folder's `rules.toml`; nil
  /// where there are none. `isUnread` says that the file that was named could not be read.
  public static func load(
    file: String?, folder: String?
  ) -> (rules: UserRules?, problems: [RulesProblem], isUnread: Bool) {
    let read: (rules: [RuleSetting], problems: [SettingsProblem])
    do throws(SettingsProblem) {
      read = if let file { try RulesFile.load(file: file) } else { RulesFile.load(from: folder) }
    } catch {
      return (nil, [.settings(error)], true)
    }
    var problems = read.problems.map(RulesProblem.settings)
    guard !read.rules.isEmpty else { return (nil, problems, false) }
    let rules = UserRules(read.rules, problems: &problems)
    return (rules.isEmpty ? nil : rules, problems, false)
  }
}
