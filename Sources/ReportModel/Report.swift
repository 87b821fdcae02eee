import TextFacts

/// A report: one contiguous buffer of decoded text, and the outline and paragraphs found in it.
///
/// Immutable. A file that is still being read is a succession of reports, the first a prefix; places carry over by
/// their offset. What is collapsed, searched or scrolled is state beside the report, never in it.
public struct Report: Sendable {
  /// The file or stream the report was read from.
  public let source: ReportSource
  /// The decoded text in UTF-8, always valid, without a byte order mark.
  public let text: [UInt8]
  /// The outline in document order; the first is the report itself. Never empty.
  public let sections: [Section]
  /// The paragraphs in order. They cover the text but for the line ends between them.
  public let paragraphs: [Paragraph]
  /// The parts that runs of the text play by the marks of its format, with those around them; empty where it has none.
  public let blockTree: BlockTree
  /// Runs of the text that are more than letters; empty where the format has none. See `InlineSpan`.
  public let spans: [InlineSpan]
  /// Destinations of links and readings of characters that do not stand in the text.
  public let spanWords: SpanWords
  /// The paragraphs that make up the title, in order.
  public let titleParagraphs: [ParagraphIndex]
  /// The way back to lines of the source; nil for formats without lines.
  public let lines: LineMap?
  /// The encoding by which the bytes of the file were read.
  public let encoding: ReportEncoding
  /// The number of byte sequences that were not valid in that encoding and stand as U+FFFD.
  public let replacements: Int
  /// Whether this is the whole report; false for a prefix shown while the rest is read.
  public let isComplete: Bool
  /// The names of the reader's own rules that the outline was found with.
  public let rules: [String]
  /// The parts that could not be read; empty where all were.
  public let notes: [ReportNote]
  /// The changes and comments that the document records, in order of their places.
  public let revisions: [Revision]
  /// The numbered lines that were judged, headings and others, in order; empty unless they were asked for.
  public let evidence: [HeadingEvidence]

  /// A report. `sections` must hold the root first and be in document order, as `ReportParsing` makes them.
  public init(
    source: ReportSource, text: [UInt8], sections: [Section], paragraphs: [Paragraph], lines: LineMap?,
    encoding: ReportEncoding, replacements: Int, isComplete: Bool, rules: [String] = [],
    notes: [ReportNote] = [], revisions: [Revision] = [], blocks: [Block] = [], spans: [InlineSpan] = [],
    spanWords: SpanWords = SpanWords(), evidence: [HeadingEvidence] = []
  ) {
    self.source = source
    self.text = text
    self.sections = sections
    self.paragraphs = paragraphs
    blockTree = BlockTree(blocks)
    self.spans = spans
    self.spanWords = spanWords
    titleParagraphs = Self.titleParagraphs(paragraphs, sections)
    self.lines = lines
    self.encoding = encoding
    self.replacements = replacements
    self.isComplete = isComplete
    self.rules = rules
    self.notes = notes
    self.revisions = revisions
    self.evidence = evidence
  }

  /// The parts that runs of the text play, in the order of their first byte. See `Block`.
  public var blocks: [Block] { blockTree.blocks }

  /// The end of the text.
  public var end: TextOffset { TextOffset(text.count) }

  /// The report itself as a section.
  public var root: Section { sections[0] }

  /// The section named by `index`, or the report itself where there is no such section.
  @inlinable
  public subscript(index: SectionIndex) -> Section {
    sections.indices.contains(index.value) ? sections[index.value] : sections[0]
  }

  /// The innermost section whose heading or own text holds `place`.
  public func section(at place: TextOffset) -> SectionIndex {
    SectionIndex(max(0, sections.partitionPoint { $0.range.lower <= place } - 1))
  }

  /// The section that a reader sees `place` in: the mark-up before a heading stands on the row of the heading, and in the
  /// section above it.
  public func shownSection(at place: TextOffset) -> SectionIndex {
    let section = section(at: place)
    let next = section.value + 1
    guard sections.indices.contains(next), isHidden(from: place, to: sections[next].range.lower) else { return section }
    return SectionIndex(next)
  }

