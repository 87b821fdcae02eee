/// A token of Rich Text Format (RTF 1.9.1, "RTF Syntax"), and the bytes it takes up.
struct RtfToken {
  enum Kind {
    case open, close, text
    /// A control word or sign that is a character of the text: `\'b6`, `\u24180`, `\~`.
    case character
    /// Any other control word, or sign; the space that ends a word is one of its bytes, and so is what `\bin` holds.
    case control
  }
  var kind: Kind
  var range: Range<Int>
  /// The name of a control word; empty for all else.
  var name: Range<Int>
}

/// The tokens of a document in order, as they stand in it.
struct RtfTokens: IteratorProtocol, Sequence {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> RtfToken? {
    guard place < bytes.count else { return nil }
    let start = place
    switch bytes[place] {
    case 0x7B, 0x7D:
      place += 1
      return RtfToken(kind: bytes[start] == 0x7B ? .open : .close, range: start..<place, name: start..<start)
    case 0x5C: return control(from: start)
    default:
      while place < bytes.count, bytes[place] != 0x7B, bytes[place] != 0x7D, bytes[place] != 0x5C { place += 1 }
      return RtfToken(kind: .text, range: start..<place, name: start..<start)
    }
  }

  private mutating func control(from start: Int) -> RtfToken {
    var end = start + 1
    while end < bytes.count, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
    let name = start + 1..<end
    guard !name.isEmpty else {
      let isHex = start + 1 < bytes.count && bytes[start + 1] == 0x27
      place = Swift.min(bytes.count, start + (isHex ? 4 : 2))
      let sign = bytes[start + 1..<place].first ?? 0
      let isCharacter = isHex || [0x7E, 0x5C, 0x7B, 0x7D, 0x5F].contains(sign)
      return RtfToken(kind: isCharacter ? .character : .control, range: start..<place, name: start..<start)
    }
    let digits = end
    if end < bytes.count, bytes[end] == 0x2D { end += 1 }
    while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - digits < 11 { end += 1 }
    let value = Int(String(decoding: bytes[digits..<end], as: UTF8.self))
    if end < bytes.count, bytes[end] == 0x20 { end += 1 }
    if bytes[name].elementsEqual("bin".utf8) { end += Swift.max(0, Swift.min(value ?? 0, bytes.count - end)) }
    place = end
    return RtfToken(kind: bytes[name].elementsEqual("u".utf8) ? .character : .control, range: start..<end, name: name)
  }
}
