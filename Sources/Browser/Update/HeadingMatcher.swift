import ReportModel

/// Whether a heading holds what was typed, by bytes: white space counts nowhere (headings are spaced out and
/// wrapped), letter case only where a capital was typed. Never by `String`, whose comparison a hostile heading of
/// combining marks makes quadratic.
struct HeadingMatcher {
  private let needle: [UInt8]
  private let foldsCase: Bool

  init(_ typed: String) {
    let bytes = Array(typed.utf8)
    foldsCase = !bytes.contains { (65...90).contains($0) }
    needle = Self.withoutSpaces(bytes[...])
  }

  var isEmpty: Bool { needle.isEmpty }

  /// Whether the heading of `section`, its number included, holds what was typed.
  func matches(_ section: Section, in text: [UInt8]) -> Bool {
    let range = TextRange(section.heading.lower, section.title.upper).bytes.clamped(to: 0..<text.count)
    guard !needle.isEmpty, range.count >= needle.count else { return false }
    let hay = Self.withoutSpaces(text[range])
    guard hay.count >= needle.count else { return false }
    return (0...hay.count - needle.count).contains { start in
      needle.indices.allSatisfy { same(hay[start + $0], needle[$0]) }
    }
  }

  private func same(_ byte: UInt8, _ typed: UInt8) -> Bool {
    byte == typed || (foldsCase && (65...90).contains(byte) && byte + 32 == typed)
  }

  /// Drops ASCII white space and U+3000.
  private static func withoutSpaces(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x20 || (9...13).contains(byte) {
        index += 1
      } else if byte == 0xE3, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 {
        index += 3
      } else {
        out.append(byte)
        index += 1
      }
    }
    return out
  }
}
