import ReportModel
import TextFacts
import TextLayout

/// The identity of a row of text: its paragraph, and its number in the paragraph.
struct RowPlace: Comparable, Sendable {
  var paragraph: Int
  var row: Int

  static func < (left: RowPlace, right: RowPlace) -> Bool { (left.paragraph, left.row) < (right.paragraph, right.row) }
}

/// A row to be drawn.
struct FlowRow: Sendable {
  var place: RowPlace
  var paragraph: Paragraph
  /// Nil for a blank row.
  var row: TextRow?
  /// The form of its paragraph.
  var form = ParagraphForm()
  /// The pieces of a row of a table, and the columns of the table; none for any other.
  var pieces: [RowPiece] = []
  var table: TableColumns?
  /// Whether it is a line drawn across between two paragraphs.
  var isRule = false
  /// Whether it is the last row of its paragraph with text.
  var isLast = false
  /// The words of a note that stand below the text; nil for any other row.
  var note: String?

  /// The bytes of the row.
  var range: TextRange {
    if let row { return row.range }
    return paragraph.kind == .blank ? paragraph.range : TextRange(emptyAt: paragraph.range.upper)
  }
  /// Columns before its text.
  var indent: Int { form.indent(ofRow: place.row) }
  /// Whether it is never wrapped, and scrolled sideways where it is wider than the pane.
  var isWide: Bool { table == nil && (paragraph.kind == .preformatted && !form.wraps || form.kind == .code) }
}

/// A paragraph laid out.
private final class LaidParagraph: Sendable {
  let form: ParagraphForm
  let rows: [TextRow]
  /// The pieces of each row, where it is the row of a table.
  let pieces: [[RowPiece]]
  let table: TableColumns?
  /// The rows of the notes below the text.
  let notes: [String]

  init(
    form: ParagraphForm, rows: [TextRow], notes: [String] = [], pieces: [[RowPiece]] = [], table: TableColumns? = nil
  ) {
    self.form = form
    self.rows = rows
    self.pieces = pieces
    self.table = table
    self.notes = form.kind == .nothing ? [] : notes
  }

  /// Rows of the text.
  var textHeight: Int { max(1, rows.count) }
  /// Rows below the text: notes, then blank ones.
  var heightBelow: Int { notes.count + form.rowsAfter }
  /// Rows on the screen.
  var height: Int { form.kind == .nothing ? 0 : textHeight + heightBelow }

  /// The same with notes below the text.
  func with(notes: [String]) -> LaidParagraph {
    LaidParagraph(form: form, rows: rows, notes: notes, pieces: pieces, table: table)
  }
}

/// A paragraph that is kept laid out, and its number; none has -1.
private struct KeptParagraph: Sendable {
  var paragraph = -1
  var laid: LaidParagraph?
}

/// The text of a report laid out in rows of a width; paragraphs are laid out only where they are needed.
struct TextFlow: Sendable {
  let report: Report
  let typesetter: Typesetter
  /// The most columns of a row, and those of a table that is wider.
  let columns: Int
  let tableColumns: Int
  let style: PageStyle
  /// The bytes whose mark-up is shown: those of the hit the reader is at.
  let revealed: TextRange?
  /// The notes to be drawn below their passages, and the number of their version.
  private let notes: [FlowNote]
  let notesVersion: Int
  private let forms: ParagraphForms
  /// The number of paragraphs shown; blank lines at the end of the file are not.
  private let paragraphs: Int
  /// The paragraphs kept at a time, a power of two: more than a screen has.
  private static let keptParagraphs = 256
  /// By the low bits of their numbers: a walk through a whole report keeps only the last ones.
  private var laid: [KeptParagraph] = []
  private var tables: TableSetting
  /// The hidden paragraphs that were met last: each is gone through once, not for every frame.
  private var stretches: [HiddenStretch] = []
  /// Paragraphs that were looked at so far.
  private(set) var examined = 0

