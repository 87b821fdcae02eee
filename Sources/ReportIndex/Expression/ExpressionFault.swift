/// The faults of an expression of the query language.
public enum ExpressionFault: Hashable, Sendable {
  /// A bracket that is never closed.
  case unclosedBracket
  /// A closing bracket that none was opened for.
  case unopenedBracket
  /// A quotation mark that is never closed.
  case unclosedQuote
  /// Quotation marks or brackets with nothing between them.
  case nothingInside
  /// An operator, or a field, with nothing after it that it could be about.
  case nothingAfter(String)
  /// An operator with nothing before it.
  case nothingBefore(String)
  /// A word with a colon after it that is the name of no field.
  case unknownField(String)
  /// The text after `year:` is neither a year, nor a span of years, nor `?`.
  case badYear(String)
  /// The distance of a NEAR is no number, or a larger one than `QueryExpression.mostDistance`.
  case badDistance(String)
  /// A NEAR stands between something else than phrases.
  case nearWithoutPhrase
  /// A scope or a year inside `title:(…)` or `note:(…)`.
  case scopeInTitle
  /// Only what must not be there is said, and nothing to find.
  case onlyExcludes
  /// Brackets nest deeper than `QueryExpression.mostDepth`.
  case tooDeep
  /// There are more phrases than `QueryExpression.mostTerms`.
  case tooManyTerms
}
