/// Why a query finds nothing to look for, or was given up.
public enum QueryError: Error, Hashable, Sendable {
  /// There is no pattern.
  case empty
  /// The regular expression is not one; `offset` counts the characters of the pattern before the fault.
  case badPattern(offset: Int, reason: PatternFault)
  /// The expression of the query language is not one; `offset` counts the characters before the fault.
  case badExpression(offset: Int, ExpressionFault)
  /// The regular expression would take out of all proportion to the size of the text.
  case tooCostly
  /// The caller's `isCancelled` said so.
  case cancelled
}

/// What the regular expression engine holds against a pattern.
public struct PatternFault: Hashable, Sendable, CustomStringConvertible {
  /// The error number of `pcre2_compile` (pcre2api, "COMPILATION ERROR CODES").
  public var code: Int
  /// The engine's own words, in English.
  public var description: String

  /// A fault by its number and words.
  public init(code: Int, description: String) {
    self.code = code
    self.description = description
  }
}
