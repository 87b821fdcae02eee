import ReportIndex
import ReportModel
import ScreenModel

/// The tree pane:
///
///     title of the report, or of the one folder
///     ▾ 一、heading of a top section…        ▂█ 6
///       ▸ （一）heading…                     ▁  1
///         （二）heading…
///
/// A bar for each pinned term and the number of hits stand at the right edge; both include the hits of sections folded
/// away. After the number of an article stand its first words. In a library, folders and reports stand above the
/// sections.
extension BrowserState {
  ///
  /// Returns the words of the row with the cursor where they were cut.
  @discardableResult
  func drawTree(_ geometry: Geometry, on canvas: inout Canvas) -> String? {
    let walk = walk
    let counts = TreeCounts(self, walk)
    let rows = rowsInTree(geometry, walk)
    let bars = bars(of: rows, counts, geometry, canvas)
    // The bars of all rows are aligned, whatever the width of the counts beside them.
    let numbers = rows.map { row in
      options.screen.isPlain
        ? ""
        : [noteSign(of: row, walk), reuseShare(of: row, walk), shownCount(of: row, walk, counts)].filter { !$0.isEmpty }
          .joined(separator: " ")
    }
    let widest = bars.contains { !$0.isEmpty } ? numbers.map { canvas.width(of: $0) }.max() ?? 0 : 0
    let names = rows.map { treeName(of: $0, walk) }
    let behind = wordsBehind(rows, names, walk)
    let marked = walk.visible(treeSubject)
    var cut: String?
    for row in geometry.savedRows { drawDivider(geometry, row: row, on: &canvas) }
    drawSaved(geometry, on: &canvas)
    let first = geometry.treeRows.lowerBound
    let isCursor = focus == .tree && library?.savedChosen == nil
    for row in geometry.treeRows {
      let index = row - first
      canvas.fill(row: row, columns: geometry.tree, role: .tree)
      drawDivider(geometry, row: row, on: &canvas)
      if index == rows.count, let message = missingRows(rows) {
        let columns = min(2, geometry.tree.count)..<geometry.tree.upperBound
        canvas.put(message.message(in: language), row: row, columns: columns, role: .textMuted)
      }
      guard rows.indices.contains(index) else { continue }
      drawCounts(numbers[index], bars[index], widest, row: row, geometry, on: &canvas)
      let end = geometry.tree.upperBound - columns(of: numbers[index], bars[index], widest, canvas)
      let columns = geometry.tree.lowerBound..<max(geometry.tree.lowerBound, end)
      let name = names[index]
      let start = drawTreeName(
        name, behind[index], of: rows[index], row: row, columns: columns, walk, counts, geometry, on: &canvas)
      if rows[index] == marked, focus == .tree || treeSubject != nil {
        canvas.restyle(row: row, columns: geometry.tree, role: isCursor ? .treeCursor : .treeCurrent)
        if isCursor { canvas.placeCursor(row: row, column: start) }
        if start + canvas.width(of: name) > columns.upperBound { cut = name }
      }
      drawTreeLabel(rows[index], row: row, walk, geometry, on: &canvas)
    }
    return focus == .tree ? cut : nil
  }

  /// The words below the rows of a tree where there should be more.
  private func missingRows(_ rows: [TreeRow]) -> TreeMessage? {
    isWithoutOutline ? .noOutline : rows.isEmpty && isFiltered && isTreeWhole ? .nothingPasses : nil
  }

  /// The rows of the tree on the screen.
  func rowsInTree(_ geometry: Geometry, _ walk: TreeWalk) -> [TreeRow] {
    guard walk.first != nil else { return [] }
    let height = geometry.treeRows.count
    let rows = walk.rows(from: walk.visible(tree.top) ?? tree.top, limit: height)
    return TreeContext(of: walk.visible(treeSubject), in: rows, height: height, walk).replacing(rows)
  }

