import ReportModel

/// The columns that the lines of a report need which are never wrapped: code, drawings, pages set for print, tables.
enum SetText {
  /// Paragraphs looked at, and the fewest such lines among them.
  private static let (mostParagraphs, fewest) = (400, 3)
  /// The columns of a terminal's line; what is wider is scrolled sideways in any pane.
  private static let most = 80

  /// The columns; 0 for a report with few such lines. It depends on the report alone, so that the tree does not jump while
  /// the reader scrolls.
  static func columns(of report: Report) -> Int {
    var (widest, lines) = (0, 0)
    for paragraph in report.paragraphs.prefix(mostParagraphs) where paragraph.kind == .preformatted {
      let columns = columns(of: report.text, paragraph.range)
      // A row of a table is set in columns of the pane's width.
      let isRow = report.text.dropFirst(paragraph.range.lower.bytes).first == 0x7C
      guard columns <= most || isRow else { continue }
      widest = max(widest, min(columns, most))
      lines += 1
    }
    return lines >= fewest ? widest : 0
  }

  /// The columns of a line, near enough: what takes three bytes and more in UTF-8 is taken to be full-width.
  private static func columns(of text: [UInt8], _ range: TextRange) -> Int {
    text[range.bytes.clamped(to: 0..<text.count)].prefix(3 * most).reduce(0) { sum, byte in
      sum + (byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : 2)
    }
  }
}
