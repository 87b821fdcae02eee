import Glibc
import ReportModel

/// The detection of the encoding of a file's bytes.
///
/// A byte order mark decides, unless the rest is plainly something else. Text that is valid UTF-8, with a NUL in at most
/// every eighth byte, is UTF-8: no other encoding passes for it by chance. So is text in which a bad byte stands among
/// many good ones. Units of four bytes, of which one or two are 0, are UTF-32. What is left is read as UTF-16 of either
/// order, which alone has many bytes of 0, and in the encodings of each script (`ScriptEvidence`), and the reading wins
/// that looks most like text of its script; where none makes sense it is UTF-8 with damage. Only a few characters of
/// UTF-16 may happen to be valid UTF-8: where that reads like no text, and every character of the other reading is
/// common, they are UTF-16.
public enum TextEncodingDetector {
  /// The number of bytes from the start that are looked at where UTF-8 is ruled out; so that no unit of two or four bytes
  /// is cut.
  private static let sample = 1 << 14
  /// The share of characters that must be common ones, in percent.
  private static let enough = 60
  /// Fewer bytes than this may be UTF-16 that is valid UTF-8 by chance; so few, with a NUL, are no text.
  private static let few = 8..<40
  /// A document's word on its encoding counts as much as so many more common characters in a hundred.
  private static let declared = 35

  /// The encoding of `bytes`, and the length of a byte order mark that is not its own.
  public struct Detection: Equatable, Sendable {
    public var encoding: ReportEncoding
    /// The bytes of the mark in front that are to be left out before decoding.
    public var wrongMark: Int
    /// Whether all bytes were found to be valid UTF-8, so that nobody needs to look at them again.
    public var isValidUTF8: Bool

    public init(encoding: ReportEncoding, wrongMark: Int = 0, isValidUTF8: Bool = false) {
      (self.encoding, self.wrongMark, self.isValidUTF8) = (encoding, wrongMark, isValidUTF8)
    }
  }

  /// The encoding of `bytes`; `declared` is what the document itself says it is, which is believed unless the bytes are
  /// plainly of another.
  public static func encoding(of bytes: [UInt8], declared: ReportEncoding? = nil) -> ReportEncoding {
    detection(of: bytes, declared: declared).encoding
  }

  /// The encoding of `bytes`, and whether a byte order mark in front of them is wrong.
  public static func detection(of bytes: [UInt8], declared: ReportEncoding? = nil) -> Detection {
    guard let (marked, length) = mark(bytes) else { return content(bytes, declared) }
    let rest = Array(bytes.dropFirst(length).prefix(sample))
    if rest.isEmpty || fits(rest, marked) { return Detection(encoding: marked) }
    let found = content(Array(bytes.dropFirst(length)), declared).encoding
    return Detection(encoding: found, wrongMark: found == marked ? 0 : length)
  }

  // MARK: Byte order marks

