/// The part a cell of the screen plays, not its look: a theme gives a role its colours and attributes.
public enum Role: String, CaseIterable, Sendable, Hashable {
  /// Running text.
  case text
  /// A line of the report's title.
  case textTitle = "text.title"
  /// Text of lesser weight: salutations, furniture, contents lists.
  case textMuted = "text.muted"
  /// Words that the document makes strong.
  case textStrong = "text.strong"
  /// Words that the document emphasises.
  case textEmphasis = "text.emphasis"
  /// Code, inside text and in blocks of its own.
  case textCode = "text.code"
  /// Words that lead elsewhere.
  case textLink = "text.link"
  /// Text of a quotation.
  case textQuote = "text.quote"
  /// Text on a ground of its own.
  case textReverse = "text.reverse"
  /// Text that was written for a terminal in one of its eight colours, those of SGR 30 to 37.
  case ansiBlack = "ansi.0"
  case ansiRed = "ansi.1"
  case ansiGreen = "ansi.2"
  case ansiYellow = "ansi.3"
  case ansiBlue = "ansi.4"
  case ansiMagenta = "ansi.5"
  case ansiCyan = "ansi.6"
  case ansiWhite = "ansi.7"
  /// Signs of lists and notes, bars of quotations, lines drawn across.
  case textMark = "text.mark"
  /// A mark that stands for a control character of the document.
  case textControl = "text.control"
  /// An occurrence of the current search.
  case textMatch = "text.match"
  /// The occurrence the reader is at.
  case textMatchCurrent = "text.match.current"
  /// Text that is selected.
  case textSelection = "text.selection"
  /// The mark at the edge of a row that goes on beyond the pane.
  case textCut = "text.cut"
  case heading1 = "heading.1"
  case heading2 = "heading.2"
  case heading3 = "heading.3"
  case heading4 = "heading.4"
  /// Run-in topic sentences and all deeper headings.
  case heading5 = "heading.5"
  case term1 = "term.1"
  case term2 = "term.2"
  case term3 = "term.3"
  case term4 = "term.4"
  case term5 = "term.5"
  case term6 = "term.6"
  case term7 = "term.7"
  case term8 = "term.8"
  /// Text that stands in the new version only.
  case compareInserted = "compare.inserted"
  /// Text that stood in the old version only.
  case compareDeleted = "compare.deleted"
  /// Text that stands elsewhere in the other version.
  case compareMoved = "compare.moved"
  /// A figure that is another in the other version.
  case compareFigure = "compare.figure"
  /// A section's row in the tree.
  case tree
  /// The row of the section being read, while the text has the keys.
  case treeCurrent = "tree.current"
  /// The row the tree's own cursor is on, while the tree has the keys.
  case treeCursor = "tree.cursor"
  /// The number of a section in the tree.
  case treeNumber = "tree.number"
  /// Fold marks.
  case treeFold = "tree.fold"
  /// Counts of hits at the edge of the tree.
  case treeCount = "tree.count"
  /// The report's title, the tree's first row.
  case treeTitle = "tree.title"
  /// The line between tree and text.
  case divider
  /// The path of the current section above the text.
  case sticky
  case scrollbar
  /// The part of the scroll bar that stands for what is on the screen.
  case scrollbarThumb = "scrollbar.thumb"
  /// A place on the scroll bar where a hit stands.
  case scrollbarHit = "scrollbar.hit"
  case status
  /// The name of a key in the status line.
  case statusKey = "status.key"
  /// A notice, such as that a search began again at the top.
  case notice
  case error
  case prompt
  /// The text typed at a prompt.
  case promptText = "prompt.text"
  /// A candidate in a list.
  case list
  /// The chosen candidate.
  case listCurrent = "list.current"
  /// The part of a candidate that was typed.
  case listMatch = "list.match"
  /// The letter that jumps to a heading.
  case label
  case help
  case helpHeading = "help.heading"
  case helpKey = "help.key"
  /// Cells beyond the end of the text.
  case background

  /// Its place among all roles. An enumeration of fewer than 256 cases is one byte, which counts them; asking
  /// `allCases` for the index would cost more than drawing the cell.
  @inlinable @inline(__always)
  public var number: UInt8 { unsafeBitCast(self, to: UInt8.self) }

  /// The roles of pinned terms, in order.
  public static let terms: [Role] = [.term1, .term2, .term3, .term4, .term5, .term6, .term7, .term8]

  /// The role of a heading of `level` 1 and deeper.
  public static func heading(level: Int) -> Role {
    switch level {
    case ...1: .heading1
    case 2: .heading2
    case 3: .heading3
    case 4: .heading4
    default: .heading5
    }
  }
}
