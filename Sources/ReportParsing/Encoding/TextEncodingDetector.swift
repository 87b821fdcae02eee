import ReportModel

/// Which encoding a file's bytes are in.
///
/// Text that is valid UTF-8 is UTF-8: no other encoding of Chinese passes for it by chance. What is not is GB 18030
/// where it decodes with hardly a bad byte and most of its Chinese characters are of the common ones (level 1 of
/// GB/T 2312, rows 16 to 55); otherwise it is UTF-8 with damage.
enum TextEncodingDetector {
  /// How many bytes from the start are looked at.
  private static let sample = 1 << 16

  /// The encoding of `bytes`.
  static func encoding(of bytes: [UInt8]) -> ReportEncoding {
    let bad = UTF8Decoding.badSequences(in: bytes, limit: 1_000)
    if bad.count == 0 { return .utf8 }
    // A damaged byte now and then among much that is well formed: no other encoding looks so.
    let beyondASCII = bytes[..<bad.end].count { $0 >= 0x80 }
    if bad.count * 8 < beyondASCII { return .utf8 }
    return looksLikeGB18030(bytes, badInUTF8: bad.count) ? .gb18030 : .utf8
  }

  private static func looksLikeGB18030(_ bytes: [UInt8], badInUTF8: Int) -> Bool {
    let end = min(bytes.count, sample)
    var place = 0
    var pairs = 0
    var common = 0
    var bad = 0
    while place < end {
      let lead = bytes[place]
      if lead < 0x80 {
        place += 1
      } else if lead >= 0x81, lead <= 0xFE, place + 1 < bytes.count {
        let second = bytes[place + 1]
        if second >= 0x40, second != 0x7F, second != 0xFF {
          pairs += 1
          // Rows 1 to 9 hold punctuation, 16 to 55 the common characters.
          if second >= 0xA1, (0xA1...0xA9).contains(lead) || (0xB0...0xD7).contains(lead) { common += 1 }
          place += 2
        } else if (0x30...0x39).contains(second) {
          place += 4
        } else {
          bad += 1
          place += 1
        }
      } else {
        bad += 1
        place += 1
      }
    }
    return pairs > 0 && common * 10 >= pairs * 7 && bad * 50 <= pairs && bad < badInUTF8
  }
}
