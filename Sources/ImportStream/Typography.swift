/// The look of a line, as far as it tells headings from text: evidence, and no more.
public struct Typography: Sendable, Hashable {
  /// The facts besides the size.
  public struct Traits: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    /// Traits by their bits in the stream.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// All its words are bold.
    public static let bold = Traits(rawValue: 1 << 0)
    /// It is centred.
    public static let centred = Traits(rawValue: 1 << 1)
    /// It stands in a box beside the text: a red head, a stamp, a caption. No title and no heading.
    public static let boxed = Traits(rawValue: 1 << 2)
    /// It is an entry of the document's own list of contents, or its heading.
    public static let contents = Traits(rawValue: 1 << 3)
    /// All its words are in italics.
    public static let italic = Traits(rawValue: 1 << 4)
    /// It is flush right: a date, a signature.
    public static let flushRight = Traits(rawValue: 1 << 5)
    /// It stands in the margin, beside the text it heads.
    public static let beside = Traits(rawValue: 1 << 6)
    /// More white space stands before it than between lines.
    public static let apart = Traits(rawValue: 1 << 7)
  }

  /// The size of most of its characters in half-points (`w:sz` of ECMA-376 Part 1, 17.3.2.38); 0 where it is not known.
  public var size: UInt8
  /// The facts besides the size.
  public var traits: Traits

  /// The look of a line of which nothing is known.
  public static let unknown = Typography()

  /// The look of a line.
  public init(size: UInt8 = 0, _ traits: Traits = []) {
    self.size = size
    self.traits = traits
  }
}
