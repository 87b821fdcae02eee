import ImportStream
import ReportModel

/// Words of an imported document that were struck out, written between marks, which are mark-up as in Markdown.
enum StruckWords {
  /// A line and the spans and changes told of it, with the marks.
  static func written(_ text: String, _ told: [ImportRecord]) -> (text: String, told: [ImportRecord]) {
    let struck = struck(told)
    guard !struck.isEmpty else { return (text, told) }
    var line = WrittenLine(text, [])
    for range in struck where range.upperBound <= text.utf8.count {
      line.insert(InlineSpan.strikeMark, before: range.lowerBound)
      line.insert(InlineSpan.strikeMark, behind: range.upperBound)
    }
    line.apply()
    var spans: [ImportSpan] = []
    var changes: [ImportRecord] = []
    for record in told {
      guard let moved = line.moved(record) else { continue }
      if case .span(let span) = moved { spans.append(span) } else { changes.append(moved) }
    }
    let length = InlineSpan.strikeMark.utf8.count
    for range in struck {
      let (start, end) = (line.place(range.lowerBound), line.place(range.upperBound))
      spans.append(ImportSpan(.strikeStart, start..<start + length))
      spans.append(ImportSpan(.strikeEnd, end - length..<end))
    }
    // Marks stand inside all spans that begin with them.
    let ordered = spans.enumerated().sorted {
      ($0.element.range.lowerBound, -$0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, -$1.element.range.upperBound, $1.offset)
    }
    return (line.result, ordered.map { .span($0.element) } + changes)
  }

  /// The runs that were struck out, those beside each other as one.
  private static func struck(_ told: [ImportRecord]) -> [Range<Int>] {
    var struck: [Range<Int>] = []
    for case .span(let span) in told where span.kind == .strike {
      if let last = struck.last, last.upperBound == span.range.lowerBound {
        struck[struck.count - 1] = last.lowerBound..<span.range.upperBound
      } else {
        struck.append(span.range)
      }
    }
    return struck
  }
}
