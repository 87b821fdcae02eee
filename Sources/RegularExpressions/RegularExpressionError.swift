/// Why a pattern was not compiled.
public enum RegularExpressionError: Error, Hashable, Sendable {
  /// It is no regular expression; `offset` counts the characters of the pattern before the fault.
  case badPattern(offset: Int, PatternFault)
  /// There is no memory.
  case outOfMemory
}

/// The fault that the regular expression engine finds in a pattern.
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
