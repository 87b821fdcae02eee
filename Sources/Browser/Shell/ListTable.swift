import ReportModel
import TextFacts
import TextLayout

/// The lists there are, each with rows that can be sorted, filtered, left and come back to, and written to a file.
enum ListKind: String, Sendable {
  /// The list of hits, the table of terms, the findings of a check or the changes of a document: each in its own room.
  case hits, terms, findings
  /// Lists over the whole screen.
  case marks, pins, notes, skipped, about, messages, edits, years, track
  /// Passages that other reports have too, and the reports that have one.
  case reuse, reusedReports
  /// Sections that are like one.
  case similar
  /// Questions kept under a name.
  case saved
  /// Near variants of a phrase, words that stand beside it, terms that rise or fall.
  case variants, collocates, rising
}

/// A list as a table of text. Its rows are made when they are asked for.
struct ListTable: Sendable {
  /// The names of the columns, as files have them.
  var columns: [String]
  /// The number of rows.
  var count: Int
  /// The fields of a row, one a column; more, or fewer, are no columns.
  var row: @Sendable (Int) -> [String]

  /// A table of rows that are there.
  init(_ columns: [String], _ rows: [[String]]) {
    self.init(columns, count: rows.count) { rows[$0] }
  }

  init(_ columns: [String], count: Int, row: @escaping @Sendable (Int) -> [String]) {
    (self.columns, self.count, self.row) = (columns, count, row)
  }

  /// The rows that hold `filter`, or are spelled by it in pinyin; sorted by a column where there is one, else in their
  /// own order.
  func rows(filter: String, sortedBy column: Int?, isReversed: Bool) -> [Int] {
    let matcher = HeadingMatcher(filter)
    var rows = Array(0..<count)
    if !filter.isEmpty { rows = rows.filter { row($0).contains { matcher.matches($0) } } }
    if let column {
      rows = NaturalOrder.sorted(rows) { index in
        let fields = row(index)
        return fields.indices.contains(column) ? Array(fields[column].utf8) : []
      }
    }
    return isReversed ? rows.reversed() : rows
  }
}

/// The forms that a list is written in.
enum ListForm: Sendable, Equatable {
  /// Columns one beside the other, as wide as their widest field.
  case text
  /// RFC 4180, with the byte order mark that spreadsheets need.
  case csv
  /// An object a line.
  case jsonLines

  /// The form that the end of a file's name asks for, in any letter case.
  init(fileName: String) {
    let name = fileName.lowercased()
    if name.hasSuffix(".csv") {
      self = .csv
    } else if [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix) {
      self = .jsonLines
    } else {
      self = .text
    }
  }

  /// The bytes of a file with the rows of `table`, in UTF-8. What a terminal would obey or not show stands as a visible
  /// mark in text and csv, and escaped in JSON.
  func bytes(of table: ListTable, _ typesetter: Typesetter) -> [UInt8] {
    switch self {
    case .text: return Self.aligned(table, typesetter)
    case .csv:
      var bytes = CSVText.byteOrderMark + CSVText.row(table.columns.map { .text($0) })
      for index in 0..<table.count { bytes += CSVText.row(table.row(index).map(Self.field)) }
      return bytes
    case .jsonLines:
      var bytes: [UInt8] = []
      for index in 0..<table.count {
        var record = JSONRecord()
        for (name, value) in zip(table.columns, table.row(index)) { record.add(name, value) }
        bytes += record.line
      }
      return bytes.withUnsafeBufferPointer { VisibleText.escaped(records: $0) } ?? bytes
    }
  }

  private static func field(_ text: String) -> CSVText.Field {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber ? .number(text) : .text(VisibleText.line(text))
  }

  private static func aligned(_ table: ListTable, _ typesetter: Typesetter) -> [UInt8] {
    let rows = (0..<table.count).map { table.row($0).map { VisibleText.line($0) } }
    let widths = columnWidths(rows, most: .max, typesetter)
    return rows.flatMap { Array((joined($0, widths, typesetter) + "\n").utf8) }
  }

  /// The columns of the screen that the fields of rows take, but for those of the last column.
  static func columnWidths(_ rows: [[String]], most: Int, _ typesetter: Typesetter) -> [Int] {
    var widths: [Int] = []
    for row in rows {
      for (column, field) in row.dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = min(most, max(widths[column], typesetter.width(of: field)))
      }
    }
    return widths
  }

  /// Fields in columns of these widths, the last as long as it is.
  static func joined(_ fields: [String], _ widths: [Int], _ typesetter: Typesetter) -> String {
    var line = ""
    for (column, field) in fields.enumerated() {
      guard column < fields.count - 1, column < widths.count else {
        line += field
        break
      }
      let shown = typesetter.shortened(field, to: widths[column])
      line += shown + String(repeating: " ", count: max(0, widths[column] - typesetter.width(of: shown)) + 2)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
