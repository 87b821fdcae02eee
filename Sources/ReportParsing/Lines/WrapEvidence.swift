/// The facts about two neighbouring lines that speak for or against one paragraph broken between them.
///
/// Their weights are logarithms, times ten, of how much oftener the fact is seen inside wrapped paragraphs than between
/// lines that somebody ended on purpose (lists, verse, tables, code); they are summed, as independent facts are.
enum WrapFact {
  /// The first line is as long as the page is wide: its next word would not have fit.
  case full(widths: Int)
  /// It ends without a mark; nine of ten broken lines do, and four of ten ended ones.
  case endsOpen
  /// It ends with a comma, which ended lines hardly do.
  case endsWithComma
  /// It ends with a stop, as one broken line in fifteen does, and most ended ones.
  case endsWithStop
  /// It ends with a colon or semicolon, as before the items of a list and in code.
  case endsWithColon
  /// The second begins with a small letter: three of four in running text, hardly any item or verse.
  case goesOnSmall
  /// It begins with a capital: one of four in running text, nine of ten elsewhere.
  case goesOnCapital
  /// The next word would have fit, and the line does not end with a stop: something was ended, or the text is not
  /// wrapped.
  case shortOpen
  /// The same after a stop: a paragraph may end so.
  case shortAfterStop
  /// The same before a small letter: a sentence broken off early.
  case shortInSentence
  /// The line is longer than the page is wide.
  case tooLong
  /// The width is that of a page, in columns: most hands and programs wrap at 55 to 80.
  case pageWidth(Int)
  /// The width was chosen among many to fit the lines.
  case fitted

  var weight: Int {
    switch self {
    // Lengths of lines ended on purpose spread over some forty columns: the narrower the widths, the stronger.
    case .full(let widths): Self.log10th[max(1, min(widths, Self.log10th.count)) - 1]
    case .endsOpen: 8
    case .endsWithComma: 12
    case .endsWithStop: -22
    case .endsWithColon: -12
    case .goesOnSmall: 20
    case .goesOnCapital: -10
    case .shortOpen: -12
    case .shortAfterStop: -4
    case .shortInSentence: -25
    case .tooLong: -25
    case .pageWidth(let columns):
      switch columns {
      case ..<32: -25
      case ..<44: -10
      case ..<55: 0
      case ...80: 10
      case ...100: 0
      case ...130: -10
      default: -30
      }
    case .fitted: -40
    }
  }

  /// Ten times the natural logarithm of 36 / n, n from 1 on.
  private static let log10th = [36, 29, 25, 22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 9, 8, 8, 7, 6, 6, 5, 5, 4, 4]

  /// The sum from which on a text is taken for wrapped.
  static let accepted = 10
}
