import TextFacts

/// The rule by which text goes to a standard stream: what may be sent of it.
public enum OutputForm: Sendable, Equatable {
  /// Lines for people, and for tools that take lines apart: what a terminal would obey or not show stands as a visible
  /// mark, whatever the stream leads to.
  case lines
  /// JSON texts, one a line: the same stands in their strings as escapes, so that the values stay what they are.
  case records
  /// The text of a report: lines on a terminal, the bytes as they are anywhere else.
  case text
  /// Bytes as they are, even on a terminal: somebody asked for them.
  case raw

  /// The bytes to send of `text`; nil for `text` itself.
  public func sent(of text: UnsafeBufferPointer<UInt8>, toTerminal isTerminal: Bool) -> [UInt8]? {
    switch self {
    case .lines: VisibleText.bytes(text, passing: .inLines)
    case .records: VisibleText.escaped(records: text)
    case .text: isTerminal ? VisibleText.bytes(text, passing: .inLines) : nil
    case .raw: nil
    }
  }
}
