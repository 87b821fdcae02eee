/// The detection of a file's format by its content, never by its name.
public enum FormatSniffer {
  /// The number of bytes from the start, and from the end, that tell the format.
  public static let sample = 64 << 10

  /// The format of a file that begins with `head` and ends with `tail`; nil for text and for what is not known.
  public static func format(head: [UInt8], tail: [UInt8]) -> ImportFormat? {
    if isPDF(head, tail) { return .pdf }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .doc }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return package(head, tail) }
    if head.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    if isCompressed(head) { return .compressed }
    return MarkupSniffer.format(of: head)
  }

  /// Whether a file that begins with `head` may be more than text: whether more of it is worth a look.
  public static func mayBeMarkup(_ head: [UInt8]) -> Bool {
    let first = MarkupSniffer.narrow(head.prefix(64)).drop { $0 <= 0x20 }.first
    return first == 0x3C || WebArchiveHead.begins(head)
  }

  /// Whether only the end of a file that begins with `head` tells its format: an archive, or a PDF behind other bytes.
  public static func needsTail(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B])
      || (ByteWords.place(of: "%PDF-", in: head.prefix(1_024)).map { $0 > 0 } ?? false)
  }

  /// Whether a file begins as gzip (RFC 1952, 2.3.1: deflate), xz (The .xz File Format, 2.1.1.1), zstd (RFC 8878, 3.1.1)
  /// or bzip2 (with the first block's magic) does.
  private static func isCompressed(_ head: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [
      [0x1F, 0x8B, 0x08], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD],
    ]
    if marks.contains(where: { head.starts(with: $0) }) { return true }
    return head.starts(with: Array("BZh".utf8)) && head.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
  }

  /// Whether a file begins with the header of a PDF. Other bytes may stand before it, within the first 1,024 (ISO
  /// 32000-1, annex H.3, note 13): then the end must be that of a PDF too, for a text may name the header.
  private static func isPDF(_ head: [UInt8], _ tail: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    if head.starts(with: mark) { return true }
    guard let place = ByteWords.place(of: "%PDF-", in: head.prefix(1_024)), place + 6 < head.count else { return false }
    let isVersion = (0x30...0x39).contains(head[place + mark.count])
    return isVersion && ByteWords.place(of: "%%EOF", in: tail.suffix(2_048)) != nil
  }

  /// The format of a ZIP archive: by the `mimetype` that OpenDocument (part 2, 3.3) and EPUB (OCF, 4.3) put first,
  /// else by the names of its parts, which stand at its end, and before each part.
  private static func package(_ head: [UInt8], _ tail: [UInt8]) -> ImportFormat? {
    let has = { (name: String) in ByteWords.place(of: name, in: tail[...]) ?? ByteWords.place(of: name, in: head[...]) }
    if head.dropFirst(30).starts(with: Array("mimetype".utf8)) {
      let type = head.dropFirst(38).prefix(60)
      if type.starts(with: Array("application/vnd.oasis.opendocument.text".utf8)) { return .odt }
      if type.starts(with: Array("application/epub+zip".utf8)) { return .epub }
    }
    if has("word/") != nil { return .docx }
    if has("META-INF/container.xml") != nil { return .epub }
    if has("META-INF/manifest.xml") != nil, has("content.xml") != nil { return .odt }
    return nil
  }
}

/// Words of ASCII in bytes.
enum ByteWords {
  /// Whether `bytes` begin with `word` (small letters), in small letters or capitals.
  static func begins(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    bytes.prefix(word.utf8.count).lazy.map(small).elementsEqual(word.utf8)
  }

  /// The place of the first `word`.
  static func place(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    find(word, in: bytes) { $0 }
  }

  /// The place of the first `word` (small letters), in small letters or capitals.
  static func place(ofAnyCase word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    find(word, in: bytes, small)
  }

  private static func find(_ word: String, in bytes: ArraySlice<UInt8>, _ fold: (UInt8) -> UInt8) -> Int? {
    let word = Array(word.utf8)
    guard let first = word.first, bytes.count >= word.count else { return nil }
    var place = bytes.startIndex
    while place + word.count <= bytes.endIndex {
      if fold(bytes[place]) == first, bytes[place..<place + word.count].lazy.map(fold).elementsEqual(word) {
        return place
      }
      place += 1
    }
    return nil
  }

  private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
}
