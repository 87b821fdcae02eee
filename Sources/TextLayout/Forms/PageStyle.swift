import TextFacts

/// The choices by which paragraphs are set on the page.
public struct PageStyle: Sendable, Hashable {
  /// The way one paragraph is told from the next.
  public var paragraphs: ParagraphSeparation
  /// Whether mark-up is shown as it is written.
  public var showsSource: Bool
  /// Whether a column is left free between Han and Latin letters or digits.
  public var spacesScripts: Bool
  /// The words before those that stand for an image: `image: `.
  public var imageWords: String
  /// The words before a quotation, where no bars are drawn: `quotation:`; empty where bars are.
  public var quotationWords = ""
  /// Whether figures above and below the line are written by characters of Unicode rather than by signs.
  public var usesScriptLetters: Bool

  /// A style; by itself paragraphs stand as in the source, and mark-up is not shown.
  public init(
    paragraphs: ParagraphSeparation = .source, showsSource: Bool = false, spacesScripts: Bool = false,
    imageWords: String = "image: ", usesScriptLetters: Bool = true
  ) {
    self.paragraphs = paragraphs
    self.showsSource = showsSource
    self.spacesScripts = spacesScripts
    self.imageWords = imageWords
    self.usesScriptLetters = usesScriptLetters
  }

  /// The sign before the words of an image.
  var imageStart: [Unicode.Scalar] { Array("[\(imageWords)".unicodeScalars) }

  /// The sign in the place of an image for which no words stand: that before words without its colon.
  public static func imageAlone(_ imageStart: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var sign = imageStart
    while let last = sign.last, last == " " || last == ":" || last == "：" { sign.removeLast() }
    return sign + ["]"]
  }
}
