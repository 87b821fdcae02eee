import ImportStream

/// Web archives (RFC 2557): the page of a message whose other parts are its pictures and styles.
public enum WebArchiveReader {
  /// Reads the archive behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    let (bytes, isWhole) = DocumentBytes.read(from: descriptor, limit: WebReader.largest)
    if !isWhole { writer.note(.tooLarge, "\(WebReader.largest >> 20) MiB") }
    let page = WebArchive.page(of: bytes)
    let (records, notes) = WebReader.records(of: page.bytes, charset: page.charset)
    for note in notes { writer.note(note.reason, note.detail) }
    for record in records { writer.write(record) }
    if records.isEmpty { writer.note(.noText) }
  }
}

/// The page in a web archive.
public enum WebArchive {
  /// A page, and the encoding that the message says it is in.
  public struct Page {
    public var bytes: [UInt8]
    var charset: String?
    var isPage = true
  }

  /// Messages nest no deeper: a page with its plain form, in a page with its pictures.
  private static let deepest = 8
  /// A message has no more parts.
  private static let mostParts = 10_000

  /// The first page of the message in `bytes`: where there is none the first text, where there is no head the bytes
  /// themselves.
  public static func page(of bytes: [UInt8]) -> Page {
    var found: Page?
    var parts = 0
    // The parts still to be looked at, the next one last.
    var waiting: [(part: ArraySlice<UInt8>, depth: Int)] = [(bytes[...], 0)]
    while let (part, depth) = waiting.popLast() {
      parts += 1
      guard parts <= mostParts else { break }
      let head = MessageHead(part)
      if let boundary = head.boundary {
        guard depth < deepest else { continue }
        waiting += split(part[head.end...], at: boundary).reversed().map { ($0, depth + 1) }
        continue
      }
      guard head.type.hasPrefix("text/") || head.type.isEmpty else { continue }
      let isPage = head.type == "text/html" || head.type == "text/xhtml"
      let page = Page(bytes: head.decoded(part[head.end...]), charset: head.charset, isPage: isPage)
      if isPage { return page }
      if found == nil, head.type == "text/plain" || (head.type.isEmpty && depth == 0) { found = page }
    }
    return found ?? Page(bytes: [], charset: nil)
  }

  /// The parts between lines `--boundary` (RFC 2046, 5.1.1).
  private static func split(_ bytes: ArraySlice<UInt8>, at boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var place = bytes.startIndex
    while place < bytes.endIndex, parts.count < mostParts {
      let line = bytes[place...].prefix { $0 != 0x0A }
      if line.starts(with: mark) {
        if let start { parts.append(bytes[start..<place]) }
        if line.dropFirst(mark.count).starts(with: [0x2D, 0x2D]) { return parts }
        start = min(line.endIndex + 1, bytes.endIndex)
      }
      place = line.endIndex + 1
    }
    if let start, start < bytes.endIndex { parts.append(bytes[start...]) }
    return parts
  }
}

/// The head of a message or of a part of one (RFC 5322, 2.2; RFC 2045).
struct MessageHead {
  /// The media type in small letters; empty where none is given.
  private(set) var type = ""
  /// The encoding of the text, as `charset=` names it.
  private(set) var charset: String?
  /// The line that parts the parts; nil where it is one.
  private(set) var boundary: String?
  /// The first byte after the head and its blank line.
  private(set) var end: Int
  private var transfer = ""
  /// A head has no more bytes.
  private static let longest = 64 << 10

  /// Reads the head of `part`.
  init(_ part: ArraySlice<UInt8>) {
    end = part.startIndex
    var field = ""
    var place = part.startIndex
    // Blank lines before a head are none of it.
    while place < part.endIndex, part[place] == 0x0A || part[place] == 0x0D { place += 1 }
    let last = min(part.endIndex, place + Self.longest)
    while place < last {
      var line = part[place..<last].prefix { $0 != 0x0A }
      let next = min(line.endIndex + 1, part.endIndex)
      if line.last == 0x0D { line = line.dropLast() }
      place = next
      if line.isEmpty { break }
      let words = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09 {
        field += " " + words.trimmed
      } else {
        take(field)
        field = words
      }
    }
    take(field)
    end = place
  }

  /// The content after the head as the bytes it stands for.
  func decoded(_ content: ArraySlice<UInt8>) -> [UInt8] {
    switch transfer {
    case "quoted-printable": TransferCoding.quotedPrintable(content)
    case "base64": TransferCoding.base64(content)
    default: Array(content)
    }
  }

  private mutating func take(_ field: String) {
    guard let colon = field.firstIndex(of: ":") else { return }
    let value = field[field.index(after: colon)...]
    switch field[..<colon].lowercased() {
    case "content-type":
      type = String(value.prefix { $0 != ";" }).trimmed.lowercased()
      charset = Self.parameter("charset", of: value)
      if type.hasPrefix("multipart/") { boundary = Self.parameter("boundary", of: value) }
    case "content-transfer-encoding": transfer = String(value).trimmed.lowercased()
    default: break
    }
  }

  private static func parameter(_ name: String, of value: Substring) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let halves = piece.split(separator: "=", maxSplits: 1)
      guard halves.count == 2, String(halves[0]).trimmed.lowercased() == name else { continue }
      let word = String(halves[1]).trimmed.filter { $0 != "\"" }
      return word.isEmpty ? nil : word
    }
    return nil
  }
}

/// The codings by which messages carry bytes (RFC 2045, 6.7 and 6.8).
enum TransferCoding {
  /// `=E4=B8=80` as bytes; `=` at the end of a line is no line end.
  static func quotedPrintable(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    var place = content.startIndex
    while place < content.endIndex {
      let byte = content[place]
      place += 1
      guard byte == 0x3D else {
        bytes.append(byte)
        continue
      }
      let rest = content[place...].prefix(2)
      if let high = rest.first.flatMap(digit), let low = rest.dropFirst().first.flatMap(digit) {
        bytes.append(high << 4 | low)
        place += 2
      } else if let end = content[place...].prefix(80).firstIndex(of: 0x0A),
        content[place..<end].allSatisfy({ $0 <= 0x20 })
      {
        place = end + 1
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// Base64 as bytes; characters that are none of it are passed over.
  static func base64(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count / 4 * 3)
    var value: UInt32 = 0
    var count = 0
    for byte in content {
      guard let six = sextet(byte) else {
        if byte == 0x3D { break }
        continue
      }
      value = value << 6 | UInt32(six)
      count += 1
      guard count == 4 else { continue }
      bytes += [
        UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
      ]
      (value, count) = (0, 0)
    }
    if count == 3 {
      bytes += [UInt8(truncatingIfNeeded: value >> 10), UInt8(truncatingIfNeeded: value >> 2)]
    } else if count == 2 {
      bytes.append(UInt8(truncatingIfNeeded: value >> 4))
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x47
    case 0x30...0x39: byte + 4
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
