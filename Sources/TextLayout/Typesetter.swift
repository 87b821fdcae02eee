import ReportModel

/// Lays text out in columns: paragraphs into rows, rows into cells.
public struct Typesetter: Sendable, Hashable {
  /// The columns each character takes.
  public let widths: WidthTable

  /// A typesetter for a terminal that draws by `widths`.
  public init(widths: WidthTable) { self.widths = widths }

  /// The rows of `paragraph`, a range of `text`, in rows of at most `columns` columns (at least 1).
  ///
  /// Their ranges, put together, are the paragraph's. A line feed inside it ends a row, so a paragraph of n line
  /// feeds is at least n + 1 rows, and an empty one is one empty row. A preformatted paragraph is never wrapped.
  public func rows(of text: [UInt8], paragraph: Paragraph, columns: Int) -> [TextRow] {
    rows(of: text, range: paragraph.range, columns: paragraph.kind == .preformatted ? nil : columns)
  }

  /// The rows of `range` of `text`, not wrapped where `columns` is nil.
  ///
  /// The first row has room for `first` columns where that is given; `marks` says what is not shown as it stands.
  public func rows(
    of text: [UInt8], range: TextRange, columns: Int?, first: Int? = nil, marks: PassageMarks = PassageMarks()
  ) -> [TextRow] {
    text.withUnsafeBufferPointer { buffer in
      let bounds = range.bytes.clamped(to: 0..<buffer.count)
      guard let bytes = buffer.baseAddress, !bounds.isEmpty else {
        return [TextRow(range: range, width: 0, columns: columns.map { max(1, $0) })]
      }
      var breaker = RowBreaker(
        bytes, bounds, columns: columns.map { max(1, $0) }, first: first.map { max(1, $0) }, widths: widths,
        marks: marks)
      return breaker.rows()
    }
  }

  /// The columns `string` takes on one row, as `cells(of:)` draws it.
  public func width(of string: String) -> Int {
    var width = 0
    forEachCell(of: string) { cell in
      width += cell.width
      return true
    }
    return width
  }

  /// The cells of `string` on one row: a title, a file name, a prompt. Line ends and tabs are control pictures.
  public func cells(of string: String) -> [LaidCell] {
    var cells: [LaidCell] = []
    cells.reserveCapacity(string.utf8.count)
    forEachCell(of: string) { cell in
      cells.append(cell)
      return true
    }
    return cells
  }

  /// The cells of `string`, those that do not fit into `columns` replaced by `…`; of a row narrower than `…` itself as
  /// many as fit.
  ///
  /// They may take a column less than `columns`, where a character of two columns did not fit. Reads no further than the
  /// first character that does not fit.
  public func truncated(_ string: String, to columns: Int) -> [LaidCell] { cut(string, to: columns).cells }

  /// The same, and the number of bytes of `string` that were read for it.
  func cut(_ string: String, to columns: Int) -> (cells: [LaidCell], bytes: Int) {
    var cells: [LaidCell] = []
    cells.reserveCapacity(min(string.utf8.count, max(0, columns) + 1))
    var width = 0
    let bytes = forEachCell(of: string) { cell in
      cells.append(cell)
      width += cell.width
      return width <= columns
    }
    if width <= columns { return (cells, bytes) }
    let needed = widths.width(of: "…")
    let ellipsis = needed <= columns ? needed : 0
    var cut = TextOffset.start
    while let last = cells.last, width + ellipsis > columns {
      cut = last.offset
      width -= last.width
      cells.removeLast()
    }
    if ellipsis > 0 { cells.append(LaidCell("…", width: ellipsis, offset: cut)) }
    return (cells, bytes)
  }

  /// Calls `body` with each cell of `string` on one row, until it says false; the rest of that character's cells come
  /// all the same. Returns the number of bytes read.
  @discardableResult
  private func forEachCell(of string: String, _ body: (LaidCell) -> Bool) -> Int {
    var string = string
    return string.withUTF8 { buffer in
      guard let bytes = buffer.baseAddress else { return 0 }
      var reader = ClusterReader(bytes, 0..<buffer.count, widths: widths)
      var goesOn = true
      while goesOn, reader.read() {
        reader.forEachCellOnOneRow { cell in goesOn = body(cell) && goesOn }
      }
      return reader.next
    }
  }
}
