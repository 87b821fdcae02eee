import ReportModel
import TextFacts

/// The columns that the lines of a report need which are never wrapped: code, drawings, logs, pages set for print, tables.
///
/// They depend on the beginning of the report alone, so that neither tree nor text jumps while the reader scrolls.
struct SetText: Sendable {
  /// The columns of the widest such line that a terminal's line has room for; 0 in a report with few of them.
  private(set) var columns = 0
  /// The columns of such lines but rows of tables, ascending, of each number once.
  private(set) var widths: [Int] = []
  /// Whether all lines are such lines, as those of a log are.
  private(set) var isAll = false

  /// Paragraphs looked at for the first, and the fewest such lines among them; paragraphs looked at for the widths.
  private static let (mostParagraphs, fewest, mostLines) = (400, 3, 2_000)
  /// The columns of a terminal's line, and of the widest screen.
  private static let (usual, most) = (80, WorkBudget.screenColumns)

  /// The columns that `report` needs.
  init(of report: Report) {
    var lines = 0
    var found: Set<Int> = []
    isAll = true
    for (index, paragraph) in report.paragraphs.prefix(Self.mostLines).enumerated() where paragraph.kind != .blank {
      guard paragraph.kind == .preformatted else {
        isAll = false
        continue
      }
      let columns = Self.columns(of: report.text, paragraph.range)
      // A row of a table is set in columns of the pane's width.
      let isRow = report.text.dropFirst(paragraph.range.lower.bytes).first == 0x7C
      if !isRow { found.insert(columns) }
      guard index < Self.mostParagraphs, columns <= Self.usual || isRow else { continue }
      self.columns = max(self.columns, min(columns, Self.usual))
      lines += 1
    }
    if lines < Self.fewest { columns = 0 }
    isAll = isAll && !found.isEmpty
    widths = found.sorted()
  }

  /// The columns at the left of text of `measure` columns that stands in the middle of `room`.
  ///
  /// Lines that are wider begin further left: those of a log at the edge, code as far as it then fits into the pane.
  func margin(of measure: Int, in room: Int) -> Int {
    let middle = (room - measure) / 2
    guard let widest = widths.last, widest > measure else { return middle }
    if isAll { return 0 }
    let fitting = widths.last { $0 + Self.besideCode <= room } ?? 0
    return min(middle, max(0, room - fitting - Self.besideCode))
  }

  /// The columns that the bar of code takes before its lines.
  private static let besideCode = 2

  /// The columns of a line, near enough: what takes three bytes and more in UTF-8 is taken to be full-width.
  private static func columns(of text: [UInt8], _ range: TextRange) -> Int {
    let columns = text[range.bytes.clamped(to: 0..<text.count)].prefix(3 * most).reduce(0) { sum, byte in
      sum + (byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : 2)
    }
    return min(columns, most)
  }
}
