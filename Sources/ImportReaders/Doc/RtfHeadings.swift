import ImportStream
import ReportModel
import TextEncoding

/// The headings of a document in Rich Text Format (RTF 1.9.1): paragraphs of an outline level, their own
/// (`\outlinelevelN`) or that of their style (`\sN` and the style sheet).
struct RtfHeadings {
  /// The headings, in order.
  private(set) var found: [(level: Int, words: String)] = []

  /// The paragraph's part of the state that groups keep.
  private struct State {
    var level: Int?
    var isSilent = false
    var isStyleSheet = false
    /// The characters that stand for one of Unicode in other readers.
    var skips = 1
  }

  /// Groups deeper than this belong to no document; what stands in them is left out.
  private static let deepest = 200
  private static let longest = 800
  /// Destinations whose text stands elsewhere, or nowhere.
  private static let silent: Set<String> = [
    "fonttbl", "colortbl", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "fldinst", "listtext", "pntext", "nonshppict", "bkmkstart", "bkmkend",
  ]

  private let bytes: [UInt8]
  private var place = 0
  private var state = State()
  private var outer: [State] = []
  /// The groups open beyond the deepest: their state is the deepest one's, and silent.
  private var deeper = 0
  /// The levels of styles; the one that is read, and its name.
  private var styles: [Int: Int] = [:]
  private var style = 0
  private var words = ""
  private var notes = 0
  private var raw: [UInt8] = []
  private var encoding = ReportEncoding.windows1252
  private var skipped = 0
  /// The first half of a character that two `\\u` write (RTF 1.9.1, "Unicode RTF").
  private var highSurrogate: UInt32?

  /// The headings of `document`.
  init(_ document: [UInt8]) {
    bytes = document
    read()
  }

  private mutating func read() {
    while place < bytes.count {
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
    endParagraph()
  }

  private mutating func open() {
    guard outer.count < Self.deepest else { return deeper += 1 }
    outer.append(state)
    if outer.count == Self.deepest { state.isSilent = true }
    if state.isStyleSheet { (style, state.level) = (0, nil) }
  }

  private mutating func close() {
    if deeper > 0 { return deeper -= 1 }
    if state.isStyleSheet { endStyle() }
    flush()
    state = outer.popLast() ?? State()
  }

  private mutating func control() {
    guard place < bytes.count else { return }
    let first = bytes[place]
    guard first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
      place += 1
      switch first {
      case 0x27:
        let digits = String(decoding: bytes[place..<min(place + 2, bytes.count)], as: UTF8.self)
        place = min(place + 2, bytes.count)
        if let value = UInt8(digits, radix: 16) { add(value) }
      case 0x2A: state.isSilent = true
      case 0x7E: add(0x20)
      case 0x7B, 0x7D, 0x5C: add(first)
      default: break
      }
      return
    }
    var end = place
    while end < bytes.count, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A { end += 1 }
    let name = String(decoding: bytes[place..<end], as: UTF8.self)
    let start = end
    if end < bytes.count, bytes[end] == 0x2D { end += 1 }
    while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - start < 11 { end += 1 }
    let value = Int(String(decoding: bytes[start..<end], as: UTF8.self))
    place = end < bytes.count && bytes[end] == 0x20 ? end + 1 : end
    obey(name, value)
  }

  private mutating func obey(_ name: String, _ value: Int?) {
    switch name {
    case "par", "row", "cell", "sect", "page": endParagraph()
    case "line", "tab": add(0x20)
    case "pard": state.level = nil
    case "s":
      if state.isStyleSheet { style = value ?? 0 } else { state.level = value.flatMap { styles[$0] } }
    case "outlinelevel": state.level = value.flatMap { (0..<9).contains($0) ? $0 + 1 : nil }
    case "stylesheet": state.isStyleSheet = true
    case "ansicpg": encoding = value.flatMap { ReportEncoding(name: "cp\($0)") } ?? encoding
    case "uc": state.skips = max(0, min(value ?? 1, 10))
    case "u":
      flush()
      add(unit: UInt32(truncatingIfNeeded: (value ?? 0) & 0xFFFF))
      skipped = state.skips
    case "footnote":
      // Its text is moved behind the paragraph; the mark stays.
      notes += 1
      flush()
      if outer.last?.isSilent == false { words += RtfNotes.mark(notes) }
      state.isSilent = true
    case "bin": place = min(bytes.count, place + max(0, value ?? 0))
    default: if Self.silent.contains(name) { state.isSilent = true }
    }
  }

  private mutating func add(_ byte: UInt8) {
    if skipped > 0 {
      skipped -= 1
    } else if !state.isSilent, words.utf8.count + raw.count < Self.longest {
      highSurrogate = nil
      raw.append(byte)
    }
  }

  /// Adds a unit of UTF-16; half a character alone is none.
  private mutating func add(unit: UInt32) {
    defer { highSurrogate = (0xD800...0xDBFF).contains(unit) ? unit : nil }
    guard !state.isSilent, words.utf8.count < Self.longest else { return }
    var value = unit
    if let highSurrogate, (0xDC00...0xDFFF).contains(unit) {
      value = 0x10000 + (highSurrogate - 0xD800) << 10 + (unit - 0xDC00)
    }
    if let scalar = Unicode.Scalar(value) { words.unicodeScalars.append(scalar) }
  }

  /// Takes the bytes that stand for characters of the document's code page into the words.
  private mutating func flush() {
    guard !raw.isEmpty else { return }
    words += (TextDecoder.decode(raw, as: encoding)?.bytes).map { String(decoding: $0, as: UTF8.self) } ?? ""
    raw = []
  }

  private mutating func endParagraph() {
    flush()
    if let level = state.level, !state.isStyleSheet, !words.isEmpty { found.append((level, words)) }
    words = ""
    skipped = 0
  }

  /// A style of an outline level, or one that is called `heading 1` as Word's own are.
  private mutating func endStyle() {
    flush()
    let name = words.lowercased()
    if let level = state.level {
      styles[style] = level
    } else if name.hasPrefix("heading "), let digit = name.utf8.dropFirst(8).first, (0x31...0x39).contains(digit) {
      styles[style] = Int(digit) - 0x30
    }
    words = ""
  }
}
