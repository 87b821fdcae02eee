import ReportTerms
import ScreenModel
import TextFacts
import TextLayout

/// The rows of the screen under the table of terms.
///
///     term                     kind         count▾  where
///     稳中求进工作总基调 +2    formulation     412  ▂▃▃▅▆▇██
///     …
///     一（二）  the first sentence that has the term under the cursor
///     terms of plan.txt  1/345                       F1 help  q back
struct TermsGeometry {
  /// The rows of the table itself.
  let body: Range<Int>
  /// The row with the address of the term under the cursor; empty where there is no room.
  let location: Range<Int>
  /// The rows of its sentence.
  let sentence: Range<Int>
  let statusRow: Int

  init(_ size: ScreenSize) {
    statusRow = max(1, size.rows - 1)
    let lines = size.rows < 9 ? 0 : size.rows < 16 ? 2 : 3
    let end = max(2, statusRow - lines)
    body = 1..<end
    location = end..<(end + (lines == 3 ? 1 : 0))
    sentence = location.upperBound..<max(location.upperBound, statusRow)
  }
}

extension BrowserState {
  func drawTerms(on canvas: inout Canvas) {
    let places = TermsGeometry(size)
    for row in 0..<places.body.upperBound { canvas.fill(row: row, columns: 0..<size.columns, role: .text) }
    canvas.fill(row: 0, columns: 0..<size.columns, role: .sticky)
    if let rows = terms.rows {
      let layout = layout(rows.table)
      drawHeader(layout, rows.table, on: &canvas)
      let window = terms.window.rows(count: rows.count, height: places.body.count)
      let plots = window.map { plot(atRow: $0, of: rows, layout) }
      let greatest = plots.compactMap { $0?.greatest }.max()
      for index in window {
        let plot = plots[index - window.lowerBound]
        let row = places.body.lowerBound + index - window.lowerBound
        drawTerm(rows, index, layout, plot?.drawn(upTo: greatest ?? 0) ?? "", row: row, on: &canvas)
      }
      if rows.count == 0 {
        canvas.put(noTerms, row: places.body.lowerBound, columns: 1..<max(1, size.columns), role: .text)
      }
    } else {
      canvas.put(termsTitle, row: 0, columns: 1..<max(1, size.columns), role: .sticky)
      canvas.put(
        TermsMessage.counting(percent: terms.request.percent ?? 0).message(in: language), row: places.body.lowerBound,
        columns: 1..<max(1, size.columns),
        role: .text)
    }
    drawDetail(places, on: &canvas)
    drawTermsStatus(places, on: &canvas)
  }

  private var noTerms: String {
    terms.answer?.unfiltered == 0
      ? TermsMessage.noTerms.message(in: language) : TermsMessage.noTermFits.message(in: language)
  }

  /// The table as it is shown, to be written to a file; nil where there is none.
  var termsTable: ListTable? {
    guard let rows = terms.rows else { return nil }
    let language = language
    return ListTable(["term", "kind", "count", "reports"], count: rows.count) { index in
      let shown = rows[index]
      let found = rows.table[shown.index]
      let term = shown.variant.map { found.variants[$0] } ?? found.term
      let counts = rows.table.reports(of: term)
      let isVariant = shown.variant != nil
      return [
        rows.table.lexicon[term].words, rows.table.lexicon.kind(of: term).message(in: language),
        String(isVariant ? counts.reduce(0) { $0 + $1.count } : found.frequency),
        String(isVariant ? counts.count : found.reportCount),
      ]
    }
  }

  /// The row under the cursor, its fields with tabs between them; nil where there is none.
  var termsRow: String? {
    guard let table = termsTable, table.count > 0 else { return nil }
    return table.row(min(terms.window.cursor, table.count - 1)).joined(separator: "\t")
  }

  // MARK: Columns

  private func layout(_ table: TermTable) -> TermsLayout {
    var available: [TermsLayout.TableColumn] = [.kind, .frequency]
    switch terms.view.scope {
    case .library:
      available.append(.reports)
      if table.years != nil { available += [.first, .last] }
    case .report: if table.hasReference { available += [.reference, .keyness] }
    }
    if !options.screen.isPlain { available.append(.plot) }
    return TermsLayout(
      columns: size.columns, available: available, wanted: TermsLayout.TableColumn(sortedBy: terms.view.order)
    ) { columns(of: $0, table) }
  }

