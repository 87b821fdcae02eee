import ReportModel
import ScreenModel
import TextLayout

/// The roles of the cells of the text: hit, term, heading or plain.
///
/// Cells come in the order of the text, so each list of ranges is walked once a frame.
struct TextPainter {
  private let report: Report
  private let current: TextRange?
  private let selected: TextRange?
  /// The character at the moving end of the selection.
  let focus: TextOffset?
  private var layers: [RangeCursor]
  private var headings: RangeCursor
  private var spans: RangeCursor
  private var base = Role.text

  init(_ state: BrowserState, over rows: [FlowRow]) {
    report = state.report
    let visible = TextRange(rows.first?.range.lower ?? .start, rows.last?.range.upper ?? .start)
    let search = state.search
    (selected, focus) = (state.selection?.range, state.selectionFocus)
    let isShown = search.isHighlighted
    current = state.prompt?.pointedRange ?? (isShown ? search.currentStop : nil)
    layers = isShown ? [RangeCursor(search.hits, role: .textMatch, in: visible)] : []
    if isShown {
      for term in search.pinned { layers.append(RangeCursor(term.hits, role: Role.terms[term.slot], in: visible)) }
    }
    headings = Self.headings(of: state.report, in: visible)
    let start = rows.first.map { min($0.paragraph.range.lower, visible.lower) } ?? visible.lower
    let spans = Self.spans(of: state.report, from: start, to: visible.upper)
    self.spans = RangeCursor(SpanRoles.runs(of: spans, in: state.report.text))
  }

  /// Takes up a row; rows come in the order of the text.
  mutating func begin(_ row: FlowRow) {
    switch row.paragraph.kind {
    case .title: base = .textTitle
    case .salutation, .furniture, .contents: base = .textMuted
    case .front, .heading, .body, .closing, .blank, .preformatted:
      base = base(of: row)
    }
  }

  private func base(of row: FlowRow) -> Role {
    switch row.form.kind {
    case .code: .textCode
    case .tableRow(_, let head) where report.blocks[head].ordinal == 0: .textStrong
    case .text, .rule, .tableRow, .tableRule, .nothing:
      row.form.isMuted ? .textMuted : row.form.bars.isEmpty ? .text : .textQuote
    }
  }

  /// The role of a cell; cells come in the order of the text, but in tables.
  mutating func role(of cell: LaidCell) -> Role {
    if let selected, selected.contains(cell.offset) { return .textSelection }
    if cell.isReading { return .textMuted }
    if let current, current.contains(cell.offset) { return .textMatchCurrent }
    for index in layers.indices {
      if let role = layers[index].role(at: cell.offset) { return role }
    }
    if cell.isControlMark { return .textControl }
    return headings.role(at: cell.offset) ?? spans.role(at: cell.offset) ?? base
  }

  /// Spans looked at before the first row: one of them may reach into it.
  private static let spansAbove = 64

  private static func spans(of report: Report, from start: TextOffset, to end: TextOffset) -> ArraySlice<InlineSpan> {
    let own = report.spans(from: TextRange(start, end))
    let above = report.spans[..<own.startIndex].suffix(spansAbove)
    guard let first = above.firstIndex(where: { $0.range.upper > start }) else { return own }
    return report.spans[first..<own.endIndex]
  }

  private static func headings(of report: Report, in visible: TextRange) -> RangeCursor {
    var ranges: [(TextRange, Role)] = []
    for index in report.section(at: visible.lower).value..<report.sections.count {
      let section = report.sections[index]
      if section.range.lower >= visible.upper { break }
      // Front matter before the title is drawn as text is.
      let heading = section.kind == .report ? section.title : section.heading
      if section.kind == .closing || heading.isEmpty { continue }
      let role = section.kind == .runin ? Role.heading5 : Role.heading(level: section.level)
      ranges.append((heading, role))
    }
    return RangeCursor(ranges)
  }
}

/// The roles of the inline spans of a format.
private enum SpanRoles {
  /// The runs that spans give a role, in order and beside each other: of spans inside others the innermost decides.
  static func runs(of spans: ArraySlice<InlineSpan>, in text: [UInt8]) -> [(TextRange, Role)] {
    var runs: [(TextRange, Role)] = []
    var open: [(end: TextOffset, role: Role)] = []
    var place = TextOffset.start
    func close(before limit: TextOffset) {
      while let last = open.last, last.end <= limit {
        append(from: place, to: last.end, last.role)
        place = max(place, last.end)
        open.removeLast()
      }
      if let last = open.last { append(from: place, to: limit, last.role) }
      place = max(place, limit)
    }
    func append(from lower: TextOffset, to upper: TextOffset, _ role: Role) {
      if lower < upper { runs.append((TextRange(lower, upper), role)) }
    }
    for span in spans {
      guard let role = role(of: span, in: text) else { continue }
      close(before: span.range.lower)
      open.append((span.range.upper, role))
    }
    close(before: TextOffset(Int(UInt32.max)))
    return runs
  }

  private static func role(of span: InlineSpan, in text: [UInt8]) -> Role? {
    switch span.kind {
    case .strong: .textStrong
    case .emphasis: .textEmphasis
    case .code: .textCode
    case .link: .textLink
    case .strike, .faint: .textMuted
    case .concealed: role(of: span.sign)
    // The reference to a note.
    case .superscript where text.dropFirst(span.range.lower.bytes).first == 0x5B: .textLink
    case .coloured: span.colour.map(role)
    case .reversed: .textReverse
    case .superscript, .subscript, .ruby, .character, .anchor: nil
    }
  }

  private static func role(of sign: InlineSpan.Sign) -> Role? {
    switch sign {
    case .none: nil
    case .imageStart, .imageEnd, .image: .textMark
    case .strikeStart, .strikeEnd: .textMuted
    }
  }

  private static func role(of colour: TerminalColour) -> Role {
    switch colour {
    case .black: .ansiBlack
    case .red: .ansiRed
    case .green: .ansiGreen
    case .yellow: .ansiYellow
    case .blue: .ansiBlue
    case .magenta: .ansiMagenta
    case .cyan: .ansiCyan
    case .white: .ansiWhite
    }
  }
}

/// Ordered ranges with roles, looked up at ascending places.
struct RangeCursor {
  private let ranges: [(range: TextRange, role: Role)]
  private var next = 0

  init(_ ranges: [(TextRange, Role)]) { self.ranges = ranges }

  /// The ranges that overlap `visible`, all with one role.
  init(_ ranges: [TextRange], role: Role, in visible: TextRange) {
    let first = ranges.partitionPoint { $0.upper <= visible.lower }
    let end = ranges.partitionPoint { $0.lower < visible.upper }
    self.init(ranges[min(first, end)..<end].map { ($0, role) })
  }

  /// The role of the range that contains `place`; nil without one.
  mutating func role(at place: TextOffset) -> Role? {
    // The cells of a table go back in the text.
    if next > 0, place < ranges[next - 1].range.upper { next = ranges.partitionPoint { $0.range.upper <= place } }
    while next < ranges.count, ranges[next].range.upper <= place { next += 1 }
    guard next < ranges.count, ranges[next].range.contains(place) else { return nil }
    return ranges[next].role
  }
}
