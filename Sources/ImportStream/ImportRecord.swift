import ReportModel

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
  /// An entry of the document's own outline, its level 1…9, of which no more is known than its words. All stand before
  /// the text.
  case bookmark(level: Int, String)
  /// The heading an entry of the document's own outline leads to, the entry's level 1…9, its words as they stand there.
  case outlined(level: Int, String)
  /// A footnote: its mark as shown (empty where unknown) and its text.
  case footnote(mark: String, String)
  /// The look of the paragraph, heading, row or preformatted line that comes next. Without one nothing is known of it.
  case look(Typography)
  /// The part that the paragraph, heading, row or preformatted line that comes next plays; several may stand before it.
  case part(ImportPart)
  /// A run of the paragraph, heading, row or footnote written last that is more than letters.
  case span(ImportSpan)
  /// A change the document records, or a comment. Its range is in bytes of the paragraph or heading written last
  /// (of a row it is the whole).
  case revision(Revision)
  /// A part of the document that could not be read, and the reason.
  case note(ImportNote)
  /// Everything that could be read has been written. A stream without it ended by a crash or a limit.
  case end
}

/// A note in the stream is the note the report will carry.
public typealias ImportNote = ReportNote

/// The formats the import program reads, by the names it takes as its argument.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
  /// Office Open XML text (ECMA-376), in an archive or as one XML file (Flat OPC); Word 2003 XML.
  case docx
  /// OpenDocument text (ISO/IEC 26300), in an archive or as one XML file.
  case odt
  /// EPUB 2 and 3.
  case epub
  /// HTML, as the WHATWG standard reads it.
  case html
  /// PDF (ISO 32000).
  case pdf
  /// Word's binary documents, up to Word 2003.
  case doc
  /// Rich Text Format (Word 2007: version 1.9.1).
  case rtf
  /// A web page with what belongs to it as one message (RFC 2557).
  case mht
  /// A text compressed by gzip (RFC 1952), xz, zstd (RFC 8878) or bzip2: the program gives back its bytes, no records.
  case compressed

  /// Whether such a file is text, which an editor can change.
  public var isText: Bool {
    switch self {
    case .html: true
    case .docx, .odt, .epub, .pdf, .doc, .rtf, .mht, .compressed: false
    }
  }
}
