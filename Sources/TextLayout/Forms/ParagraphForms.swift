import ReportModel
import TextFacts

/// Finds the form of each paragraph of a report, from its blocks, its spans and the paragraphs beside it.
public struct ParagraphForms: Sendable {
  let report: Report
  let style: PageStyle
  private let typesetter: Typesetter
  /// Whether most of the report is East Asian text.
  private let isEastAsian: Bool
  /// Whether the text was set for a terminal or a printer: its lines are those of the page.
  private let isStyled: Bool
  /// Whether it is a manual page.
  private let isManual: Bool

  /// Bytes from the start that tell the script.
  private static let sample = 4_096
  /// Paragraphs looked at behind one for the next that is shown.
  private static let reach = 4

  /// The forms of `report`.
  public init(_ report: Report, style: PageStyle, typesetter: Typesetter) {
    self.report = report
    self.typesetter = typesetter
    let sample = report.text.prefix(Self.sample)
    isManual = RunningHead.begins(report)
    isStyled = report.isStyledForTerminal || isManual
    // The page of a terminal has its own blank lines.
    self.style = isStyled ? PageStyle(paragraphs: .source, showsSource: style.showsSource) : style
    isEastAsian = sample.count { $0 >= 0xE3 } * 6 > sample.count
  }

  /// The form of the paragraph at position `index`; mark-up that overlaps `revealed` is shown.
  public func form(of index: Int, revealing revealed: TextRange? = nil) -> ParagraphForm {
    guard !style.showsSource, report.paragraphs.indices.contains(index) else { return ParagraphForm() }
    let paragraph = report.paragraphs[index]
    guard paragraph.kind != .blank else { return blank(paragraph) }
    var form = marked(paragraph, revealed)
    if form.kind == .nothing { return form }
    if paragraph.kind == .contents, !isStyled { setPageNumber(of: paragraph, revealed, &form) }
    setSpaces(after: index, &form)
    if isSetIn(paragraph, form) { form.firstIndent = 2 * typesetter.width(of: "　") }
    return form
  }

  /// The form of blank lines: bars go on beside those inside code and quotations; inside a table they are the line below
  /// its heads, or nothing.
  private func blank(_ paragraph: Paragraph) -> ParagraphForm {
    guard !isStyled, !report.blocks.isEmpty,
      let innermost = report.blockTree.innermost(at: paragraph.range.lower)
    else { return ParagraphForm() }
    var form = marked(paragraph, nil)
    form.marks = PassageMarks()
    switch report.blocks[innermost].kind {
    case .table:
      let isRule = MarkedParagraph.followsHead(paragraph.range.lower.bytes, of: innermost, in: report)
      form.kind = isRule ? .tableRule(table: innermost) : .nothing
    case .row, .cell: form.kind = .nothing
    case .code: form.kind = .code
    case .listItem, .quotation, .rule, .image, .footnote, .caption, .metadata, .comment, .lines:
      (form.kind, form.isMuted) = (.text, false)
    }
    return form
  }

  /// The form that the marks of the format give.
  func marked(_ paragraph: Paragraph, _ revealed: TextRange?) -> ParagraphForm {
    guard isStyled || !report.spans.isEmpty || !report.blocks.isEmpty else {
      var form = ParagraphForm()
      form.marks.spacesScripts = style.spacesScripts && paragraph.kind != .preformatted
      return form
    }
    if isStyled { return page(paragraph, revealed) }
    var reading = MarkedParagraph(report, paragraph, style: style, revealing: revealed)
    return reading.form(typesetter)
  }

  /// The form of a paragraph of a page that was set for a terminal.
  private func page(_ paragraph: Paragraph, _ revealed: TextRange?) -> ParagraphForm {
    var form = ParagraphForm()
    var hidden = MarkedParagraph.hiddenRuns(report, paragraph.range)
    var indent: PageIndent?
    if isManual, paragraph.kind == .title || paragraph.kind == .furniture {
      form.isRunningHead = true
    } else if !paragraph.continuesLine {
      indent = PageIndent(report, paragraph, hidden: hidden)
      form.wraps = paragraph.kind == .preformatted && indent?.isWords == true
    }
    if let indent, paragraph.kind != .preformatted || form.wraps {
      (form.firstIndent, form.indent) = (indent.first, indent.hanging)
      let words = TextRange(indent.blank.upper.bytes, max(indent.blank.upper.bytes, paragraph.range.upper.bytes))
      let spaces =
        indent.isWords
        ? PageIndent.justifiedSpaces(
          report, TextRange(min(indent.words, words.upper), words.upper), hidden: hidden, isOneLine: true)
        : PageIndent.justifiedSpaces(report, words, hidden: hidden)
      hidden.removeAll { indent.blank.contains($0.range.lower) }
      hidden += ([indent.blank] + spaces).filter { !$0.isEmpty }.map { InlineSpan(.concealed, $0) }
      hidden.sort { $0.range.lower < $1.range.lower }
    }
    // A word that is found through its overstrikes is read without them.
    if let revealed {
      let ends = [revealed.lower, revealed.upper.advanced(by: -1)]
      hidden.removeAll { run in ends.contains { run.range.contains($0) } }
    }
    form.marks.hidden = hidden
    return form
  }

