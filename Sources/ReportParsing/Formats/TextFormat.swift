import TextFacts

/// The formats of text, told by its content; the end of the file's name decides where the content fits several.
enum TextFormat: CaseIterable {
  /// Text without marks.
  case plain
  /// Source code, settings, logs, records: no text that has headings, whatever its lines begin with.
  case data
  case markdown, org, asciiDoc, restructuredText
  /// Source of manual pages.
  case manual

  /// The number of bytes from the start that tell the format.
  static let sample = 1 << 16

  /// The format of `text` in a file called `name`.
  static func of(_ text: [UInt8], name: String) -> TextFormat {
    let evidence = FormatEvidence(text, to: min(text.count, sample))
    if let format = named(name) ?? evidence.format { return format }
    if evidence.hasFrontMatter { return .markdown }
    if evidence.hasRemarks || RecordText.reads(text) { return .data }
    return evidence.isMarkdown ? .markdown : .plain
  }

  /// Whether headings and other parts have marks.
  var hasMarks: Bool {
    switch self {
    case .plain, .data: false
    case .markdown, .org, .asciiDoc, .restructuredText, .manual: true
    }
  }

  /// Whether the end of a file's name says that it is marked up.
  static func isMarkedUp(_ name: String) -> Bool { named(name) != nil }

  /// The lines of `text` in a file called `name`, with what its format says about them. Text set for a terminal or a
  /// printer is the page, not its source: it has no marks.
  static func read(_ text: [UInt8], name: String, isStyled: Bool) -> LinedText {
    guard isStyled else { return of(text, name: name).read(text) }
    return (RecordText.reads(text) ? TextFormat.data : .plain).read(text)
  }

  /// The format that the end of a file's name stands for.
  private static func named(_ name: String) -> TextFormat? {
    let ending = name.utf8.suffix(12).split(separator: 0x2E, omittingEmptySubsequences: false).dropFirst().last
    switch ending.map({ String(decoding: $0, as: UTF8.self).lowercased() }) {
    case "md", "markdown", "mkd", "mdown", "mdx", "qmd", "rmd": return .markdown
    case "org": return .org
    case "adoc", "asciidoc", "asc": return .asciiDoc
    case "rst", "rest": return .restructuredText
    default: return nil
    }
  }

  /// The lines of `text`, with what the format says about them.
  func read(_ text: [UInt8]) -> LinedText {
    switch self {
    case .plain: ManualPage.read(text) ?? PlainTextReader.read(text)
    case .data: DataReader.read(text)
    case .markdown: MarkdownReader.read(text)
    case .org: OrgReader.read(text)
    case .asciiDoc: AsciiDocReader.read(text)
    case .restructuredText: RestructuredTextReader.read(text)
    case .manual: ManualReader.read(text)
    }
  }
}

/// Source code, settings, logs and records as lines that stay as they are: none is a title or a heading.
enum DataReader {
  static func read(_ text: [UInt8]) -> LinedText {
    var document = PlainTextReader.records(of: text)
    document.marksHeadings = true
    return document
  }
}
