import ReportIndex
import ReportModel
import ReportReuse
import TextFacts

/// The passages that reports share as a batch command prints them, report by report.
public struct ReuseListing: Sendable {
  private let reports: [BatchReports.Entry]
  private let texts: SpacelessTexts
  private let passages: [ReusedPassage]
  private let firsts: [Int]
  /// For each list of reports by its number the first of those by year, and the end of the last; of one year, and of
  /// unknown years, as they came.
  private let listStarts: [Int]
  private let listed: [UInt32]
  /// For each report what a record says of it in a list, as it is sent; nothing unless records are printed.
  private let records: [[UInt8]]
  private let format: RecordFormat
  private let language: Language

  /// The passages of these reports, by report and place, as they are to be printed.
  public init(_ reports: BatchReports, _ passages: [ReusedPassage], _ format: RecordFormat, in language: Language) {
    (self.passages, self.format, self.language) = (passages, format, language)
    let texts = reports.texts
    let reports = reports.entries
    (self.reports, self.texts) = (reports, texts)
    firsts = (0...reports.count).map { number in passages.partitionPoint { $0.report < number } }
    let ranked = reports.indices.sorted { (reports[$0].year ?? .max, $0) < (reports[$1].year ?? .max, $1) }
    var ranks = Array(repeating: 0, count: reports.count)
    for (rank, report) in ranked.enumerated() { ranks[report] = rank }
    let lists = Self.lists(passages, ranks, ranked)
    (listStarts, listed) = (lists.starts, lists.reports)
    records = format == .jsonl ? reports.map(Self.record) : []
  }

  /// The first reports of each list by year, by the number of the list.
  private static func lists(
    _ passages: [ReusedPassage], _ ranks: [Int], _ ranked: [Int]
  ) -> (starts: [Int], reports: [UInt32]) {
    // A list is that of several passages: one of each number is enough.
    var passageOf = [Int](repeating: -1, count: (passages.map(\.list).max() ?? -1) + 1)
    for (number, passage) in passages.enumerated() { passageOf[passage.list] = number }
    var (starts, listed): ([Int], [UInt32]) = ([0], [])
    for passage in passageOf {
      if passage >= 0 {
        let inOrder = passages[passage].reports.map { ranks[$0] }.sorted().prefix(mostListed)
        listed += inOrder.map { UInt32(truncatingIfNeeded: ranked[$0]) }
      }
      starts.append(listed.count)
    }
    return (starts, listed)
  }

  /// The columns of csv.
  private static let columns = [
    "file", "address", "start", "end", "characters", "reports", "first_year", "first", "text",
  ]

  /// The passages of one report as they are sent; with the first of csv its columns.
  public func bytes(of number: Int) -> [UInt8] {
    let shared = passages[firsts[number]..<firsts[number + 1]]
    let head = format == .csv && number == 0 ? CSVText.row(Self.columns.map { .text($0) }) : []
    guard !shared.isEmpty else { return head }
    guard let report = reports[number].report(text: { texts.text(number) }) else { return head }
    let addresses = Addresses(report)
    func address(_ passage: ReusedPassage) -> String {
      addresses.address(of: report.section(at: passage.range.lower))
    }
    switch format {
    case .text:
      let lines = shared.flatMap { line($0, report, address($0)) }
      return Self.visible(summary(shared, of: report) + lines)
    case .csv: return Self.visible(head + shared.flatMap { row($0, report, address($0)) })
    case .jsonl:
      var out: [UInt8] = []
      for passage in shared { addRecord(of: passage, report, address(passage), to: &out) }
      return out
    }
  }

  private static func visible(_ lines: [UInt8]) -> [UInt8] {
    lines.withUnsafeBufferPointer { VisibleText.bytes($0, passing: .inLines) } ?? lines
  }

  private static func escaped(_ fields: [UInt8]) -> [UInt8] {
    fields.withUnsafeBufferPointer { VisibleText.escaped(records: $0) } ?? fields
  }

  private func summary(_ shared: ArraySlice<ReusedPassage>, of report: Report) -> [UInt8] {
    let ranges = shared.map(\.range)
    let head = ReuseMessage.summary(
      VisibleText.line(report.source.name), passages: shared.count,
      characters: ReuseShares.characters(in: ranges, of: report.text),
      share: Int(ReuseShares.share(of: report.text, ranges)))
    return Array((head.message(in: language) + "\n").utf8)
  }

  /// The first report by year of those that have a passage.
  private func first(of passage: ReusedPassage) -> BatchReports.Entry {
    let start = listStarts[passage.list]
    return reports[start < listed.count ? Int(listed[start]) : passage.report]
  }

  private func line(_ passage: ReusedPassage, _ report: Report, _ address: String) -> [UInt8] {
    let first = first(of: passage)
    let place = ReuseMessage.shared(
      characters: passage.characters, reports: passage.reportCount, year: first.year,
      first: VisibleText.line(first.source.name))
    let words = VisibleText.line(report.words(in: passage.range))
    return Array("  \(address.isEmpty ? "·" : address): \(place.message(in: language)): \(words)\n".utf8)
  }

  private func row(_ passage: ReusedPassage, _ report: Report, _ address: String) -> [UInt8] {
    let first = first(of: passage)
    return CSVText.row([
      .text(VisibleText.line(report.source.name)), .text(address), .number(passage.range.lower.bytes),
      .number(passage.range.upper.bytes), .number(passage.characters), .number(passage.reportCount),
      .number(first.year), .text(VisibleText.line(first.source.name)),
      .text(VisibleText.line(report.words(in: passage.range))),
    ])
  }

  private func addRecord(of passage: ReusedPassage, _ report: Report, _ address: String, to out: inout [UInt8]) {
    var record = JSONRecord()
    record.add("file", report.source.name)
    record.add("address", address)
    record.add("start", passage.range.lower.bytes)
    record.add("end", passage.range.upper.bytes)
    record.add("characters", passage.characters)
    if passage.isPart { record.add("part", json: Array("true".utf8)) }
    record.add("text", String(decoding: report.text[passage.range.bytes], as: UTF8.self))
    record.add("count", passage.reportCount)
    out.append(UInt8(ascii: "{"))
    out += Self.escaped(record.fields)
    out += ",\"reports\":[".utf8
    for position in listStarts[passage.list]..<listStarts[passage.list + 1] {
      if position > listStarts[passage.list] { out.append(UInt8(ascii: ",")) }
      out += records[Int(listed[position])]
    }
    out += "]}\n".utf8
  }

  /// A report in the list of a record.
  private static func record(_ entry: BatchReports.Entry) -> [UInt8] {
    var record = JSONRecord()
    record.add("file", entry.source.name)
    if let year = entry.year { record.add("year", year) }
    return escaped(record.object)
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
