import TextFacts

/// Reads lines and their sentences from text in one pass over its bytes.
struct LineScanner {
  /// The sentences of the line last read; a line of more than `sentenceLimit` is no paragraph, and only its first
  /// sentences are kept.
  private(set) var sentences: [Sentence] = []
  private static let sentenceLimit = 4_096
  /// Whether a point behind a Han character ends a sentence, as `。` does.
  let readsPoints: Bool

  init(readsPoints: Bool = false) { self.readsPoints = readsPoints }

  /// The counts of `scan` since the sentence began.
  private struct Running {
    var start = 0
    var characters = 0
    var commas = 0
    var hasDigit = false
  }

  /// Reads the line from `start` to `end` (no line end in it); nil where it is blank.
  mutating func scan(_ text: Span<UInt8>, from start: Int, to end: Int) -> Line? {
    var content = Blank.trimmed(text, start..<end)
    if !content.isEmpty, text[content.lowerBound] == 0x3C || text[content.lowerBound] == 0x26 {
      content = WrittenSpace.dropped(text, content)
    }
    guard !content.isEmpty else { return nil }
    sentences.removeAll(keepingCapacity: true)
    var total = 0
    var first: (end: Int, characters: Int, commas: Int, mark: EndMark, hasDigit: Bool)?
    var last = EndMark.none
    var running = Running(start: content.lowerBound)
    var place = content.lowerBound
    while place < content.upperBound {
      let byte = text[place]
      var mark = EndMark.none
      var isCharacter = true
      if Self.isLetter(byte) || Self.isEastAsian(byte) {
        let letters = Self.letters(text, &place, to: content.upperBound)
        total += letters
        running.characters += letters
        last = .none
        continue
      }
      if byte < 0x80 {
        switch byte {
        case 0x30...0x39: running.hasDigit = true
        case 0x00...0x20, 0x7F: isCharacter = false
        case 0x3B: mark = .semicolon
        case 0x21: mark = .exclamation
        case 0x3F: mark = .question
        case 0x3A: mark = .colon
        case 0x2C: mark = .comma
        case 0x2E where readsPoints:
          if running.characters >= PointMarks.shortestSentence, PointMarks.ends(text, place, content) { mark = .period }
        default: break
        }
        place += 1
      } else if byte & 0xF0 == 0xE0, place + 2 < content.upperBound {
        if byte == 0xE3, text[place + 1] == 0x80 {
          if text[place + 2] == 0x82 { mark = .period }
          if text[place + 2] == 0x80 { isCharacter = false }
        } else if byte == 0xEF, text[place + 1] == 0xBC {
          mark = Self.fullWidthMark(text[place + 2])
        } else if byte < 0xE3 {
          isCharacter = !WhiteSpace.contains(byte, text[place + 1], text[place + 2])
        }
        place += 3
      } else {
        isCharacter = !(byte == 0xC2 && place + 1 < content.upperBound && text[place + 1] <= 0xA0)
        place += byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4)
      }
      if isCharacter {
        last = mark
        total += 1
        running.characters += 1
      }
      switch mark {
      case .none, .colon: continue
      case .comma:
        running.commas += 1
        continue
      case .period, .semicolon, .exclamation, .question: break
      }
      place = Self.afterClosers(text, place, content.upperBound)
      if first == nil {
        first = (place, running.characters - 1, running.commas, mark, running.hasDigit)
      }
      close(&running, at: place, mark: mark)
    }
    if running.characters > 0 { close(&running, at: content.upperBound, mark: .none, keepsMark: true) }
    let head = first ?? (content.upperBound, total, sentences.first?.hasComma == true ? 1 : 0, .none, false)
    return Line(
      start: UInt32(start), end: UInt32(end), contentStart: UInt32(content.lowerBound),
      contentEnd: UInt32(content.upperBound), firstEnd: UInt32(min(head.end, content.upperBound)),
      characters: UInt32(clamping: total), firstCharacters: UInt16(clamping: head.characters),
      firstCommas: UInt8(clamping: head.commas), firstMark: head.mark, lastMark: last,
      firstHasDigit: first == nil ? sentences.first?.hasDigit ?? false : head.hasDigit)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether `byte` leads three bytes from U+4000 to U+EFFF, among which are no marks and no white space.
  private static func isEastAsian(_ byte: UInt8) -> Bool { (0xE4...0xEE).contains(byte) }

  /// The number of ASCII letters and such characters from `place` on, which moves behind them.
  private static func letters(_ text: Span<UInt8>, _ place: inout Int, to end: Int) -> Int {
    var count = 0
    while place < end {
      let byte = text[place]
      if isEastAsian(byte) { place += 3 } else if isLetter(byte) { place += 1 } else { break }
      count += 1
    }
    return count
  }

  private mutating func close(_ running: inout Running, at end: Int, mark: EndMark, keepsMark: Bool = false) {
    if sentences.count < Self.sentenceLimit {
      sentences.append(
        Sentence(
          start: running.start, end: end, characters: running.characters - (keepsMark ? 0 : 1), mark: mark,
          hasComma: running.commas > 0, hasDigit: running.hasDigit))
    }
    running = Running(start: end)
  }

  private static func fullWidthMark(_ last: UInt8) -> EndMark {
    switch last {
    case 0x81: .exclamation
    case 0x8C: .comma
    case 0x9A: .colon
    case 0x9B: .semicolon
    case 0x9F: .question
    default: .none
    }
  }

  /// The place after quotation marks, brackets and marks of strong words that close right after a sentence's mark:
  /// `。”` `！）` `。**`.
  private static func afterClosers(_ text: Span<UInt8>, _ place: Int, _ end: Int) -> Int {
    var place = place
    while place + 1 < end {
      if text[place] == 0x2A, text[place + 1] == 0x2A {
        place += 2
        continue
      }
      guard place + 2 < end else { break }
      let isQuote =
        text[place] == 0xE2 && text[place + 1] == 0x80 && (text[place + 2] == 0x9D || text[place + 2] == 0x99)
      let isBracket = text[place] == 0xEF && text[place + 1] == 0xBC && text[place + 2] == 0x89
      guard isQuote || isBracket else { break }
      place += 3
    }
    return place
  }
}
