import ReportModel
import ReportTerms
import ScreenModel
import TextLayout

/// The rows below the table of terms: the sentence of the term under the cursor, and the status line.
extension BrowserState {
  func drawDetail(_ places: TermsGeometry, on canvas: inout Canvas) {
    for row in places.location { canvas.fill(row: row, columns: 0..<size.columns, role: .sticky) }
    for row in places.sentence { canvas.fill(row: row, columns: 0..<size.columns, role: .text) }
    guard let detail = terms.detail, !places.sentence.isEmpty else { return }
    let unit = detail.unit.isEmpty ? "" : TermsMessage.unit(detail.unit).message(in: language)
    let location = [detail.location, unit].filter { !$0.isEmpty }.joined(separator: "  ")
    if let row = places.location.first {
      canvas.put(location, row: row, columns: 1..<max(1, size.columns), role: .sticky)
    }
    drawSentence(detail.sentence, rows: places.sentence, on: &canvas)
  }

  /// Draws the sentence of a term, in three parts, broken into rows like the text; the end is cut with `…` where it
  /// does not fit.
  private func drawSentence(_ sentence: [String], rows: Range<Int>, on canvas: inout Canvas) {
    guard sentence.count == 3 else { return }
    let columns = max(2, size.columns - 2)
    // Cut the text before the term so far that the term is visible.
    let (before, isCut) = tail(of: Array(sentence[0].utf8), columns: columns * rows.count / 2)
    let text = (isCut ? Array("…".utf8) : []) + before + Array((sentence[1] + sentence[2]).utf8)
    let term = text.count - sentence[1].utf8.count - sentence[2].utf8.count
    let laid = typesetter.rows(of: text, range: TextRange(0, text.count), columns: columns)
    for (row, line) in zip(rows, laid) {
      let isLast = row == rows.upperBound - 1 && laid.count > rows.count
      let limit = isLast ? columns - typesetter.width(of: "…") : columns
      var end = 0
      typesetter.forEachCell(of: line, in: text) { cell, column in
        guard column + cell.width <= limit else { return }
        let place = cell.offset.bytes - term
        let role: Role =
          place >= 0 && place < sentence[1].utf8.count ? .textMatch : isCut && cell.offset == .start ? .textCut : .text
        canvas.put(cell, row: row, column: column + 1, role: role)
        end = column + cell.width
      }
      if isLast { canvas.put("…", row: row, columns: (end + 1)..<(columns + 1), role: .textCut) }
    }
  }

  /// The end of a text that fits into `columns`, and whether anything was cut.
  private func tail(of text: [UInt8], columns: Int) -> (text: [UInt8], isCut: Bool) {
    let cells = typesetter.cells(of: String(decoding: text, as: UTF8.self))
    var first = cells.endIndex
    var width = typesetter.width(of: "…")
    while first > 0, width + cells[first - 1].width <= columns {
      first -= 1
      width += cells[first].width
    }
    guard first > 0 else { return (text, false) }
    return (first < cells.count ? Array(text[cells[first].offset.bytes...]) : [], true)
  }

  // MARK: The status

  /// The name of the table: the report whose terms it lists, or all reports.
  var termsTitle: String {
    switch terms.view.scope {
    case .library: TermsMessage.ofLibrary.message(in: language)
    case .report(let number):
      TermsMessage.ofReport(typesetter.shortened(name(of: number), to: 30)).message(in: language)
    }
  }

  /// The number of the row under the cursor, and of all rows.
  var termsCount: String {
    guard let rows = terms.rows else { return "" }
    guard rows.count > 0 else { return "0" }
    return listPlace(terms.window.cursor + 1, of: rows.count)
  }

  func drawTermsStatus(_ places: TermsGeometry, on canvas: inout Canvas) {
    let row = places.statusRow
    canvas.fill(row: row, columns: 0..<size.columns, role: .status)
    let keys: [(Command, String)] = [
      (.help, ShellMessage.hintHelp.message(in: language)),
      (.termsPlaces, TermsMessage.hintPlaces.message(in: language)),
      (.termsSort, TermsMessage.hintSort.message(in: language)), (.close, ShellMessage.hintBack.message(in: language)),
    ]
    var hints = keys.compactMap { command, words in
      shell.keyMap.keys(for: Invocation(command), in: [.terms]).first.map { (key: Self.shown($0), words: words) }
    }
    func width(_ hint: (key: String, words: String)) -> Int {
      canvas.width(of: hint.key) + canvas.width(of: hint.words) + 3
    }
    // A message does not hide that the counts are those of a part.
    let told = shell.notice.map { [$0.text, termsProgress].filter { !$0.isEmpty }.joined(separator: "  ") }
    let said = heldStatus(within: size.columns - 10) ?? told ?? termsStatus
    // The key to close the table is named as long as any key is.
    while !hints.isEmpty, canvas.width(of: said) + hints.reduce(0, { $0 + width($1) }) + 2 > size.columns {
      hints.remove(at: max(0, hints.count - 2))
    }
    var column = size.columns - hints.reduce(0) { $0 + width($1) }
    let role: Role =
      shell.held.isHolding ? .notice : shell.notice.map { $0.isError ? .error : .notice } ?? .status
    canvas.put(said, row: row, columns: 1..<max(1, column - 1), role: role)
    for hint in hints {
      column = canvas.put(hint.key, row: row, columns: column..<size.columns, role: .statusKey) + 1
      column = canvas.put(hint.words, row: row, columns: column..<size.columns, role: .status) + 2
    }
  }

  /// The progress of a new table that is made while an older one is shown; empty where none is.
  private var termsProgress: String {
    terms.request.isAwaited && terms.rows != nil
      ? TermsMessage.counting(percent: terms.request.percent ?? 0).message(in: language) : ""
  }

  /// The scope, order and filter of the table and the row of the cursor, as fully as there is room for.
  private var termsStatus: String {
    let kind = terms.view.kind?.message(in: language) ?? ""
    let order = TermsMessage.sorted(by: terms.view.order, isReversed: terms.isReversed).message(in: language)
    let filter = terms.view.filter.isEmpty ? "" : "/" + typesetter.shortened(terms.view.filter, to: 16)
    let columns = size.columns - 10
    let typed = (count.map(String.init) ?? "") + shell.keys.pending.map(\.text).joined(separator: " ")
    let parts = [typed, termsTitle, termsCount, kind, filter, order, termsProgress]
    for dropped in [[], [5], [1, 5], [1, 5, 4]] as [[Int]] {
      let kept = parts.enumerated().filter { !dropped.contains($0.offset) && !$0.element.isEmpty }.map(\.element)
      let text = kept.joined(separator: "  ")
      if typesetter.width(of: text) <= columns { return text }
    }
    return termsCount
  }
}
