import HelpPages
import ReportIndex
import ScreenModel
import TextFacts
import TextLayout

/// The options that the reader's settings, the command line and the terminal decide.
public struct BrowserOptions: Sendable {
  public var language = Language.english
  /// The setting of the text.
  public var page = PageOptions()
  /// The tree beside it.
  public var tree = TreeOptions()
  /// The screen as a whole.
  public var screen = ScreenOptions()
  /// The things that this session may do, and does by itself.
  public var session = SessionOptions()
  public var searches = SearchSwitches()
  /// The format of citations; nil for the one that fits the report.
  public var citation: String?

  /// The pages of the manual that are made of tables this module does not know; nil for any other name.
  public var manualPage: @Sendable (String) -> HelpPage? = { _ in nil }

  /// The name that stands for the theme that goes with the terminal's background.
  public static let automaticTheme = "auto"

  /// The defaults.
  public init() {}
}

/// The setting of the text.
public struct PageOptions: Sendable {
  /// The longest line of text, in full-width characters (two columns each).
  public var measure = 40
  /// The way one paragraph is told from the next.
  public var paragraphs = ParagraphSeparation.source
  /// Whether a column is left free between Han and Latin letters or digits.
  public var spacesScripts = false
}

/// The tree beside the text, and the reports in it.
public struct TreeOptions: Sendable {
  /// The tree's share of the screen's width, in percent; nil for what its headings need.
  public var width: Int? = 38
  /// The change of the tree's width that the reader has made.
  public var split = TreeSplit()
  /// The names that reports of a library have in lists.
  public var naming = ReportNaming.files
  /// The order of the reports in each folder of a library.
  public var order = ReportOrder.name
}

/// The screen: its kind, its theme, and what the terminal tells and shows.
public struct ScreenOptions: Sendable {
  /// Whether the screen is made for being read aloud: one pane at a time, no lines, bars or marks, state in words.
  public var isPlain = false
  /// Whether the terminal's cursor is drawn at what the reader is at, in every pane; in a line being typed it always is.
  public var showsCursor = false
  /// Whether the terminal tells of its mouse.
  public var usesMouse = false
  /// Columns the terminal gives characters of ambiguous width: 1 or 2.
  public var ambiguousWidth = 1
  /// The names that a theme can be chosen by, and the one it was chosen by.
  public var themes: [String] = []
  public var theme = ""
}

/// The things that a session may do, and does by itself.
public struct SessionOptions: Sendable {
  /// Whether a report whose file has changed is read again at once, rather than when the reader asks for it.
  public var follows = false
  /// Whether marks, notes and the like outlive the program: not in a secure session, nor with `--no-state`.
  public var remembers = true
  /// Whether nothing is written to files, and no program started.
  public var isSecure = false
  /// The program that opens addresses and files of links, and its arguments; empty where none is set.
  public var openCommand: [String] = []
}
