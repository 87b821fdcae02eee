import TextFacts

/// A report as a library keeps thousands of them: its text, where its sections begin, and all else in a few bytes a
/// section and a paragraph.
///
/// A `Section` takes 60 bytes, and a section of a work report holds some 300. Packed it takes four bytes, for where it
/// begins, and eight short numbers. One that lies in an index on the disk is read from there when it is first looked
/// into.
public struct PackedReport: Sendable {
  /// The file or stream the report was read from.
  public let source: ReportSource
  private let storage: Storage

  private enum Storage: Sendable {
    case memory(PackedContent)
    case kept(KeptContent)
  }

  /// Packs a report whose outline is as `ReportParsing` makes it.
  public init(_ report: Report) {
    source = report.source
    storage = .memory(PackedContent(report))
  }

  init(_ content: PackedContent, source: ReportSource) {
    self.source = source
    storage = .memory(content)
  }

  /// A report that lies in an index on the disk.
  public init(_ kept: KeptContent, source: ReportSource) {
    self.source = source
    storage = .kept(kept)
  }

  /// The content, read from the disk where that was not done yet.
  var content: PackedContent {
    switch storage {
    case .memory(let content): content
    case .kept(let kept): kept.content
    }
  }

  /// The content; of a report that lies in an index on the disk nothing stays in memory for it.
  var contentOnce: PackedContent {
    switch storage {
    case .memory(let content): content
    case .kept(let kept): kept.read()
    }
  }

  /// The decoded text in UTF-8, always valid, without a byte order mark.
  public var text: [UInt8] { content.text }
  /// The first byte of every section in document order, that of the report itself first.
  public var sectionStarts: [UInt32] { content.sectionStarts }
  /// The encoding by which the bytes of the file were read.
  public var encoding: ReportEncoding { content.encoding }
  /// The number of byte sequences that were not valid in that encoding and stand as U+FFFD.
  public var replacements: Int { content.replacements }
  /// Whether this is the whole report.
  public var isComplete: Bool { content.isComplete }
  /// The names of the reader's own rules that the outline was found with.
  public var rules: [String] { content.rules }
  /// The parts that could not be read; empty where all were.
  public var notes: [ReportNote] { content.notes }
  /// The changes and comments that the document records.
  public var revisions: [Revision] { content.revisions }
  /// The run of the text that the title lines take up; empty where none were found.
  public var titleRange: TextRange { content.titleRange }
  /// The title in words, its lines joined by a space, at most as much of it as a screen can show; nil where none was
  /// found.
  public var title: String? {
    switch storage {
    case .memory(let content): content.title
    case .kept(let kept): kept.title
    }
  }
  /// The number of its sections, the report itself among them.
  public var sectionCount: Int {
    switch storage {
    case .memory(let content): content.sectionStarts.count
    case .kept(let kept): kept.facts.sectionCount
    }
  }
  /// The spans that were packed.
  var unpackedSpans: [InlineSpan] { content.blocks.unpackedSpans() }

  /// UTF-8 bytes of the text.
  public var byteCount: Int {
    switch storage {
    case .memory(let content): content.text.count
    case .kept(let kept): kept.facts.byteCount
    }
  }

  /// The text to be searched: the same as `text`, but of a report that lies in an index on the disk it is read and checked
  /// anew, unless that was done a moment ago, and does not stay in memory.
  public var searchedText: FlatArray<UInt8> {
    switch storage {
    case .memory(let content): FlatArray(content.text)
    case .kept(let kept): FlatArray(kept.text)
    }
  }

  /// Whether the report lies in an index on the disk.
  public var isKept: Bool { if case .kept = storage { true } else { false } }

  /// Whether a page does not show all of the text as it stands.
  public var hidesText: Bool {
    switch storage {
    case .memory(let content): content.hidesText
    case .kept(let kept): kept.facts.hidesText
    }
  }

  /// Whether that are overstrikes and SGR sequences, and no mark-up.
  public var isStyledForTerminal: Bool {
    switch storage {
    case .memory(let content): content.isStyledForTerminal
    case .kept(let kept): kept.facts.isStyledForTerminal
    }
  }

  /// Its characters, white space and controls left out.
  public var characters: Int {
    switch storage {
    case .memory(let content): content.characters
    case .kept(let kept): kept.facts.characters
    }
  }

  /// Bytes it takes in memory, the text included; nothing, for one that lies in an index on the disk.
  public var weight: Int {
    switch storage {
    case .memory(let content): content.weight
    case .kept: 0
    }
  }

  /// The section whose heading or own text holds `place`.
  public func section(at place: TextOffset) -> SectionIndex {
    SectionIndex(max(0, sectionStarts.partitionPoint { $0 <= place.bytes } - 1))
  }

  /// The report that was packed, equal in every part.
  public func unpacked() -> Report { content.unpacked(source) }

  /// The same; of a report that lies in an index on the disk nothing stays in memory for it.
  public func unpackedOnce() -> Report { contentOnce.unpacked(source) }

  /// The headings of all sections in document order; a fraction of the work that unpacking all is.
  public func headings() -> [Heading] { content.headings() }

  /// A section's heading, as far as it takes to know which sections stand under it.
  public struct Heading: Sendable, Hashable {
    /// The level of the section; 0 is the report itself.
    public var level: Int
    /// The start of the section in the text, in bytes.
    public var start: Int
    /// The end of its heading; for a section that has none, its start.
    public var end: Int
  }
}
