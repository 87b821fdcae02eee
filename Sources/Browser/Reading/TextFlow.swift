import ReportModel
import TextLayout

/// A row of the text as it flows down the pane: a paragraph, and a row in it.
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

  /// The bytes the row stands for.
  var range: TextRange { row?.range ?? paragraph.range }
}

/// A report flowing through a column: paragraphs are laid out where someone looks, never all of them.
struct TextFlow: Sendable {
  let report: Report
  let typesetter: Typesetter
  /// The longest row, in columns.
  let columns: Int
  /// Paragraphs shown: blank lines that end a file are not.
  private let paragraphs: Int
  private var laid: [Int: [TextRow]] = [:]

  init(report: Report, typesetter: Typesetter, columns: Int) {
    self.report = report
    self.typesetter = typesetter
    self.columns = columns
    paragraphs = (report.paragraphs.lastIndex { $0.kind != .blank } ?? report.paragraphs.count - 1) + 1
  }

  /// The row that shows the byte at `offset`.
  mutating func place(of offset: TextOffset) -> RowPlace {
    guard let paragraph = report.paragraph(at: offset) else { return RowPlace(paragraph: 0, row: 0) }
    let rows = rows(of: paragraph.value)
    let row = rows.partitionPoint { $0.range.lower <= offset } - 1
    return paragraph.value < paragraphs ? RowPlace(paragraph: paragraph.value, row: max(0, row)) : last
  }

  /// The first byte that a row shows.
  mutating func start(of place: RowPlace) -> TextOffset {
    guard report.paragraphs.indices.contains(place.paragraph) else { return report.end }
    let rows = rows(of: place.paragraph)
    return rows.indices.contains(place.row)
      ? rows[place.row].range.lower : report.paragraphs[place.paragraph].range.lower
  }

  /// The place `distance` rows further down, or up where it is negative, stopping at the first and the last row.
  ///
  /// Past `countedRows` rows the height of a paragraph is taken from its length: nobody counts that far, and a key
  /// with a count of eight digits must not lay out the whole of a large report.
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

  private static let countedRows = 20_000

  private mutating func height(of paragraph: Int, isCounted: Bool) -> Int {
    if isCounted { return height(of: paragraph) }
    guard report.paragraphs.indices.contains(paragraph) else { return 1 }
    // Three bytes a full-width character, which takes two columns.
    return max(1, report.paragraphs[paragraph].range.count * 2 / 3 / max(1, columns))
  }

  /// The row itself, or the last of its paragraph where that was taken for longer than it is.
  private mutating func clamped(_ place: RowPlace) -> RowPlace {
    RowPlace(paragraph: place.paragraph, row: min(place.row, height(of: place.paragraph) - 1))
  }

  /// The rows shown from `place` on, `count` at the most.
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

  /// The last place from which `height` rows fill the screen; the first row of a report shorter than that.
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
    // A walk through a whole report must not keep every row of it.
    if laid.count > 256 { laid.removeAll(keepingCapacity: true) }
    laid[paragraph] = rows
    return rows
  }
}
