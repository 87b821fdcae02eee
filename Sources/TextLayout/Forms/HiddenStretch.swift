import ReportModel

/// Paragraphs beside each other that a page does not show: mark-up alone, and blank lines between.
public struct HiddenStretch: Sendable, Hashable {
  /// The positions of the paragraphs: as many as stand beside each other.
  public var paragraphs: Range<Int>
  /// The blank one among them that is shown all the same: it tells what stands above from what stands below. Nil where
  /// there is none, and at the beginning of a report.
  public var blank: Int?

  /// The nearest paragraph with rows from `paragraph`, one of these, in a direction; it may lie outside of the report.
  public func shown(from paragraph: Int, step: Int) -> Int {
    if let blank, step > 0 ? blank >= paragraph : blank <= paragraph { return blank }
    return step > 0 ? paragraphs.upperBound : paragraphs.lowerBound - 1
  }
}

extension InlineSpan {
  /// Whether a page shows nothing but distance in its place: a line break, a space.
  var isSpace: Bool { scalar == InlineSpan.lineBreak || scalar == " " }
}

extension ParagraphForms {
  /// Whether a report may have paragraphs that are not shown.
  public var mayHide: Bool { !style.showsSource && !report.spans.isEmpty }

  /// The paragraphs that are not shown around the one at `index`; nil where that has rows of its own whatever stands
  /// beside it. Looks at each of them once, and at one more on either side.
  public func hiddenStretch(around index: Int, revealing revealed: TextRange?) -> HiddenStretch? {
    guard mayHide, report.paragraphs.indices.contains(index) else { return nil }
    var span = report.spans.partitionPoint { $0.range.lower < report.paragraphs[index].range.lower }
    func isHidden(_ index: Int) -> Bool { self.isHidden(index, revealing: revealed, span: &span) }
    let isBlank = { (index: Int) in report.paragraphs[index].kind == .blank }
    guard isBlank(index) ? index > 0 && isHidden(index - 1) : isHidden(index) else { return nil }
    var (first, end) = (index, index + 1)
    while first > 0, isBlank(first - 1) || isHidden(first - 1) { first -= 1 }
    while end < report.paragraphs.count, isBlank(end) || isHidden(end) { end += 1 }
    return HiddenStretch(paragraphs: first..<end, blank: first > 0 ? (first..<end).first(where: isBlank) : nil)
  }

  /// Whether all of a paragraph is mark-up that a page does not show. `span` is the position of a span near its start.
  private func isHidden(_ index: Int, revealing revealed: TextRange?, span: inout Int) -> Bool {
    let paragraph = report.paragraphs[index]
    guard paragraph.kind != .blank else { return false }
    while span > 0, report.spans[span - 1].range.lower >= paragraph.range.lower { span -= 1 }
    while span < report.spans.count, report.spans[span].range.lower < paragraph.range.lower { span += 1 }
    guard isConcealed(paragraph.range, revealing: revealed, from: span) else { return false }
    guard let block = report.blockTree.innermost(at: paragraph.range.lower) else { return true }
    switch report.blocks[block].kind {
    case .comment, .metadata: return true
    case .listItem, .quotation, .code, .table, .row, .cell, .rule, .image, .footnote, .caption, .lines:
      return marked(paragraph, revealed).kind == .nothing
    }
  }

  /// Whether hidden runs cover `range` but for white space; the span at `first` is the first that begins in it.
  private func isConcealed(_ range: TextRange, revealing revealed: TextRange?, from first: Int) -> Bool {
    let bytes = range.bytes.clamped(to: 0..<report.text.count)
    var place = bytes.lowerBound
    var isAny = false
    var next = first > 0 ? first - 1 : first
    while place < bytes.upperBound {
      if next < report.spans.count, report.spans[next].range.lower.bytes <= place {
        let span = report.spans[next]
        next += 1
        guard span.hidesText, span.range.upper.bytes > place else { continue }
        let isShown = span.kind == .character && !span.isSpace || span.sign != .none
        if isShown || revealed.map(span.range.overlaps) == true { return false }
        isAny = true
        place = span.range.upper.bytes
      } else if report.text[place] <= 0x20 {
        place += 1
      } else {
        return false
      }
    }
    return isAny
  }
}
