import TextFacts

/// The mark of a capital letter, which all reports share, and the report it is in.
public struct SharedMark: Hashable, Sendable {
  public var letter: Unicode.Scalar
  /// The path of the report's file: in a store absolute, links followed; in a run as it was named there, where it was.
  public var path: [UInt8]
  /// The place with the text around it; where only the offset was remembered, that.
  public var quote: TextQuote

  public init(letter: Unicode.Scalar, path: [UInt8], quote: TextQuote) {
    self.letter = letter
    self.path = path
    self.quote = quote
  }
}
