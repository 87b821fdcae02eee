/// One thing an import reader found in a document, in document order.
///
/// The import program writes records, the browser reads them; neither trusts the other's bytes further than this
/// module checks them. No text holds LF or CR, but the title of a bookmark and a cell hold no TAB either: the encoder
/// sees to it, the decoder refuses nothing for it.
public enum ImportRecord: Sendable, Hashable {
  /// A paragraph of running text.
  case paragraph(String)
  /// A heading by the format's own style, its level 1…9 (0 for the title of the document), its text with the number as the format shows it.
  case heading(level: Int, String)
  /// One row of a table. Consecutive rows are one table.
  case row(cells: [String])
  /// One line of preformatted text.
  case preformatted(String)
  /// An entry of the document's own outline, its level 1…9. All stand before the text.
  case bookmark(level: Int, String)
  /// A footnote: its mark as shown (empty where unknown) and its text.
  case footnote(mark: String, String)
  /// What could not be read.
  case note(ImportNote)
  /// Everything that could be read has been written. A stream without it ended by a crash or a limit.
  case end
}

/// What an import reader could not read, and why.
public struct ImportNote: Sendable, Hashable {
  /// The kinds of things that cannot be read. The raw value is the key in the stream.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The document, or a part of it, needs a password.
    case encrypted
    /// An XML part declares a document type, which office files have no use for and attacks have.
    case doctype
    /// Elements nest deeper than the limit; what was deeper is left out.
    case tooDeep = "too-deep"
    /// The archive has more parts than the limit.
    case tooManyParts = "too-many-parts"
    /// A part, or the whole, is larger than the limit; what was over it is left out.
    case tooLarge = "too-large"
    /// A reference to something outside the document was not followed.
    case external
    /// Bytes that are not what the format asks for; what stood before them was read.
    case damaged
    /// A part that the document cannot be read without is not there.
    case missingPart = "missing-part"
    /// The document holds no text (a scan, pictures only).
    case noText = "no-text"
    /// A library or tool that reads this format is not installed.
    case missingTool = "missing-tool"
    /// The program that reads this format ended before it was done: a crash or a limit of time or memory.
    case endedEarly = "ended-early"
    /// A key that this program does not know; the detail holds it.
    case other
  }

  /// The kind of thing that could not be read.
  public var reason: Reason
  /// What it was: a part's name, a count, a package to install; empty where there is nothing to say.
  public var detail: String

  /// A note that something could not be read for `reason`.
  public init(_ reason: Reason, detail: String = "") {
    self.reason = reason
    self.detail = detail
  }
}

/// The formats the import program reads, by the names it takes as its argument.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
  /// Office Open XML text (ECMA-376).
  case docx
  /// OpenDocument text (ISO/IEC 26300).
  case odt
  /// EPUB 2 and 3.
  case epub
  /// HTML, as the WHATWG standard reads it.
  case html
  /// PDF (ISO 32000).
  case pdf
  /// Word 97–2003 binary documents.
  case doc
}