  private func drawDivider(_ geometry: Geometry, row: Int, on canvas: inout Canvas) {
    canvas.fill(row: row, columns: geometry.divider, role: .divider)
    let column = geometry.divider.lowerBound + 1
    guard column < geometry.divider.upperBound else { return }
    canvas.put("│", row: row, columns: column..<geometry.divider.upperBound, role: .divider)
  }

  /// Columns of the bars and the count, with the space before them.
  private func columns(of count: String, _ bars: [(String, Role)], _ widest: Int, _ canvas: Canvas) -> Int {
    let counted = canvas.width(of: count)
    guard !bars.isEmpty else { return counted > 0 ? counted + 1 : 0 }
    return bars.reduce(0) { $0 + canvas.width(of: $1.0) } + (widest > 0 ? widest + 1 : 0) + 1
  }

  private func drawCounts(
    _ count: String, _ bars: [(String, Role)], _ widest: Int, row: Int, _ geometry: Geometry, on canvas: inout Canvas
  ) {
    let end = geometry.tree.upperBound
    let start = max(geometry.tree.lowerBound, end - canvas.width(of: count))
    canvas.put(count, row: row, columns: start..<end, role: .treeCount)
    var column = max(geometry.tree.lowerBound, end - columns(of: count, bars, widest, canvas) + 1)
    for (bar, role) in bars { column = canvas.put(bar, row: row, columns: column..<end, role: role) }
  }

  /// Draws the words of a row and those behind them; returns the column where they begin.
  private func drawTreeName(
    _ name: String, _ words: String, of treeRow: TreeRow, row: Int, columns: Range<Int>, _ walk: TreeWalk,
    _ counts: TreeCounts,
    _ geometry: Geometry, on canvas: inout Canvas
  ) -> Int {
    let end = columns.upperBound
    if isTitle(treeRow, walk) {
      let start = min(end, columns.lowerBound + 1)
      // A report's title may contain a slash, but is not a path.
      let shown = treeRow.report == nil ? endOfPath(name, end - start) : name
      canvas.put(shown, row: row, columns: start..<end, role: .treeTitle)
      return start
    }
    if options.screen.isPlain {
      let state = stateInWords(of: treeRow, walk, counts)
      // In a narrow window both are cut.
      let most = max(columns.lowerBound + columns.count / 2, end - canvas.width(of: state))
      let words = treeRow.section == .root && !words.isEmpty ? " \(words)" : ""
      let column = canvas.put(name + words, row: row, columns: columns.lowerBound..<most, role: treeRole(treeRow, walk))
      canvas.put(state, row: row, columns: column..<max(column, end), role: .tree)
      return columns.lowerBound
    }
    var column = columns.lowerBound + treeIndent(of: treeRow, walk, geometry)
    let mark = !walk.hasRowsBelow(treeRow) ? " " : walk.isFolded(treeRow) ? "▸" : "▾"
    column = canvas.put(mark, row: row, columns: column..<max(column, end), role: .treeFold)
    column = min(end, column + 1)
    let next = canvas.put(name, row: row, columns: column..<max(column, end), role: treeRole(treeRow, walk))
    if !words.isEmpty, next + 1 < end { canvas.put(words, row: row, columns: next + 1..<end, role: .textMuted) }
    guard case .section(let number, let section) = treeRow, let outline = walk.outline(of: number, ifSection: section)
    else { return column }
    let width = canvas.width(of: outline.report.writtenNumber(of: section))
    canvas.restyle(row: row, columns: column..<min(max(column, end), column + width), role: .treeNumber)
    return column
  }

  /// A path too long for its row is cut at the start, since its end tells more.
  private func endOfPath(_ name: String, _ columns: Int) -> String {
    guard name.contains("/"), typesetter.width(of: name) > columns else { return name }
    let tail = typesetter.tail(of: name, columns: max(0, columns - typesetter.width(of: "…")))
    return "…" + String(String.UnicodeScalarView(tail.map(\.base)))
  }

