import ReportModel
import TextEncoding

/// The detection of the encoding of a file's bytes.
///
/// A byte order mark decides. Text that is valid UTF-8, with a NUL in at most every eighth byte, is UTF-8: no other
/// encoding of Chinese passes for it by chance. So is text in which a bad byte stands among many good ones. What is left
/// is read as UTF-16 of either order, which alone has many bytes of 0, GB 18030 and Big5, and the reading wins in which
/// most characters are the common ones of Chinese; where none makes sense it is UTF-8 with damage. Only a few characters of UTF-16 may happen to be valid UTF-8: where that reads
/// like no text, and every character of the other reading is common, they are UTF-16.
enum TextEncodingDetector {
  /// The number of bytes from the start that are looked at where UTF-8 is ruled out; even, so that no UTF-16 unit is
  /// cut.
  private static let sample = 1 << 14
  /// The share of characters that must be common ones, in percent.
  private static let enough = 60
  /// Fewer bytes than this may be UTF-16 that is valid UTF-8 by chance; so few, with a NUL, are no text.
  private static let few = 8..<40

  /// The encoding of `bytes`.
  static func encoding(of bytes: [UInt8]) -> ReportEncoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let looked = min(bytes.count, sample)
    let hasNUL = ByteSearch.first(0, in: bytes, to: looked) != nil
    let hasManyNULs = hasNUL && bytes.prefix(looked).count { $0 == 0 } * 8 > looked
    let bad = UTF8Decoding.badSequences(in: bytes, limit: 1_000)
    if !hasManyNULs {
      if bad.count == 0 {
        guard few.contains(bytes.count), bytes.count % 2 == 0, readsLikeNoText(bytes) else { return .utf8 }
        return best(of: [.utf16LittleEndian, .utf16BigEndian], in: bytes, atLeast: 100) ?? .utf8
      }
      // A damaged byte now and then among much that is well formed: no other encoding looks so.
      let beyondASCII = bytes[..<bad.end].count { $0 >= 0x80 }
      if bad.count * 8 < beyondASCII { return .utf8 }
    }
    // In the order of preference where two readings are as good.
    let sixteen: [ReportEncoding] = [.utf16LittleEndian, .utf16BigEndian]
    if hasNUL, bytes.count < few.lowerBound { return .utf8 }
    let eight: [ReportEncoding] = hasManyNULs ? [] : [.gb18030, .big5]
    return best(of: hasNUL ? sixteen + eight : eight + sixteen, in: bytes, atLeast: enough) ?? .utf8
  }

  /// The encoding in which most characters are common, the first of several; nil where none reaches `least` percent.
  private static func best(of candidates: [ReportEncoding], in bytes: [UInt8], atLeast least: Int) -> ReportEncoding? {
    let piece = bytes.count > sample ? Array(bytes[..<sample]) : bytes
    var best: (encoding: ReportEncoding?, score: Int) = (nil, least - 1)
    for encoding in candidates {
      // In GB 18030 and Big5 a byte of 0 is no part of another character, and says nothing about the others.
      let piece = encoding.isUTF16 ? piece : piece.filter { $0 != 0 }
      guard let text = TextDecoder.decode(piece, as: encoding, isComplete: bytes.count <= sample) else { continue }
      let score = CommonCharacters.share(of: text.bytes, countsASCII: encoding.isUTF16)
      if score > best.score { best = (encoding, score) }
    }
    return best.encoding
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

extension ReportEncoding {
  /// Whether every character has two bytes or four.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