  /// The columns of a column of the table; for the plot the least.
  private func columns(of column: TermsLayout.TableColumn, _ table: TermTable) -> Int {
    let greatest = table.greatest
    let content =
      switch column {
      case .term: 0
      case .kind: TermKind.columns(in: language)
      case .frequency: NumberText.grouped(greatest.frequency).count
      case .reports: NumberText.grouped(greatest.reports).count
      case .reference: NumberText.grouped(greatest.reference).count
      case .first, .last: 4
      case .keyness: 8
      case .plot: 12
      }
    return max(content, typesetter.width(of: column.message(in: language)) + typesetter.width(of: "▾"))
  }

  private func drawHeader(_ layout: TermsLayout, _ table: TermTable, on canvas: inout Canvas) {
    for placed in layout.placed {
      let isSorted = placed.column.order == terms.view.order
      let mark = !isSorted || options.screen.isPlain ? "" : isAscending ? "▴" : "▾"
      var name = placed.column.message(in: language) + mark
      // The header of a plot over years names the first and the last.
      if placed.column == .plot, terms.view.scope == .library, let years = table.years, years.count > 1 {
        let all = name + "  \(years.lowerBound)–\(years.upperBound)"
        if typesetter.width(of: all) <= placed.columns.count { name = all }
      }
      put(name, in: placed, row: 0, role: .sticky, on: &canvas)
    }
  }

  /// Whether values grow downwards: years and names do by default, numbers in reversed order.
  private var isAscending: Bool {
    switch terms.view.order {
    case .text, .kind, .firstYear, .found: !terms.isReversed
    case .frequency, .reports, .lastYear, .keyness, .ratio: terms.isReversed
    }
  }

  private func put(
    _ text: String, in placed: TermsLayout.PlacedColumn, row: Int, role: Role, on canvas: inout Canvas
  ) {
    let columns = placed.columns.clamped(to: 0..<size.columns)
    let start = placed.column.isNumber ? max(columns.lowerBound, columns.upperBound - canvas.width(of: text)) : 0
    canvas.put(text, row: row, columns: max(columns.lowerBound, start)..<columns.upperBound, role: role)
  }

  // MARK: Rows

  private func drawTerm(
    _ rows: TermRows, _ index: Int, _ layout: TermsLayout, _ plot: String, row: Int, on canvas: inout Canvas
  ) {
    let role: Role = index == terms.window.cursor ? .listCurrent : .text
    if role == .listCurrent { canvas.placeCursor(row: row, column: 1) }
    canvas.fill(row: row, columns: 0..<size.columns, role: role)
    let shown = rows[index]
    let found = rows.table[shown.index]
    let term = shown.variant.map { found.variants[$0] } ?? found.term
    for placed in layout.placed {
      if placed.column == .term {
        let words = rows.table.lexicon.words(of: term, atMost: WorkBudget.wordsShown)
        drawName(words, shown, found, placed, row: row, role: role, on: &canvas)
      } else if placed.column == .plot {
        put(plot, in: placed, row: row, role: role, on: &canvas)
      } else {
        put(cell(placed.column, term, shown, found, rows.table), in: placed, row: row, role: role, on: &canvas)
      }
    }
  }

  /// The plot of a row, as it is drawn; nil where there is none, or no column for it. All plots in sight are drawn beside
  /// the greatest count among them, so that what is rare looks rare.
  private func plot(atRow row: Int, of rows: TermRows, _ layout: TermsLayout) -> SizedPlot? {
    guard let placed = layout.placed.first(where: { $0.column == .plot }) else { return nil }
    let shown = rows[row]
    let found = rows.table[shown.index]
    let term = shown.variant.map { found.variants[$0] } ?? found.term
    let glyphs: DispersionPlot.Glyphs = typesetter.width(of: "█") == 1 ? .blocks : .dots
    return plot(of: term, shown, found, rows.table).map {
      SizedPlot(plot: $0, columns: placed.columns.count, glyphs: glyphs)
    }
  }

