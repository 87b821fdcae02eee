import ReportModel

@testable import ReportParsing

/// The report that `text` is read as.
func parsed(_ text: String) throws -> Report {
  try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "sample"))
}

/// An outline as text, one line a section: indent by level, kind, number, title, address.
func dump(_ report: Report) -> String {
  let addresses = Addresses(report)
  var out = report.title.map { "\($0)\n" } ?? ""
  for index in report.sections.indices.dropFirst() {
    let name = SectionIndex(index)
    let section = report[name]
    out += String(repeating: "  ", count: section.level)
    out += "\(section.kind.rawValue) [\(report.number(of: name))] \(report.title(of: name))"
    out += " @\(addresses.address(of: name))\n"
  }
  return out
}

/// An outline in short, an element a line: the title of the report, and each section's number and title, indented by level.
func outlineLines(_ report: Report) -> [String] {
  [report.title ?? ""]
    + report.sections.indices.dropFirst().map { index in
      let section = SectionIndex(index)
      return String(repeating: "  ", count: report[section].level)
        + [report.number(of: section), report.title(of: section)].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// The paragraphs as text, one line each: kind and the first words.
func dumpParagraphs(_ report: Report) -> String {
  report.paragraphs.map { paragraph in
    let words = report.words(in: paragraph.range)
    return "\(paragraph.kind.rawValue)\(paragraph.continuesLine ? "+" : "") \(words.prefix(12))"
  }.joined(separator: "\n")
}
