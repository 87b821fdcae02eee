import ReportIndex
import ReportModel
import ScreenModel
import TextLayout

/// The list of hits, in place of the text pane; where that is narrow, over the tree as well:
///
///     2019年/河西镇.txt › 一、兴产业                  the report and section of the chosen row
///     ▾ 2019年/河西镇.txt                         2   a report and its hits
///       ▾ 一、兴产业                              1   a section and its hits
///              一、兴产业 发展种业，良种基地千亩。    a hit; the terms are aligned
///     种业  1/7 in 4 reports  by place               F1 help  q back  o order
///
/// Sorted lists have hits only, with the report at their left where there is room.
extension BrowserState {
  /// Whether the list of hits is on the screen; a prompt that previews in the text or the tree hides it.
  var showsResults: Bool {
    guard focus == .results else { return false }
    switch prompt?.purpose {
    case .goTo, .check, .links, .filter: return false
    case .search, .command, .pin, .theme, .termsFilter, .listFilter, .writing, .compareSearch, .note, .rename,
      nil:
      return true
    }
  }

  /// The rows of the list on the screen.
  var resultsHeight: Int { max(1, geometry.textRows.count) }

  /// The least columns of a list beside the tree.
  private static var leastBesideTree: Int { 72 }

  func drawResults(_ geometry: Geometry, on canvas: inout Canvas) {
    let hasTree = !geometry.tree.isEmpty && geometry.text.count >= Self.leastBesideTree
    let columns = hasTree ? geometry.text : 0..<geometry.size.columns
    if hasTree { drawTree(geometry, on: &canvas) }
    canvas.fill(row: geometry.stickyRow, columns: columns, role: .sticky)
    for row in geometry.textRows { canvas.fill(row: row, columns: columns, role: .text) }
    guard let results, results.count > 0 else { return drawNothingListed(columns, geometry, on: &canvas) }
    let inner = columns.lowerBound + (hasTree ? 0 : 1)..<columns.upperBound
    canvas.put(
      resultsPath(results, columns: inner.count, canvas), row: geometry.stickyRow, columns: inner, role: .sticky)
    let layout = ResultsLayout(
      columns: inner, term: termColumns(results), hasNames: results.order != .place && library != nil)
    var named: ReportNumber?
    for (offset, (row, index, isChosen)) in resultsInSight.enumerated() {
      let place = geometry.textRows.lowerBound + offset
      if isChosen { canvas.placeCursor(row: place, column: inner.lowerBound) }
      switch row {
      case .report(let number, let count):
        let isFolded = results.isFolded(headingAt: index)
        let mark = options.screen.isPlain ? "" : isFolded ? "▸ " : "▾ "
        let name = reportName(number, results, columns: layout.heading.count - 10, canvas)
        let count = results.shownHits(belowHeadingAt: index, of: count)
        drawGroup(mark, name, .heading1, count, isFolded: isFolded, row: place, layout.heading, isChosen, on: &canvas)
      case .section(let number, let section, let count):
        let isFolded = results.isFolded(headingAt: index)
        let mark = options.screen.isPlain ? "" : isFolded ? "  ▸ " : "  ▾ "
        let count = results.shownHits(belowHeadingAt: index, of: count)
        drawGroup(
          mark, sectionName(section, number, results), .heading2, count, isFolded: isFolded, row: place, layout.heading,
          isChosen, on: &canvas)
      case .hit(let hit): named = drawHit(hit, results, layout, row: place, isChosen, below: named, on: &canvas)
      }
    }
    drawFaults(results, geometry, inner, on: &canvas)
  }

  /// Draws the rows of a list from elsewhere that are in no report.
  private func drawFaults(_ results: Results, _ geometry: Geometry, _ columns: Range<Int>, on canvas: inout Canvas) {
    for (offset, shown) in results.window.rows(count: results.count, height: resultsHeight).enumerated() {
      guard let fault = results.fault(shown) else { continue }
      let (row, isChosen) = (geometry.textRows.lowerBound + offset, shown == results.window.cursor)
      if isChosen {
        canvas.fill(row: row, columns: columns, role: .listCurrent)
        canvas.placeCursor(row: row, column: columns.lowerBound)
      }
      canvas.put(faultWords(fault), row: row, columns: columns, role: isChosen ? .listCurrent : .textMuted)
    }
  }

  /// The rows of the list on the screen.
  var resultsInSight: [(row: Concordance.Row, index: Int, isChosen: Bool)] {
    guard let results else { return [] }
    return results.window.rows(count: results.count, height: resultsHeight).compactMap { shown in
      results.row(shown).map { ($0.row, $0.index, shown == results.window.cursor) }
    }
  }

