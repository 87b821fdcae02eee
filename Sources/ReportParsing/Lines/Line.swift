import ReportModel

/// The mark that ends a sentence or a line.
enum EndMark: UInt8 {
  case none, period, semicolon, exclamation, question, colon, comma
}

/// A line of the text that is not blank, and what one look at its bytes tells.
///
/// Offsets are UTF-8 bytes from the start of the text; counts are characters, white space left out.
struct Line {
  /// The first byte, and the byte after the last without the line end.
  var start: UInt32
  var end: UInt32
  /// The same without white space around.
  var contentStart: UInt32
  var contentEnd: UInt32
  /// The byte after the first sentence, its mark included; `contentEnd` where the line is one sentence.
  var firstEnd: UInt32
  /// Characters of the whole line.
  var characters: UInt32
  /// Characters of the first sentence, its mark left out.
  var firstCharacters: UInt16
  /// Commas in the first sentence.
  var firstCommas: UInt8
  /// The mark that ends the first sentence, and the one that ends the line.
  var firstMark: EndMark
  var lastMark: EndMark
  /// Whether the first sentence holds an Arabic digit.
  var firstHasDigit: Bool
  /// Whether it is the whole line.
  var isOneSentence: Bool { firstEnd >= contentEnd }
  /// The part the line plays, where more is known than that it is text.
  var part: LinePart = .text
  /// The blank lines before it, and in the highest bits whether it is ruled out and joined: a line takes 32 bytes.
  private(set) var gap: UInt8 = 0
  private static let ruledOut: UInt8 = 0x80
  private static let joined: UInt8 = 0x40

  /// The number of blank lines before it, 50 for more. The bytes between two lines do not tell: a line may end with
  /// two.
  var blanksBefore: Int {
    get { Int(gap & ~(Self.ruledOut | Self.joined)) }
    set { gap = gap & (Self.ruledOut | Self.joined) | UInt8(max(0, min(newValue, 50))) }
  }

  /// Whether it is a paragraph joined of several lines of the source.
  var isJoined: Bool {
    get { gap & Self.joined != 0 }
    set { gap = newValue ? gap | Self.joined : gap & ~Self.joined }
  }

  /// Whether somebody's own rule says that it is no heading.
  var isRuledOut: Bool {
    get { gap & Self.ruledOut != 0 }
    set { gap = newValue ? gap | Self.ruledOut : gap & ~Self.ruledOut }
  }

  /// The content as an index range of the text.
  var content: Range<Int> { Int(contentStart)..<Int(contentEnd) }
}

/// The part a line plays, found before the outline is made.
enum LinePart: Equatable {
  case text, title, salutation, furniture, contents, preformatted, closing, ruled
  /// Text of a block that holds no heading, by the marks of its format: a list item, a quotation.
  case block
  /// Front matter that gives this field.
  case front(FrontField)

  /// The field of front matter; nil for any other part.
  var field: FrontField? {
    if case .front(let field) = self { return field }
    return nil
  }
}

/// A sentence inside a line, as `LineScanner` hands it out.
struct Sentence {
  /// Its first byte, and the byte after its mark.
  var start: Int
  var end: Int
  /// Characters without the mark.
  var characters: Int
  var mark: EndMark
  var hasComma: Bool
  var hasDigit: Bool
}
