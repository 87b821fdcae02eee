import ImportStream

/// The detection of a file's format by its content, never by its name.
enum FormatSniffer {
  /// The number of bytes from the start, and from the end, that tell the format.
  static let sample = 64 << 10

  /// The format of a file that begins with `head` and ends with `tail`; nil for text and for what is not known.
  static func format(head: [UInt8], tail: [UInt8]) -> ImportFormat? {
    if isPDF(head, tail) { return .pdf }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .doc }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return package(head, tail) }
    return isHTML(head) ? .html : nil
  }

  /// Whether only the end of a file that begins with `head` tells its format: an archive, or a PDF behind other bytes.
  static func needsTail(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B])
      || (place(of: "%PDF-", in: head.prefix(1_024)).map { $0 > 0 } ?? false)
  }

  /// Whether a file begins with the header of a PDF. Other bytes may stand before it, within the first 1,024 (ISO 32000-1,
  /// annex H.3, note 13): then the end must be that of a PDF too, for a text may name the header.
  private static func isPDF(_ head: [UInt8], _ tail: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    if head.starts(with: mark) { return true }
    guard let place = place(of: "%PDF-", in: head.prefix(1_024)), place + 6 < head.count else { return false }
    let isVersion = (0x30...0x39).contains(head[place + mark.count])
    return isVersion && contains(Array(tail.suffix(2_048)), "%%EOF")
  }

  /// The format of a ZIP archive: by the `mimetype` that OpenDocument (part 2, 3.3) and EPUB (OCF, 4.3) put first,
  /// else by the names of its parts, which stand at its end, and before each part.
  private static func package(_ head: [UInt8], _ tail: [UInt8]) -> ImportFormat? {
    let has = { (name: String) in contains(tail, name) || contains(head, name) }
    if head.dropFirst(30).starts(with: Array("mimetype".utf8)) {
      let type = head.dropFirst(38).prefix(60)
      if type.starts(with: Array("application/vnd.oasis.opendocument.text".utf8)) { return .odt }
      if type.starts(with: Array("application/epub+zip".utf8)) { return .epub }
    }
    if has("word/") { return .docx }
    if has("META-INF/container.xml") { return .epub }
    if has("META-INF/manifest.xml"), has("content.xml") { return .odt }
    return nil
  }

  /// Whether the first thing of a text is the root of an HTML document, after a byte order mark, white space, an XML
  /// declaration and comments.
  private static func isHTML(_ head: [UInt8]) -> Bool {
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 <= 0x20 }
    guard rest.first == 0x3C else { return false }
    for ends in ["?>", "-->"] {
      while begins(rest, ends == "?>" ? "<?xml" : "<!--") {
        guard let end = place(of: ends, in: rest) else { return false }
        rest = rest[(end + ends.utf8.count)...].drop { $0 <= 0x20 }
      }
    }
    return ["<!doctype html", "<html", "<head", "<body"].contains { begins(rest, $0) }
  }

  /// Whether `bytes` begin with `word`, in small letters or capitals.
  private static func begins(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    let head = bytes.prefix(word.utf8.count).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return head.elementsEqual(word.utf8)
  }

  private static func contains(_ bytes: [UInt8], _ name: String) -> Bool { place(of: name, in: bytes[...]) != nil }

  private static func place(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let word = Array(word.utf8)
    guard let first = word.first, bytes.count >= word.count else { return nil }
    var place = bytes.startIndex
    while place + word.count <= bytes.endIndex {
      if bytes[place] == first, bytes[place..<place + word.count].elementsEqual(word) { return place }
      place += 1
    }
    return nil
  }
}