  private static func mark(_ bytes: [UInt8]) -> (ReportEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]), bytes.count % 4 == 0 { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), isUTF32(bytes[...], littleEndian: true) {
      return (.utf32LittleEndian, 4)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Whether what follows a mark may be in the encoding it stands for: not where hardly anything of it is text.
  private static func fits(_ rest: [UInt8], _ encoding: ReportEncoding) -> Bool {
    switch encoding {
    case .utf8:
      let bad = UTF8Decoding.badSequences(in: rest, limit: 1_000)
      return bad.count < 2 || bad.count * 4 < rest[..<bad.end].count { $0 >= 0x80 }
    case .utf16LittleEndian, .utf16BigEndian:
      guard rest.count >= 8, let text = TextDecoder.decode(rest, as: encoding, isComplete: false) else { return true }
      return CommonCharacters.share(of: text.bytes, countsASCII: true) >= enough || !isOtherText(rest, than: encoding)
    case .utf32LittleEndian, .utf32BigEndian, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .windows1252, .windows1251,
      .koi8R:
      return true
    }
  }

  /// Whether bytes behind a mark of UTF-16 are text of the other order, or of no order.
  private static func isOtherText(_ rest: [UInt8], than encoding: ReportEncoding) -> Bool {
    if !rest.contains(0), UTF8Decoding.badSequences(in: rest, limit: 2).count < 2 { return true }
    let other: ReportEncoding = encoding == .utf16LittleEndian ? .utf16BigEndian : .utf16LittleEndian
    guard let text = TextDecoder.decode(rest, as: other, isComplete: false) else { return false }
    return CommonCharacters.share(of: text.bytes, countsASCII: true) >= enough
  }

  // MARK: Content

  private static func content(_ bytes: [UInt8], _ said: ReportEncoding?) -> Detection {
    let bad = UTF8Decoding.badSequences(in: bytes, limit: 1_000)
    let encoding = content(bytes, said, bad)
    return Detection(encoding: encoding, isValidUTF8: encoding == .utf8 && bad.count == 0)
  }

  private static func content(
    _ bytes: [UInt8], _ said: ReportEncoding?, _ bad: (count: Int, end: Int)
  ) -> ReportEncoding {
    let looked = bytes.prefix(sample)
    let hasNUL = looked.withUnsafeBytes { looked in
      looked.baseAddress.map { memchr($0, 0, looked.count) != nil } ?? false
    }
    let hasManyNULs = hasNUL && looked.count { $0 == 0 } * 8 > looked.count
    if hasManyNULs {
      if isUTF32(looked, littleEndian: true) { return .utf32LittleEndian }
      if isUTF32(looked, littleEndian: false) { return .utf32BigEndian }
    } else {
      if bad.count == 0 {
        guard few.contains(bytes.count), bytes.count % 2 == 0, readsLikeNoText(bytes) else { return .utf8 }
        return best(of: [.utf16LittleEndian, .utf16BigEndian], in: bytes, atLeast: 100)?.encoding ?? .utf8
      }
      // A damaged byte now and then among much that is well formed: no other encoding looks so.
      let beyondASCII = bytes[..<bad.end].count { $0 >= 0x80 }
      if bad.count * 8 < beyondASCII { return .utf8 }
    }
    // In the order of preference where two readings are as good.
    let sixteen: [ReportEncoding] = [.utf16LittleEndian, .utf16BigEndian]
    if hasNUL, bytes.count < few.lowerBound { return .utf8 }
    let eight: [ReportEncoding] = hasManyNULs ? [] : [.gb18030, .big5]
    for look in [SampleReading.asItStands, .mended] {
      let chinese = best(of: hasNUL ? sixteen + eight : eight + sixteen, in: bytes, atLeast: enough, look)
      if hasManyNULs { return chinese?.encoding ?? .utf8 }
      if let found = ScriptEvidence.encoding(of: piece(bytes), look, chinese: chinese, declared: said, worth: declared)
      {
        return found
      }
    }
    return said.flatMap { $0.unitLength == 1 ? $0 : nil } ?? .utf8
  }

  private static func piece(_ bytes: [UInt8]) -> [UInt8] {
    // In encodings of bytes a byte of 0 is no part of another character, and says nothing about the others.
    bytes.prefix(sample).filter { $0 != 0 }
  }

  /// The encoding in which most characters are common, the first of several, and their share; nil where none reaches
  /// `least` percent.
  private static func best(
    of candidates: [ReportEncoding], in bytes: [UInt8], atLeast least: Int, _ look: SampleReading = .asItStands
  ) -> (encoding: ReportEncoding, share: Int)? {
    var best: (encoding: ReportEncoding, share: Int)?
    for encoding in candidates {
      let isWide = encoding.unitLength > 1
      let piece = isWide ? Array(bytes.prefix(sample)) : piece(bytes)
      guard let text = look.decode(piece, as: encoding, isComplete: bytes.count <= sample) else { continue }
      let share = CommonCharacters.share(of: text.bytes, countsASCII: isWide)
      if share >= least, share > best?.share ?? 0 { best = (encoding, share) }
    }
    return best
  }

  /// Whether most units of four bytes are characters, which have a byte of 0 in front.
  private static func isUTF32(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> Bool {
    let bytes = Array(bytes.prefix(sample))
    guard bytes.count >= 8, bytes.count % 4 == 0 else { return false }
    let good = stride(from: 0, to: bytes.count - 3, by: 4).count { place in
      let unit = UTF32Decoding.unit(bytes.span, at: place, littleEndian: littleEndian)
      return unit > 0 && unit < 0x30000 && Unicode.Scalar(unit) != nil
    }
    return good * 10 >= bytes.count / 4 * 9
  }

  /// Whether bytes that are valid UTF-8 hold a control, or more than one sign in four that is rare in words.
  private static func readsLikeNoText(_ bytes: [UInt8]) -> Bool {
    var rare = 0
    var before: UInt8 = 0x20
    for byte in bytes {
      defer { before = byte }
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F: return true
      // A capital inside a word.
      case 0x41...0x5A: rare += (0x61...0x7A).contains(before) || (0x30...0x39).contains(before) ? 1 : 0
      case 0x21...0x26, 0x2A...0x2B, 0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xC2...0xDF: rare += 1
      // A character of three bytes is Chinese, or as good as.
      case 0xE0...: return false
      default: continue
      }
    }
    return rare * 4 >= bytes.count
  }
}

/// The reading of a piece of bytes for a look at it: as it stands, or, where nothing makes sense then, its damage mended,
/// for text of one paragraph may be out of step for most of it.
enum SampleReading {
  case asItStands, mended

  func decode(_ bytes: [UInt8], as encoding: ReportEncoding, isComplete: Bool) -> DecodedText? {
    switch encoding {
    case .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .windows1252, .windows1251, .koi8R:
      IconvDecoding.decode(bytes, as: encoding, isComplete: isComplete, inStep: self == .asItStands)
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
      TextDecoder.decode(bytes, as: encoding, isComplete: isComplete)
    }
  }
}
