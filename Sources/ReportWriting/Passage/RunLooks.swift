import ReportModel

/// The looks of the bytes of a paragraph: spans, highlights and headings that begin inside it. Asked in the order of the
/// text.
struct RunLooks {
  private let report: Report
  private var spans: ArraySlice<InlineSpan>
  /// The spans around the place asked last.
  private var open: [InlineSpan] = []
  /// The highlights that have not ended yet, in order.
  private var highlighted: ArraySlice<(range: TextRange, number: Int)> = []
  private var headings: ArraySlice<(range: TextRange, section: SectionIndex)> = []

  /// Spans looked at before the range: one of them may reach into it. Spans within one another that count: a text may be
  /// all marks.
  private static let (spansAbove, deepest) = (64, 16)

  init(_ report: Report, _ range: TextRange, _ highlights: [PassageHighlight], showsSource: Bool) {
    self.report = report
    spans = []
    if !showsSource, !report.spans.isEmpty {
      let own = report.spans(from: range)
      let above = report.spans[..<own.startIndex].suffix(Self.spansAbove)
      spans = (above.filter { $0.range.upper > range.lower } + own).filter { $0.setsText }[...]
    }
    for (number, highlight) in highlights.enumerated() {
      let places = highlight.places
      let first = places.partitionPoint { $0.upper <= range.lower }
      highlighted += places[first...].prefix { $0.lower < range.upper }.map { ($0, number) }
    }
    if highlights.count > 1 { highlighted.sort { $0.range.lower < $1.range.lower } }
    let next = report.sections.partitionPoint { $0.range.lower < range.lower }
    for index in max(1, next)..<max(1, next, report.sections.count) {
      let section = report.sections[index]
      if section.range.lower >= range.upper { break }
      if !section.heading.isEmpty, section.kind != .closing { headings.append((section.heading, SectionIndex(index))) }
    }
  }

  /// The places in `range` where the look may change, in order, its end the last; `others` are further runs.
  func bounds(with others: [TextRange], in range: TextRange) -> [TextOffset] {
    var bounds = others
    bounds += spans.map(\.range)
    bounds += highlighted.map(\.range)
    bounds += headings.map(\.range)
    guard !bounds.isEmpty else { return [range.upper] }
    let places = bounds.flatMap { [$0.lower, $0.upper] }.filter { range.lower < $0 && $0 < range.upper }
    return places.sorted() + [range.upper]
  }

  /// The look of the run between two neighbouring bounds.
  mutating func look(from lower: TextOffset, to upper: TextOffset) -> PassageRun {
    open.removeAll { $0.range.upper <= lower }
    while let next = spans.first, next.range.lower <= lower {
      spans.removeFirst()
      if next.range.upper > lower, open.count < Self.deepest { open.append(next) }
    }
    var look = PassageRun([])
    for span in open { take(span, upper, &look) }
    while let first = highlighted.first, first.range.upper <= lower { highlighted.removeFirst() }
    look.highlight = highlighted.prefix { $0.range.lower <= lower }.first { $0.range.contains(lower) }?.number
    while let first = headings.first, first.range.upper <= lower { headings.removeFirst() }
    if let heading = headings.first, heading.range.contains(lower) {
      look.style.insert(.heading)
      if heading.range.lower == lower { look.section = heading.section }
    }
    return look
  }

  private func take(_ span: InlineSpan, _ end: TextOffset, _ look: inout PassageRun) {
    switch span.kind {
    case .strong: look.style.insert(.strong)
    case .emphasis: look.style.insert(.emphasis)
    case .code: look.style.insert(.code)
    case .superscript: look.style.insert(.superscript)
    case .subscript: look.style.insert(.subscript)
    case .strike: look.style.insert(.strike)
    case .link: look.link = report.destination(of: span).map(LinkAddress.cleaned)
    case .ruby: if span.range.upper == end { look.reading = report.reading(of: span) }
    case .concealed, .character, .coloured, .reversed, .faint, .anchor: break
    }
  }
}

extension InlineSpan {
  /// Whether words are set in another way by the span where they are written.
  fileprivate var setsText: Bool {
    switch kind {
    case .strong, .emphasis, .code, .superscript, .subscript, .strike, .link, .ruby: true
    case .concealed, .character, .coloured, .reversed, .faint, .anchor: false
    }
  }
}
