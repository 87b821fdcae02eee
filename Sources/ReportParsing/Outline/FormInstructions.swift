import TextFacts

/// The instructions on how to fill in a form (填表说明): their sentences are numbered, and head nothing. They end with what
/// does not count on.
struct FormInstructions {
  private static let names = Phrases("填表说明 填写说明 填报说明 填表须知 填写须知 填表要求 填报要求 填寫說明 填表說明")
  private static let longest = 16
  private static let longestRunIn = 20
  private var next: (style: NumberStyle, value: Int)?
  private var isOpen = false

  /// Takes up a line that may be their heading.
  mutating func look(_ line: Line, at index: Int, in document: LinedText) {
    // All names begin with 填.
    guard line.characters <= Self.longest, line.isOneSentence,
      document.text[line.content].starts(with: [0xE5, 0xA1, 0xAB])
    else { return }
    let words = OpeningLine(document, index).words
    guard Self.names.equal(words.last == 0x3A ? words.dropLast() : words[...]) else { return }
    (isOpen, next) = (true, nil)
  }

  /// Whether `line` is one of them: a sentence with its full stop, whose number counts on.
  mutating func holds(_ line: Line, _ text: [UInt8]) -> Bool {
    guard isOpen, let mark = NumberReader.read(text, at: line.content.lowerBound, end: line.content.upperBound) else {
      return false
    }
    // A heading and its text may share a line: it is shorter than the first sentence of an instruction.
    let mayRunIn = !line.isOneSentence && line.firstCommas == 0 && line.firstCharacters <= Self.longestRunIn
    isOpen = !mayRunIn && (line.lastMark == .period || line.lastMark == .semicolon)
    if let next {
      isOpen = isOpen && mark.style == next.style && mark.value == next.value
    } else {
      isOpen = isOpen && mark.value == 1
    }
    if isOpen { next = (mark.style, mark.value + 1) }
    return isOpen
  }
}
