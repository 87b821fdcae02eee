import RegularExpressions
import Settings

/// A fault in a file of rules. The rule it stands in is left out; the others and the built-in ones go on.
public enum RulesProblem: Error, Hashable, Sendable {
  /// The file, its TOML, or the value of a key.
  case settings(SettingsProblem)
  /// The regular expression of a rule is none.
  case pattern(SettingsPlace, rule: String, RegularExpressionError)
}