  init(
    report: Report, typesetter: Typesetter, columns: Int, tableColumns: Int? = nil, style: PageStyle = PageStyle(),
    revealing: TextRange? = nil, notes: [FlowNote] = [], notesVersion: Int = 0
  ) {
    (self.notes, self.notesVersion) = (notes, notesVersion)
    self.report = report
    self.typesetter = typesetter
    self.columns = columns
    self.tableColumns = max(columns, tableColumns ?? columns)
    self.style = style
    revealed = revealing
    forms = ParagraphForms(report, style: style, typesetter: typesetter)
    tables = TableSetting(report, style: style, typesetter: typesetter)
    let end = (report.paragraphs.lastIndex { $0.kind != .blank } ?? report.paragraphs.count - 1) + 1
    // Mark-up at the end has no rows.
    if let hidden = forms.hiddenStretch(around: end - 1, revealing: revealing) {
      paragraphs = max(1, hidden.paragraphs.lowerBound)
    } else {
      paragraphs = end
    }
  }

  /// The row with the byte at `offset`; of mark-up that has no row the next one.
  mutating func place(of offset: TextOffset) -> RowPlace {
    guard let paragraph = report.paragraph(at: offset) else { return RowPlace(paragraph: 0, row: 0) }
    guard paragraph.value < paragraphs else { return last }
    let laid = laid(paragraph.value)
    guard laid.height > 0 else { return shown(from: paragraph.value + 1, step: 1) ?? last }
    let rows = laid.rows
    if laid.heightBelow > 0, offset >= report.paragraphs[paragraph.value].range.upper {
      return RowPlace(paragraph: paragraph.value, row: laid.textHeight)
    }
    let row =
      laid.pieces.isEmpty
      ? rows.partitionPoint { $0.range.lower <= offset } - 1
      : laid.pieces.firstIndex { $0.contains { $0.row.range.contains(offset) } } ?? 0
    return RowPlace(paragraph: paragraph.value, row: max(0, row))
  }

  /// The first byte of a row.
  mutating func start(of place: RowPlace) -> TextOffset {
    guard report.paragraphs.indices.contains(place.paragraph) else { return report.end }
    let laid = laid(place.paragraph)
    let paragraph = report.paragraphs[place.paragraph]
    if laid.rows.indices.contains(place.row) { return laid.rows[place.row].range.lower }
    return place.row > 0 && laid.heightBelow > 0 ? paragraph.range.upper : paragraph.range.lower
  }

  /// The first row of the nearest paragraph from `paragraph` on that has rows, or going back the last one; nil where
  /// none has.
  private mutating func shown(from paragraph: Int, step: Int) -> RowPlace? {
    var here = paragraph
    while (0..<paragraphs).contains(here) {
      let height = laid(here).height
      if height > 0 { return RowPlace(paragraph: here, row: step > 0 ? 0 : height - 1) }
      here = stretch(around: here)?.shown(from: here, step: step) ?? here + step
    }
    return nil
  }

  /// The paragraph next to one that may have rows, in a direction.
  private mutating func neighbour(of paragraph: Int, step: Int) -> Int {
    let next = paragraph + step
    guard (0..<paragraphs).contains(next), let stretch = stretch(around: next) else { return next }
    return stretch.shown(from: next, step: step)
  }

  /// Stretches that are kept.
  private static let mostStretches = 8

  /// The hidden paragraphs around one.
  private mutating func stretch(around paragraph: Int) -> HiddenStretch? {
    guard forms.mayHide else { return nil }
    if let known = stretches.last(where: { $0.paragraphs.contains(paragraph) }) { return known }
    guard let new = forms.hiddenStretch(around: paragraph, revealing: revealed) else { return nil }
    examined += new.paragraphs.count
    if stretches.count == Self.mostStretches { stretches.removeFirst() }
    stretches.append(new)
    return new
  }

