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

  /// The bytes of the row.
  var range: TextRange { row?.range ?? paragraph.range }
}

/// The text of a report laid out in rows of a width; paragraphs are laid out only where they are needed.
struct TextFlow: Sendable {
  let report: Report
  let typesetter: Typesetter
  /// The most columns of a row.
  let columns: Int
  /// The number of paragraphs shown; blank lines at the end of the file are not.
  private let paragraphs: Int
  private var laid: [Int: [TextRow]] = [:]

  init(report: Report, typesetter: Typesetter, columns: Int) {
    self.report = report
    self.typesetter = typesetter
    self.columns = columns
    paragraphs = (report.paragraphs.lastIndex { $0.kind != .blank } ?? report.paragraphs.count - 1) + 1
  }

  /// The row with the byte at `offset`.
  mutating func place(of offset: TextOffset) -> RowPlace {
    guard let paragraph = report.paragraph(at: offset) else { return RowPlace(paragraph: 0, row: 0) }
    let rows = rows(of: paragraph.value)
    let row = rows.partitionPoint { $0.range.lower <= offset } - 1
    return paragraph.value < paragraphs ? RowPlace(paragraph: paragraph.value, row: max(0, row)) : last
  }

  /// The first byte of a row.
  mutating func start(of place: RowPlace) -> TextOffset {
    guard report.paragraphs.indices.contains(place.paragraph) else { return report.end }
    let rows = rows(of: place.paragraph)
    return rows.indices.contains(place.row)
      ? rows[place.row].range.lower : report.paragraphs[place.paragraph].range.lower
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
        guard here.paragraph + 1 < paragraphs else {
          return clamped(RowPlace(paragraph: here.paragraph, row: here.row + max(0, below)))
        }
        left -= below + 1
        here = RowPlace(paragraph: here.paragraph + 1, row: 0)
      } else {
        if left <= here.row { return clamped(RowPlace(paragraph: here.paragraph, row: here.row - left)) }
        guard here.paragraph > 0 else { return RowPlace(paragraph: 0, row: 0) }
        left -= here.row + 1
        let height = height(of: here.paragraph - 1, isCounted: isCounted)
        here = RowPlace(paragraph: here.paragraph - 1, row: height - 1)
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

  /// The row itself, or the last row of its paragraph where the height was estimated too high.
  private mutating func clamped(_ place: RowPlace) -> RowPlace {
    RowPlace(paragraph: place.paragraph, row: min(place.row, height(of: place.paragraph) - 1))
  }

  /// The rows from `place` on, at most `count`.
  mutating func rows(from place: RowPlace, count: Int) -> [FlowRow] {
    var found: [FlowRow] = []
    var here = place
    while found.count < count, (0..<paragraphs).contains(here.paragraph) {
      let paragraph = report.paragraphs[here.paragraph]
      let rows = rows(of: here.paragraph)
      if rows.isEmpty, here.row == 0 { found.append(FlowRow(place: here, paragraph: paragraph, row: nil)) }
      for (index, row) in rows.enumerated() where index >= here.row && found.count < count {
        let place = RowPlace(paragraph: here.paragraph, row: index)
        found.append(FlowRow(place: place, paragraph: paragraph, row: row))
      }
      here = RowPlace(paragraph: here.paragraph + 1, row: 0)
    }
    return found
  }

  /// The last row from which `height` rows fill the screen; the first row of a shorter report.
  mutating func lastPage(height: Int) -> RowPlace { move(last, by: -(max(1, height) - 1)) }

  /// The last row.
  var last: RowPlace {
    mutating get {
      let paragraph = max(0, paragraphs - 1)
      return RowPlace(paragraph: paragraph, row: max(0, height(of: paragraph) - 1))
    }
  }

  private mutating func height(of paragraph: Int) -> Int { max(1, rows(of: paragraph).count) }

  private mutating func rows(of paragraph: Int) -> [TextRow] {
    if let known = laid[paragraph] { return known }
    guard report.paragraphs.indices.contains(paragraph) else { return [] }
    let subject = report.paragraphs[paragraph]
    let rows =
      subject.kind == .blank
      ? [] : typesetter.rows(of: report.text, paragraph: subject, columns: columns)
    // A walk through a whole report must not keep all its rows.
    if laid.count > 256 { laid.removeAll(keepingCapacity: true) }
    laid[paragraph] = rows
    return rows
  }
}
