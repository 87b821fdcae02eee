/// Runs of text as words for people: what a heading says, whatever way it was spaced and wrapped.
enum Words {
  /// The words of `range`: white space runs become one space; between two East Asian characters they vanish where
  /// they hold a line end or where every character of the run is spaced out.
  static func joined(_ text: [UInt8], _ range: TextRange) -> String {
    let bounds = range.bytes.clamped(to: 0..<text.count)
    let words = String(decoding: text[bounds], as: UTF8.self)
    guard mayHoldSpace(text[bounds]), words.unicodeScalars.contains(where: isSpace) else { return words }
    let scalars = Array(words.unicodeScalars)
    let spacedOut = isSpacedOut(scalars)
    var out = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard isSpace(scalars[index]) else {
        out.append(scalars[index])
        index += 1
        continue
      }
      let first = index
      while index < scalars.count, isSpace(scalars[index]) { index += 1 }
      guard let before = out.last, index < scalars.count else { continue }
      let wraps = scalars[first..<index].contains { $0 == "\n" || $0 == "\r" }
      let bothWide = isEastAsian(before) && isEastAsian(scalars[index])
      if !(bothWide && (wraps || spacedOut)) { out.append(" ") }
    }
    return String(out)
  }

  /// False where no white space stands in `bytes`, which are UTF-8; told from the bytes.
  static func mayHoldSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for (place, byte) in bytes.enumerated() {
        if byte <= 0x20 || byte == 0xC2 || byte == 0xE1 { return true }
        guard byte == 0xE2 || byte == 0xE3, place + 2 < bytes.count else { continue }
        let (second, third) = (bytes[place + 1], bytes[place + 2])
        // U+3000; U+2000…200A, 2028, 2029, 202F, 205F.
        if byte == 0xE3, second == 0x80, third == 0x80 { return true }
        guard byte == 0xE2 else { continue }
        if second == 0x80, third <= 0x8A || (0xA8...0xAF).contains(third) { return true }
        if second == 0x81, third == 0x9F { return true }
      }
      return false
    }
  }

  /// Whether single East Asian characters stand apart from each other, as in `政 府 工 作 报 告` and `总　　则`.
  private static func isSpacedOut(_ scalars: [Unicode.Scalar]) -> Bool {
    let words = scalars.split(whereSeparator: isSpace)
    return words.count > 1 && words.allSatisfy { $0.count == 1 && $0.allSatisfy(isEastAsian) }
  }

  /// White_Space (Unicode, PropList.txt), written out: the library's own answer takes a third of a frame's time.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Han, kana, hangul and full-width forms, by block: enough to tell where a space only spaces out.
  private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014, 0x2018...0x201D, 0x2026: true
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60: true
    case 0x20000...0x3FFFF: true
    default: false
    }
  }
}
