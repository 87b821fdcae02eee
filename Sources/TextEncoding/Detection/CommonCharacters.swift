import ReportModel

/// The common characters of Chinese: level 1 of GB/T 2312 (rows 16 to 55, 3,755 characters) and of Big5 (A440 to C67E,
/// 5,401), which the standards put apart from the rest as those of daily use.
enum CommonCharacters {
  /// One bit for each character from U+4E00 to U+9FFF.
  private static let bits: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: (0xA000 - 0x4E00) / 64)
    var simplified: [UInt8] = []
    for row in UInt8(0xB0)...0xD7 { for cell in UInt8(0xA1)...0xFE { simplified += [row, cell] } }
    var traditional: [UInt8] = []
    for row in UInt8(0xA4)...0xC6 {
      for cell in UInt8(0x40)...0xFE where (row < 0xC6 || cell <= 0x7E) && !(0x7F...0xA0).contains(cell) {
        traditional += [row, cell]
      }
    }
    for (pairs, encoding) in [(simplified, ReportEncoding.gb18030), (traditional, .big5)] {
      guard let text = IconvDecoding.decode(pairs, as: encoding, isComplete: true, inStep: true) else { continue }
      for scalar in String(decoding: text.bytes, as: UTF8.self).unicodeScalars {
        guard (0x4E00...0x9FFF).contains(scalar.value) else { continue }
        bits[Int(scalar.value - 0x4E00) / 64] |= 1 << UInt64((scalar.value - 0x4E00) % 64)
      }
    }
    return bits
  }()

  /// The share of common characters in `text` (UTF-8), in percent: such a Han character, or a mark of Chinese print. A
  /// character that no text holds (U+FFFD, controls, private use) counts against three others. Letters and digits count
  /// where `countsASCII` says so, else they tell nothing. Lines drawn around the cells of a form are marks where one of
  /// their characters stands beside another: 岸岸岸 is what GB/T 2312 calls ───, read as Big5.
  static func share(of text: [UInt8], countsASCII: Bool) -> Int {
    var common = 0
    var all = 0
    var isLine = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E:
        if countsASCII { (common, all) = (common + 1, all + 1) }
      case 0..<0x20, 0x7F...0x9F, 0xE000...0xF8FF, 0xFFFD...0xFFFF: (common, all) = (common - 3, all + 1)
      case 0x4E00...0x9FFF:
        all += 1
        if contains(scalar.value) { common += 1 }
      case 0xB7, 0x2014...0x2026, 0x2460...0x249B, 0x3000...0x301F, 0x3220...0x3229, 0xFF01...0xFF5E:
        (common, all) = (common + 1, all + 1)
      case 0x2500...0x257F: (common, all) = (common + (isLine ? 1 : 0), all + 1)
      default: all += 1
      }
      isLine = (0x2500...0x257F).contains(scalar.value)
    }
    return all == 0 ? 0 : common * 100 / all
  }

  /// Whether `scalar` is a common character.
  static func contains(_ scalar: UInt32) -> Bool {
    guard (0x4E00...0x9FFF).contains(scalar) else { return false }
    return bits[Int(scalar - 0x4E00) / 64] >> UInt64((scalar - 0x4E00) % 64) & 1 == 1
  }
}
