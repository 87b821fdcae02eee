import ReportIndex
import ReportModel
import ScreenModel
import TextLayout

/// The text pane:
///
///     一 › （三）path of the current section         the sticky line
///     （三）heading, its text going on in the same   rows of text …
///     paragraph                                    ┃ … and the scroll bar
extension BrowserState {
  func drawText(_ geometry: Geometry, on canvas: inout Canvas) {
    canvas.placeCursor(row: geometry.textRows.lowerBound, column: geometry.textColumn)
    if isNothingRead {
      drawSticky(geometry, on: &canvas)
      return drawNothingRead(geometry, on: &canvas)
    }
    let rows = visibleRows
    if options.screen.isPlain || !showsHeading(rows.first) { drawSticky(geometry, on: &canvas) }
    if let first = rows.first { drawTableHead(above: first, geometry, on: &canvas) }
    var painter = TextPainter(self, over: rows)
    for (index, row) in rows.enumerated() {
      draw(row, at: geometry.textRows.lowerBound + index, geometry, &painter, on: &canvas)
    }
    drawScrollbar(geometry, rows: rows, on: &canvas)
    drawTextLabels(geometry, rows: rows, on: &canvas)
    if selection == nil { placeTextCursor(geometry, rows.first, on: &canvas) }
  }

  /// Places the cursor on the hit the reader is at, or where none is in sight at the beginning of the first row.
  private func placeTextCursor(_ geometry: Geometry, _ first: FlowRow?, on canvas: inout Canvas) {
    let isAtHit = prompt?.pointedRange != nil || (search.isHighlighted && search.currentStop != nil)
    if isAtHit, let place = canvas.firstCell(of: .textMatchCurrent, in: geometry.textRows) {
      canvas.placeCursor(row: place.row, column: place.column)
    } else if let first, let laid = first.row {
      canvas.placeCursor(row: geometry.textRows.lowerBound, column: column(of: first, laid, geometry))
    }
  }

  /// Whether the heading of the section being read, or the report's title, begins in a row: the path above it would say
  /// the same.
  private func showsHeading(_ row: FlowRow?) -> Bool {
    guard let row, row.row != nil else { return false }
    let section = currentSection
    guard section != .root else { return row.paragraph.kind == .title }
    return !report[section].heading.isEmpty && row.range.contains(report[section].heading.lower)
  }

  /// Draws the name of a report of which nothing is there, how far its reading has come, and the keys to end it.
  private func drawNothingRead(_ geometry: Geometry, on canvas: inout Canvas) {
    var messages = [ReadingMessage.readingGivenUp(name: shownName, key: keyToReadAgain)]
    if let progress = readingProgress {
      let keys = ReadingMessage.readingKeys(
        cancel: shell.keyMap.firstKey(for: .cancel), quit: shell.keyMap.firstKey(for: .quit))
      messages = [.readingNamed(shownName), .readingShare(progress), keys]
    }
    let lines = messages.map { $0.message(in: language) }.filter { !$0.isEmpty }
      .map { typesetter.wrapped($0, to: geometry.measure) }
    // The name stands in the row above too.
    let isNarrow = lines.count > 1 && lines.joined().count > geometry.textRows.count
    for (row, line) in zip(geometry.textRows, (isNarrow ? lines.dropFirst() : lines[...]).joined()) {
      canvas.put(line, row: row, columns: geometry.textColumn..<geometry.scrollbar.lowerBound, role: .textMuted)
    }
  }

