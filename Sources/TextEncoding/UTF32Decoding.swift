import ReportModel

/// UTF-32 after Unicode, 3.10. A unit that is no scalar value and a rest of less than four bytes become one U+FFFD each.
enum UTF32Decoding {
  private static let mark: UInt32 = 0xFEFF

  /// The text of `bytes`, its byte order mark dropped. Where more is to come (`isComplete` is false) what is cut off at
  /// the end is left out.
  static func decode(_ bytes: [UInt8], littleEndian: Bool, isComplete: Bool) -> DecodedText {
    var decoded = DecodedText(
      bytes: [], encoding: littleEndian ? .utf32LittleEndian : .utf32BigEndian, replacements: 0)
    decoded.bytes.reserveCapacity(bytes.count)
    let span = bytes.span
    var place = 0
    while place + 3 < span.count {
      let scalar = unit(span, at: place, littleEndian: littleEndian)
      place += 4
      if let scalar = Unicode.Scalar(scalar) {
        if scalar.value != mark || place > 4 { decoded.bytes += UTF8.encode(scalar).map(Array.init) ?? [] }
      } else {
        decoded.bytes += [0xEF, 0xBF, 0xBD]
        decoded.replacements += 1
      }
    }
    if place < span.count, isComplete {
      decoded.bytes += [0xEF, 0xBF, 0xBD]
      decoded.replacements += 1
    }
    return decoded
  }

  /// The unit of four bytes at `place`.
  static func unit(_ bytes: borrowing Span<UInt8>, at place: Int, littleEndian: Bool) -> UInt32 {
    var unit: UInt32 = 0
    for index in 0..<4 { unit = unit << 8 | UInt32(bytes[littleEndian ? place + 3 - index : place + index]) }
    return unit
  }
}
