/// The facts that speak for and against a line, or the start of one, being a heading.
///
/// A set, so that what was seen is kept in four bytes a heading; `EvidenceTable` gives each fact its weight and the
/// reason for it.
public struct HeadingFacts: OptionSet, Sendable, Hashable {
  /// A bit a fact.
  public var rawValue: UInt32

  /// The facts of `rawValue`.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  // MARK: The number

  /// The number names a unit of text: `第三章`, `Chapter 3`.
  public static let namesUnit = HeadingFacts(rawValue: 1 << 0)
  /// The style is one that the norm gives to headings alone: `一、`, `（一）`.
  public static let headingStyle = HeadingFacts(rawValue: 1 << 1)
  /// The style is one that numbers lists and figures as well: `①`, `(1)`, `a)`.
  public static let listStyle = HeadingFacts(rawValue: 1 << 2)
  /// The number has two components or more: `2.1`.
  public static let decimal = HeadingFacts(rawValue: 1 << 3)
  /// The number before it or after it in the same style stands where it should.
  public static let inSeries = HeadingFacts(rawValue: 1 << 4)
  /// Its words count on: `二、三级医院`.
  public static let countsOn = HeadingFacts(rawValue: 1 << 5)
  /// Its number repeats the one before it, or leaves one out.
  public static let outOfStep = HeadingFacts(rawValue: 1 << 27)
  /// Its series begins late, as figures do (`110 M`), not at one.
  public static let beginsLate = HeadingFacts(rawValue: 1 << 28)

  // MARK: The line

  /// It takes its whole line, and no mark ends it.
  public static let aloneOpen = HeadingFacts(rawValue: 1 << 6)
  /// Text goes on after its words on the same line.
  public static let runIn = HeadingFacts(rawValue: 1 << 7)
  /// The line is one sentence with its full stop, and nothing stands below it.
  public static let sentence = HeadingFacts(rawValue: 1 << 8)
  /// The line, or its first part, ends with a semicolon.
  public static let partOfSentence = HeadingFacts(rawValue: 1 << 9)
  /// Its words are longer than those of a heading.
  public static let long = HeadingFacts(rawValue: 1 << 10)
  /// Its words end with a colon, and nothing follows on the line: a list does.
  public static let announces = HeadingFacts(rawValue: 1 << 11)
  /// Its words end with a colon, and what they mean follows on the line.
  public static let defines = HeadingFacts(rawValue: 1 << 29)

  // MARK: Surroundings

  /// Text stands below it before the next number.
  public static let headsText = HeadingFacts(rawValue: 1 << 12)
  /// A numbering of another style begins right below it.
  public static let headsNumbers = HeadingFacts(rawValue: 1 << 13)
  /// The next number of its series stands on the next line.
  public static let headsNothing = HeadingFacts(rawValue: 1 << 14)
  /// It stands below an article of a law, whose paragraphs and items are its text.
  public static let belowArticle = HeadingFacts(rawValue: 1 << 16)
  /// The whole before its point is the number of the unit above it: 3.1 below Article 3.
  public static let belowItsUnit = HeadingFacts(rawValue: 1 << 15)
  /// It stands below an article, and its series is one of names over text or numbers.
  public static let namesBelowArticle = HeadingFacts(rawValue: 1 << 23)
  /// It stands in an annex, which lists things as often as it has sections.
  public static let inAnnex = HeadingFacts(rawValue: 1 << 17)
  /// It stands below an item of a list.
  public static let belowItem = HeadingFacts(rawValue: 1 << 18)

  // MARK: The series

  /// Most of its series are short: alone on their lines, or before text on the same line.
  public static let seriesOfHeads = HeadingFacts(rawValue: 1 << 19)
  /// Most of its series are sentences, or parts of one.
  public static let seriesOfSentences = HeadingFacts(rawValue: 1 << 20)
  /// Most of its series have nothing below them.
  public static let seriesHeadsNothing = HeadingFacts(rawValue: 1 << 21)
  /// Some of its series have text or numbers below them.
  public static let seriesHeadsText = HeadingFacts(rawValue: 1 << 22)

  /// It stands in a tale, as close to another number as the items of a list do.
  public static let inTale = HeadingFacts(rawValue: 1 << 31)

  // MARK: The format

  /// The format marks it as a heading.
  public static let marked = HeadingFacts(rawValue: 1 << 24)
  /// The format marks headings, and not this one.
  public static let unmarked = HeadingFacts(rawValue: 1 << 25)
  /// The format marks headings with numbers of its style, and not this one.
  public static let unmarkedStyle = HeadingFacts(rawValue: 1 << 26)
  /// The format is a markup language whose authors mark headings, and this is none by its marks.
  public static let unmarkedInMarkup = HeadingFacts(rawValue: 1 << 30)
}
