import ReportModel
import TextFacts

/// Placeholders that were never filled in; the rule is `Placeholder`'s.
enum Placeholders {
  static func append(to findings: inout [Finding], in block: TextBlock, of report: Report) {
    let span = report.text.span
    let end = min(block.range.upper.bytes, span.count)
    var place = block.range.lower.bytes
    while place < end, let (scalar, next) = TextScalar.read(span, at: place, end: end) {
      guard Placeholder.isLetter(scalar) else {
        place = next
        continue
      }
      let (found, runEnd) = Placeholder.read(span, at: place, in: block.range)
      if let found { findings.append(Finding(found.range, .placeholder(count: found.count))) }
      place = runEnd
    }
  }
}
