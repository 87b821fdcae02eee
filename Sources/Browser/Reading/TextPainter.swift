import ReportModel
import ScreenModel
import TextLayout

/// The roles of the cells of the text: hit, term, heading or plain.
///
/// Cells come in the order of the text, so each list of ranges is walked once a frame.
struct TextPainter {
  private let report: Report
  private let current: TextRange?
  private var layers: [RangeCursor]
  private var headings: RangeCursor
  private var base = Role.text

  init(_ state: BrowserState, over rows: [FlowRow]) {
    report = state.report
    let visible = TextRange(rows.first?.range.lower ?? .start, rows.last?.range.upper ?? .start)
    let search = state.search
    let isShown = search.isHighlighted
    current = state.prompt?.pointedRange ?? (isShown ? search.currentStop : nil)
    layers = isShown ? [RangeCursor(search.hits, role: .textMatch, in: visible)] : []
    if isShown {
      for term in search.pinned { layers.append(RangeCursor(term.hits, role: Role.terms[term.slot], in: visible)) }
    }
    headings = Self.headings(of: state.report, in: visible)
  }

  mutating func begin(_ paragraph: Paragraph) {
    switch paragraph.kind {
    case .title: base = .textTitle
    case .salutation, .furniture, .contents: base = .textMuted
    case .front, .heading, .body, .closing, .blank, .preformatted: base = .text
    }
  }

  /// The role of a cell; cells must come in the order of the text.
  mutating func role(of cell: LaidCell) -> Role {
    if let current, current.contains(cell.offset) { return .textMatchCurrent }
    for index in layers.indices {
      if let role = layers[index].role(at: cell.offset) { return role }
    }
    if cell.isControlMark { return .textControl }
    return headings.role(at: cell.offset) ?? base
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
    while next < ranges.count, ranges[next].range.upper <= place { next += 1 }
    guard next < ranges.count, ranges[next].range.contains(place) else { return nil }
    return ranges[next].role
  }
}
