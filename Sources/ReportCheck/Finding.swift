import ReportModel

/// Something in a report that looks wrong, and where.
public struct Finding: Equatable, Sendable {
  /// The bytes it is about: a number, a mark, a run of placeholders.
  public var range: TextRange
  /// The fault that was found.
  public var problem: Problem

  /// A finding that tells of `problem` at `range`.
  public init(_ range: TextRange, _ problem: Problem) {
    self.range = range
    self.problem = problem
  }
}

/// The faults a check knows. Numbers and marks stand as the report writes them.
public enum Problem: Equatable, Sendable {
  /// The number leaves out others: `found` follows `after` (nil at the start), `expected` was due.
  case gap(found: String, after: String?, expected: String)
  /// The number was there before, in the same run under the same heading.
  case repeated(found: String)
  /// The number is lower than the one before it, and begins nothing anew.
  case backwards(found: String, after: String)
  /// A level of numbering of GB/T 9704-2012, 7.3.3 is left out: `（1）` right below `一、`.
  case skippedStyle(found: String, below: String, expected: String)
  /// The number is written otherwise than most of its level: `(四)` among `（三）`.
  case mixedStyle(found: String, usual: String)
  /// A mark that opens and is not closed in its paragraph.
  case unclosed(mark: String)
  /// A mark that closes and was not opened in its paragraph.
  case unopened(mark: String)
  /// `,` `;` or `:` right before a Han character; `expected` is the full-width one.
  case narrowMark(mark: String, expected: String)
  /// A change that the document keeps a record of, or a comment.
  case revision(Revision)
  /// A run of so many `X` left to be filled in.
  case placeholder(count: Int)

  /// The kinds of faults, in the order they are listed: placeholders, of which a draft has many, last. The raw value is
  /// a name for scripts, the same in every language.
  public enum Kind: String, Sendable, CaseIterable {
    case gap, repeated, backwards
    case skippedStyle = "skipped-style"
    case mixedStyle = "mixed-style"
    case unclosed, unopened
    case narrowMark = "narrow-mark"
    case revision
    case placeholder
  }

  /// The kind of fault.
  public var kind: Kind {
    switch self {
    case .gap: .gap
    case .repeated: .repeated
    case .backwards: .backwards
    case .skippedStyle: .skippedStyle
    case .mixedStyle: .mixedStyle
    case .unclosed: .unclosed
    case .unopened: .unopened
    case .narrowMark: .narrowMark
    case .revision: .revision
    case .placeholder: .placeholder
    }
  }
}
