import ReportIndex
import ReportModel

/// The parts of a text by which a selection is extended.
enum SelectionUnit: Sendable {
  case paragraph, sentence, section

  /// The units around a place, in order: those that hold it, and one before and after it at least, where there are some.
  func around(_ place: TextOffset, in report: Report) -> [TextRange] {
    switch self {
    case .paragraph: Self.paragraphs(around: place, in: report)
    case .sentence: Self.paragraphs(around: place, in: report).flatMap { Self.sentences(of: $0, in: report) }
    case .section: Self.sections(around: place, in: report)
    }
  }

  /// The place that the end of a selection goes to, forward or back: with the selection behind it, to where units end,
  /// else to where they begin, and no further than the anchor.
  func step(_ end: TextOffset, anchor: TextOffset, forward: Bool, in report: Report) -> TextOffset? {
    let units = around(end, in: report)
    if forward {
      if end >= anchor { return units.first { $0.upper > end }?.upper }
      return units.first { $0.lower > end }.map { min($0.lower, anchor) } ?? anchor
    }
    if end <= anchor { return units.last { $0.lower < end }?.lower }
    return units.last { $0.upper < end }.map { max($0.upper, anchor) } ?? anchor
  }

  /// Paragraphs on each side, blank ones left out.
  private static var reach: Int { 2 }

  private static func paragraphs(around place: TextOffset, in report: Report) -> [TextRange] {
    guard let here = report.paragraph(at: place)?.value else { return [] }
    func nearest(from first: Int, by step: Int) -> [TextRange] {
      var found: [TextRange] = []
      var index = first
      while found.count < reach, report.paragraphs.indices.contains(index) {
        if report.paragraphs[index].kind != .blank { found.append(report.paragraphs[index].range) }
        index += step
      }
      return found
    }
    return nearest(from: here, by: -1).reversed() + nearest(from: here + 1, by: 1)
  }

  private static func sentences(of paragraph: TextRange, in report: Report) -> [TextRange] {
    let bytes = paragraph.bytes.clamped(to: 0..<report.text.count)
    return report.text[bytes].withUnsafeBufferPointer { text in
      var ends = SentenceEnds(text)
      var found: [TextRange] = []
      var start = 0
      while let end = ends.next() {
        found.append(TextRange(bytes.lowerBound + start, bytes.lowerBound + min(end, text.count)))
        start = end
      }
      if start < text.count { found.append(TextRange(bytes.lowerBound + start, bytes.upperBound)) }
      return found
    }
  }

  /// Sections with the text of their own, without the blank lines at its end.
  private static func sections(around place: TextOffset, in report: Report) -> [TextRange] {
    let here = report.section(at: place).value
    let near = max(0, here - reach)...min(report.sections.count - 1, here + reach)
    return near.compactMap { index in
      var own = report.sections[index].own
      var last = report.paragraph(at: own.upper.advanced(by: -1))?.value ?? 0
      while last > 0, report.paragraphs[last].kind == .blank, report.paragraphs[last].range.lower > own.lower {
        last -= 1
      }
      if report.paragraphs.indices.contains(last) {
        own.upper = max(own.lower, min(own.upper, report.paragraphs[last].range.upper))
      }
      return own.isEmpty ? nil : own
    }
  }
}
