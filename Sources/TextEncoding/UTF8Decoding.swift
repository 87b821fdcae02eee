import ReportModel
import TextFacts

/// UTF-8 after Unicode, table 3-7; a maximal part of an ill-formed sequence is replaced by one U+FFFD.
public enum UTF8Decoding {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The text of `bytes`, its byte order mark dropped.
  public static func decode(_ bytes: [UInt8]) -> DecodedText {
    let start = bytes.starts(with: mark) ? mark.count : 0
    let valid = validPrefix(of: bytes.span, from: start)
    if valid == bytes.count {
      let text = start == 0 ? bytes : Array(bytes[start...])
      return DecodedText(bytes: text, encoding: .utf8, replacements: 0)
    }
    return repaired(bytes, from: start)
  }

  /// The number of byte sequences of `bytes` that are not UTF-8, counted up to `limit`, and the byte where the count
  /// ended.
  public static func badSequences(in bytes: [UInt8], limit: Int) -> (count: Int, end: Int) {
    var count = 0
    var place = 0
    while count < limit {
      place = validPrefix(of: bytes.span, from: place)
      guard place < bytes.count else { break }
      count += 1
      place += illFormedLength(of: bytes, at: place)
    }
    return (count, place)
  }

  /// `bytes` without a character that is cut off at their end: the rest of it is still to come.
  public static func withoutCutCharacter(_ bytes: [UInt8]) -> [UInt8] {
    guard let lead = bytes.indices.suffix(3).last(where: { !bytes[$0].isUTF8Continuation }),
      let (length, _) = shape(of: bytes[lead]), lead + length > bytes.count
    else { return bytes }
    return Array(bytes[..<lead])
  }

  private static func repaired(_ bytes: [UInt8], from start: Int) -> DecodedText {
    var text: [UInt8] = []
    // Room for what a mark is longer than a bad byte: growing would double the memory of a large text.
    text.reserveCapacity(bytes.count + 2 * badSequences(in: bytes, limit: 1 << 20).count)
    var replacements = 0
    var place = start
    while place < bytes.count {
      let end = validPrefix(of: bytes.span, from: place)
      text.append(contentsOf: bytes[place..<end])
      guard end < bytes.count else { break }
      text.append(contentsOf: replacement)
      replacements += 1
      place = end + illFormedLength(of: bytes, at: end)
    }
    return DecodedText(bytes: text, encoding: .utf8, replacements: replacements)
  }

  /// The end of the longest run from `start` that is valid UTF-8.
  private static func validPrefix(of bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      place = commonPrefix(of: bytes, from: place)
      guard place < bytes.count else { break }
      let length = wellFormedLength(of: bytes, at: place)
      if length == 0 { return place }
      place += length
    }
    return place
  }

  /// The end of a run from `start` of ASCII and characters of three bytes, those with leads of their own rules left out.
  private static func commonPrefix(of bytes: Span<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBytes { raw in
      var place = start
      // Four bytes at once, of which the first is the lowest.
      while place + 4 <= raw.count {
        let four = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        if four & 0xC0_C0F0 == 0x80_80E0, four & 0xFF != 0xE0, four & 0xFF != 0xED {
          place += 3
        } else if four & 0x8080_8080 == 0 {
          place += 4
        } else if four & 0x80 == 0 {
          place += 1
        } else {
          break
        }
      }
      return place
    }
  }

  /// The length of the well-formed sequence at `place`; 0 where there is none.
  private static func wellFormedLength(of bytes: Span<UInt8>, at place: Int) -> Int {
    let lead = bytes[place]
    guard let (length, second) = shape(of: lead), place + length <= bytes.count else { return 0 }
    if length == 1 { return 1 }
    guard second.contains(bytes[place + 1]) else { return 0 }
    for index in 2..<max(2, length) where !bytes[place + index].isUTF8Continuation { return 0 }
    return length
  }

  /// The length of the maximal part of an ill-formed sequence at `place`; at least 1.
  private static func illFormedLength(of bytes: [UInt8], at place: Int) -> Int {
    guard let (length, second) = shape(of: bytes[place]), length > 1 else { return 1 }
    guard place + 1 < bytes.count, second.contains(bytes[place + 1]) else { return 1 }
    var found = 2
    while found < length, place + found < bytes.count, bytes[place + found].isUTF8Continuation { found += 1 }
    return min(found, length)
  }

  /// The length of a sequence that begins with `lead`, and what its second byte may be.
  private static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0x00...0x7F: (1, 0x80...0xBF)
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
