import ReportModel

/// Text in UTF-8, and how it was made.
public struct DecodedText: Equatable, Sendable {
  /// Valid UTF-8 without a byte order mark.
  public var bytes: [UInt8]
  /// The encoding the file was read in.
  public var encoding: ReportEncoding
  /// The number of byte sequences that were not valid and became U+FFFD.
  public var replacements: Int

  public init(bytes: [UInt8], encoding: ReportEncoding, replacements: Int) {
    self.bytes = bytes
    self.encoding = encoding
    self.replacements = replacements
  }
}

/// Decodes a file's bytes in one known encoding. A bad byte sequence costs one U+FFFD, never the rest.
public enum TextDecoder {
  /// The text of `bytes` read as `encoding`, without what is cut off at the end of bytes that are not complete; nil
  /// where the system cannot read that encoding.
  public static func decode(_ bytes: [UInt8], as encoding: ReportEncoding, isComplete: Bool = true) -> DecodedText? {
    switch encoding {
    case .utf8: UTF8Decoding.decode(isComplete ? bytes : UTF8Decoding.withoutCutCharacter(bytes))
    case .utf16LittleEndian: UTF16Decoding.decode(bytes, littleEndian: true, isComplete: isComplete)
    case .utf16BigEndian: UTF16Decoding.decode(bytes, littleEndian: false, isComplete: isComplete)
    case .utf32LittleEndian: UTF32Decoding.decode(bytes, littleEndian: true, isComplete: isComplete)
    case .utf32BigEndian: UTF32Decoding.decode(bytes, littleEndian: false, isComplete: isComplete)
    case .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .windows1252, .windows1251, .koi8R:
      IconvDecoding.decode(bytes, as: encoding, isComplete: isComplete)
    }
  }
}
