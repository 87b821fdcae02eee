import ReportModel
import TextEncoding

/// Tells files that are no text from texts with a NUL in them.
///
/// A NUL gets into a text by a broken transfer or a program that ended while it wrote; it stands for itself there and is
/// shown. Only a file with a NUL may be none, and is none where much of it stands in no text: NUL and the other C0
/// controls, and byte sequences that are not valid in the encoding. Formats that are no text (programs, pictures,
/// archives, databases) have counts, flags and padding in their head: more than an eighth of the first 512 bytes, the
/// length of a tar header, is none. Further on a text may have lost whole blocks to NUL: there it takes more than a third
/// of all bytes. A text with a NUL in every twentieth byte is far from both.
enum BinaryContent {
  private static let head = 512

  /// The byte of the first NUL where the beginning of `bytes` says that they are no text.
  static func place(atStartOf bytes: [UInt8], _ encoding: ReportEncoding) -> Int? {
    guard ByteSearch.first(0, in: bytes, to: bytes.count) != nil else { return nil }
    let piece = Array(bytes.prefix(head))
    guard let decoded = TextDecoder.decode(piece, as: encoding, isComplete: piece.count == bytes.count) else {
      return nil
    }
    guard unreadable(decoded) * 8 > piece.count else { return nil }
    return firstNUL(bytes, encoding)
  }

  /// The byte of the first NUL where `bytes` as a whole, which were read as `decoded`, are no text.
  static func place(in bytes: [UInt8], _ decoded: DecodedText) -> Int? {
    guard ByteSearch.first(0, in: decoded.bytes, to: decoded.bytes.count) != nil else { return nil }
    guard unreadable(decoded) * 3 > bytes.count else { return nil }
    return firstNUL(bytes, decoded.encoding)
  }

  /// A note on the NUL characters in a decoded text: their number, and the line of the first; nil where there is none.
  static func note(on text: [UInt8]) -> ReportNote? {
    guard let first = ByteSearch.first(0, in: text, to: text.count) else { return nil }
    var count = 0
    var next: Int? = first
    while let place = next {
      count += 1
      next = ByteSearch.first(0, in: text, from: place + 1, to: text.count)
    }
    return .nulCharacters(count: count, line: text[..<first].count { $0 == 0x0A } + 1)
  }

  /// The bytes of the file that stand in no text. BS, TAB, the line ends and ESC do: in overstrikes and colours.
  private static func unreadable(_ decoded: DecodedText) -> Int {
    let controls = decoded.bytes.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B }
    return (controls + decoded.replacements) * decoded.encoding.unitLength
  }

  /// The byte of the first character U+0000; in UTF-16 and UTF-32 other characters have bytes of 0 too.
  private static func firstNUL(_ bytes: [UInt8], _ encoding: ReportEncoding) -> Int? {
    let length = encoding.unitLength
    guard length > 1 else { return ByteSearch.first(0, in: bytes, to: bytes.count) }
    return stride(from: 0, through: bytes.count - length, by: length).first { place in
      bytes[place..<place + length].allSatisfy { $0 == 0 }
    }
  }
}
