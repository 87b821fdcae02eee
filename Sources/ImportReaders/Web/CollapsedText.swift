import TextFacts

/// Words of running text as a browser shows them: runs of white space are one space, and none at the ends.
///
/// A line end of the source between two characters of Chinese is no space (CSS Text 3, 4.1.3). No-break spaces that
/// set in a paragraph become the two ideographic spaces that Chinese sets in by.
struct CollapsedText {
  private var bytes: [UInt8] = []
  /// White space not yet written, and whether a line end was in it.
  private var hasSpace = false
  private var hasLineEnd = false
  /// No-break spaces before the first word.
  private var setIn = 0

  /// The bytes so far.
  var count: Int { bytes.count }
  /// Whether white space follows them.
  var endsInSpace: Bool { hasSpace || hasLineEnd }

  /// Adds characters; their bytes here, without white space around.
  @discardableResult
  mutating func append(_ text: ArraySlice<UInt8>) -> Range<Int> {
    var first: Int?
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      if byte <= 0x20 || byte == 0x7F {
        if byte == 0x0A || byte == 0x0D { hasLineEnd = true } else { hasSpace = true }
        place += 1
      } else if byte == 0xC2, place + 1 < text.endIndex, text[place + 1] == 0xA0 {
        if bytes.isEmpty { setIn += 1 } else { hasSpace = true }
        place += 2
      } else {
        let isMark = byte == 0xEF && place + 2 < text.endIndex && text[place + 1] == 0xBB && text[place + 2] == 0xBF
        if isMark {
          place += 3
          continue
        }
        writeSpace(before: byte)
        if first == nil { first = bytes.count }
        bytes.append(byte)
        place += 1
        while place < text.endIndex, text[place].isUTF8Continuation {
          bytes.append(text[place])
          place += 1
        }
      }
    }
    return (first ?? bytes.count)..<bytes.count
  }

  /// Adds a space between words.
  mutating func space() { hasSpace = true }

  /// Whether there is nothing but no-break spaces: a blank line, as `<p>&nbsp;</p>` is meant.
  var isBlankLine: Bool { bytes.isEmpty && setIn > 0 }

  /// The text so far, which is then empty.
  mutating func take() -> String {
    while bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) { bytes.removeLast(3) }
    let text = String(decoding: bytes, as: UTF8.self)
    self = CollapsedText()
    return text
  }

  private mutating func writeSpace(before next: UInt8) {
    defer {
      hasSpace = false
      hasLineEnd = false
    }
    if bytes.isEmpty {
      if setIn >= 2, next != 0xE3 { bytes = [0xE3, 0x80, 0x80, 0xE3, 0x80, 0x80] }
      return
    }
    guard hasSpace || hasLineEnd else { return }
    // Three bytes beginning E3 to E9, EF: Chinese characters and punctuation.
    let isChineseAfter = (0xE3...0xE9).contains(next) || next == 0xEF
    let last = bytes.suffix(3)
    let isChineseBefore =
      last.count == 3 && last.first.map { (0xE3...0xE9).contains($0) || $0 == 0xEF } ?? false
    if !hasSpace || hasLineEnd, isChineseBefore, isChineseAfter { return }
    bytes.append(0x20)
  }
}
