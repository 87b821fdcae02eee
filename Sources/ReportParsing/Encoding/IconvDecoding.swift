import Glibc
import ReportModel

/// Encodings read by the C library's `iconv`, which is exact for GB 18030 and recovers at the next byte.
enum IconvDecoding {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  /// `(size_t)-1`, what `iconv` returns for failure.
  private static let failed = -1

  /// The text of `bytes`; `name` is one of a fixed list, never a word from a document. A byte that cannot be read
  /// becomes one U+FFFD. Nil where the system does not know the encoding.
  static func decode(_ bytes: [UInt8], from name: String, as encoding: ReportEncoding) -> DecodedText? {
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var decoded = DecodedText(bytes: [], encoding: encoding, replacements: 0)
    decoded.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    var input = bytes
    input.withUnsafeMutableBytes { raw in
      var left = raw.count
      var next: UnsafeMutablePointer<CChar>? = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      while left > 0 {
        if convert(converter, &next, &left, into: &decoded.bytes) { continue }
        decoded.bytes.append(contentsOf: replacement)
        decoded.replacements += 1
        next = next?.advanced(by: 1)
        left -= 1
      }
    }
    return decoded
  }

  /// Converts what fits into one piece of output; false where the next byte cannot be read.
  private static func convert(
    _ converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into text: inout [UInt8]
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { piece in
      var room = piece.count
      var out = piece.baseAddress
      let result = iconv(converter, &next, &left, &out, &room)
      let failure = errno
      text.append(contentsOf: UnsafeRawBufferPointer(piece).prefix(piece.count - room))
      return result != failed || failure == E2BIG
    }
  }
}
