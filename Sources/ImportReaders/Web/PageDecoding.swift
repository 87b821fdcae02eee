import Glibc

/// Turns the bytes of a page into UTF-8 by the C library's `iconv`.
enum PageDecoding {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The text of `page` in UTF-8 without byte order mark; a byte that cannot be read becomes one U+FFFD. The bytes as
  /// they are where the system lacks the encoding.
  static func decode(_ page: [UInt8]) -> [UInt8] {
    let (encoding, markLength) = PageEncoding.of(page)
    guard let converter = iconv_open("UTF-8", encoding.rawValue), Int(bitPattern: converter) != -1 else { return page }
    defer { iconv_close(converter) }
    var text: [UInt8] = []
    text.reserveCapacity(page.count + page.count / 2)
    var input = page
    input.withUnsafeMutableBytes { raw in
      var left = raw.count - markLength
      var next = raw.baseAddress?.advanced(by: markLength).assumingMemoryBound(to: CChar.self)
      while left > 0 {
        if convert(converter, &next, &left, into: &text) { continue }
        text.append(contentsOf: replacement)
        next = next?.advanced(by: 1)
        left -= 1
      }
    }
    return text
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
      return result != -1 || failure == E2BIG
    }
  }
}
