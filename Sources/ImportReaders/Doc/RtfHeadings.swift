import ImportStream
import ReportModel
import TextEncoding

/// The headings that the paragraphs of an RTF document are by their styles (RTF 1.9.1, "Style Sheet", "Paragraph
/// Formatting Properties"). unrtf leaves styles out of its pages: the lines are found again by their words.
enum RtfHeadings {
  /// Words of a heading that are compared, in bytes; a longer one is a paragraph with a heading's style.
  private static let longest = 600
  /// Bytes that a number, which only one of the two shows, may have before the words.
  private static let longestNumber = 24

  /// `records`, the lines of a page that unrtf made of `document`, with those that are headings by their styles.
  static func marked(_ records: [ImportRecord], by document: [UInt8]) -> [ImportRecord] {
    var scanner = RtfScanner(document)
    let headings = scanner.headings()
    guard !headings.isEmpty else { return records }
    var marked = records
    var next = 0
    var places: [[UInt8]: [Int]] = [:]
    let keys = records.map { record -> [UInt8] in
      guard case .paragraph(let words) = record, words.utf8.count <= longest else { return [] }
      return key(words)
    }
    for index in keys.indices where !keys[index].isEmpty { places[keys[index], default: []].append(index) }
    for heading in headings {
      let key = key(heading.words)
      guard !key.isEmpty, key.count <= longest else { continue }
      let known = places[key] ?? []
      let first = known.partitionPoint { $0 < next }
      var found = first < known.count ? known[first] : nil
      if found == nil {
        // A number that unrtf shows, and the paragraph does not hold, stands before the words.
        found = keys[min(next, keys.count)...].prefix(nearest).firstIndex {
          $0.count > key.count && $0.count <= key.count + longestNumber && $0.suffix(key.count).elementsEqual(key)
        }
      }
      guard let found, case .paragraph(let words) = marked[found] else { continue }
      marked[found] = .heading(level: heading.level, words)
      next = found + 1
    }
    return marked
  }

  /// A heading with a number stands within so many records of the one before.
  private static let nearest = 400

  /// The bytes by which words are compared: without white space.
  private static func key(_ words: String) -> [UInt8] {
    words.unicodeScalars.filter { !$0.properties.isWhitespace }.reduce(into: []) { $0 += String(Character($1)).utf8 }
  }
}

/// Goes through an RTF document for its paragraphs that are headings.
struct RtfScanner {
  /// A heading: its level, 0 for the title, and its words.
  struct RtfHeading: Equatable {
    var level: Int
    var words: String
  }

  /// The properties that a group restores when it ends.
  private struct GroupState {
    var style = 0
    var outline: Int?
    var font = 0
    /// Characters that stand for the one before them, for programs that cannot read it.
    var skipped = 1
    var destination = GroupPart.text
  }

  private enum GroupPart {
    case text, styles, fonts, none
  }

  private static let deepest = 256
  private static let mostHeadings = 20_000
  private static let longestWords = 1_024
  /// Groups whose words are none of the text.
  private static let otherDestinations: Set<String> = [
    "colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "footnote", "fldinst", "object", "nonshppict", "listtext", "pntext", "filetbl", "xe", "tc", "rxe", "atnid",
    "annotation", "template",
  ]

  private let bytes: [UInt8]
  private var place = 0
  private var state = GroupState()
  private var groups: [GroupState] = []
  private var deeper = 0
  private var levels: [Int: Int] = [:]
  private var charsets: [Int: Int] = [:]
  private var codePage = 1252
  /// The words of the paragraph under way, and bytes of it in `pendingFont` that are not decoded yet.
  private var words = ""
  private var pending: [UInt8] = []
  private var pendingFont = 0
  /// Characters still to be passed over after one that was read.
  private var skips = 0
  private var high: UInt32?
  private var found: [RtfHeading] = []

  /// A scanner at the start of a document.
  init(_ document: [UInt8]) { bytes = document }

