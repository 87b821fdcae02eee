import RegularExpressions
import ScreenModel
import Settings
import TextFacts

/// What is wrong with a file of rules. The rule it stands in is left out; the others and the built-in ones go on.
public enum RulesProblem: Error, Hashable, Sendable {
  /// The file, its TOML, or the value of a key.
  case settings(SettingsProblem)
  /// The regular expression of a rule is none.
  case pattern(SettingsPlace, rule: String, RegularExpressionError)

  /// The problem as one line for people: file, line and reason.
  public func words(in language: Language) -> String {
    switch self {
    case .settings(let problem): problem.words(in: language)
    case .pattern(let place, let rule, let error):
      language == .chinese
        ? "\(place.file):\(place.line): 规则“\(rule)”略过：\(error.message(in: language))"
        : "\(place.file):\(place.line): rule “\(rule)” left out: \(error.message(in: language))"
    }
  }
}