  /// Draws the page number of a line of a contents list behind its words, in place of the tab or the dots that lead to it:
  /// in a narrow pane it would stand on a row of its own.
  private func setPageNumber(of paragraph: Paragraph, _ revealed: TextRange?, _ form: inout ParagraphForm) {
    guard let leader = PageLeader(report.text, paragraph.range), form.closer.isEmpty, form.kind == .text else { return }
    if let revealed, revealed.overlaps(leader.range) { return }
    form.closer = "  " + leader.number
    form.marks.hidden.removeAll { leader.range.contains($0.range.lower) }
    form.marks.hidden.append(InlineSpan(.concealed, leader.range))
  }

  // MARK: Paragraphs beside each other

  /// Sets the blank rows after a paragraph, and the line drawn on one of them.
  private func setSpaces(after index: Int, _ form: inout ParagraphForm) {
    let paragraph = report.paragraphs[index]
    guard let next = nextShown(after: index), next == index + 1 || isMarkedUp else { return }
    if style.paragraphs != .source {
      form.rowsAfter = isImported ? rowsBetween(index, next) : rowsAfter(paragraph, report.paragraphs[next])
    }
    guard hasRule(before: report.paragraphs[next]) else { return }
    form.ruleAfter = isSpaced ? 1 : 0
    form.rowsAfter = isSpaced ? 3 : form.rowsAfter + 1
  }

  private func rowsAfter(_ paragraph: Paragraph, _ below: Paragraph) -> Int {
    if isMarkedUp, parts(paragraph, below) { return 1 }
    if below.kind == .blank || below.kind == .preformatted { return 0 }
    if paragraph.kind == .title { return below.kind == .title ? 0 : 1 }
    if below.kind == .heading, isHighHeading(below), !isRunIn(below) { return 1 }
    guard isSpaced, paragraph.kind == .body, below.kind == .body, !below.continuesLine else { return 0 }
    // Marked-up text has blank lines where it wants them.
    return isMarkedUp ? 0 : 1
  }

  /// Whether one of two paragraphs stands in a list, a quotation, code or a table, and the other in none such or in one of
  /// another kind: they are told apart though the source has no blank line between them. Not inside an item of a list,
  /// whose text and code belong together, and not below a heading.
  private func parts(_ above: Paragraph, _ below: Paragraph) -> Bool {
    guard below.kind != .blank, above.kind != .blank, above.kind != .heading || isRunIn(above) else { return false }
    let (left, right) = (chain(of: above), chain(of: below))
    let shared = zip(left, right).prefix { $0 == $1 }.count
    if left[..<shared].contains(where: { report.blocks[$0].kind != .quotation }) { return false }
    guard let first = boxKind(left.dropFirst(shared).first), let second = boxKind(right.dropFirst(shared).first) else {
      return false
    }
    return first != second
  }

  /// The blocks that a paragraph stands in; a row of a table may be set in.
  private func chain(of paragraph: Paragraph) -> [Int] {
    let chain = report.blockTree.chain(at: paragraph.range.lower)
    let bytes = paragraph.range.bytes.clamped(to: 0..<report.text.count)
    let indent = report.text[bytes].prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard chain.isEmpty, indent > 0, indent < bytes.count else { return chain }
    let inner = report.blockTree.chain(at: TextOffset(bytes.lowerBound + indent))
    return inner.first.map { report.blocks[$0].kind == .table } == true ? inner : chain
  }

  /// The kind of a block that is told from what stands beside it, running text being told as a line; nil for a block of
  /// another kind, which stands as it does in the source.
  private func boxKind(_ block: Int?) -> Block.Kind? {
    guard let block else { return .lines }
    switch report.blocks[block].kind {
    case .listItem, .quotation, .code, .table: return report.blocks[block].kind
    case .lines: return .lines
    case .row, .cell, .rule, .image, .footnote, .caption, .metadata, .comment: return nil
    }
  }

  private var isMarkedUp: Bool { !isStyled && (!report.blocks.isEmpty || !report.spans.isEmpty) }

  /// Whether the text comes from a format whose paragraphs have no blank lines between them.
  private var isImported: Bool { report.lines == nil && isMarkedUp }

  private var isSpaced: Bool { style.paragraphs == .space || (style.paragraphs == .automatic && !isEastAsian) }

  /// Whether a line is drawn across before a paragraph: a rule that has no line of its own.
  private func hasRule(before paragraph: Paragraph) -> Bool {
    guard report.lines == nil, !report.blocks.isEmpty else { return false }
    let first = report.blocks.partitionPoint { $0.range.lower < paragraph.range.lower }
    return report.blocks[first...].prefix { $0.range.lower == paragraph.range.lower }
      .contains { $0.kind == .rule && $0.range.isEmpty }
  }