  /// The headings, in order.
  mutating func headings() -> [RtfHeading] {
    while place < bytes.count, found.count < Self.mostHeadings {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x7B: open()
      case 0x7D: close()
      case 0x5C: control()
      case 0x0A, 0x0D: break
      default: add(byte)
      }
    }
    return found
  }

  private mutating func open() {
    skips = 0
    guard groups.count < Self.deepest else { return deeper += 1 }
    groups.append(state)
  }

  private mutating func close() {
    skips = 0
    if state.destination == .styles, !groups.isEmpty { endStyle() }
    guard deeper == 0 else { return deeper -= 1 }
    if let outer = groups.popLast() { state = outer }
  }

  // MARK: Control words

  private mutating func control() {
    guard place < bytes.count else { return }
    let byte = bytes[place]
    guard isLetter(byte) else {
      place += 1
      return symbol(byte)
    }
    let start = place
    while place < bytes.count, place - start < 32, isLetter(bytes[place]) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    let digits = place
    if place < bytes.count, bytes[place] == 0x2D { place += 1 }
    while place < bytes.count, place - digits < 11, (0x30...0x39).contains(bytes[place]) { place += 1 }
    let number = Int(String(decoding: bytes[digits..<place], as: UTF8.self))
    if place < bytes.count, bytes[place] == 0x20 { place += 1 }
    apply(word, number)
  }

  private mutating func symbol(_ byte: UInt8) {
    switch byte {
    case 0x27:
      let digits = String(decoding: bytes[min(place, bytes.count)..<min(place + 2, bytes.count)], as: UTF8.self)
      place = min(place + 2, bytes.count)
      if let value = UInt8(digits, radix: 16) { add(value) }
    // A group for newer programs, which is none of the text.
    case 0x2A: state.destination = .none
    case 0x7E: put(0xA0)
    case 0x5F: put(0x2D)
    case 0x5C, 0x7B, 0x7D: add(byte)
    case 0x0A, 0x0D: endParagraph()
    default: break
    }
  }

  private mutating func apply(_ word: String, _ number: Int?) {
    switch word {
    case "par", "sect", "cell", "row": endParagraph()
    case "pard": (state.style, state.outline) = (0, nil)
    case "s": state.style = number ?? 0
    case "outlinelevel": state.outline = number
    case "f": state.font = number ?? 0
    case "fcharset": if state.destination == .fonts { charsets[state.font] = number }
    case "ansicpg": codePage = number ?? codePage
    case "uc": state.skipped = max(0, number ?? 1)
    case "u": unit(number ?? 0)
    case "tab", "line": put(0x20)
    case "emdash": put(0x2014)
    case "endash": put(0x2013)
    case "lquote", "rquote", "ldblquote", "rdblquote":
      put(["lquote": 0x2018, "rquote": 0x2019, "ldblquote": 0x201C][word] ?? 0x201D)
    case "bin": place = min(place + max(0, number ?? 0), bytes.count)
    case "stylesheet": state.destination = .styles
    case "fonttbl": state.destination = .fonts
    default: if Self.otherDestinations.contains(word) { state.destination = .none }
    }
  }

  /// A character by the number of its unit of UTF-16.
  private mutating func unit(_ number: Int) {
    skips = state.skipped
    let value = UInt32(truncatingIfNeeded: number < 0 ? number + 0x10000 : number) & 0xFFFF
    if (0xD800...0xDBFF).contains(value) { return high = value }
    if let first = high, (0xDC00...0xDFFF).contains(value) {
      high = nil
      return put(0x10000 + (first - 0xD800) << 10 + (value - 0xDC00))
    }
    high = nil
    put(value)
  }

  // MARK: Words

  /// Adds a byte in the code page of the font.
  private mutating func add(_ byte: UInt8) {
    if skips > 0 { return skips -= 1 }
    guard state.destination == .text || state.destination == .styles else { return }
    if pendingFont != state.font { decode() }
    pendingFont = state.font
    if words.utf8.count + pending.count < Self.longestWords { pending.append(byte) }
  }

  private mutating func put(_ value: UInt32) {
    guard state.destination == .text || state.destination == .styles, words.utf8.count < Self.longestWords,
      let scalar = Unicode.Scalar(value)
    else { return }
    decode()
    words.unicodeScalars.append(scalar)
  }

  private mutating func decode() {
    guard !pending.isEmpty else { return }
    let decoded = TextDecoder.decode(pending, as: encoding)?.bytes ?? pending
    words += String(decoding: decoded, as: UTF8.self)
    pending = []
  }

  /// The encoding of bytes: by the character set of their font, else by the code page of the document.
  private var encoding: ReportEncoding {
    switch charsets[pendingFont] ?? 0 {
    case 128: .shiftJIS
    case 129: .eucKR
    case 134: .gb18030
    case 136: .big5
    case 204: .windows1251
    default:
      switch codePage {
      case 932: .shiftJIS
      case 936, 54936: .gb18030
      case 949: .eucKR
      case 950: .big5
      case 1251: .windows1251
      default: .windows1252
      }
    }
  }

  private mutating func take() -> String {
    decode()
    defer { words = "" }
    return words.trimmed
  }

  // MARK: Paragraphs and styles

  private mutating func endParagraph() {
    guard state.destination == .text else { return }
    let words = take()
    let level = state.outline.map { $0 < 9 ? $0 + 1 : nil } ?? levels[state.style]
    if let level, level >= 0, !words.isEmpty { found.append(RtfHeading(level: level, words: words)) }
  }

  /// A style ends: its level is the one it says, or that of its name.
  private mutating func endStyle() {
    let name = take().prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    guard !name.isEmpty else { return }
    if ["title", "标题", "標題"].contains(name) { return levels[state.style] = 0 }
    var level = state.outline.flatMap { (0..<9).contains($0) ? $0 + 1 : nil }
    for prefix in ["heading", "标题", "標題"] where level == nil && name.hasPrefix(prefix) {
      level = Int(name.dropFirst(prefix.count)).flatMap { (1...9).contains($0) ? $0 : nil }
    }
    if let level { levels[state.style] = level }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
