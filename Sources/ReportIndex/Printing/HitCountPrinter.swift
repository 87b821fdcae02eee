import ReportModel

/// Prints how many hits a report or its sections have.
public struct HitCountPrinter {
  private let report: Report
  private let year: Int?

  /// A printer of counts in `report`.
  public init(_ report: Report, year: Int?) {
    self.report = report
    self.year = year
  }

  /// The names of the columns of csv, as rows: of reports, of sections, of years.
  public static let reportColumns = columns(["file", "title", "year", "count"])
  /// The names of the columns of sections.
  public static let sectionColumns = columns([
    "file", "line", "address", "path", "heading", "year", "start", "end", "count",
  ])
  /// The names of the columns of years.
  public static let yearColumns = columns(["year", "reports", "count"])

  private static func columns(_ names: [String]) -> [UInt8] { CSVText.row(names.map { .text($0) }) }

  /// The number of hits in the report: `file:count`, or the fields `file`, `title`, `year`, `count`.
  public func row(count: Int, _ format: RecordFormat) -> [UInt8] {
    Self.row(of: report.source, title: report.title, year: year, count: count, format)
  }

  /// The same of a report from `source`, of which no more is known than its title.
  public static func row(
    of source: ReportSource, title: String?, year: Int?, count: Int, _ format: RecordFormat
  ) -> [UInt8] {
    switch format {
    case .text: return Array("\(source.name):\(count)\n".utf8)
    case .jsonl:
      var record = JSONRecord()
      record.add("file", source)
      record.add("title", title ?? "")
      record.add("year", year)
      record.add("count", count)
      return record.line
    case .csv:
      return CSVText.row([.text(source.name), .text(title ?? ""), .number(year), .number(count)])
    }
  }

  /// The number of hits in the heading and the own text of each section: `file:line:address:count: heading`, or the
  /// fields `file`, `line`, `address`, `path`, `heading`, `year`, `start`, `end` (of heading and own text), `count`.
  public func rows(of hits: [TextRange], _ format: RecordFormat) -> [UInt8] {
    let places = RecordPlaces(report)
    var out: [UInt8] = []
    var next = 0
    while next < hits.count {
      let section = report.section(at: hits[next].lower)
      let own = report[section].own
      var count = 1
      while next + count < hits.count, hits[next + count].lower < own.upper { count += 1 }
      out += row(of: section, own, count: count, places, format)
      next += count
    }
    return out
  }

  private func row(
    of section: SectionIndex, _ own: TextRange, count: Int, _ places: RecordPlaces, _ format: RecordFormat
  ) -> [UInt8] {
    let line = places.line(at: own.lower)
    let address = places.address(of: section)
    let heading = places.heading(of: section)
    switch format {
    case .text:
      let words = ContextWords.string(heading)
      return Array("\(report.source.name):\(line.map { String($0) } ?? "-"):\(address):\(count): \(words)\n".utf8)
    case .jsonl:
      var record = JSONRecord()
      record.add("file", report.source)
      record.add("line", line)
      record.add("address", address)
      record.add("path", places.path(of: section))
      record.add("heading", heading)
      record.add("year", year)
      record.add("start", own.lower.bytes)
      record.add("end", own.upper.bytes)
      record.add("count", count)
      return record.line
    case .csv:
      return CSVText.row([
        .text(report.source.name), .number(line), .text(address), .text(places.path(of: section)), .text(heading),
        .number(year), .number(own.lower.bytes), .number(own.upper.bytes), .number(count),
      ])
    }
  }

  /// The number of hits in all reports of a year: `year:count`, `?` for a year not known, or the fields `year`,
  /// `reports` (those with hits), `count`.
  public static func row(year: Int?, reports: Int, count: Int, _ format: RecordFormat) -> [UInt8] {
    switch format {
    case .text: return Array("\(year.map { String($0) } ?? "?"):\(count)\n".utf8)
    case .jsonl:
      var record = JSONRecord()
      record.add("year", year)
      record.add("reports", reports)
      record.add("count", count)
      return record.line
    case .csv: return CSVText.row([.number(year), .number(reports), .number(count)])
    }
  }
}
