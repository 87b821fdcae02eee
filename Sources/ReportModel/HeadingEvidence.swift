/// A line that begins with a number, or a short one without, and what was found to speak for and against its being a heading.
public struct HeadingEvidence: Sendable, Hashable {
  /// From the first byte of the number, its opening bracket included, to the byte after the mark that ends the words.
  public var heading: TextRange
  /// The number as written, without its punctuation.
  public var number: TextRange
  /// The words after it.
  public var title: TextRange
  /// The facts.
  public var facts: HeadingFacts
  /// The facts of a line without a number in western text, a bit each in the order of the parser's table; 0 for any other.
  public var lineFacts: UInt64
  /// The same of one in Chinese text.
  public var hanFacts: UInt64
  /// Their weight together with that of its series, in tenths.
  public var sum: Int
  /// The sum from which on it is a heading, in tenths.
  public var threshold: Int
  /// Whether it is one.
  public var isHeading: Bool

  /// A judged line; see the properties for what each part means.
  public init(
    heading: TextRange, number: TextRange, title: TextRange, facts: HeadingFacts, lineFacts: UInt64 = 0,
    hanFacts: UInt64 = 0, sum: Int, threshold: Int, isHeading: Bool
  ) {
    self.heading = heading
    self.number = number
    self.title = title
    self.facts = facts
    self.lineFacts = lineFacts
    self.hanFacts = hanFacts
    self.sum = sum
    self.threshold = threshold
    self.isHeading = isHeading
  }
}