  /// The section that a reader sees a run of text begin in: line ends and indents before a heading are the last of the
  /// section above it.
  public func sectionShown(in range: TextRange) -> SectionIndex {
    let shown = Blank.trimmed(text.span, range.bytes.clamped(to: 0..<text.count))
    return shownSection(at: shown.isEmpty ? range.lower : TextOffset(shown.lowerBound))
  }

  /// The paragraph that holds `place`, or whose line end does; nil only for an empty report.
  public func paragraph(at place: TextOffset) -> ParagraphIndex? {
    guard !paragraphs.isEmpty else { return nil }
    return ParagraphIndex(max(0, paragraphs.partitionPoint { $0.range.lower <= place } - 1))
  }

  /// The bytes of `range` as a string for people: line ends and runs of white space become one space.
  ///
  /// Between two characters of an East Asian script white space that only spaces out or wraps a heading
  /// (`政 府 工 作 报 告`, a heading over two lines) is left out. So is mark-up that a page does not show.
  public func words(in range: TextRange) -> String {
    shown(range).map { Words.joined($0, TextRange(0, $0.count)) } ?? Words.joined(text, range)
  }

  /// The words of `range` (see `words(in:)`) as bytes, for printing many.
  public func appendWords(in range: TextRange, to bytes: inout [UInt8], quoted isQuoted: Bool = false) {
    let run = text[range.bytes.clamped(to: 0..<text.count)]
    let isHidden = !spans.isEmpty && spans(from: range).contains(where: \.hidesText)
    if isHidden || Words.mayHoldSpace(run) {
      let words = words(in: range)
      if isQuoted { JSONText.append(words.utf8, to: &bytes) } else { bytes += words.utf8 }
    } else if isQuoted {
      run.withUnsafeBufferPointer { JSONText.append($0, to: &bytes) }
    } else {
      bytes += run
    }
  }

  /// The number of a section as written, without its punctuation; empty where it has none.
  public func number(of index: SectionIndex) -> String { words(in: self[index].number) }

  /// The title of a section; for the report itself its title lines, or the name of its source.
  public func title(of index: SectionIndex) -> String {
    if index == .root { return title ?? source.shortName }
    return words(in: self[index].title)
  }

  /// The name of the rule that makes a section's heading one; nil where it is a built-in one.
  public func rule(of index: SectionIndex) -> String? {
    let rule = Int(self[index].rule) - 1
    return rules.indices.contains(rule) ? rules[rule] : nil
  }

  /// The report's own title, its lines joined by a space; nil where none was found.
  public var title: String? {
    let lines = titleParagraphs.map { words(in: titleRange(of: $0)) }
    return lines.isEmpty ? nil : lines.joined(by: " ")
  }

  /// A title paragraph without the marks of the format around it.
  public func titleRange(of paragraph: ParagraphIndex) -> TextRange {
    let range = paragraphs[paragraph.value].range
    // Titles after other lines are not in the root's heading.
    return range.overlaps(root.title) ? range.clamped(to: root.title) : range
  }

  private static func titleParagraphs(_ paragraphs: [Paragraph], _ sections: [Section]) -> [ParagraphIndex] {
    let firstSection = sections.count > 1 ? sections[1].range.lower : nil
    let before = firstSection.map { first in paragraphs.partitionPoint { $0.range.lower < first } }
    return paragraphs[..<(before ?? paragraphs.count)].indices
      .filter { paragraphs[$0].kind == .title }.map { ParagraphIndex($0) }
  }
}

/// The file or stream a report was read from.
public struct ReportSource: Sendable, Hashable {
  /// The name without the folders before it.
  public var shortName: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The name shown to people: the path as given, `-` for standard input, or the title of a built-in sample.
  public var name: String
  /// The path as the bytes the system knows it by; nil for standard input and samples.
  public var path: [UInt8]?
  /// Whether the file is one of text, which an editor can change; a docx or PDF file is not.
  public var isText: Bool

  /// A source with a name for people and, for a file, the bytes of its path.
  public init(name: String, path: [UInt8]? = nil, isText: Bool = true) {
    self.name = name
    self.path = path
    self.isText = isText
  }
}
