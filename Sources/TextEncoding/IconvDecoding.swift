import Glibc
import ReportModel

/// Encodings read by the C library's `iconv`, which is exact for GB 18030 and Big5.
enum IconvDecoding {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// `(size_t)-1`, what `iconv` returns for failure.
  private static let failed = -1

  private enum Stop { case room, badBytes, cutOff }

  /// The text of `bytes` without a byte order mark; `name` is one of a fixed list, never a word from a document. A byte
  /// that cannot be read becomes one U+FFFD, and so does a pair of bytes that no character has. Where more is to come
  /// (`isComplete` is false) a character cut off at the end is left out. Nil where the system does not know the
  /// encoding.
  static func decode(
    _ bytes: [UInt8], from name: String, as encoding: ReportEncoding, isComplete: Bool
  ) -> DecodedText? {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var decoded = DecodedText(bytes: [], encoding: encoding, replacements: 0)
    decoded.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    var input = bytes
    input.withUnsafeMutableBytes { raw in
      var left = raw.count
      var next: UnsafeMutablePointer<CChar>? = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      while left > 0 {
        let stop = convert(converter, &next, &left, into: &decoded.bytes)
        if stop == .room { continue }
        if stop == .cutOff, !isComplete { break }
        decoded.bytes.append(contentsOf: replacement)
        decoded.replacements += 1
        let skipped = stop == .cutOff ? left : badLength(UnsafeRawBufferPointer(raw), at: raw.count - left)
        next = next?.advanced(by: skipped)
        left -= skipped
      }
    }
    if decoded.bytes.starts(with: mark) { decoded.bytes.removeFirst(mark.count) }
    return decoded
  }

  /// The number of bytes that one replacement mark stands for: two where both bytes occur only in pairs, so that
  /// decoding goes on in step.
  private static func badLength(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
    guard place + 1 < bytes.count else { return 1 }
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