  private func drawNothingListed(_ columns: Range<Int>, _ geometry: Geometry, on canvas: inout Canvas) {
    guard geometry.textRows.count > 0 else { return }
    let pattern = typesetter.shortened(results?.query?.pattern ?? "", to: 20)
    let isSorting = results?.order.side != nil
    let text =
      switch (results?.listing?.error ?? results?.query.flatMap { search.library?[$0]?.error }, results?.listing) {
      case (let error?, _): error.message(in: language)
      case (nil, _?) where results?.filter.isEmpty == false: ResultsMessage.noHitFits.message(in: language)
      case (nil, _?): SearchMessage.notFound(pattern).message(in: language)
      case (nil, nil):
        isSorting
          ? ResultsMessage.sorting.message(in: language)
          : ResultsMessage.listing(percent: listRequest.percent).message(in: language)
      }
    let start = min(columns.upperBound, columns.lowerBound + 1)
    canvas.put(text, row: geometry.textRows.lowerBound, columns: start..<columns.upperBound, role: .textMuted)
    canvas.placeCursor(row: geometry.textRows.lowerBound, column: start)
  }

  // MARK: Groups

  private func drawGroup(
    _ mark: String, _ name: String, _ role: Role, _ count: Int, isFolded: Bool, row: Int, _ columns: Range<Int>,
    _ isChosen: Bool, on canvas: inout Canvas
  ) {
    if options.screen.isPlain {
      let state = TreeRowState(isFolded: isFolded, hits: count).message(in: language)
      let end = max(columns.lowerBound + columns.count / 2, columns.upperBound - canvas.width(of: state))
      let column = canvas.put(name, row: row, columns: columns.lowerBound..<end, role: role)
      canvas.put(state, row: row, columns: column..<columns.upperBound, role: .treeCount)
      if isChosen { canvas.restyle(row: row, columns: columns, role: .listCurrent) }
      return
    }
    let number = NumberText.grouped(count)
    let end = max(columns.lowerBound, columns.upperBound - canvas.width(of: number) - 1)
    let column = canvas.put(mark, row: row, columns: columns.lowerBound..<end, role: .treeFold)
    canvas.put(name, row: row, columns: column..<max(column, end - 1), role: role)
    canvas.put(number, row: row, columns: end..<columns.upperBound, role: .treeCount)
    if isChosen { canvas.restyle(row: row, columns: columns, role: .listCurrent) }
  }

  /// The name of a report after its folders, without the folder common to all; without folders where there is no room.
  private func reportName(_ number: ReportNumber, _ results: Results, columns: Int, _ canvas: Canvas) -> String {
    guard let report = results.listing?.library[number] else { return name(of: number.value) }
    guard library != nil else { return shownTitle }
    var folders = report.folders[...]
    if let catalogue = library?.catalogue, catalogue.hasTitle, case .folder(let folder) = catalogue.row(at: 0) {
      folders = folders.dropFirst(catalogue.name(of: folder).split(separator: "/").count)
    }
    let name = listedName(of: number.value)
    let whole = (folders + [name]).joined(separator: "/")
    return canvas.width(of: whole) <= columns ? whole : name
  }

  private func sectionName(_ section: SectionIndex, _ number: ReportNumber, _ results: Results) -> String {
    guard section != .root, let packed = results.listing?.library[number]?.report else {
      return ResultsMessage.opening.message(in: language)
    }
    guard let report = library == nil ? self.report : reports.unpacked.report(number.value, packed),
      report.sections.indices.contains(section.value)
    else { return "" }
    return heading(of: section, in: report)
  }

  /// The report and the section of the chosen row.
  private func resultsPath(_ results: Results, columns: Int, _ canvas: Canvas) -> String {
    guard case .section(let number, let section)? = resultsRow else { return "" }
    let report = ReportNumber(number)
    let name = reportName(report, results, columns: columns / 2, canvas)
    let separator = options.screen.isPlain ? ", " : " › "
    return section == .root ? name : name + separator + sectionName(section, report, results)
  }

  // MARK: Hits

  /// Columns reserved for the term: those of the query, where it is plain text.
  private func termColumns(_ results: Results) -> Int {
    min(24, typesetter.width(of: ContextWords.string(results.query?.pattern ?? "")))
  }

