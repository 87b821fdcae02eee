import ReportModel
import TextFacts

/// Strong words that begin a line and are its heading: `**Section 1.1. Name.** The name of the club is …`.
enum StrongLead {
  /// The byte after the strong words that begin with the line, where a mark sets them off from text on the same line;
  /// nil where there are none, or they are the whole line.
  static func end(_ line: Line, after titleStart: Int, in document: LinedText) -> Int? {
    let spans = document.spans
    guard !spans.isEmpty else { return nil }
    let start = Int(line.contentStart)
    var place = spans.partitionPoint { $0.range.lower.bytes < start }
    while place < spans.count, spans[place].range.lower.bytes == start {
      if spans[place].kind == .strong {
        let end = spans[place].range.upper.bytes
        return end > titleStart && isSetOff(end, line, document.text) ? end : nil
      }
      place += 1
    }
    return nil
  }

  /// Whether a mark ends the words before `end`, and more text than marks stands behind it.
  private static func isSetOff(_ end: Int, _ line: Line, _ text: [UInt8]) -> Bool {
    guard end + 2 < Int(line.contentEnd), text.indices.contains(end - 1) else { return false }
    guard let last = TextScalar.read(text.span, before: end, start: Int(line.contentStart)) else { return false }
    return [0x2E, 0x3A, 0x3B, 0x3002, 0xFF1A, 0xFF1B, 0xFF0E, 0x2014].contains(last.value)
  }
}
