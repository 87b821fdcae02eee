import ReportModel

@testable import ReportParsing

/// The report that `text` is read as in a file of this name.
func parsed(_ text: String, named name: String) throws -> Report {
  try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
}

/// The blocks of a report, one a line: kind, depth and ordinal where there are such, marker, words.
func dumpBlocks(_ report: Report) -> String {
  report.blocks.map { block in
    var line = block.kind.description
    if block.depth > 0 { line += " \(block.depth)" }
    if let ordinal = block.ordinal { line += " #\(ordinal)" }
    let marker = String(decoding: report.text[block.marker.bytes], as: UTF8.self)
    if !marker.isEmpty { line += " <\(marker)>" }
    let words = report.words(in: block.range)
    return line + (words.isEmpty ? "" : " " + words) + "\n"
  }.joined()
}

/// The spans of a report that are shown, one a line: kind, words, destination.
func dumpSpans(_ report: Report) -> String {
  report.spans.filter { $0.kind != .concealed }.map { span in
    let target = span.target.map { " -> \(String(decoding: report.text[$0.bytes], as: UTF8.self))" } ?? ""
    return "\(span.kind) \(span.scalar.map { String($0) } ?? report.words(in: span.range))\(target)\n"
  }.joined()
}

/// The text of a report as a page shows it, line by line.
func shownText(_ report: Report) -> [String] {
  report.paragraphs.filter { $0.kind != .blank }.map { report.words(in: $0.range) }.filter { !$0.isEmpty }
}

extension Block.Kind {
  fileprivate var description: String { "\(self)" }
}
