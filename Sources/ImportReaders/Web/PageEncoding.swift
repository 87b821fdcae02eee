import ReportModel
import TextEncoding

/// The encoding of a web page: one of a fixed list, whatever the page says.
enum PageEncoding {
  /// The number of bytes from the start that are searched for a `charset`. The standard asks for 1,024; pages keep less
  /// to it.
  private static let declarationSample = 8_192

  /// The text of `page` in UTF-8, without byte order mark; `charset` is the encoding that the message around it names.
  static func text(of page: [UInt8], charset: String? = nil) -> [UInt8] {
    (TextDecoder.decode(page, as: encoding(of: page, charset: charset)) ?? UTF8Decoding.decode(page)).bytes
  }

  /// The encoding of `page`.
  ///
  /// A byte order mark decides, then the bytes themselves where they are UTF-8, which no other encoding is by chance,
  /// then what the message around the page or the page itself declares, unless the bytes are plainly of another, then
  /// what they look like.
  static func encoding(of page: [UInt8], charset: String? = nil) -> ReportEncoding {
    if page.count >= 2, page[1] == 0, page[0] != 0 { return .utf16LittleEndian }
    if page.count >= 2, page[0] == 0, page[1] != 0 { return .utf16BigEndian }
    let declared = charset.flatMap { named($0.lowercased()) } ?? declared(in: page)
    return TextEncodingDetector.encoding(of: page, declared: declared)
  }

  /// The encoding that `charset=` near the start names; nil where it names none of the list.
  static func declared(in page: [UInt8]) -> ReportEncoding? {
    let head = page.prefix(declarationSample).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let key = Array("charset".utf8)
    var place = 0
    while place + key.count < head.count {
      guard head[place] == key[0], head[place...].starts(with: key) else {
        place += 1
        continue
      }
      place += key.count
      let rest = head[place...].drop { $0 <= 0x20 }
      guard rest.first == 0x3D else { continue }
      let name = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
        .prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
      return named(String(decoding: name, as: UTF8.self))
    }
    return nil
  }

  /// A page whose bytes could be searched for `charset` is not in UTF-16: one that says so is in UTF-8 (HTML, 13.2.3.2).
  private static func named(_ name: String) -> ReportEncoding? {
    name == "unicode" || name.hasPrefix("utf-16") ? .utf8 : ReportEncoding(name: name)
  }
}
