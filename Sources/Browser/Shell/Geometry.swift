import ScreenModel
import TextFacts

/// The position of each part of the screen, in columns and rows from 0.
///
///     tree      │ path of the current section
///     tree      │ text                        ┃
///     tree      │ text                        ┃
///     status line
struct Geometry {
  /// The smallest screen that is drawn.
  static let least = ScreenSize(columns: 20, rows: 5)
  /// Below this width the tree stands in the place of the text while it has the keys.
  static let drawerBelow = 60

  /// The size laid out for: the screen's own, or the smallest one where the screen is smaller (then nothing is drawn).
  let size: ScreenSize
  /// Whether there is room to read.
  let isReadable: Bool
  /// The tree's columns; empty where the tree is hidden.
  let tree: Range<Int>
  /// Whether the tree stands in the place of the text.
  let isDrawer: Bool
  /// The line between tree and text with the space around it.
  let divider: Range<Int>
  /// All of the text pane: text, margin and scroll bar.
  let text: Range<Int>
  let scrollbar: Range<Int>
  /// The first column of the text itself.
  let textColumn: Int
  /// The most columns of a row of text.
  let measure: Int
  /// The rows of saved questions over the tree: a quarter of its rows at most.
  let savedRows: Range<Int>

  init(_ state: BrowserState) {
    let screen = state.size
    isReadable = screen.columns >= Self.least.columns && screen.rows >= Self.least.rows
    size = ScreenSize(
      columns: max(screen.columns, Self.least.columns), rows: max(screen.rows, Self.least.rows))
    let line = state.typesetter.width(of: "│")
    let isPlain = state.options.screen.isPlain
    isDrawer = size.columns < Self.drawerBelow || isPlain
    let wantsTree = isDrawer ? state.focus == .tree : state.isTreeShown
    if wantsTree, isDrawer {
      // A narrow screen, and one that is read aloud, shows one pane at a time.
      tree = 0..<size.columns
      divider = size.columns..<size.columns
    } else if wantsTree {
      let share = Self.treeColumns(state, of: size.columns) + state.tree.columnsAdded
      let width = min(max(12, share), max(12, size.columns - 30))
      tree = 0..<width
      divider = width..<min(size.columns, width + line + 2)
    } else {
      tree = 0..<0
      divider = 0..<0
    }
    let start = isDrawer ? 0 : divider.upperBound
    text = start..<max(start, size.columns)
    let bar = isPlain ? 0 : state.typesetter.width(of: "┃")
    scrollbar = max(start, size.columns - bar)..<size.columns
    let room = max(1, scrollbar.lowerBound - start - 1)
    measure = max(1, min(room, state.options.page.measure * 2))
    savedRows = 0..<(tree.isEmpty ? 0 : min(state.saved.count, max(1, (size.rows - 1) / 4)))
    textColumn = start + (isDrawer ? 0 : state.reading.open.setText.margin(of: measure, in: room))
  }

  /// The columns of the tree before the reader widens or narrows it: the share that the settings give; else what the
  /// headings need, up to half of the screen as long as the text keeps a comfortable line, and down to three tenths as
  /// long as the text has less than its measure. The reports of a library share one width, that of titles and years.
  private static func treeColumns(_ state: BrowserState, of columns: Int) -> Int {
    if let percent = state.options.tree.width { return columns * percent / 100 }
    let usual = columns * 38 / 100
    let text = state.options.page.measure * 2 + besideText
    let most = max(usual, min(columns / 2, columns - min(text, comfortableLine + besideText)))
    let least = min(usual, max(columns * 3 / 10, columns - text))
    if state.library != nil { return min(most, max(usual, titleColumns)) }
    // Lines that stand as they are keep their columns, where the tree has enough without them.
    let spare = columns - state.reading.open.setText.columns - besideSetText
    let kept = spare >= columns * 3 / 10 ? min(most, spare) : min(most, usual)
    let share = state.reading.open.setText.columns > 0 ? kept : most
    return min(share, max(least, state.reading.open.outlineColumns))
  }

  /// The columns of nearly all titles with their years.
  private static let titleColumns = 64
  /// The columns of a line that is easy to read, and those that the text pane has beside the text.
  private static let (comfortableLine, besideText) = (60, 5)
  /// The columns beside lines that stand as they are: as many, and the bar of code with its space.
  private static let besideSetText = besideText + 2

  /// The most columns of a row that is never wrapped: up to the scroll bar.
  var preformattedMeasure: Int { max(1, scrollbar.lowerBound - textColumn) }

  /// The most columns of a table: all of the pane, but for the free column that all text has before the scroll bar.
  var tableMeasure: Int { max(measure, scrollbar.lowerBound - text.lowerBound - 1) }

  /// The column at which a table of `width` columns begins that is set in by `indent`: further left than text where it is
  /// wider than what is at the right of that.
  func tableColumn(width: Int, indent: Int) -> Int {
    let usual = textColumn + indent
    return max(min(usual, text.lowerBound + indent), min(usual, scrollbar.lowerBound - 1 - width))
  }

  var stickyRow: Int { 0 }
  /// The rows of text.
  var textRows: Range<Int> { 1..<max(1, size.rows - 1) }
  /// The rows of the tree, below those of saved questions.
  var treeRows: Range<Int> { savedRows.upperBound..<max(savedRows.upperBound, size.rows - 1) }
  var statusRow: Int { max(0, size.rows - 1) }
}

extension ScreenSize {
  /// The part of a screen of this size that is drawn.
  var drawn: ScreenSize { bounded(columns: WorkBudget.screenColumns, rows: WorkBudget.screenRows) }
}
