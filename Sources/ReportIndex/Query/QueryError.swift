import RegularExpressions

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

extension QueryError {
  /// The error of a query whose pattern was not compiled.
  init(_ error: RegularExpressionError) {
    switch error {
    case .badPattern(let offset, let fault): self = .badPattern(offset: offset, reason: fault)
    case .outOfMemory: self = .tooCostly
    }
  }
}
