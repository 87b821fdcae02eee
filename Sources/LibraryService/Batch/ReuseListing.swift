import ReportIndex
import ReportModel
import ReportReuse
import TextFacts

/// The passages that reports share as a batch command prints them, report by report.
public struct ReuseListing {
  /// A report, packed: what is printed of it is looked up at the end.
  public struct Entry: Sendable {
    let report: PackedReport
    let year: Int?

    /// The text of the report.
    public var text: [UInt8] { report.text }

    /// A report about a year; nil where it is not known.
    public init(report: PackedReport, year: Int?) { (self.report, self.year) = (report, year) }
  }

  private let reports: [Entry]
  private let passages: [ReusedPassage]
  private let firsts: [Int]
  /// The position of each report by year; of one year, and of unknown years, as they came. And the reports in this order.
  private let ranks: [Int]
  private let ranked: [Int]

  /// The passages of these reports, by report and place.
  public init(_ reports: [Entry], _ passages: [ReusedPassage]) {
    (self.reports, self.passages) = (reports, passages)
    firsts = (0...reports.count).map { number in passages.partitionPoint { $0.report < number } }
    ranked = reports.indices.sorted { (reports[$0].year ?? .max, $0) < (reports[$1].year ?? .max, $1) }
    var ranks = Array(repeating: 0, count: reports.count)
    for (rank, report) in ranked.enumerated() { ranks[report] = rank }
    self.ranks = ranks
  }

  /// The columns of csv.
  private static let columns = [
    "file", "address", "start", "end", "characters", "reports", "first_year", "first", "text",
  ]

  /// The passages of one report; with the first of csv its columns.
  public func bytes(of number: Int, _ format: RecordFormat, in language: Language) -> [UInt8] {
    let shared = passages[firsts[number]..<firsts[number + 1]]
    var out = format == .csv && number == 0 ? CSVText.row(Self.columns.map { .text($0) }) : []
    guard !shared.isEmpty else { return out }
    let report = reports[number].report.unpacked()
    let addresses = Addresses(report)
    if format == .text {
      let ranges = shared.map(\.range)
      let head = ReuseMessage.summary(
        VisibleText.line(report.source.name), passages: shared.count,
        characters: ReuseShares.characters(in: ranges, of: report.text),
        share: Int(ReuseShares.share(of: report.text, ranges)))
      out += Array((head.message(in: language) + "\n").utf8)
    }
    for passage in shared {
      let having = passage.reports
      let first = having.min { ranks[$0] < ranks[$1] } ?? passage.report
      let address = addresses.address(of: report.section(at: passage.range.lower))
      let words = VisibleText.line(report.words(in: passage.range))
      switch format {
      case .text:
        let place = ReuseMessage.shared(
          characters: passage.characters, reports: having.count, year: reports[first].year,
          first: VisibleText.line(reports[first].report.source.name))
        out += Array("  \(address.isEmpty ? "·" : address): \(place.message(in: language)): \(words)\n".utf8)
      case .jsonl: out += record(passage, having, report, address)
      case .csv:
        out += CSVText.row([
          .text(VisibleText.line(report.source.name)), .text(address), .number(passage.range.lower.bytes),
          .number(passage.range.upper.bytes), .number(passage.characters), .number(having.count),
          .number(reports[first].year), .text(VisibleText.line(reports[first].report.source.name)), .text(words),
        ])
      }
    }
    return out
  }

  private func record(_ passage: ReusedPassage, _ having: [Int], _ report: Report, _ address: String) -> [UInt8] {
    var record = JSONRecord()
    record.add("file", report.source.name)
    record.add("address", address)
    record.add("start", passage.range.lower.bytes)
    record.add("end", passage.range.upper.bytes)
    record.add("characters", passage.characters)
    if passage.isPart { record.add("part", json: Array("true".utf8)) }
    record.add("text", String(decoding: report.text[passage.range.bytes], as: UTF8.self))
    record.add("count", having.count)
    var list: [UInt8] = Array("[".utf8)
    for (index, number) in having.map({ ranks[$0] }).sorted().prefix(Self.mostListed).map({ ranked[$0] }).enumerated() {
      var one = JSONRecord()
      one.add("file", reports[number].report.source.name)
      if let year = reports[number].year { one.add("year", year) }
      list += (index > 0 ? Array(",".utf8) : []) + one.object
    }
    record.add("reports", json: list + Array("]".utf8))
    return record.line
  }

  /// The reports listed in one record: of boilerplate there are thousands.
  private static let mostListed = 200
}

/// Words about shared passages.
enum ReuseMessage: Message {
  case summary(String, passages: Int, characters: Int, share: Int)
  case shared(characters: Int, reports: Int, year: Int?, first: String)

  func message(in language: Language) -> String {
    switch self {
    case .summary(let name, let passages, let characters, let share):
      return language.wording(
        english: "\(name): \(passages) passages, \(characters) characters, \(share) %",
        chinese: "\(name)：\(passages) 处，\(characters) 字，占 \(share) %")
    case .shared(let characters, let reports, let year, let first):
      let when = year.map { "\($0) " } ?? ""
      return language.wording(
        english: "\(characters) characters, in \(reports) reports, first \(when)\(first)",
        chinese: "\(characters) 字，见于 \(reports) 份报告，最早 \(when)\(first)")
    }
  }
}
