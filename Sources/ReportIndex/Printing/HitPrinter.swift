import ReportModel
import TextFacts

/// Prints the hits of a search in one report.
public struct HitPrinter {
  /// The characters of the text on each side of a hit where nothing else is asked for.
  public static let standardContext = 24

  private let places: RecordPlaces
  private let year: Int?
  private let context: Int
  /// Fields of JSON that all hits of the report have.
  private let file: [UInt8]
  /// The section of the hit before, and what is said of it: hits come section by section.
  private var section: SectionIndex?
  private var address = ""
  private var path = ""
  private var heading = ""
  /// Fields of JSON that all hits of the section have.
  private var fields: [UInt8] = []

  /// A printer of hits in `report` with `context` characters before and after them.
  public init(_ report: Report, year: Int?, context: Int) {
    places = RecordPlaces(report)
    self.year = year
    self.context = context
    var record = JSONRecord()
    record.add("file", report.source)
    file = record.fields
  }

  /// The names of the columns of csv, as a row.
  public static let columns = CSVText.row(
    [
      "file", "line", "address", "path", "heading", "year", "start", "end", "left", "match", "right",
    ].map { .text($0) })

  /// Adds a hit:
  ///
  /// - text: `file:line:address: excerpt`, the line `-` for formats without lines, the excerpt cut at the ends of the
  ///   line and with `…` where it was cut elsewhere;
  /// - jsonl: `file`, `line` (null for formats without lines), `address`, `path`, `heading`, `year` (null where unknown),
  ///   `start`, `end`, `left`, `match`, `right`, the last three the text as it stands;
  /// - csv: the same, the last three in one line.
  public mutating func append(_ hit: TextRange, _ format: RecordFormat, to out: inout [UInt8]) {
    let bounds = lineBounds(of: hit)
    let text = places.report.text
    let line = ConcordanceLine(around: hit, in: text, before: context, after: context, within: bounds)
    switch format {
    case .text: out += "\(location(of: hit)): \(excerpt(line, bounds))\n".utf8
    case .jsonl:
      enter(hit)
      var record = JSONRecord(file)
      record.add("line", places.line(at: hit.lower))
      record.add(fields)
      record.add("start", hit.lower.bytes)
      record.add("end", hit.upper.bytes)
      record.add("left", places.words(line.left))
      record.add("match", places.words(line.term))
      record.add("right", places.words(line.right))
      out += record.line
    case .csv:
      enter(hit)
      let words = [line.left, line.term, line.right].map { CSVText.Field.text(ContextWords.string($0, in: text)) }
      out += CSVText.row(
        [
          .text(places.report.source.name), .number(places.line(at: hit.lower)), .text(address), .text(path),
          .text(heading), .number(year), .number(hit.lower.bytes), .number(hit.upper.bytes),
        ] + words)
    }
  }

  /// `file:line:address` of a hit.
  public mutating func location(of hit: TextRange) -> String {
    enter(hit)
    let line = places.line(at: hit.lower).map { String($0) } ?? "-"
    return "\(places.report.source.name):\(line):\(address)"
  }

  private mutating func enter(_ hit: TextRange) {
    let here = places.report.section(at: hit.lower)
    guard here != section else { return }
    section = here
    address = places.address(of: here)
    path = places.path(of: here)
    heading = places.heading(of: here)
    var record = JSONRecord()
    record.add("address", address)
    record.add("path", path)
    record.add("heading", heading)
    record.add("year", year)
    fields = record.fields
  }

  // MARK: Excerpts

  private func excerpt(_ line: ConcordanceLine, _ bounds: TextRange) -> String {
    let text = places.report.text
    let whole = ContextWords.string(TextRange(line.left.lower, line.right.upper), in: text)
    let words = whole.drop(while: \.isWhitespace)
    let isCutBefore = line.left.lower > bounds.lower
    let isCutAfter = line.right.upper < bounds.upper
    return (isCutBefore ? "…" : "") + words + (isCutAfter ? "…" : "")
  }

  /// The line a hit stands in, as far as context reaches, and a little further so that it can tell whether it is cut.
  private func lineBounds(of hit: TextRange) -> TextRange {
    let text = places.report.text
    let reach = 4 * (context + 16)
    var lower = hit.lower.bytes
    let first = max(0, lower - reach)
    while lower > first, !Self.endsLine(text[lower - 1]) { lower -= 1 }
    var upper = hit.upper.bytes
    let last = min(text.count, upper + reach)
    while upper < last, !Self.endsLine(text[upper]) { upper += 1 }
    // No bound tears a character.
    lower = text.span.scalarStart(atOrAfter: lower, upTo: hit.lower.bytes)
    upper = text.span.scalarStart(atOrBefore: upper, from: hit.upper.bytes)
    return TextRange(lower, upper)
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
