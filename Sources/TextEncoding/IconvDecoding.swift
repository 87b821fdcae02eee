import Glibc
import ReportModel

/// Encodings read by the C library's `iconv`, which is exact for all of them; in those of two bytes a character the
/// damaged bytes are found first, so that the rest is read in step.
enum IconvDecoding {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// `(size_t)-1`, what `iconv` returns for failure.
  private static let failed = -1

  private enum Stop { case room, badBytes, cutOff }

  /// The name by which `iconv` knows an encoding: one of a fixed list, never a word from a document.
  static func name(of encoding: ReportEncoding) -> String {
    switch encoding {
    case .shiftJIS: "CP932"
    case .eucJP: "EUC-JP-MS"
    case .eucKR: "CP949"
    case .windows1252: "CP1252"
    case .windows1251: "CP1251"
    case .gb18030, .big5, .koi8R, .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian:
      encoding.rawValue
    }
  }

  /// The text of `bytes` without a byte order mark. A byte that cannot be read becomes one U+FFFD, and so does a pair of
  /// bytes that no character has. Where more is to come (`isComplete` is false) a character cut off at the end is left
  /// out. Where the bytes are known to be `inStep`, no damage is looked for. Nil where the system does not know the
  /// encoding.
  static func decode(
    _ bytes: [UInt8], as encoding: ReportEncoding, isComplete: Bool, inStep: Bool = false
  ) -> DecodedText? {
    guard let converter = iconv_open("UTF-8", name(of: encoding)), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var decoded = DecodedText(bytes: [], encoding: encoding, replacements: 0)
    decoded.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    let damage = inStep ? [] : DamagedBytes.find(in: bytes, encoding, isComplete: isComplete)
    var input = bytes
    input.withUnsafeMutableBytes { raw in
      var place = 0
      for bad in damage {
        convert(converter, raw, place..<bad.lowerBound, isLast: false, into: &decoded, isComplete: isComplete)
        decoded.bytes.append(contentsOf: replacement)
        decoded.replacements += 1
        place = bad.upperBound
      }
      convert(converter, raw, place..<raw.count, isLast: true, into: &decoded, isComplete: isComplete)
    }
    if decoded.bytes.starts(with: mark) { decoded.bytes.removeFirst(mark.count) }
    return decoded
  }

  /// Converts a run of bytes, replacing what is bad in it; a character cut off at its end is bad unless it is the last run
  /// of what is not complete.
  private static func convert(
    _ converter: iconv_t, _ raw: UnsafeMutableRawBufferPointer, _ range: Range<Int>, isLast: Bool,
    into decoded: inout DecodedText, isComplete: Bool
  ) {
    var left = range.count
    var next = raw.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
    while left > 0 {
      let stop = convert(converter, &next, &left, into: &decoded.bytes)
      if stop == .room { continue }
      if stop == .cutOff, isLast, !isComplete { break }
      decoded.bytes.append(contentsOf: replacement)
      decoded.replacements += 1
      let skipped =
        stop == .cutOff ? left : badLength(UnsafeRawBufferPointer(raw), at: range.upperBound - left, range.upperBound)
      next = next?.advanced(by: skipped)
      left -= skipped
    }
  }

  /// The number of bytes that one replacement mark stands for: two where both bytes occur only in pairs, so that
  /// decoding goes on in step.
  private static func badLength(_ bytes: UnsafeRawBufferPointer, at place: Int, _ end: Int) -> Int {
    guard place + 1 < end else { return 1 }
    return (0x81...0xFE).contains(bytes[place]) && (0xA1...0xFE).contains(bytes[place + 1]) ? 2 : 1
  }

  /// Converts what fits into one piece of output, and says what stopped it.
  private static func convert(
    _ converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into text: inout [UInt8]
  ) -> Stop {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { piece in
      var room = piece.count
      var out = piece.baseAddress
      let result = iconv(converter, &next, &left, &out, &room)
      let failure = errno
      text.append(contentsOf: UnsafeRawBufferPointer(piece).prefix(piece.count - room))
      guard result == failed, failure != E2BIG else { return .room }
      return failure == EINVAL ? .cutOff : .badBytes
    }
  }
}
