import ReportModel

/// A run of the words of a paragraph that all look alike.
public struct PassageRun: Sendable, Hashable {
  /// The ways in which a run is set.
  public struct RunStyle: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    public let rawValue: UInt8
    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Words that the document makes strong, or emphasises.
    public static let strong = RunStyle(rawValue: 1)
    public static let emphasis = RunStyle(rawValue: 2)
    public static let code = RunStyle(rawValue: 4)
    /// Characters set above the line, or below it.
    public static let superscript = RunStyle(rawValue: 8)
    public static let `subscript` = RunStyle(rawValue: 16)
    /// Words that were struck out.
    public static let strike = RunStyle(rawValue: 32)
    /// Words that stand for an image.
    public static let image = RunStyle(rawValue: 64)
    /// The topic sentence of a section that begins inside a paragraph, or goes on with its text.
    public static let heading = RunStyle(rawValue: 128)
  }

  /// The words in UTF-8, fit to be shown: no controls but the line feed, which is a break of the line that the author
  /// set.
  public var words: [UInt8]
  /// The way they are set.
  public var style: RunStyle
  /// The destination of the link that they belong to, cleaned of marks; nil for none.
  public var link: String?
  /// The reading of the characters that end with this run (`<ruby>`); nil for none.
  public var reading: String?
  /// The number of the highlight they lie in, from 0; nil for none.
  public var highlight: Int?
  /// The section whose heading begins with this run, inside a paragraph.
  public var section: SectionIndex?

  /// A run of plain words.
  public init(_ words: [UInt8], style: RunStyle = []) {
    self.words = words
    self.style = style
  }

  /// The mark of the note that the run refers to: by its link, `^1`, or set above the line, `[1]`; nil for none.
  var noteMark: String? {
    for sign in ["^", "fn:"] {
      guard let link, link.hasPrefix(sign) else { continue }
      return String(link.dropFirst(sign.count))
    }
    return style.contains(.superscript) && link == nil ? Self.noteMark(words) : nil
  }

  /// Whether another run looks the same, and continues this one.
  func isLike(_ other: PassageRun) -> Bool {
    style == other.style && link == other.link && highlight == other.highlight && reading == nil
      && other.section == nil && other.reading == nil
  }
}

/// Places of a report that are highlighted alike: the occurrences of a term.
public struct PassageHighlight: Sendable {
  /// The occurrences, in order; none overlaps another.
  public var places: [TextRange]
  /// The term, for a legend.
  public var term: String

  /// The occurrences of a term.
  public init(_ term: String, _ places: [TextRange]) {
    self.term = term
    self.places = places
  }
}
