import TextFacts

/// The number that opens a paragraph or a sentence: `一、`, `（一）`, `1.`, `(1)`, `1.2.3`.
enum OpeningNumber {
  /// The end of the number at the start of `bytes[range]`, after spaces before and behind it; nil where there is none.
  /// A row never ends right after it.
  static func end(
    _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, widths: WidthTable, marks: PassageMarks = PassageMarks()
  ) -> Int? {
    var reader = ClusterReader(bytes, range, widths: widths, marks: marks)
    var isBracketed = false
    var digits = 0
    var parts = 0
    var isApart = false
    var isClosed = false
    while reader.read() {
      let isSpace = reader.kind == CharacterClass.space.rawValue || reader.kind == CharacterClass.tab.rawValue
      switch reader.scalar {
      case _ where isSpace:
        isApart = digits > 0
        if digits > 0 && !isClosed {
          // 1.2 and a space; but not 30 and a space.
          if isBracketed || parts == 0 { return nil }
          isClosed = true
        }
      case _ where isClosed:
        if isCloser(reader.scalar) { continue }
        // 1.2.3: what closed one part opens the next.
        guard isDigit(reader.scalar), reader.scalar < 0x3A, !isBracketed, !isApart else { return reader.start }
        isClosed = false
        digits += 1
        parts += 1
      case 0x28, 0xFF08, 0x3014:
        if isBracketed || digits > 0 { return nil }
        isBracketed = true
      case let scalar where isCloser(scalar):
        if digits == 0 { return nil }
        isClosed = true
      case let scalar where isDigit(scalar):
        digits += 1
        if digits > 8 { return nil }
      default:
        return nil
      }
    }
    return nil
  }

  /// The start of a number that opens a sentence inside `bytes[range]` and ends where the range does: the `（二）` of
  /// `…到位。（二）`, the `二、` of `…到位；二、`. Nil where there is none.
  static func start(_ bytes: UnsafePointer<UInt8>, endingAt range: Range<Int>) -> Int? {
    var back = BackwardReader(bytes: bytes, lower: range.lowerBound, place: range.upperBound)
    guard let closer = back.read(), closer == 0x3001 || closer == 0xFF09 else { return nil }
    var digits = 0
    var start = back.place
    var before = back.read()
    while let scalar = before, isDigit(scalar) {
      digits += 1
      start = back.place
      before = back.read()
    }
    guard (1...3).contains(digits) else { return nil }
    if closer == 0xFF09 {
      guard before == 0xFF08 else { return nil }
      start = back.place
      before = back.read()
    }
    // After 。；：！？ only: the 二、 of 一、二、三产业 is no number of a sentence.
    return before.map(ChinesePunctuation.endsStatement) == true ? start : nil
  }

  private static func isCloser(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0xFF09, 0x3015, 0x3001, 0x2E, 0xFF0E: true
    default: false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0xFF10...0xFF19, 0x3007, 0x25CB: true
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5EFF: true
    default: false
    }
  }
}

/// Reads UTF-8 from its end.
private struct BackwardReader {
  let bytes: UnsafePointer<UInt8>
  let lower: Int
  /// The start of the scalar read last.
  var place: Int

  /// The scalar before `place`; nil at the start, and for one that is not of one or three bytes: no number has such.
  mutating func read() -> UInt32? {
    guard place > lower else { return nil }
    let last = UInt32(bytes[place - 1])
    if last < 0x80 {
      place -= 1
      return last
    }
    guard place - 3 >= lower, bytes[place - 3] & 0xF0 == 0xE0 else { return nil }
    place -= 3
    return UInt32(bytes[place] & 0x0F) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6 | last & 0x3F
  }
}
