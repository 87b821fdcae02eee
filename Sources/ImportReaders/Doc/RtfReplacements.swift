/// The characters that stand behind those of Unicode in Rich Text Format, for programs that know none (RTF 1.9.1,
/// "Unicode RTF": `\uN`, and how many of them `\ucN` says there are).
///
/// unrtf 0.21 skips the whole word behind `\uN`, and one however many there are: of `\u24180?2013` the year is lost. One
/// written as `\'3f` is skipped alone.
struct RtfReplacements {
  /// Groups deeper than this have the count of the group at this depth.
  private static let deepest = 10_000
  private static let mostSkipped = 16

  private let bytes: [UInt8]
  private var written: [UInt8] = []
  private var place = 0
  /// The replacements of a character in this group, and in those around it.
  private var count = 1
  private var outer: [Int] = []
  private var deeper = 0

  /// `document` with one replacement behind each character of Unicode, in the form that is skipped alone.
  static func unified(in document: [UInt8]) -> [UInt8] {
    var reader = RtfReplacements(document)
    reader.read()
    return reader.written
  }

  private init(_ document: [UInt8]) {
    bytes = document
    written.reserveCapacity(document.count + document.count / 4)
  }

  private mutating func read() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x5C: readControl()
      case 0x7B:
        if outer.count < Self.deepest { outer.append(count) } else { deeper += 1 }
        copy(to: place + 1)
      case 0x7D:
        if deeper > 0 { deeper -= 1 } else { count = outer.popLast() ?? 1 }
        copy(to: place + 1)
      default: copy(to: place + 1)
      }
    }
  }

  private mutating func copy(to end: Int) {
    let end = min(end, bytes.count)
    written += bytes[place..<end]
    place = end
  }

  private mutating func readControl() {
    let nameEnd = bytes[(place + 1)...].firstIndex { !Self.isLetter($0) } ?? bytes.count
    guard nameEnd > place + 1 else { return copy(to: place + 2) }
    let valueEnd = valueEnd(from: nameEnd)
    let value = Int(String(decoding: bytes[nameEnd..<valueEnd], as: UTF8.self))
    switch (String(decoding: bytes[place + 1..<nameEnd], as: UTF8.self), value) {
    case ("uc", let value?):
      count = max(0, min(value, Self.mostSkipped))
      written += Array("\\uc1".utf8)
      place = valueEnd
    case ("u", .some):
      copy(to: valueEnd)
      written += Array("\\'3f".utf8)
      if place < bytes.count, bytes[place] == 0x20 { place += 1 }
      var left = count
      while left > 0, skipCharacter() { left -= 1 }
    case ("bin", let value?): copy(to: valueEnd + 1 + max(0, min(value, bytes.count)))
    default: copy(to: valueEnd)
    }
  }

  /// The byte after the number of a control word.
  private func valueEnd(from start: Int) -> Int {
    var end = start
    if end < bytes.count, bytes[end] == 0x2D { end += 1 }
    while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - start < 11 { end += 1 }
    return end
  }

  /// Passes over a replacement: a byte, or a control word or sign; a group begins or ends behind the last.
  private mutating func skipCharacter() -> Bool {
    while place < bytes.count, bytes[place] == 0x0A || bytes[place] == 0x0D { place += 1 }
    guard place < bytes.count, bytes[place] != 0x7B, bytes[place] != 0x7D else { return false }
    guard bytes[place] == 0x5C else {
      place += 1
      return true
    }
    guard place + 1 < bytes.count, bytes[place + 1] == 0x27 else { return false }
    place = min(place + 4, bytes.count)
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
