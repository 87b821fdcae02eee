import HelpPages
import ReportIndex
import ScreenModel
import TextFacts
import TextLayout

/// The options that the reader's settings, the command line and the terminal decide.
public struct BrowserOptions: Sendable {
  /// The longest line of text, in full-width characters (two columns each).
  public var measure = 40
  /// Columns the terminal gives characters of ambiguous width: 1 or 2.
  public var ambiguousWidth = 1
  public var language = Language.english
  /// The tree's share of the screen's width, in percent; nil for what its headings need.
  public var treeWidth: Int? = 38
  /// The names that reports of a library have in lists.
  public var naming = ReportNaming.files
  /// The order of the reports in each folder of a library.
  public var order = ReportOrder.name
  /// The change of the tree's width that the reader has made.
  public var split = TreeSplit()
  /// Whether the screen is made for being read aloud: one pane at a time, no lines, bars or marks, state in words.
  public var isPlain = false
  /// Whether the terminal's cursor is drawn at what the reader is at, in every pane; in a line being typed it always is.
  public var showsCursor = false
  /// The way one paragraph is told from the next.
  public var paragraphs = ParagraphSeparation.source
  /// Whether a column is left free between Han and Latin letters or digits.
  public var spacesScripts = false
  public var searches = SearchSwitches()
  /// Whether a report whose file has changed is read again at once, rather than when the reader asks for it.
  public var follows = false
  /// The program that opens addresses and files of links, and its arguments; empty where none is set.
  public var openCommand: [String] = []
  /// The format of citations; nil for the one that fits the report.
  public var citation: String?
  /// Whether the terminal tells of its mouse.
  public var usesMouse = false
  /// Whether marks, notes and the like outlive the program: not in a secure session, nor with `--no-state`.
  public var remembers = true
  /// Whether nothing is written to files, and no program started.
  public var isSecure = false
  /// The names that a theme can be chosen by, and the one it was chosen by.
  public var themes: [String] = []
  public var theme = ""

  /// The pages of the manual that are made of tables this module does not know; nil for any other name.
  public var manualPage: @Sendable (String) -> HelpPage? = { _ in nil }

  /// The name that stands for the theme that goes with the terminal's background.
  public static let automaticTheme = "auto"

  /// The defaults.
  public init() {}
}