  private func draw(
    _ flowRow: FlowRow, at row: Int, _ geometry: Geometry, _ painter: inout TextPainter, on canvas: inout Canvas
  ) {
    if flowRow.isRule { return drawRule(flowRow, at: row, geometry, on: &canvas) }
    guard let laid = flowRow.row else {
      if let note = flowRow.note {
        drawNote(note, at: row, geometry, on: &canvas)
      } else if flowRow.paragraph.kind == .blank {
        drawBeside(flowRow, at: row, geometry, on: &canvas)
      }
      return
    }
    drawBeside(flowRow, at: row, geometry, on: &canvas)
    if flowRow.form.kind == .rule { return drawRule(flowRow, at: row, geometry, on: &canvas) }
    painter.begin(flowRow)
    if let table = flowRow.table { return drawTable(flowRow, table, at: row, geometry, &painter, on: &canvas) }
    let isWide = flowRow.isWide
    let indent = flowRow.indent
    let room = max(1, (isWide ? geometry.preformattedMeasure : geometry.measure) - indent)
    let shift = isWide ? view.shift : 0
    let start = column(of: flowRow, laid, geometry)
    typesetter.forEachCell(of: laid, in: report.text, marks: flowRow.form.marks, visible: shift..<shift + room) {
      cell, column in
      let place = column - shift
      guard place + cell.width <= room else { return }
      canvas.put(cell, row: row, column: start + place, role: painter.role(of: cell))
      if cell.offset == painter.focus { canvas.placeCursor(row: row, column: start + place) }
    }
    if isWide, laid.width - shift > room {
      canvas.put(options.screen.isPlain ? "…" : "›", row: row, columns: start + room - 1..<start + room, role: .textCut)
    }
    if shift > 0, laid.width > 0 {
      canvas.put(options.screen.isPlain ? "…" : "‹", row: row, columns: start..<start + 1, role: .textCut)
    }
    if flowRow.isLast, !flowRow.form.closer.isEmpty {
      let end = start + laid.width
      canvas.put(flowRow.form.closer, row: row, columns: end..<end + room - laid.width, role: .textMark)
    }
  }

  /// The column of the screen at which the text of a row begins: set in, a title in the middle.
  func column(of flowRow: FlowRow, _ laid: TextRow, _ geometry: Geometry) -> Int {
    let start = geometry.textColumn + flowRow.indent
    guard flowRow.paragraph.kind == .title, !flowRow.form.isRunningHead else { return start }
    return start + max(0, geometry.measure - flowRow.indent - laid.width) / 2
  }

  /// Draws what stands beside a row of text: the bars of quotations, and the sign of a list item before its first row.
  private func drawBeside(_ flowRow: FlowRow, at row: Int, _ geometry: Geometry, on canvas: inout Canvas) {
    let form = flowRow.form
    let (start, end) = (edge(of: flowRow, geometry), geometry.textColumn + geometry.measure)
    for bar in form.bars where !options.screen.isPlain && start + bar < end {
      let column = start + bar
      canvas.put("│", row: row, columns: column..<min(end, column + 2), role: .textMark)
    }
    if form.kind == .code, form.indent >= 2, !options.screen.isPlain {
      let column = geometry.textColumn + form.indent - 2
      canvas.put("▏", row: row, columns: column..<min(end, column + 2), role: .textMark)
    }
    guard flowRow.place.row == 0, !form.marker.isEmpty else { return }
    let column = max(start, start + form.firstIndent - 1 - canvas.width(of: form.marker))
    canvas.put(
      form.marker, row: row, columns: column..<max(column, min(end, column + form.firstIndent)), role: .textMark)
  }

  /// The column from which a row is set in: that of text, but further left for a table that is wider.
  func edge(of flowRow: FlowRow, _ geometry: Geometry) -> Int {
    guard let table = flowRow.table else { return geometry.textColumn }
    return TableView(table, flowRow, geometry, shift: view.shift).start - flowRow.indent
  }

  private func drawSticky(_ geometry: Geometry, on canvas: inout Canvas) {
    let columns = geometry.textColumn..<max(geometry.textColumn, geometry.size.columns)
    canvas.fill(row: geometry.stickyRow, columns: geometry.text, role: .sticky)
    let path = stickyPath
    // The section's own heading tells more than the numbers above it.
    let isCut = canvas.width(of: path) > columns.count && !options.screen.isPlain && currentSection != .root
    canvas.put(isCut ? heading(of: currentSection) : path, row: geometry.stickyRow, columns: columns, role: .sticky)
  }

