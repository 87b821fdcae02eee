import ReportModel
import TextFacts

/// Prints the sections of a report as records, for the index of another program.
public struct SectionPrinter {
  /// Bytes gathered before they are handed on.
  private static let chunk = 1 << 16

  private let report: Report
  private let year: Int?

  /// A printer of the sections of `report`.
  public init(_ report: Report, year: Int?) {
    self.report = report
    self.year = year
  }

  /// The names of the columns of csv, as a row.
  public static let columns = CSVText.row(
    [
      "file", "address", "path", "level", "kind", "number", "heading", "line", "year", "title", "start", "end", "text",
    ].map { .text($0) })

  /// Hands on every section, the report itself first: `file`, `address`, `path`, `level`, `kind`, `number`, `heading`,
  /// `line` (null for formats without lines), `year` (null where unknown), `title` (of the report), `start`, `end`, and
  /// `text`, its heading and the text of its own as they stand.
  ///
  /// With `top`, only that section and those below it.
  public func print(_ format: RecordFormat, below top: SectionIndex = .root, _ hand: ([UInt8]) -> Void) {
    let places = RecordPlaces(report)
    let title = report.title ?? ""
    var out: [UInt8] = []
    for index in top.value..<max(top.value + 1, report[top].subtreeEnd.value) {
      let section = SectionIndex(index)
      out += format == .csv ? row(section, places, title) : record(section, places, title)
      guard out.count >= Self.chunk else { continue }
      hand(out)
      out.removeAll(keepingCapacity: true)
    }
    hand(out)
  }

  private func record(_ section: SectionIndex, _ places: RecordPlaces, _ title: String) -> [UInt8] {
    let own = report[section].own
    var record = JSONRecord()
    record.add("file", report.source)
    record.add("address", places.address(of: section))
    record.add("path", places.path(of: section))
    record.add("level", report[section].level)
    record.add("kind", report[section].kind.rawValue)
    record.add("number", report.number(of: section))
    record.add("heading", places.heading(of: section))
    record.add("line", places.line(at: own.lower))
    record.add("year", year)
    record.add("title", title)
    record.add("start", own.lower.bytes)
    record.add("end", own.upper.bytes)
    record.add("text", places.words(own))
    return record.line
  }

  /// The row of a section. All but the text, which is as it stands, is fit to be shown: csv has no escapes.
  private func row(_ section: SectionIndex, _ places: RecordPlaces, _ title: String) -> [UInt8] {
    let own = report[section].own
    let (address, number) = (places.address(of: section), report.number(of: section))
    return CSVText.row([
      .text(report.source.name), .text(VisibleText.line(address)), .text(places.path(of: section)),
      .number(report[section].level), .text(report[section].kind.rawValue), .text(VisibleText.line(number)),
      .text(VisibleText.line(places.heading(of: section))), .number(places.line(at: own.lower)), .number(year),
      .text(VisibleText.line(title)),
      .number(own.lower.bytes), .number(own.upper.bytes), .text(places.words(own)),
    ])
  }
}
