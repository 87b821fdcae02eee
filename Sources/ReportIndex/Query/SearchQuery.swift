/// A search by one phrase, one regular expression or one expression of the query language, and the differences it
/// passes over.
public struct SearchQuery: Hashable, Sendable {
  /// The ways to read a pattern.
  public enum Syntax: String, Hashable, Sendable, CaseIterable {
    /// The characters themselves.
    case literal
    /// A regular expression in the syntax of PCRE2, with `\w`, `\b` and their like knowing Unicode.
    case regularExpression
    /// An expression of the query language: phrases with AND, OR, NOT, NEAR, within sections; see `QueryExpression`.
    case query
  }

  /// The rules for letter case.
  public enum CaseRule: String, Hashable, Sendable, CaseIterable {
    /// Only the same letters match.
    case exact
    /// Letters that simple case folding (Unicode, CaseFolding.txt, statuses C and S) makes equal match each other.
    case ignore
    /// `exact` where the pattern has an upper-case letter, else `ignore`; escapes such as `\S` do not count.
    case smart
  }

  /// The differences that people pass over, and a search may.
  public enum Folding: String, Hashable, Sendable, CaseIterable, ExpressibleByBooleanLiteral {
    /// Only the same characters match.
    case exact
    /// Letter case, full and half width, curly and straight quotes, and any white space inside a phrase, line ends
    /// included, do not count.
    case forms
    /// Nor do simplified, traditional and variant characters.
    case everything

    /// `true` is everything there is to fold, `false` nothing.
    public init(booleanLiteral value: Bool) { self = value ? .everything : .exact }
  }

  /// The phrase or the regular expression, as typed.
  public var pattern: String
  /// The way to read the pattern.
  public var syntax: Syntax
  /// The rule for letter case.
  public var caseRule: CaseRule
  /// The differences the search passes over. Of no effect on a regular expression.
  public var folds: Folding
  /// The notes that an expression may ask for.
  public var notes: NotedPassages?

  /// A query, by default for exactly these characters.
  public init(_ pattern: String, syntax: Syntax = .literal, caseRule: CaseRule = .exact, folds: Folding = .exact) {
    self.pattern = pattern
    self.syntax = syntax
    self.caseRule = caseRule
    self.folds = folds
  }

  /// Whether letters that differ in case only match (in an expression: in all its phrases), once `smart` has been decided by the pattern.
  public var ignoresCase: Bool {
    switch caseRule {
    case .exact: false
    case .ignore: true
    case .smart:
      switch syntax {
      case .literal: !pattern.unicodeScalars.contains { $0.properties.isUppercase }
      case .regularExpression: !PatternScan(pattern).hasUppercaseLetter
      // Each phrase decides for itself: operators are capitals.
      case .query: false
      }
    }
  }

  // Hashing and comparing the scalars: `String ==` is quadratic on mixed combining marks, and this text was typed or
  // pasted from a document.

  /// Whether two queries ask for the same scalars in the same way.
  public static func == (left: SearchQuery, right: SearchQuery) -> Bool {
    left.syntax == right.syntax && left.caseRule == right.caseRule && left.folds == right.folds
      && left.notes == right.notes
      && left.pattern.utf8.elementsEqual(right.pattern.utf8)
  }

  /// Feeds what `==` compares into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(syntax)
    hasher.combine(caseRule)
    hasher.combine(folds)
    if let notes { hasher.combine(notes) }
    for byte in pattern.utf8 { hasher.combine(byte) }
  }
}
