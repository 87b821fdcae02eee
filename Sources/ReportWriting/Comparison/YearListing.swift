import ReportCompare
import ReportModel
import TextFacts
import TextLayout

/// The tables of reports of one series as text, records, Markdown and one page.
public struct YearListing {
  private let comparison: YearComparison
  private let language: Language
  private let tables: [YearTable]

  /// The tables of these kinds.
  public init(_ comparison: YearComparison, _ kinds: [YearTableKind], in language: Language) {
    (self.comparison, self.language) = (comparison, language)
    tables = kinds.map { YearTable($0, of: comparison, in: language) }
  }

  /// Whether no table has a row.
  public var isEmpty: Bool { tables.allSatisfy(\.rows.isEmpty) }

  private func name(_ table: YearTable) -> String { YearMessage.table(table.kind).message(in: language) }

  private func heads(_ table: YearTable) -> [String] {
    table.columns.map { YearMessage.column($0).message(in: language) }
  }

  /// The tables one below the other, each under its name and the heads of its columns, which stand one below the other on
  /// a terminal.
  public var text: [UInt8] {
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    var out = Array(
      "\(VisibleText.line(comparison.old.source.name)) → \(VisibleText.line(comparison.new.source.name))\n".utf8)
    for table in tables where !table.rows.isEmpty {
      out += Array("\n\(name(table)) (\(table.rows.count))\n".utf8)
      let lines = [heads(table)] + table.rows.map { $0.fields.map { VisibleText.line($0) } }
      let widths = table.columns.indices.map { column in lines.map { typesetter.width(of: $0[column]) }.max() ?? 0 }
      for line in lines {
        var words = ""
        for (column, field) in line.enumerated() {
          words += field
          let isLast = line[(column + 1)...].allSatisfy(\.isEmpty)
          if isLast { break }
          // A long passage stands before all that is known of it.
          let width = min(widths[column], Self.widest)
          words += String(repeating: " ", count: max(0, width - typesetter.width(of: field)) + 2)
        }
        out += Array((words + "\n").utf8)
      }
    }
    return out
  }

  private static let widest = 60

  /// One table as comma-separated values for each, without the byte order mark; tables are parted by an empty line.
  public var csv: [UInt8] {
    var out: [UInt8] = []
    for (index, table) in tables.enumerated() {
      if index > 0 { out += Array("\r\n".utf8) }
      out += CSVText.row(table.columns.map { .text($0) })
      for row in table.rows { out += CSVText.row(row.fields.map(Self.field)) }
    }
    return out
  }

  private static func field(_ words: String) -> CSVText.Field {
    let isNumber = !words.isEmpty && words.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber ? .number(words) : .text(VisibleText.line(words))
  }

  /// The tables of Markdown, each under a heading with its name.
  public var markdown: [UInt8] {
    var out: [UInt8] = []
    for table in tables where !table.rows.isEmpty {
      out += Array("## \(name(table))\n\n".utf8)
      out += MarkdownTable.bytes(columns: heads(table), count: table.rows.count) { table.rows[$0].fields }
      out += Array("\n".utf8)
    }
    return out
  }

  /// An object a row: `table`, its columns, and of each place `a` (the older report) and `b` with `address`, `start`, `end`
  /// (bytes of the decoded text).
  public var jsonLines: [UInt8] {
    let addresses = (Addresses(comparison.old), Addresses(comparison.new))
    func place(_ range: TextRange?, _ report: Report, _ addresses: Addresses) -> [UInt8] {
      guard let range else { return Array("null".utf8) }
      var record = JSONRecord()
      record.add("address", addresses.address(of: report.section(at: range.lower)))
      record.add("start", range.lower.bytes)
      record.add("end", range.upper.bytes)
      return record.object
    }
    var out: [UInt8] = []
    for table in tables {
      for row in table.rows {
        var record = JSONRecord()
        record.add("table", table.kind.rawValue)
        for (name, field) in zip(table.columns, row.fields) { record.add(name, field) }
        record.add("a", json: place(row.old, comparison.old, addresses.0))
        record.add("b", json: place(row.new, comparison.new, addresses.1))
        out += record.line
      }
    }
    return out
  }

  /// The tables as one self-contained page.
  public var page: [UInt8] {
    let language: Language = comparison.new.isEastAsian ? .chinese : language
    let title = "\(comparison.old.source.shortName) → \(comparison.new.source.shortName)"
    let frame = PageFrame(
      title: title, languageTag: comparison.new.languageTag, indentsParagraphs: false, language: language)
    var out = frame.start + Array("<main class=\"wide\">\n<h1>".utf8) + HTMLText.escaped(title) + Array("</h1>\n".utf8)
    for table in tables where !table.rows.isEmpty {
      out += Array("<h2>".utf8) + HTMLText.escaped(name(table))
      out += Array("</h2>\n<div class=\"table\"><table>\n<thead>".utf8)
      out += Self.row(heads(table), "th") + Array("</thead>\n<tbody>\n".utf8)
      for row in table.rows { out += Self.row(row.fields, "td") + Array("\n".utf8) }
      out += Array("</tbody>\n</table></div>\n".utf8)
    }
    return out + Array("</main>\n".utf8) + frame.end
  }

  private static func row(_ fields: [String], _ tag: String) -> [UInt8] {
    var out = Array("<tr>".utf8)
    for field in fields { out += Array("<\(tag)>".utf8) + HTMLText.escaped(field) + Array("</\(tag)>".utf8) }
    return out + Array("</tr>".utf8)
  }
}