  /// The row `distance` rows further down, or up where it is negative; at most the last or the first row.
  ///
  /// After `countedRows` rows the height of a paragraph is estimated from its length: nobody counts that far, and a
  /// count of eight digits must not lay out all of a large report.
  mutating func move(_ place: RowPlace, by distance: Int) -> RowPlace {
    guard !report.paragraphs.isEmpty else { return place }
    var here = place
    var left = abs(distance)
    while left > 0 {
      let isCounted = abs(distance) - left < Self.countedRows
      if distance > 0 {
        let below = height(of: here.paragraph, isCounted: isCounted) - 1 - here.row
        if left <= below { return clamped(RowPlace(paragraph: here.paragraph, row: here.row + left)) }
        let next = neighbour(of: here.paragraph, step: 1)
        guard next < paragraphs else {
          return clamped(RowPlace(paragraph: here.paragraph, row: here.row + max(0, below)))
        }
        left -= below + 1
        here = RowPlace(paragraph: next, row: 0)
      } else {
        if left <= here.row { return clamped(RowPlace(paragraph: here.paragraph, row: here.row - left)) }
        let next = neighbour(of: here.paragraph, step: -1)
        guard next >= 0 else { return clamped(RowPlace(paragraph: 0, row: 0)) }
        left -= here.row + 1
        here = RowPlace(paragraph: next, row: height(of: next, isCounted: isCounted) - 1)
      }
    }
    return clamped(here)
  }

  private static let countedRows = WorkBudget.rowsCounted

  private mutating func height(of paragraph: Int, isCounted: Bool) -> Int {
    if isCounted { return height(of: paragraph) }
    guard report.paragraphs.indices.contains(paragraph) else { return 1 }
    // A full-width character takes three bytes and two columns.
    return max(1, report.paragraphs[paragraph].range.count * 2 / 3 / max(1, columns))
  }

  /// The row itself, or the last row of its paragraph where the height was estimated too high; of a paragraph without
  /// rows the nearest.
  private mutating func clamped(_ place: RowPlace) -> RowPlace {
    if place.row < 0, let above = shown(from: place.paragraph, step: -1) { return above }
    let height = height(of: place.paragraph)
    guard height <= 0 else { return RowPlace(paragraph: place.paragraph, row: max(0, min(place.row, height - 1))) }
    return shown(from: place.paragraph, step: 1) ?? shown(from: place.paragraph, step: -1) ?? place
  }

  /// The rows from `place` on, at most `count`.
  mutating func rows(from place: RowPlace, count: Int) -> [FlowRow] {
    var found: [FlowRow] = []
    var here = place
    while found.count < count, (0..<paragraphs).contains(here.paragraph) {
      let paragraph = report.paragraphs[here.paragraph]
      let laid = laid(here.paragraph)
      for index in here.row..<max(here.row, laid.height) where found.count < count {
        let place = RowPlace(paragraph: here.paragraph, row: index)
        let row = laid.rows.indices.contains(index) ? laid.rows[index] : nil
        let pieces = laid.pieces.indices.contains(index) ? laid.pieces[index] : []
        let text = laid.textHeight
        let note = laid.notes.indices.contains(index - text) ? laid.notes[index - text] : nil
        found.append(
          FlowRow(
            place: place, paragraph: paragraph, row: row, form: laid.form, pieces: pieces, table: laid.table,
            isRule: laid.form.ruleAfter.map { text + laid.notes.count + $0 == index } ?? false,
            isLast: index == text - 1,
            note: note))
      }
      here = RowPlace(paragraph: neighbour(of: here.paragraph, step: 1), row: 0)
    }
    return found
  }

  /// The last row from which `height` rows fill the screen; the first row of a shorter report.
  mutating func lastPage(height: Int) -> RowPlace { move(last, by: -(max(1, height) - 1)) }

  /// The last row.
  var last: RowPlace {
    mutating get { shown(from: paragraphs - 1, step: -1) ?? RowPlace(paragraph: 0, row: 0) }
  }

  private mutating func height(of paragraph: Int) -> Int { laid(paragraph).height }