  /// The blank rows between two paragraphs of an imported document, by the blocks they stand in.
  private func rowsBetween(_ index: Int, _ next: Int) -> Int {
    let (above, below) = (report.paragraphs[index], report.paragraphs[next])
    if below.kind == .blank || below.continuesLine { return 0 }
    if above.kind == .title { return below.kind == .title ? 0 : 1 }
    if below.kind == .heading, !isRunIn(below), isSpaced || isHighHeading(below) { return 1 }
    let left = report.blockTree.chain(at: above.range.lower)
    let right = report.blockTree.chain(at: below.range.lower)
    let isBoxed = { (block: Int) in [.table, .code].contains(report.blocks[block].kind) }
    if left.contains(where: { isBoxed($0) || report.blocks[$0].kind == .lines ? right.contains($0) : false }) {
      return 0
    }
    if left.contains(where: isBoxed) || right.contains(where: isBoxed) { return above.kind == .heading ? 0 : 1 }
    let isNote = { (block: Int) in report.blocks[block].kind == .footnote }
    let areNotes = (left.contains(where: isNote), right.contains(where: isNote))
    if areNotes.0 || areNotes.1 { return areNotes.0 && areNotes.1 || !isSpaced ? 0 : 1 }
    guard isSpaced, isFlowing(above), isFlowing(below) else { return 0 }
    let isItem = { (block: Int) in report.blocks[block].kind == .listItem }
    guard let item = right.last(where: isItem), left.contains(where: isItem) else { return 1 }
    // Items stand close, unless they are paragraphs.
    let begins = report.blocks[item].range.lower == below.range.lower
    return begins && above.range.count <= Self.shortItem ? 0 : 1
  }

  /// The bytes up to which a list item is a line rather than a paragraph.
  private static let shortItem = 240

  private func isFlowing(_ paragraph: Paragraph) -> Bool {
    switch paragraph.kind {
    case .body, .closing: true
    case .heading: isRunIn(paragraph)
    case .title, .salutation, .front, .blank, .furniture, .contents, .preformatted: false
    }
  }

  /// The next paragraph that has rows, among the nearest.
  private func nextShown(after index: Int) -> Int? {
    (index + 1..<min(index + 1 + Self.reach, report.paragraphs.count)).first { next in
      report.paragraphs[next].kind == .blank || marked(report.paragraphs[next], nil).kind != .nothing
    }
  }

  private func isHighHeading(_ paragraph: Paragraph) -> Bool {
    firstSection(in: paragraph).map { $0.level <= 2 } ?? false
  }

  private func firstSection(in paragraph: Paragraph) -> Section? {
    let index = report.sections.partitionPoint { $0.range.lower < paragraph.range.lower }
    guard report.sections.indices.contains(index), report.sections[index].range.lower < paragraph.range.upper else {
      return nil
    }
    return report.sections[index]
  }

  /// Whether two characters stand before the first row: those of the source are enough.
  private func isSetIn(_ paragraph: Paragraph, _ form: ParagraphForm) -> Bool {
    guard style.paragraphs == .indent || (style.paragraphs == .automatic && isEastAsian),
      isText(paragraph) || isRunIn(paragraph), form == plainly(form),
      !paragraph.continuesLine
    else { return false }
    // White space that is hidden is none of the page's.
    var start = paragraph.range.bytes.clamped(to: 0..<report.text.count)
    if let hidden = form.marks.hidden.first, hidden.range.lower == paragraph.range.lower {
      start = min(start.upperBound, hidden.range.upper.bytes)..<start.upperBound
    }
    let first = report.text[start].prefix(3)
    return first.first != 0x20 && first.first != 0x09 && !first.elementsEqual([0xE3, 0x80, 0x80])
  }

  /// The form with nothing beside the text.
  private func plainly(_ form: ParagraphForm) -> ParagraphForm {
    var plain = ParagraphForm()
    (plain.marks, plain.rowsAfter, plain.ruleAfter) = (form.marks, form.rowsAfter, form.ruleAfter)
    return plain
  }

  /// Whether a paragraph is running text, and no heading behind mark-up.
  private func isText(_ paragraph: Paragraph) -> Bool {
    guard paragraph.kind == .body || paragraph.kind == .closing else { return false }
    guard isMarkedUp, let section = firstSection(in: paragraph), section.kind != .runin else { return true }
    return shownBytes(paragraph.range.lower, section.heading.lower) > 0
      || shownBytes(section.heading.upper, paragraph.range.upper) > 2
  }

  /// Whether a paragraph begins with a heading and goes on with text.
  private func isRunIn(_ paragraph: Paragraph) -> Bool {
    guard paragraph.kind == .heading, let section = firstSection(in: paragraph) else { return false }
    return section.kind == .runin || shownBytes(section.heading.upper, paragraph.range.upper) > 2
  }

  /// The bytes between two places that a page shows.
  private func shownBytes(_ lower: TextOffset, _ upper: TextOffset) -> Int {
    guard lower < upper else { return 0 }
    let range = TextRange(lower, upper)
    return range.count - MarkedParagraph.hiddenRuns(report, range).reduce(0) { $0 + $1.range.clamped(to: range).count }
  }
}
