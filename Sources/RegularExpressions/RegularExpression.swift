import CPCRE2
import TextFacts

/// A regular expression compiled by PCRE2. Immutable once made, so that threads may share it; freed with its last owner.
///
/// Patterns and subjects are UTF-8, and letters are those of Unicode. Bytes of a subject that are not UTF-8 match
/// nothing. A line ends with LF, CR or both.
public final class RegularExpression: @unchecked Sendable {
  /// The meaning of a pattern's letters, and the places where it may match (pcre2api, "Compiling a pattern").
  public struct Options: OptionSet, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Capital and small letters are the same.
    public static let ignoresCase = Options(rawValue: PCRE2_CASELESS)
    /// `^` and `$` match at the ends of every line.
    public static let multiline = Options(rawValue: PCRE2_MULTILINE)
    /// A match begins where the search does, or nowhere.
    public static let anchored = Options(rawValue: PCRE2_ANCHORED)
    /// `.` matches ends of lines too.
    public static let dotMatchesLineEnds = Options(rawValue: PCRE2_DOTALL)
    /// `$` does not match before an end of line that ends the subject.
    public static let dollarMatchesEndOnly = Options(rawValue: PCRE2_DOLLAR_ENDONLY)
    /// The budget of a matcher is asked before every item of the pattern: slower, but nothing runs away.
    public static let asksBudget = Options(rawValue: PCRE2_AUTO_CALLOUT)
  }

  /// The longest pattern, in bytes.
  public static let longestPattern = WorkBudget.patternBytes

  let code: OpaquePointer

  /// Compiles `pattern`, which must be valid UTF-8.
  public init(_ pattern: [UInt8], options: Options = []) throws(RegularExpressionError) {
    guard let context = pcre2_compile_context_create_8(nil) else { throw .outOfMemory }
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_max_pattern_length_8(context, Self.longestPattern)
    // MATCH_INVALID_UTF: without it a subject that is not UTF-8 is undefined behaviour.
    let always = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
    var fault: Int32 = 0
    var offset = 0
    let compiled = pattern.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, always | options.rawValue, &fault, &offset, context)
    }
    guard let compiled else {
      let before = pattern.prefix(max(0, offset))
      throw .badPattern(
        offset: String(decoding: before, as: UTF8.self).count,
        PatternFault(code: Int(fault), description: Self.description(of: fault)))
    }
    // Code is interpreted where there is no just-in-time compiler, or memory may not be made executable.
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    code = compiled
  }

  deinit { pcre2_code_free_8(code) }

  /// The number of the group `(?<name>…)`; nil where the pattern has none.
  public func group(named name: String) -> Int? {
    let number = pcre2_substring_number_from_name_8(code, Array(name.utf8) + [0])
    return number > 0 ? Int(number) : nil
  }

  private static func description(of fault: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(fault, &buffer, buffer.count)
    return String(decoding: buffer.prefix(Int(max(0, length))), as: UTF8.self)
  }
}