  /// Whether a row is the title of the tree: a single report, or the one folder that contains everything.
  private func isTitle(_ row: TreeRow, _ walk: TreeWalk) -> Bool {
    guard let catalogue = walk.catalogue else { return row.section == .root }
    return catalogue.hasTitle && catalogue.position(of: row) == 0
  }

  /// Indent of a row in columns. Deep levels share an indent, so that a heading always has room for some words.
  private func treeIndent(of row: TreeRow, _ walk: TreeWalk, _ geometry: Geometry) -> Int {
    var levels = 0
    if let catalogue = walk.catalogue, let position = catalogue.position(of: row) {
      levels = Int(catalogue.nodes[position].depth) - (catalogue.hasTitle ? 1 : 0) + 1
    }
    if case .section(let number, let section) = row, section != .root {
      if let outline = walk.outline(of: number) { levels += outline.report[section].level } else { levels += 1 }
    }
    return min(2 * max(0, levels - 1), max(0, geometry.tree.count / 3))
  }

  private func treeRole(_ row: TreeRow, _ walk: TreeWalk) -> Role {
    guard case .section(let number, let section) = row, let outline = walk.outline(of: number, ifSection: section)
    else { return row.report == nil ? .treeTitle : .tree }
    return outline.report[section].kind == .closing ? .textMuted : .tree
  }

  /// The number at the right of a row: its hits, or for a folder without a search the number of its reports.
  private func shownCount(of row: TreeRow, _ walk: TreeWalk, _ counts: TreeCounts) -> String {
    let count = counts.stops(in: row)
    if count > 0 { return NumberText.grouped(count) }
    guard case .folder = row, search.query == nil, let catalogue = walk.catalogue,
      let position = catalogue.position(of: row)
    else { return "" }
    return NumberText.grouped(catalogue.reportCount(in: position))
  }

  // MARK: Bars

  private static let barGlyphs = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// The least columns of the tree that are left to its words.
  private static let leastWords = 18

  /// A bar for each pinned term in each row: its height is in proportion to the hits, the largest visible number giving
  /// a full cell. Empty in a narrow tree.
  private func bars(
    of rows: [TreeRow], _ counts: TreeCounts, _ geometry: Geometry, _ canvas: Canvas
  ) -> [[(String, Role)]] {
    let none = Array(repeating: [(String, Role)](), count: rows.count)
    if options.screen.isPlain { return none }
    let width = canvas.width(of: Self.barGlyphs[0])
    let room = (geometry.tree.count - Self.leastWords - 6) / width
    guard !counts.slots.isEmpty, room > 0 else { return none }
    let all = rows.map { Array(counts.pinned(in: $0).prefix(room)) }
    guard let most = all.joined().max(), most > 0 else { return none }
    return all.map { row in
      if row.allSatisfy({ $0 == 0 }) { return [] }
      return zip(row, counts.slots).map { count, slot in
        let height = (count * Self.barGlyphs.count + most - 1) / most
        let blank = String(repeating: " ", count: width)
        return count == 0 ? (blank, .tree) : (Self.barGlyphs[max(0, height - 1)], Role.terms[slot])
      }
    }
  }

  private func drawTreeLabel(
    _ treeRow: TreeRow, row: Int, _ walk: TreeWalk, _ geometry: Geometry, on canvas: inout Canvas
  ) {
    guard case .labels(let labels) = shell.layers.last, treeRow.report == currentNumber, treeRow.report != nil,
      let section = treeRow.section,
      let letters = labels.rest(for: section)
    else { return }
    let column = geometry.tree.lowerBound + treeIndent(of: treeRow, walk, geometry)
    canvas.put(letters, row: row, columns: column..<column + letters.count, role: .label)
  }
}

extension TreeWalk {
  /// The outline of a section below its root; nil for the root. Not its report: that is many arrays, and each row on the
  /// screen would hold on to all of them.
  fileprivate func outline(of number: Int, ifSection section: SectionIndex) -> OutlineWalk? {
    section == .root ? nil : outline(of: number)
  }
}
