import ImportStream
import ReportModel
import ReportParsing

/// The blocks and spans of the report that records make: a block a line with its kind, depth, number, marker and words,
/// then a span a line with its kind, words, and destination or reading.
func dumpBlocks(_ records: [ImportRecord]) throws -> String {
  let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x"))
  let blocks = report.blocks.map { block in
    var line = "\(block.kind)"
    if block.depth > 0 { line += " \(block.depth)" }
    if let ordinal = block.ordinal { line += " #\(ordinal)" }
    let marker = String(decoding: report.text[block.marker.bytes], as: UTF8.self)
    if !marker.isEmpty { line += " <\(marker)>" }
    let words = String(decoding: report.text[block.range.bytes].map { $0 == 0x0A ? 0x2F : $0 }, as: UTF8.self)
    return line + (words.isEmpty ? "" : " " + words)
  }
  let spans = report.spans.map { span in
    let other = report.destination(of: span) ?? report.reading(of: span)
    let words = String(decoding: report.text[span.range.bytes], as: UTF8.self)
    return "\(span.kind) \(words)" + (other.map { " -> " + $0 } ?? "")
  }
  return (blocks + spans).joined(separator: "\n")
}