  /// Draws a term, in its colour where it is pinned, with the number of its variants after it; variants are indented.
  private func drawName(
    _ words: String, _ shown: TermRows.Row, _ found: TermRow, _ placed: TermsLayout.PlacedColumn, row: Int, role: Role,
    on canvas: inout Canvas
  ) {
    let isFolded = !terms.unfolded.contains(found.term)
    let hasMark = shown.variant == nil && !found.variants.isEmpty
    let mark =
      !hasMark
      ? ""
      : options.screen.isPlain
        ? TermsMessage.variants(found.variants.count, isFolded: isFolded).message(in: language)
        : isFolded ? " +\(found.variants.count)" : " ▾"
    let indent =
      shown.variant == nil ? "" : options.screen.isPlain ? TermsMessage.variant.message(in: language) : "  ≈ "
    let columns = placed.columns.clamped(to: 0..<size.columns)
    let start = canvas.put(indent, row: row, columns: columns, role: role)
    let end = max(start, columns.upperBound - canvas.width(of: mark))
    let slot = pinnedSlot(words).map { Role.terms[$0 % Role.terms.count] }
    let next = canvas.put(words, row: row, columns: start..<end, role: slot ?? role)
    canvas.put(mark, row: row, columns: min(next, columns.upperBound)..<columns.upperBound, role: role)
  }

  private func cell(
    _ column: TermsLayout.TableColumn, _ term: Int, _ shown: TermRows.Row, _ found: TermRow, _ table: TermTable
  ) -> String {
    guard shown.variant == nil else {
      switch column {
      case .frequency: return NumberText.grouped(table.reports(of: term).reduce(0) { $0 + $1.count })
      case .reports: return NumberText.grouped(table.reports(of: term).count)
      case .term, .kind, .reference, .first, .last, .keyness, .plot: return ""
      }
    }
    switch column {
    case .term, .plot: return ""
    case .kind: return kindWords(term, table)
    case .frequency: return NumberText.grouped(found.frequency)
    case .reports: return NumberText.grouped(found.reportCount)
    case .reference: return found.referenceFrequency.map(NumberText.grouped) ?? ""
    case .first: return found.years.map { String($0.lowerBound) } ?? ""
    case .last: return found.years.map { String($0.upperBound) } ?? ""
    case .keyness: return found.keyness.map { NumberText.oneDecimal($0.logLikelihood) } ?? ""
    }
  }

  /// The kind of a term; for a figure with its unit.
  private func kindWords(_ term: Int, _ table: TermTable) -> String {
    let kind = table.lexicon.kind(of: term)
    let words = kind.message(in: language)
    guard kind == .figure, table.lexicon.bytes(of: term) <= WorkBudget.wordsShown,
      let figure = Figure(table.lexicon[term].text), !figure.unit.bytes.isEmpty
    else {
      return words
    }
    return words + " " + String(decoding: table.lexicon.text(of: term)[relative: figure.unit.bytes], as: UTF8.self)
  }

  /// The plot of a term over the reports, in the order of the tree; nil without reports.
  private func plot(_ counts: [ReportCount]) -> DispersionPlot? {
    guard let catalogue = library?.catalogue, catalogue.reportCount > 0 else { return nil }
    var parts = [Int](repeating: 0, count: min(catalogue.reportCount, TermsLayout.plotParts))
    for report in counts {
      guard let ordinal = catalogue.ordinal(ofReport: report.report) else { continue }
      parts[min(parts.count - 1, ordinal * parts.count / catalogue.reportCount)] += report.count
    }
    return DispersionPlot(counts: parts)
  }

  private func plot(of term: Int, _ shown: TermRows.Row, _ found: TermRow, _ table: TermTable) -> DispersionPlot? {
    if let answer = terms.answer, let report = answer.report, let places = answer.places {
      let all = shown.variant == nil ? table.terms(at: shown.index) : [term]
      return DispersionPlot(
        places: all.flatMap { places.places(of: $0) }, length: report.text.count, bins: TermsLayout.plotParts)
    }
    guard table.years.map({ $0.count > 1 }) ?? false else {
      return plot(shown.variant == nil ? table.reports(at: shown.index) : table.reports(of: term))
    }
    return shown.variant == nil ? table.years(at: shown.index) : nil
  }
}

/// A plot in the columns it is drawn in.
private struct SizedPlot {
  let plot: DispersionPlot
  let columns: Int
  let glyphs: DispersionPlot.Glyphs

  var greatest: Int { plot.greatest(columns: columns, glyphs: glyphs) }
  func drawn(upTo greatest: Int) -> String { plot.row(columns: columns, glyphs: glyphs, greatest: greatest) }
}

extension TermsLayout {
  /// The number of parts that a plot is counted in; it is drawn in as many columns as there are.
  static let plotParts = 144
}

extension ArraySlice<UInt8> {
  /// The bytes of a range that is relative to the start of the slice.
  fileprivate subscript(relative range: Range<Int>) -> ArraySlice<UInt8> {
    self[(startIndex + range.lowerBound)..<(startIndex + range.upperBound)]
  }
}
