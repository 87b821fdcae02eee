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
  /// Below this width the tree is a drawer over the text.
  static let drawerBelow = 60

  /// The size laid out for: the screen's own, or the smallest one where the screen is smaller (then nothing is drawn).
  let size: ScreenSize
  /// Whether there is room to read.
  let isReadable: Bool
  /// The tree's columns; empty where the tree is hidden.
  let tree: Range<Int>
  /// Whether the tree lies over the text.
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

  init(_ state: BrowserState) {
    let screen = state.size
    isReadable = screen.columns >= Self.least.columns && screen.rows >= Self.least.rows
    size = ScreenSize(
      columns: max(screen.columns, Self.least.columns), rows: max(screen.rows, Self.least.rows))
    let line = state.typesetter.width(of: "│")
    isDrawer = size.columns < Self.drawerBelow
    let wantsTree = isDrawer ? state.focus == .tree : state.isTreeShown
    if wantsTree {
      let share = isDrawer ? size.columns - 6 : size.columns * state.options.treeWidth / 100 + state.tree.columnsAdded
      let most = isDrawer ? size.columns : size.columns - 30
      let width = min(max(isDrawer ? 20 : 12, share), max(12, most))
      tree = 0..<width
      divider = width..<min(size.columns, width + line + 2)
    } else {
      tree = 0..<0
      divider = 0..<0
    }
    let start = isDrawer ? 0 : divider.upperBound
    text = start..<max(start, size.columns)
    let bar = state.typesetter.width(of: "┃")
    scrollbar = max(start, size.columns - bar)..<size.columns
    let room = max(1, scrollbar.lowerBound - start - 1)
    measure = max(1, min(room, state.options.measure * 2))
    let margin = isDrawer ? 0 : (room - measure) / 2
    textColumn = start + margin
  }

  /// The most columns of a row that is never wrapped: up to the scroll bar.
  var preformattedMeasure: Int { max(1, scrollbar.lowerBound - textColumn) }

  /// The most columns of a table: as much, but for the free column that all text has before the scroll bar.
  var tableMeasure: Int { max(measure, preformattedMeasure - 1) }

  var stickyRow: Int { 0 }
  /// The rows of text.
  var textRows: Range<Int> { 1..<max(1, size.rows - 1) }
  var treeRows: Range<Int> { 0..<max(0, size.rows - 1) }
  var statusRow: Int { max(0, size.rows - 1) }
}

extension ScreenSize {
  /// The part of a screen of this size that is drawn.
  var drawn: ScreenSize { bounded(columns: WorkBudget.screenColumns, rows: WorkBudget.screenRows) }
}