  /// Draws a hit; returns its report. The report is not named again below a row that names it.
  private func drawHit(
    _ hit: Int, _ results: Results, _ layout: ResultsLayout, row: Int, _ isChosen: Bool, below named: ReportNumber?,
    on canvas: inout Canvas
  ) -> ReportNumber? {
    guard let listing = results.listing,
      let site = listing.concordance?.site(
        ofPlace: hit, in: listing.library, before: 2 * layout.left.count, after: 2 * layout.right.count),
      let packed = listing.library[site.report]?.report
    else { return nil }
    let role: Role = isChosen ? .listCurrent : .text
    if isChosen { canvas.fill(row: row, columns: layout.heading, role: role) }
    if !layout.name.isEmpty, site.report != named || isChosen {
      let name = reportName(site.report, results, columns: layout.name.count, canvas)
      canvas.put(name, row: row, columns: layout.name, role: isChosen ? role : .textMuted)
    }
    let left = typesetter.tail(of: words(site.line.left, site.report, packed), columns: layout.left.count)
    let width = left.reduce(0) { $0 + $1.width }
    canvas.put(left, row: row, column: layout.left.upperBound - width, role: role)
    let term = ContextWords.string(site.line.term, in: packed.text)
    if isChosen { canvas.placeCursor(row: row, column: layout.right.lowerBound) }
    let column = canvas.put(
      term, row: row, columns: layout.right, role: isChosen ? .textMatchCurrent : .textMatch)
    let right = words(site.line.right, site.report, packed)
    for cell in typesetter.cells(of: right).fitting(from: column, to: layout.right.upperBound) {
      canvas.put(cell.cell, row: row, column: cell.column, role: role)
    }
    return site.report
  }

  /// The text beside a hit as a page shows it, where the report is at hand; else as it stands.
  private func words(_ range: TextRange, _ number: ReportNumber, _ packed: PackedReport) -> String {
    guard packed.hidesText, !reading.showsSource,
      let report = library == nil ? self.report : reports.unpacked.report(number.value, packed),
      report.text.count == packed.byteCount
    else { return ContextWords.string(range, in: packed.text) }
    return ContextWords.string(report.shownString(in: range))
  }

  // MARK: Status

  /// The number of the chosen hit, and of all that are shown.
  var resultsPlace: String {
    guard let place = results?.place else { return "" }
    return hitPlace(place.number, of: place.count)
  }

  func resultsStatus(within columns: Int, _ canvas: Canvas) -> String {
    let typed = (count.map(String.init) ?? "") + shell.keys.pending.map(\.text).joined(separator: " ")
    let pattern = typesetter.shortened(results?.query?.pattern ?? "", to: 20)
    guard let results, results.concordance != nil else {
      return [typed, pattern].filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let place = resultsPlace
    let found = results.passing == nil ? results.concordance?.answer.reports.count : nil
    let reports = library == nil ? "" : found.map { ResultsMessage.inReports($0).message(in: language) } ?? ""
    let order = results.order.message(in: language)
    let filter = results.filter.isEmpty ? "" : "/" + typesetter.shortened(results.filter, to: 16)
    let parts = [
      typed, [pattern, filter].filter { !$0.isEmpty }.joined(separator: "  "), place, reports, order, loadingPercent,
    ]
    for dropped in [[], [3], [3, 5], [1, 3, 5], [1, 3, 4, 5]] as [[Int]] {
      let kept = parts.enumerated().filter { !dropped.contains($0.offset) && !$0.element.isEmpty }.map(\.element)
      let text = kept.joined(separator: "  ")
      if canvas.width(of: text) <= columns { return text }
    }
    return place
  }
}

/// The columns of the parts of a row of the list.
private struct ResultsLayout {
  /// The columns of a heading.
  let heading: Range<Int>
  /// The report of a hit; empty where it stands above the hit, or where there is no room.
  let name: Range<Int>
  /// The text before the term, up to it.
  let left: Range<Int>
  /// The term and the text after it.
  let right: Range<Int>

  init(columns: Range<Int>, term: Int, hasNames: Bool) {
    heading = columns
    let width = hasNames && columns.count >= 60 ? min(24, columns.count / 4) : 0
    name = columns.lowerBound..<columns.lowerBound + width
    let start = width > 0 ? name.upperBound + 2 : columns.lowerBound
    let middle = start + max(0, columns.upperBound - start - term) / 2
    left = start..<middle
    right = middle..<max(middle, columns.upperBound)
  }
}

extension Sequence<LaidCell> {
  /// The cells that fit between `column` and `end`, each with its column.
  fileprivate func fitting(from column: Int, to end: Int) -> [(cell: LaidCell, column: Int)] {
    var column = column
    var placed: [(cell: LaidCell, column: Int)] = []
    for cell in self {
      guard column + cell.width <= end else { break }
      placed.append((cell, column))
      column += cell.width
    }
    return placed
  }
}