  private mutating func laid(_ paragraph: Int) -> LaidParagraph {
    let slot = paragraph & (Self.keptParagraphs - 1)
    if laid.indices.contains(slot), laid[slot].paragraph == paragraph, let known = laid[slot].laid { return known }
    guard report.paragraphs.indices.contains(paragraph) else { return LaidParagraph(form: ParagraphForm(), rows: []) }
    var new = layOut(report.paragraphs[paragraph], at: paragraph)
    if !notes.isEmpty {
      let rows = noteRows(below: report.paragraphs[paragraph].range)
      if !rows.isEmpty { new = new.with(notes: rows) }
    }
    examined += 1
    while laid.count <= slot { laid.append(KeptParagraph()) }
    laid[slot] = KeptParagraph(paragraph: paragraph, laid: new)
    return new
  }

  /// The rows of the notes whose passages end in a paragraph.
  private func noteRows(below paragraph: TextRange) -> [String] {
    let first = notes.partitionPoint { $0.last < paragraph.lower }
    return notes[first...].prefix { $0.last <= paragraph.upper }.flatMap { note in
      typesetter.wrapped(note.text, to: max(8, columns - FlowNote.indent))
    }
  }

  private mutating func layOut(_ paragraph: Paragraph, at index: Int) -> LaidParagraph {
    var form = forms.form(of: index, revealing: revealed)
    if paragraph.kind == .blank {
      // One is shown of several blank lines with nothing but mark-up between them.
      if index > 0, let stretch = stretch(around: index), stretch.blank != index { form.kind = .nothing }
      if let rule = layOutTable(paragraph, form) { return rule }
      return LaidParagraph(form: form, rows: [])
    }
    if form.kind == .nothing { return LaidParagraph(form: form, rows: []) }
    if let table = layOutTable(paragraph, form) { return table }
    // The line below the head of a table that is not set in columns.
    if case .tableRule = form.kind { form.marks = PassageMarks() }
    let isWide = paragraph.kind == .preformatted && !form.wraps || form.kind == .code
    // In a narrow pane there is room for the words, whatever the page they were set for.
    if form.kind == .text, form.marker.isEmpty, form.bars.isEmpty {
      (form.firstIndent, form.indent) = (min(form.firstIndent, columns / 3), min(form.indent, columns / 3))
    }
    if form.isRunningHead, !(revealed?.overlaps(paragraph.range) ?? false) {
      form.marks = RunningHead(report, paragraph.range, form.marks).fitted(into: columns, typesetter)
    }
    let closer = typesetter.width(of: form.closer)
    let rows = typesetter.rows(
      of: report.text, range: paragraph.range, columns: isWide ? nil : max(1, columns - form.indent - closer),
      first: max(1, columns - form.firstIndent - closer), marks: form.marks)
    return LaidParagraph(form: form, rows: rows)
  }

  /// The rows of a row of a table; nil where the paragraph is none, or has no room in columns.
  private mutating func layOutTable(_ paragraph: Paragraph, _ form: ParagraphForm) -> LaidParagraph? {
    let room = max(1, columns - form.indent)
    let most = max(room, tableColumns - form.indent)
    switch form.kind {
    case .tableRow(let table, let row):
      guard let columns = tables.columns(of: table, room: room, most: most) else { return nil }
      let pieces = tables.rows(of: row, in: columns)
      guard !pieces.isEmpty else { return nil }
      var form = form
      // Rows whose cells stand below each other are told apart as paragraphs are.
      if columns.arrangement == .stacked, columns.widths.count > 1, style.paragraphs != .source {
        form.rowsAfter = max(1, form.rowsAfter)
      }
      let rows = pieces.enumerated().map { index, pieces in
        let first = index == 0 ? paragraph.range.lower : pieces.first?.row.range.lower ?? paragraph.range.lower
        return TextRow(range: TextRange(first, paragraph.range.upper), width: columns.total, columns: most)
      }
      return LaidParagraph(form: form, rows: rows, pieces: pieces, table: columns)
    case .tableRule(let table):
      guard let columns = tables.columns(of: table, room: room, most: most) else { return nil }
      if columns.arrangement == .stacked {
        var form = form
        form.kind = .nothing
        return LaidParagraph(form: form, rows: [])
      }
      return LaidParagraph(
        form: form, rows: [TextRow(range: paragraph.range, width: columns.total, columns: most)], table: columns)
    case .text, .code, .rule, .nothing: return nil
    }
  }
}
