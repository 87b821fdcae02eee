/// The characters that stand behind those of Unicode in Rich Text Format, for programs that know none (RTF 1.9.1,
/// "Unicode RTF": `\uN`, and how many of them `\ucN` says there are).
///
/// unrtf 0.21 skips the whole word behind `\uN`, and one however many there are: of `\u24180?2013` the year is lost. One
/// written as `\'3f` is skipped alone.
enum RtfReplacements {
  /// Groups deeper than this have the count of the group at this depth.
  private static let deepest = 10_000
  private static let mostSkipped = 16

  /// `document` with one replacement behind each character of Unicode, in the form that is skipped alone.
  static func unified(in document: [UInt8]) -> [UInt8] {
    var written: [UInt8] = []
    written.reserveCapacity(document.count + document.count / 4)
    // The replacements of a character in this group and in those around it, and how many of the last are still to come.
    var (count, outer, deeper, left) = (1, [Int](), 0, 0)
    for token in RtfTokens(document) {
      let bytes = document[token.range]
      switch token.kind {
      case .open:
        if outer.count < deepest { outer.append(count) } else { deeper += 1 }
        left = 0
        written += bytes
      case .close:
        if deeper > 0 { deeper -= 1 } else { count = outer.popLast() ?? 1 }
        left = 0
        written += bytes
      case .text:
        // Line ends are no characters of the text.
        for byte in bytes {
          if left > 0, byte != 0x0A, byte != 0x0D { left -= 1 } else { written.append(byte) }
        }
      case .character where token.name.isEmpty && left > 0: left -= 1
      case .character, .control:
        left = 0
        let value = value(of: token, document)
        switch (String(decoding: document[token.name], as: UTF8.self), value) {
        case ("u", .some):
          written += bytes.last == 0x20 ? bytes.dropLast() : bytes
          written += Array("\\'3f".utf8)
          left = count
        case ("uc", let value?):
          count = max(0, min(value, mostSkipped))
          written += Array("\\uc1".utf8) + (bytes.last == 0x20 ? [0x20] : [])
        default: written += bytes
        }
      }
    }
    return written
  }

  /// The number of a control word.
  private static func value(of token: RtfToken, _ document: [UInt8]) -> Int? {
    let digits = document[token.name.upperBound..<token.range.upperBound].prefix {
      $0 == 0x2D || $0 > 0x2F && $0 < 0x3A
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
