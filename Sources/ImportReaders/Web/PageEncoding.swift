/// The encodings web pages are read from: a fixed list, whatever a page says.
enum PageEncoding: String {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case big5 = "BIG5-HKSCS"

  /// How many bytes from the start are searched for a `charset`. The standard asks for 1,024; pages keep less to it.
  private static let declarationSample = 8_192

  /// The encoding of `page` and the length of its byte order mark.
  ///
  /// A byte order mark decides, then the bytes themselves where they are UTF-8, which no other encoding of Chinese is
  /// by chance, then what the page declares, then GB 18030, the legacy encoding of Chinese pages (WHATWG Encoding, 10.2).
  static func of(_ page: [UInt8]) -> (encoding: PageEncoding, markLength: Int) {
    if page.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if page.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if page.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if page.count >= 2, page[1] == 0, page[0] != 0 { return (.utf16LittleEndian, 0) }
    if page.count >= 2, page[0] == 0, page[1] != 0 { return (.utf16BigEndian, 0) }
    let bad = badSequences(in: page)
    if bad.count == 0 || bad.count * 16 < bad.beyondASCII { return (.utf8, 0) }
    return (declared(in: page) ?? .gb18030, 0)
  }

  /// What `charset=` near the start names; nil where it names none of the list.
  static func declared(in page: [UInt8]) -> PageEncoding? {
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

  /// The labels of WHATWG Encoding, 4.2. A page whose bytes could be searched for `charset` is not in UTF-16: one that
  /// says so is in UTF-8 (HTML, 13.2.3.2).
  private static func named(_ name: String) -> PageEncoding? {
    switch name {
    case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode": .utf8
    case "gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "chinese", "cp936", "windows-936": .gb18030
    case "big5", "big5-hkscs", "x-x-big5", "cn-big5", "csbig5": .big5
    default: nil
    }
  }

  /// How many byte sequences near the start are not UTF-8, and how many bytes beyond ASCII there are.
  private static func badSequences(in page: [UInt8]) -> (count: Int, beyondASCII: Int) {
    let sample = page.prefix(1 << 20)
    var count = 0
    var beyond = 0
    var place = 0
    while place < sample.count {
      let lead = sample[place]
      place += 1
      guard lead >= 0x80 else { continue }
      beyond += 1
      let length =
        switch lead {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: 0
        }
      let following = sample[place..<min(place + length, sample.count)].prefix { $0 & 0xC0 == 0x80 }.count
      // A sequence cut by the end of the sample is not counted.
      if length == 0 || (following < length && place + following < sample.count) { count += 1 }
      beyond += following
      place += following
    }
    return (count, beyond)
  }
}
