import TextFacts

/// Runs of text as words for people: what a heading says, whatever way it was spaced and wrapped.
enum Words {
  /// The words of `range`: white space runs become one space, and zero-width spaces alone vanish; between two East Asian characters they vanish where
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
      let run = scalars[first..<index]
      // Zero-width spaces alone part nothing.
      guard run.contains(where: { WhiteSpace.contains($0.value) }) else { continue }
      let wraps = run.contains { $0 == "\n" || $0 == "\r" }
      let bothWide = isWide(before) && isWide(scalars[index])
      if !(bothWide && (wraps || spacedOut)) { out.append(" ") }
    }
    return String(out)
  }

  /// False where no white space stands in `bytes`, which are UTF-8; told from the bytes.
  static func mayHoldSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for (place, byte) in bytes.enumerated() {
        if byte <= 0x20 || byte == 0xC2 || byte == 0xE1 { return true }
        guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, place + 2 < bytes.count else { continue }
        let (second, third) = (bytes[place + 1], bytes[place + 2])
        // U+3000; U+FEFF; U+2000…200B, 2028, 2029, 202F, 205F.
        if byte == 0xE3, second == 0x80, third == 0x80 { return true }
        if byte == 0xEF, second == 0xBB, third == 0xBF { return true }
        guard byte == 0xE2 else { continue }
        if second == 0x80, third <= 0x8B || (0xA8...0xAF).contains(third) { return true }
        if second == 0x81, third == 0x9F { return true }
      }
      return false
    }
  }

  /// Whether single East Asian characters stand apart from each other, as in `政 府 工 作 报 告` and `总　　则`.
  private static func isSpacedOut(_ scalars: [Unicode.Scalar]) -> Bool {
    let words = scalars.split(whereSeparator: isSpace)
    return words.count > 1 && words.allSatisfy { $0.count == 1 && $0.allSatisfy(isWide) }
  }

  /// Whether a character belongs to a run that is one space or none.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    WhiteSpace.contains(scalar.value) || WhiteSpace.isZeroWidth(scalar.value)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool { EastAsianWidth.isWideInChinese(scalar.value) }
}
