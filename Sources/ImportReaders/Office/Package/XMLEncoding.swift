import ReportModel
import TextEncoding

/// The encoding of an XML part (XML 1.0, 4.3.3 and appendix F).
///
/// Office formats ask for UTF-8 or UTF-16. What is done to tags before the parser sees them looks for ASCII: UTF-16 is
/// decoded for it, other encodings pass where ASCII is ASCII in them, and the rest is refused.
enum XMLEncoding {
  /// The encodings, by how their names begin, whose bytes below 0x40 are ASCII wherever they stand.
  private static let supersets = [
    "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-", "latin", "windows-125", "cp125", "gb", "euc-", "big5",
    "shift_jis", "koi8-",
  ]
  /// The number of bytes within which a declaration ends.
  private static let sample = 256

  /// The bytes of a part in an encoding that ASCII can be read in, and its name where the part must not be asked for it;
  /// nil where it is in none.
  static func readable(_ part: [UInt8]) -> (bytes: [UInt8], name: String?)? {
    if let encoding = wide(part) {
      return TextDecoder.decode(part, as: encoding).map { ($0.bytes, "UTF-8") }
    }
    let start = part.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard part.dropFirst(start).first(where: { $0 > 0x20 }) == 0x3C, part[start] != 0 else { return nil }
    guard let name = declared(part.dropFirst(start).prefix(sample)) else { return (part, nil) }
    return supersets.contains { name.hasPrefix($0) } ? (part, nil) : nil
  }

  /// The encoding of a part whose characters are two bytes wide, by its byte order mark or its first `<`.
  private static func wide(_ part: [UInt8]) -> ReportEncoding? {
    if part.starts(with: [0xFF, 0xFE]) || part.starts(with: [0x3C, 0]) { return .utf16LittleEndian }
    if part.starts(with: [0xFE, 0xFF]) || part.starts(with: [0, 0x3C]) { return .utf16BigEndian }
    return nil
  }

  /// The name of the encoding in an XML declaration, in small letters; nil where there is none.
  private static func declared(_ head: ArraySlice<UInt8>) -> String? {
    guard head.starts(with: Array("<?xml".utf8)) else { return nil }
    let text = String(decoding: head, as: UTF8.self)
    let declaration = text.prefix { $0 != ">" }
    guard let key = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[key.upperBound...].drop { $0 == "=" || $0.isWhitespace }
    return value.dropFirst().prefix { $0 != "\"" && $0 != "'" }.lowercased()
  }
}

extension Substring {
  /// The place of the first `word`.
  fileprivate func firstRange(of word: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(word) { return place..<index(place, offsetBy: word.count) }
      formIndex(after: &place)
    }
    return nil
  }
}
