import ReportModel

/// Puts back into a text, whose outline was found without it, what set its words: a report of the text as it was read,
/// with the same outline.
struct StyledReport {
  private let styled: StyledText
  /// The places of the bytes of the plain text, as lines were joined.
  private let moves: OffsetMap
  /// The text of the report.
  private(set) var text: [UInt8] = []
  /// The bytes of the joined plain text.
  private let length: Int
  /// For each hidden run its place in the joined plain text, and the bytes of all hidden runs up to it.
  private var places: [Int] = []
  private var sums: [Int] = []

  /// The text of `joined` with the hidden runs of `styled`; `moves` says where the bytes of its plain text stand there.
  init(_ styled: StyledText, joined: [UInt8], moves: OffsetMap) {
    let source = styled.source
    self.styled = styled
    self.moves = moves
    length = joined.count
    places.reserveCapacity(styled.hidden.count)
    sums.reserveCapacity(styled.hidden.count)
    text.reserveCapacity(source.count)
    var (sum, copied) = (0, 0)
    for run in styled.hidden {
      let place = min(moves(run.lower.bytes - sum), length)
      if copied < place { text += joined[copied..<place] }
      copied = max(copied, place)
      text += source[run.bytes]
      sum += run.count
      places.append(place)
      sums.append(sum)
    }
    if copied < length { text += joined[copied...] }
  }

  /// The place in the report of one in the joined plain text: before the runs hidden there, but at the end of all.
  func place(_ offset: Int) -> Int {
    if offset >= length { return text.count }
    let before = places.partitionPoint { $0 < offset }
    return offset + (before > 0 ? sums[before - 1] : 0)
  }

  /// The same, after the runs hidden there.
  private func placeAfter(_ offset: Int) -> Int {
    let before = places.partitionPoint { $0 <= offset }
    return min(offset, length) + (before > 0 ? sums[before - 1] : 0)
  }

  private func range(_ range: TextRange) -> TextRange {
    TextRange(place(range.lower.bytes), place(range.upper.bytes))
  }

  // MARK: The parts of the report

  /// The spans: the hidden runs, and the runs that are set.
  var spans: [InlineSpan] {
    var spans: [InlineSpan] = []
    spans.reserveCapacity(styled.hidden.count + styled.runs.count)
    for (index, run) in styled.hidden.enumerated() where styled.isUnseen.isEmpty || !styled.isUnseen[index] {
      let end = places[index] + sums[index]
      spans.append(InlineSpan(.concealed, TextRange(end - run.count, end)))
    }
    for run in styled.runs {
      let moved = run.moved { placeOfSource($0) }
      if !moved.range.isEmpty { spans.append(moved) }
    }
    spans.sortByStart { $0.range }
    return spans
  }

  /// The place in the report of a byte of the source that is shown, or of the one after such.
  func placeOfSource(_ offset: Int) -> Int {
    let hidden = styled.hidden.partitionPoint { $0.upper.bytes <= offset }
    let sum = hidden > 0 ? sums[hidden - 1] : 0
    return min(moves(offset - sum), length) + sum
  }

  func section(_ section: Section) -> Section {
    var moved = section
    moved.range = range(section.range)
    moved.heading = range(section.heading)
    moved.body = range(section.body)
    moved.number = range(section.number)
    moved.title = range(section.title)
    return moved
  }

  /// The paragraphs, with the runs hidden at their ends; those that grow too long are parted.
  func paragraphs(_ paragraphs: [Paragraph]) -> [Paragraph] {
    var moved: [Paragraph] = []
    moved.reserveCapacity(paragraphs.count)
    for (index, paragraph) in paragraphs.enumerated() {
      let goesOn = index + 1 < paragraphs.count && paragraphs[index + 1].range.lower == paragraph.range.upper
      let end = paragraph.range.upper.bytes
      append(paragraph, place(paragraph.range.lower.bytes), goesOn ? place(end) : placeAfter(end), to: &moved)
    }
    // Marks behind the last line end set nothing: a line that shows nothing.
    let end = min(text.count, (moved.last?.range.upper.bytes ?? 0) + 1)
    if text[end...].contains(where: { $0 != 0x0A }) {
      moved.append(Paragraph(range: TextRange(end, text.last == 0x0A ? text.count - 1 : text.count), kind: .blank))
    }
    return moved
  }

  private func append(_ paragraph: Paragraph, _ lower: Int, _ upper: Int, to moved: inout [Paragraph]) {
    var (paragraph, start) = (paragraph, lower)
    while paragraph.kind != .blank, upper - start > ParagraphBuilder.longest {
      let cut = text.span.scalarStart(atOrBefore: start + ParagraphBuilder.longest, from: start + 1)
      paragraph.range = TextRange(start, cut)
      moved.append(paragraph)
      paragraph.continuesLine = true
      start = cut
    }
    paragraph.range = TextRange(start, upper)
    moved.append(paragraph)
  }

  func evidence(_ evidence: HeadingEvidence) -> HeadingEvidence {
    var moved = evidence
    moved.heading = range(evidence.heading)
    moved.number = range(evidence.number)
    moved.title = range(evidence.title)
    return moved
  }
}
