import ScreenModel

/// The places of the panes of a comparison. Both texts stand side by side from 120 columns on.
///
///     ~ 一、抓学习    12 % │ old.txt                │ new.txt
///     + 二、新的一部分     │ ~ text of the old one  │ ~ text of the new one
///     2/40  figure  3.5% → 4.1%, +0.6                      F1 help  q back
struct CompareGeometry {
  /// The width from which on both texts stand side by side.
  static let sideBySideFrom = 120

  let tree: Range<Int>
  /// The lines between the panes.
  let dividers: [Int]
  /// The columns of each text: two, or one for both.
  let texts: [Range<Int>]
  /// The columns before each text for the signs.
  let gutters: [Range<Int>]
  let rows: Range<Int>
  let statusRow: Int
  /// Whether the tree lies over the text.
  let isDrawer: Bool

  /// The places for the open room.
  init(_ state: BrowserState) { self.init(focusedOn: state.compare.room?.focus ?? .new, state) }

  /// The places where `focus` has the keys.
  init(focusedOn focus: CompareFocus, _ state: BrowserState) {
    let size = Geometry(state).size
    statusRow = size.rows - 1
    rows = 1..<max(1, statusRow)
    isDrawer = size.columns < Geometry.drawerBelow || state.options.screen.isPlain
    let isInTree = focus == .tree
    let line = state.typesetter.width(of: "│") + 1
    var start = 0
    var dividers: [Int] = []
    if isDrawer {
      tree = isInTree ? 0..<(state.options.screen.isPlain ? size.columns : size.columns - 4) : 0..<0
    } else if state.isTreeShown || isInTree {
      let share = min(44, max(24, size.columns * 26 / 100)) + state.tree.columnsAdded
      tree = 0..<max(12, min(size.columns - 30, share))
      dividers.append(tree.upperBound)
      start = tree.upperBound + line
    } else {
      tree = 0..<0
    }
    let gutter = state.typesetter.width(of: "↕") + 2
    let isSideBySide = size.columns >= Self.sideBySideFrom && !state.options.screen.isPlain
    if isSideBySide {
      let width = (size.columns - start - line) / 2
      dividers.append(start + width)
      let second = start + width + line
      gutters = [start..<start + gutter, second..<second + gutter]
      texts = [start + gutter..<start + width - 1, second + gutter..<size.columns - 1]
    } else {
      let end = min(size.columns - 1, start + gutter + state.options.page.measure * 2)
      gutters = [start..<start + gutter]
      texts = [start + gutter..<max(start + gutter + 1, end)]
    }
    self.dividers = dividers
  }

  /// Whether both texts stand side by side.
  var isSideBySide: Bool { texts.count > 1 }
}
