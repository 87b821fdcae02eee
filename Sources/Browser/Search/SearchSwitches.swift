import ReportIndex

/// The switches that a search begins with; the last accepted search decides for the next.
public struct SearchSwitches: Sendable, Equatable {
  /// Whether letter case tells characters apart.
  public var caseRule = SearchQuery.CaseRule.exact
  /// Whether characters that people take for the same match.
  public var folds = false
  /// Whether a search that folds still tells simplified from traditional characters.
  public var keepsVariants = false

  /// The defaults.
  public init() {}
}