  /// `一 › （三）深入开展…`: the numbers of the section's ancestors, then its own heading.
  private var stickyPath: String {
    let section = currentSection
    guard section != .root else { return isOverview ? "" : shownTitle }
    let above = report.ancestors(of: section).dropLast().reversed()
    let numbers = above.map { report[$0].number.isEmpty ? report.shortTitle(of: $0) : report.shortNumber(of: $0) }
    if options.screen.isPlain {
      let state = TreeRowState(level: report[section].level).message(in: language)
      return (numbers + [heading(of: section)]).joined(by: language.wording(english: ", ", chinese: "，")) + state
    }
    return (numbers + [heading(of: section)]).joined(by: " › ")
  }

  /// The number of a heading, then its title, as people write it.
  func heading(of section: SectionIndex) -> String { heading(of: section, in: report) }

  /// The same for a section of another report.
  func heading(of section: SectionIndex, in report: Report) -> String {
    let title = report.shortTitle(of: section)
    if report[section].kind == .closing, title.isEmpty { return ReadingMessage.closing.message(in: language) }
    guard section != .root else { return title }
    return report.writtenNumber(of: section) + (report.spacesNumber(of: section) ? " " : "") + title
  }

  /// Draws the bar at the right edge: the visible part of the report, and the places of the hits.
  private func drawScrollbar(_ geometry: Geometry, rows: [FlowRow], on canvas: inout Canvas) {
    let height = geometry.textRows.count
    guard height > 0, !report.text.isEmpty, let first = rows.first, let last = rows.last else {
      return
    }
    func bar(_ offset: TextOffset) -> Int { min(height - 1, offset.bytes * height / max(1, report.text.count)) }
    let thumb = bar(first.range.lower)...max(bar(first.range.lower), bar(last.range.upper.advanced(by: -1)))
    let hits = search.isHighlighted ? hitRows(height) : []
    for index in 0..<height {
      let isThumb = thumb.contains(index)
      let isHit = hits.contains(index)
      let role: Role = isHit ? .scrollbarHit : isThumb ? .scrollbarThumb : .scrollbar
      let glyph = isHit ? "◆" : isThumb ? "┃" : "│"
      let row = geometry.textRows.lowerBound + index
      canvas.put(glyph, row: row, columns: geometry.scrollbar, role: role)
    }
  }

  /// The rows of the scroll bar whose text has hits; found by binary search, so that a million hits cost little.
  private func hitRows(_ height: Int) -> Set<Int> {
    let stops = search.stops
    guard !stops.isEmpty else { return [] }
    let counts = HitCounts(report: report, hits: stops)
    let size = max(1, report.text.count)
    return Set(
      (0..<height).filter { row in
        let lower = (row * size + height - 1) / height
        let upper = ((row + 1) * size + height - 1) / height
        return counts.count(in: TextRange(lower, upper)) > 0
      })
  }

  private func drawTextLabels(_ geometry: Geometry, rows: [FlowRow], on canvas: inout Canvas) {
    guard case .labels(let labels) = shell.layers.last else { return }
    for (index, flowRow) in rows.enumerated() {
      guard let laid = flowRow.row else { continue }
      let start = column(of: flowRow, laid, geometry)
      for section in labels.sections where section != .root && laid.range.contains(report[section].range.lower) {
        guard let letters = labels.rest(for: section) else { continue }
        var place = 0
        typesetter.forEachCell(of: laid, in: report.text, marks: flowRow.form.marks) { cell, column in
          if cell.offset <= report[section].range.lower { place = column }
        }
        let column = start + place
        canvas.put(
          letters, row: geometry.textRows.lowerBound + index, columns: column..<column + letters.count, role: .label)
      }
    }
  }
}
