import ReportModel
import TextFacts

/// UTF-16 after Unicode, 3.10. A surrogate without its other half and an odd last byte become one U+FFFD each, so that
/// one bad byte never shifts what follows.
enum UTF16Decoding {
  private static let mark: UInt32 = 0xFEFF

  /// The text of `bytes`, its byte order mark dropped. Where more is to come (`isComplete` is false) what is cut off at
  /// the end is left out.
  static func decode(_ bytes: [UInt8], littleEndian: Bool, isComplete: Bool) -> DecodedText {
    var decoded = DecodedText(
      bytes: [], encoding: littleEndian ? .utf16LittleEndian : .utf16BigEndian, replacements: 0)
    decoded.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    let span = bytes.span
    func unit(_ place: Int) -> UInt32 {
      let (first, second) = (UInt32(span[place]), UInt32(span[place + 1]))
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    var place = 0
    while place + 1 < span.count {
      let first = unit(place)
      place += 2
      if first & 0xF800 != 0xD800 {
        if first != mark || place > 2 { TextScalar.append(first, to: &decoded.bytes) }
        continue
      }
      let isHigh = first & 0xFC00 == 0xD800
      if isHigh, place + 1 < span.count, unit(place) & 0xFC00 == 0xDC00 {
        TextScalar.append(0x10000 + (first & 0x3FF) << 10 + (unit(place) & 0x3FF), to: &decoded.bytes)
        place += 2
      } else if isComplete || !isHigh || place + 1 < span.count {
        TextScalar.append(0xFFFD, to: &decoded.bytes)
        decoded.replacements += 1
      }
    }
    if place < span.count, isComplete {
      TextScalar.append(0xFFFD, to: &decoded.bytes)
      decoded.replacements += 1
    }
    return decoded
  }
}
