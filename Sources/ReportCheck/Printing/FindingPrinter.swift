import ReportModel
import TextFacts

/// Prints findings for people and scripts.
public struct FindingPrinter {
  private let report: Report
  private let addresses: Addresses
  private let file: String

  /// A printer of what was found in `report`, whose file people know as `file`.
  public init(_ report: Report, file: String) {
    self.report = report
    self.file = file
    addresses = Addresses(report)
  }

  /// The line and the column of each finding, both from 1, the column in characters (Unicode scalars) of the source line;
  /// nil for formats without lines. Findings in the order of the text take one pass over it.
  public func positions(of findings: some Sequence<Finding>) -> [(line: Int, column: Int)?] {
    guard let lines = report.lines else { return findings.map { _ in nil } }
    var columns = ColumnCounter(text: report.text, lines: lines)
    return findings.map { (lines.line(at: $0.range.lower).value, columns.column(of: $0.range.lower)) }
  }

  /// The address of the section a finding stands in; empty before the first.
  public func address(of finding: Finding) -> String {
    addresses.address(of: report.section(at: finding.range.lower))
  }

  /// A finding with its line and column; nil for formats without lines.
  public typealias PlacedFinding = (finding: Finding, place: (line: Int, column: Int)?)

  /// The findings of one kind.
  public typealias Group = FindingGroup<PlacedFinding>

  /// The findings by kind, those of each in the order of the text, as `findings` are.
  public func groups(_ findings: [Finding]) -> [Group] {
    FindingGroup.all(of: zip(findings, positions(of: findings)).map { (finding: $0, place: $1) }) { $0.finding.problem }
  }

  /// The characters around a finding.
  public func context(of finding: Finding) -> FindingContext { FindingContext(finding, in: report) }

  /// For each kind a line `file: kind: count`, and `file:line:column: address: message  context`, a line each; line and
  /// column are left out for formats without lines, the address before the first section.
  public func text(_ findings: [Finding], in language: Language) -> String {
    var out = ""
    for group in groups(findings) {
      out += "\(file): \(group.kind.message(in: language)): \(group.elements.count)\n"
      for (finding, position) in group.elements {
        let place = position.map { ":\($0.line):\($0.column)" } ?? ""
        let address = address(of: finding)
        let words = context(of: finding).words
        out += "\(file)\(place): \(address.isEmpty ? "" : address + ": ")"
        out += "\(finding.problem.message(in: language))  \(words)\n"
      }
    }
    return out
  }

  /// A JSON object a finding: `file`, `line`, `column` (null for formats without lines), `address`, `problem`, `text`
  /// (what it is about), `before`, `after` (the characters around it), `message`, `start`, `end` (UTF-8 offsets in the
  /// decoded text); of changes and comments `revision` (the kind), `author`, `date` and `words` too. By kind, as in text.
  public func jsonLines(_ findings: [Finding], in language: Language) -> String {
    var out: [UInt8] = []
    for (finding, place) in groups(findings).flatMap(\.elements) {
      let context = context(of: finding)
      var record = JSONRecord()
      record.add("file", file)
      record.add("line", place?.line)
      record.add("column", place?.column)
      record.add("address", address(of: finding))
      record.add("problem", finding.problem.kind.rawValue)
      record.add("text", report.words(in: finding.range))
      record.add("before", context.before)
      record.add("after", context.after)
      if case .revision(let revision) = finding.problem {
        record.add("revision", revision.kind.rawValue)
        record.add("author", revision.author)
        record.add("date", revision.date)
        record.add("words", revision.words)
      }
      record.add("message", finding.problem.message(in: language))
      record.add("start", finding.range.lower.bytes)
      record.add("end", finding.range.upper.bytes)
      out += record.line
    }
    return String(decoding: out, as: UTF8.self)
  }
}
