import ReportModel
import TextFacts

/// The runs of a report that were struck out, and what they make of the terms around them.
struct StruckTerms {
  /// The runs with their marks, in order.
  private let runs: [TextRange]
  private let text: [UInt8]

  /// The runs of a report; nil where nothing was struck out.
  init?(_ report: Report) {
    guard report.spans.contains(where: { $0.kind == .strike }) else { return nil }
    var runs: [TextRange] = []
    func add(_ range: TextRange) {
      if let last = runs.last, range.lower <= last.upper {
        runs[runs.count - 1] = TextRange(last.lower, max(last.upper, range.upper))
      } else {
        runs.append(range)
      }
    }
    for span in report.spans {
      if span.kind == .strike || span.sign == .strikeStart || span.sign == .strikeEnd { add(span.range) }
    }
    (self.runs, text) = (runs, report.text)
  }

  /// Whether a term is one: it was not struck out, and no digits that belong to its figure stand before or behind words
  /// that were (`1~~5~~6亿吨` is 16亿吨 and no 6亿吨).
  func isOne(_ term: FoundTerm) -> Bool {
    let next = runs.partitionPoint { $0.upper <= term.range.lower }
    if next < runs.count, runs[next].lower < term.range.upper { return false }
    guard term.kind == .figure else { return true }
    var place = term.range.lower.bytes
    while isDigit(place - 1) { place -= 1 }
    let before = runs.partitionPoint { $0.upper.bytes < place }
    if before < runs.count, runs[before].upper.bytes == place,
      place < term.range.lower.bytes || isDigit(runs[before].lower.bytes - 1)
    {
      return false
    }
    return !(next < runs.count && runs[next].lower == term.range.upper && isDigit(runs[next].upper.bytes))
  }

  private func isDigit(_ place: Int) -> Bool {
    text.indices.contains(place) && ((0x30...0x39).contains(text[place]) || text[place] == 0x2E || text[place] == 0x2C)
  }
}
