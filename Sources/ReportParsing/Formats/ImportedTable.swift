import ImportStream
import ReportModel
import TextFacts

/// A table of an imported document while its rows are told.
struct ImportedTable {
  /// The cells of each row.
  private(set) var rows: [[String]] = []
  /// The look told of each row, and the parts: the sides that its cells keep to.
  private(set) var looks: [Typography] = []
  private(set) var parts: [[ImportPart]] = []
  /// The number of rows at the top that are column heads.
  private var topHeads = 0
  /// The spans of the rows, and the changes told of them, by the position of the row.
  private var spans: ArraySlice<(row: Int, span: ImportSpan)> = []
  private var revisions: ArraySlice<(row: Int, revision: Revision)> = []

  var isEmpty: Bool { rows.isEmpty }
  /// The number of rows that are column heads; none where nothing else is there.
  var heads: Int { topHeads < rows.count ? topHeads : 0 }

  mutating func add(_ cells: [String], _ look: Typography, _ parts: [ImportPart]) {
    if parts.contains(.head), topHeads == rows.count { topHeads += 1 }
    rows.append(cells)
    looks.append(look)
    self.parts.append(parts)
  }

  /// Whether the row at `row` is one cell over the whole width, which the name of a unit, an annex or a numbered title
  /// begins: a table that sets a page in columns has its headings so, and a form its parts.
  func isHead(_ row: Int) -> Bool {
    let cells = rows[row].filter { !$0.isEmpty }
    guard cells.count == 1, let words = cells.first, rows[row].first == words, rows.contains(where: { $0.count > 1 })
    else { return false }
    let text = Array(words.utf8.prefix(Self.longestHead + 1))
    let content = Blank.trimmed(text.span, text.indices.lowerBound..<text.count)
    guard text.count <= Self.longestHead, !content.isEmpty else { return false }
    if AnnexName.at(text, content) != nil { return true }
    guard let mark = NumberReader.read(text, at: content.lowerBound, end: content.upperBound) else { return false }
    return mark.style.namesUnit || mark.titleStart < content.upperBound
  }

  /// The bytes of a heading in a table.
  private static let longestHead = 120

  /// Adds a span of the row told last.
  mutating func add(_ span: ImportSpan) { spans.append((rows.count - 1, span)) }

  /// Adds a change of the row told last.
  mutating func add(_ revision: Revision) { revisions.append((rows.count - 1, revision)) }

  /// Takes the changes of a row; rows are asked for in order.
  mutating func takeRevisions(of row: Int) -> [Revision] {
    let own = revisions.prefix { $0.row == row }.map(\.revision)
    revisions.removeFirst(own.count)
    return own
  }

  /// Takes the spans of a row; rows are asked for in order.
  mutating func takeSpans(of row: Int) -> [ImportSpan] {
    let own = spans.prefix { $0.row == row }.map(\.span)
    spans.removeFirst(own.count)
    return own
  }
}
