import LibraryService
import ReportCheck
import ReportIndex
import ReportModel
import ReportParsing
import ReportReading
import ReportTerms
import StandardStreams
import TextFacts

/// Everything that the commands would send of a report, and the faults in it, in words.
struct OutputFaults {
  private(set) var faults: [String] = []
  private let report: Report

  /// The faults of printing `input`: its first line is the name of a file, the rest the file.
  static func faults(of input: [UInt8]) -> [String] {
    let end = input.firstIndex(of: 0x0A) ?? input.endIndex
    let name = Array(input[..<end])
    let failure = ReadingFailure(path: name, error: .missing)
    let messages = Language.allCases.map { VisibleText.line(failure.message(in: $0)) }.joined(separator: "\n")
    let wrong = hidden(in: Array(messages.utf8), .lines).map { "message: \($0)" }
    let source = ReportSource(name: ShownPath.words(name), path: name)
    guard let report = try? ReportParser.report(from: Array(input[end...].dropFirst()), source: source) else {
      return wrong
    }
    var output = OutputFaults(report: report)
    output.takeText()
    output.takeOutline()
    output.takeFindings()
    output.takeHits()
    output.takeTerms()
    return wrong + output.faults
  }

  private init(report: Report) { self.report = report }

  // MARK: The commands

  private mutating func takeText() {
    take(report.text, as: .text, from: "text")
    for format in [RecordFormat.jsonl, .csv] {
      var out: [UInt8] = []
      SectionPrinter(report, year: nil).print(format) { out += $0 }
      let lines = format == .jsonl ? report.sections.count : nil
      take(out, as: format == .jsonl ? .records : .text, from: "export \(format)", lines: lines)
    }
  }

  private mutating func takeOutline() {
    for explained in [Language.chinese, nil] {
      let rows = report.sections.count - 1 + (report.title == nil ? 0 : 1)
      let text = OutlinePrinter.text(report, explained: explained)
      take(Array(text.utf8), as: .lines, from: "outline", lines: rows)
      take(Array(OutlinePrinter.jsonLines(report, explained: explained).utf8), as: .records, from: "outline jsonl")
    }
    take(Array(OutlinePrinter.markdown(report).utf8), as: .lines, from: "outline markdown")
  }

  private mutating func takeFindings() {
    let findings = Check.findings(in: report)
    let printer = FindingPrinter(report, file: report.source.name)
    let kinds = Set(findings.map(\.problem.kind)).count
    take(Array(printer.text(findings, in: .english).utf8), as: .lines, from: "check", lines: findings.count + kinds)
    take(
      Array(printer.jsonLines(findings, in: .english).utf8), as: .records, from: "check jsonl", lines: findings.count)
  }

  /// Hits of the character in the middle of the report.
  private mutating func takeHits() {
    let middle = report.text.span.scalarStart(atOrBefore: report.text.count / 2)
    let rest = String(decoding: report.text[middle...].prefix(4), as: UTF8.self)
    guard let sought = rest.unicodeScalars.first, let searcher = try? Searcher(SearchQuery(String(sought))),
      let hits = try? searcher.hits(in: report, year: nil)
    else { return }
    for format in RecordFormat.allCases {
      for group in [nil] + HitGroup.allCases.map(Optional.init) {
        for isKwic in [false, true] where !isKwic || (group == nil && format == .text) {
          var listing = HitListing(by: group, count: false, kwic: isKwic, format: format, context: 8)
          var out = listing.header
          listing.add(hits, in: DatedReport(report: report, year: nil)) { out += $0 }
          out += listing.footer
          let lines = group == nil && format != .csv ? hits.count : nil
          take(out, as: format == .jsonl ? .records : .lines, from: "search \(format) \(isKwic)", lines: lines)
        }
      }
    }
  }

  private mutating func takeTerms() {
    var terms = TermsCollection()
    terms.add(DatedReport(report: report, year: nil))
    terms.count(LibrarySearcher.inTurn)
    let table = terms.table(weighed: false, groupingVariants: true, kinds: [], order: nil)
    for places in [false, true] {
      let listing = TermsListing(table, of: terms, limit: .max, withPlaces: places)
      take(TermsText(listing, in: .chinese).bytes, as: .lines, from: "terms")
      take(TermsRecords.jsonLines(listing), as: .records, from: "terms jsonl", lines: table.count)
      take(TermsRecords.csv(listing), as: .lines, from: "terms csv")
    }
  }

  // MARK: What may be sent

  /// Takes what a command prints, in so many lines where that is known beforehand.
  private mutating func take(_ text: [UInt8], as form: OutputForm, from command: String, lines: Int? = nil) {
    // All but texts go to a terminal as they go anywhere.
    for isTerminal in form == .text ? [false, true] : [true] {
      let sent = text.withUnsafeBufferPointer { form.sent(of: $0, toTerminal: isTerminal) } ?? text
      if form == .text, !isTerminal {
        if sent != text { faults.append("\(command): other bytes than those of the text") }
        continue
      }
      faults += Self.hidden(in: sent, form).map { "\(command): \($0)" }
      let count = sent.count { $0 == 0x0A } + (sent.last == 0x0A || sent.isEmpty ? 0 : 1)
      if let lines, count != lines { faults.append("\(command): \(count) lines, not \(lines)") }
    }
  }

  /// Whether a scalar is pictographic: an emoji, or a code point kept for one (Unicode emoji-data, Extended_Pictographic).
  private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isEmoji { return true }
    return (0x1F000...0x1FAFF).contains(scalar.value) && properties.generalCategory == .unassigned
  }

  /// The characters of `sent` that a terminal obeys or does not show, by their properties in the Unicode Character
  /// Database: told otherwise than the program tells them.
  private static func hidden(in sent: [UInt8], _ form: OutputForm) -> [String] {
    guard let text = String(validating: sent, as: UTF8.self) else { return ["no UTF-8"] }
    var before: Unicode.Scalar = "\n"
    var wrong: [String] = []
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      defer { before = scalar }
      if (0x20...0x7E).contains(scalar.value) || Han.contains(scalar.value) || scalar == "\n" { continue }
      if form != .records {
        let isLineEnd = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
        if scalar == "\t" || isLineEnd { continue }
        if scalar == "\u{200D}", isPictograph(before) || before.properties.isVariationSelector { continue }
      }
      let properties = scalar.properties
      if properties.isVariationSelector, !before.properties.isVariationSelector, before.value > 0x20 { continue }
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: break
      default: if !properties.isDefaultIgnorableCodePoint { continue }
      }
      wrong.append("U+\(String(scalar.value, radix: 16))")
    }
    return wrong
  }
}
