import TextFacts

/// The form of a short line in western text: its letters, its end, the marks around it. Headings of one level have one
/// form.
struct LineForm: Hashable {
  enum Letters: UInt8 { case none, capitals, title, word, sentence, small }

  var letters: Letters
  var ending: LineEnding
  var isDecorated: Bool
  var isBold: Bool
  /// Columns before it.
  var indent: Int16

  /// The form for comparing: marks set around a heading make one of all letters.
  var compared: LineForm {
    guard isDecorated || isBold else {
      // A title of one word.
      guard letters == .word else { return self }
      return LineForm(letters: .title, ending: ending, isDecorated: false, isBold: false, indent: indent)
    }
    return LineForm(letters: .sentence, ending: .open, isDecorated: isDecorated, isBold: isBold, indent: indent)
  }

  /// The form of a line, its words and their number.
  static func read(_ text: Span<UInt8>, _ line: Line, indent: Int) -> (form: LineForm, words: Range<Int>, count: Int) {
    let words = withoutMarks(text, line.content)
    let (letters, count) = letters(text, words)
    let isBold = line.contentStart > line.start && text[Int(line.contentStart) - 1] == 0x2A
    let form = LineForm(
      letters: letters, ending: LineEnding.of(text, words).end,
      isDecorated: words.lowerBound != line.content.lowerBound,
      isBold: isBold, indent: Int16(clamping: indent))
    return (form, words, count)
  }

  /// The case of the letters of `words`.
  static func letters(of words: Range<Int>, in text: Span<UInt8>) -> Letters { letters(text, words).0 }

  /// The words between the marks that some set around a heading: `== Plans ==`, `__Plans`, `*** Plans ***`.
  static func withoutMarks(_ text: Span<UInt8>, _ content: Range<Int>) -> Range<Int> {
    guard let sign = content.first.map({ text[$0] }), [0x3D, 0x2D, 0x2A, 0x5F, 0x7E, 0x23].contains(sign) else {
      return content
    }
    var (lower, upper) = (content.lowerBound, content.upperBound)
    while lower < upper, text[lower] == sign { lower += 1 }
    guard lower - content.lowerBound >= 2 else { return content }
    while upper > lower, text[upper - 1] == sign { upper -= 1 }
    // Two hyphens alone before a word are an option or a boundary in a message.
    if sign == 0x2D || sign == 0x23, upper == content.upperBound { return content }
    let words = Blank.trimmed(text, lower..<upper)
    return words.isEmpty ? content : words
  }

  /// Whether words name a field and give its value (`Author: A. Name`), or an author (`By A. Name`).
  static func isField(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard words.count > 3 else { return false }
    let start = words.lowerBound
    if text[start] | 0x20 == 0x62, text[start + 1] | 0x20 == 0x79, text[start + 2] == 0x20 {
      // Authors have two names, `By Boat` one word.
      return words.dropFirst(3).contains { text[$0] == 0x20 }
    }
    if isCredit(text, words) { return true }
    for place in words.dropLast(2).prefix(24) where text[place] == 0x3A && text[place + 1] == 0x20 { return true }
    return false
  }

  /// Whether words say by whom something was done: `Submitted by A. Name`, `Taken by A. Name`.
  private static func isCredit(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard let blank = words.prefix(16).first(where: { text[$0] == 0x20 }), blank - words.lowerBound >= 5,
      blank + 4 < words.upperBound, text[blank + 1] == 0x62, text[blank + 2] == 0x79, text[blank + 3] == 0x20,
      text[blank - 2] == 0x65
    else { return false }
    return text[blank - 1] == 0x64 || text[blank - 1] == 0x6E
  }

  /// Whether words end with a full stop, not with three.
  static func endsWithFullStop(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard let last = words.last(where: { text[$0] != 0x22 && text[$0] != 0x29 }) else { return false }
    return text[last] == 0x2E && !(last > words.lowerBound && text[last - 1] == 0x2E)
  }

  /// The case of the letters, and the number of words. Words of up to three letters may be small in a title.
  private static func letters(_ text: Span<UInt8>, _ words: Range<Int>) -> (Letters, Int) {
    var (count, capitals, principal, letters, small) = (0, 0, 0, 0, 0)
    var isFirstCapital: Bool?
    var word = (length: 0, isCapital: false)
    var place = words.lowerBound
    while place <= words.upperBound {
      let scalar = TextScalar.read(text, at: place, end: words.upperBound)
      let kind = scalar.map { letterCase($0.value) } ?? .other
      switch kind {
      case .capital, .small:
        if word.length == 0 {
          word.isCapital = kind == .capital
          if isFirstCapital == nil { isFirstCapital = word.isCapital }
        }
        word.length += 1
        letters += 1
        if kind == .small { small += 1 }
      case .figure:
        // A word with a figure in front (10th, 3D) is as good as a capital one.
        if word.length == 0 {
          word.isCapital = true
          isFirstCapital = isFirstCapital ?? true
        }
        word.length += 1
      case .inside where word.length > 0: break
      case .inside, .other:
        if word.length > 0 {
          count += 1
          if word.length > 3 || count == 1 { principal += 1 }
          if (word.length > 3 || count == 1) && word.isCapital { capitals += 1 }
        }
        word.length = 0
      }
      guard let next = scalar?.next else { break }
      place = next
    }
    guard letters >= 2 else { return (.none, count) }
    if small == 0 { return (.capitals, count) }
    if isFirstCapital == false { return (.small, count) }
    if count == 1 { return (.word, count) }
    return (capitals == principal && principal >= 2 ? .title : .sentence, count)
  }

  private enum CaseOfLetter { case capital, small, figure, inside, other }

  /// Letters of the Latin, Greek and Cyrillic scripts; the apostrophe and the hyphen stand inside words.
  private static func letterCase(_ scalar: UInt32) -> CaseOfLetter {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x400...0x42F: .capital
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: .small
    case 0x30...0x39: .figure
    case 0x27, 0x2019, 0x2D: .inside
    default: .other
    }
  }
}
