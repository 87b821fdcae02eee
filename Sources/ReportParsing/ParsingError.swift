import ReportModel

/// Why bytes could not be read as a report.
public enum ParsingError: Error, Equatable, Sendable {
  /// There is no byte, or nothing but a byte order mark.
  case empty
  /// The bytes are mostly no text: the first NUL stands at `offset` (bytes from the start of the file).
  case binary(at: Int)
  /// The bytes begin with the signature of a format that is not read yet.
  case format(FileSignature)
  /// Nothing could be read of a document in another format, for these reasons.
  case unreadable([ReportNote])
  /// The text has more bytes than offsets can name.
  case tooLarge(bytes: Int)
}

/// Formats told by the first bytes of a file.
public enum FileSignature: String, Sendable, CaseIterable {
  /// Portable Document Format: `%PDF-`.
  case pdf = "PDF"
  /// A ZIP archive, and so docx, odt and epub: `PK` 3 4.
  case zip = "ZIP"
  /// A compound file, and so the older doc: D0 CF 11 E0.
  case compound = "OLE2"

  /// The signature `bytes` begins with; nil for anything that may be text.
  static func of(_ bytes: [UInt8]) -> FileSignature? {
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) { return .pdf }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .zip }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .compound }
    return nil
  }
}
