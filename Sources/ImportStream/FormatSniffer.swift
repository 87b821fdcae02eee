/// The detection of a file's format by its content, never by its name.
public enum FormatSniffer {
  /// The number of bytes from the start, and from the end, that tell the format.
  public static let sample = 64 << 10

  /// The format of a file that begins with `head` and ends with `tail`; nil for text and for what is not known.
  public static func format(head: [UInt8], tail: [UInt8]) -> ImportFormat? {
    if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .doc }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return package(head, tail) }
    if head.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    return MarkupSniffer.format(of: head)
  }

  /// Whether a file that begins with `head` may be more than text: whether more of it is worth a look.
  public static func mayBeMarkup(_ head: [UInt8]) -> Bool {
    let first = MarkupSniffer.narrow(head.prefix(64)).drop { $0 <= 0x20 }.first
    return first == 0x3C || WebArchiveHead.begins(head)
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
