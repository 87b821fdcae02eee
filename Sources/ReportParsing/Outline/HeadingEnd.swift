import TextFacts

/// The end of a heading on the line that it shares with text: the first mark that ends a sentence, a colon that sets off
/// a short name (`1.“两重”：是指…`), white space that sets it apart, or, in western punctuation, a full stop.
enum HeadingEnd {
  /// A name before a colon has no more characters than this.
  private static let longestName = 20
  private static let (longestWestern, longestWesternName) = (120, 50)
  /// Behind a colon in letters stands text where it is a sentence of so many bytes.
  private static let shortestWesternText = 60
  /// Behind a wide gap stands text where it holds a mark, or is as long as this.
  private static let shortestText = 30
  /// Behind a blank of any width between Han characters, where the sentence goes on for so many.
  private static let shortestSentence = 16
  /// Behind a blank of two columns, as nobody types it inside a sentence.
  private static let shortestBehindGap = 8

  /// The first sentence of a chapter's line has no more characters where a colon in it is part of the title.
  private static let longestChapter: UInt16 = 60

  /// The byte after the heading of a unit with `style` whose title starts at `start`: titles of chapters and sections have
  /// colons (`第一章 理想：从旧故事到新故事`).
  static func find(from start: Int, _ style: NumberStyle, _ line: Line, in text: [UInt8]) -> Int {
    let end = find(from: start, line, in: text)
    // The sections of standards and papers have them too (`4.2.1 机制：从水源到田头`), alone on their lines.
    let isSection = style.isDecimal && style != .decimal1 && line.isOneSentence && line.lastMark == .none
    guard style.namesUnit && style != .article && style != .clause || isSection, end < Int(line.firstEnd),
      line.firstCharacters <= longestChapter
    else { return end }
    let colon = [[0x3A], Array("：".utf8)].contains { text[start..<end].suffix($0.count).elementsEqual($0) }
    return colon && text[end] > 0x20 && text[end] >= 0x80 ? Int(line.firstEnd) : end
  }

  /// The byte after the heading whose title starts at `start`.
  static func find(from start: Int, _ line: Line, in text: [UInt8]) -> Int {
    let end = goesOn(start, line, in: text) ? Int(line.contentEnd) : Int(line.firstEnd)
    return find(from: start, to: end, in: text) { isText(from: $0, line, text) }
  }

  /// Whether words in letters go on in small ones behind the question mark or the semicolon that seems to end their first
  /// sentence: `At school? or at home?`.
  private static func goesOn(_ start: Int, _ line: Line, in text: [UInt8]) -> Bool {
    let end = Int(line.firstEnd)
    guard end > start, end < Int(line.contentEnd), [0x3F, 0x21, 0x3B].contains(text[end - 1]),
      let next = Cursor(text: text, place: end, end: Int(line.contentEnd)).pastSpaces.scalar, isWestern(next.value)
    else { return false }
    return LetterFolding.letter(next.value) != nil && !LetterFolding.isCapital(next.value)
  }

  /// The same in the sentence that ends at `end`; `opensText` says whether text stands behind a gap.
  static func find(from start: Int, to end: Int, in text: [UInt8], opensText: (Int) -> Bool = { _ in false }) -> Int {
    let end = max(start, end)
    var cursor = Cursor(text: text, place: start, end: end)
    let isWestern = cursor.scalar.map { Self.isWestern($0.value) } ?? false
    var characters = 0
    var blanks = 0
    var gap = start
    var last: UInt32 = 0
    while let scalar = cursor.scalar, characters <= longestWestern {
      if Blank.contains(scalar.value) {
        if blanks == 0 { gap = cursor.place }
        blanks += scalar.value == 0x3000 ? 2 : scalar.value == 0x09 ? 4 : 1
      } else {
        if blanks >= 3, characters >= 2, opensText(cursor.place) { return gap }
        if blanks > 0, (2...longestName).contains(characters), last >= 0x4E00, scalar.value >= 0x4E00,
          opensText(cursor.place),
          goesOn(
            cursor.place, to: end, past: characters, for: blanks > 1 ? shortestBehindGap : shortestSentence, in: text)
        {
          return gap
        }
        blanks = 0
        last = scalar.value
      }
      if isWestern, scalar.value == 0x3A, (3...longestWesternName).contains(characters),
        opensSentence(scalar.end, end, in: text)
      {
        return scalar.end
      }
      if characters <= longestName {
        if scalar.value == 0xFF1A { return characters > 0 ? scalar.end : end }
        if scalar.value == 0x3A, !isWestern { return characters > 0 ? scalar.end : end }
      } else if !isWestern, blanks == 0 {
        return end
      }
      if isWestern, scalar.value == 0x2E, characters > 2, endsSentence(cursor, after: scalar.end) { return scalar.end }
      characters += 1
      cursor.place = scalar.end
    }
    return end
  }

  /// Whether a sentence with its full stop, longer than any title, begins behind a colon (`1.2 Purposes: The purposes …`).
  private static func opensSentence(_ place: Int, _ end: Int, in text: [UInt8]) -> Bool {
    guard end - place >= shortestWesternText, [0x2E, 0x3A, 0x3B].contains(text[end - 1]),
      text[place] == 0x20
    else { return false }
    return Cursor(text: text, place: place, end: end).pastSpaces.scalar.map { LetterFolding.isCapital($0.value) }
      ?? false
  }

  /// Whether a sentence of Han characters goes on to `end` for long, and longer than the words before it: a heading has
  /// no blank between its words and no such second half.
  private static func goesOn(_ place: Int, to end: Int, past words: Int, for shortest: Int, in text: [UInt8]) -> Bool {
    let rest = text[place..<min(end, place + 400)].count { $0 & 0xC0 != 0x80 }
    return rest >= max(shortest, words + words / 2)
  }

  /// `joined` where it lies below `line`.
  static func endsBelow(_ joined: Int?, _ line: Line) -> Int? {
    joined.flatMap { $0 > Int(line.contentEnd) ? $0 : nil }
  }

  /// Whether a scalar belongs to a text with western punctuation: Latin and Cyrillic letters, Vietnamese ones among them.
  static func isWestern(_ scalar: UInt32) -> Bool { scalar < 0x530 || (0x1E00...0x1EFF).contains(scalar) }

  /// Whether the rest of a line from `place` on is text.
  private static func isText(from place: Int, _ line: Line, _ text: [UInt8]) -> Bool {
    let end = Int(line.contentEnd)
    if line.firstMark != .none || line.lastMark == .comma || end - place >= shortestText * 3 { return true }
    // `1. Pump      It works by day.`
    return end > place && text[end - 1] == 0x2E && (0x41...0x5A).contains(text[place])
      && text[place..<end].count { $0 == 0x20 } >= 2
  }

  /// Whether the full stop at the cursor, with `after` behind it, ends a sentence: a dash, or a blank and a capital
  /// letter follow, and no abbreviation stands before it (`J. Smith`, `U.S. Law`, `Mr. Emerson`).
  static func endsSentence(_ stop: Cursor, after: Int) -> Bool {
    let text = stop.text
    var start = stop.place
    while start > 0, stop.place - start < 5, isLetter(text[start - 1]) { start -= 1 }
    guard stop.place - start != 1, !abbreviations.contains(where: { text[start..<stop.place].elementsEqual($0) }) else {
      return false
    }
    let next = stop.moved(to: after)
    guard let sign = next.scalar else { return false }
    if sign.value == 0x2014 || sign.value == 0x2013 { return true }
    guard Blank.contains(sign.value), let letter = next.pastSpaces.scalar else { return false }
    return LetterFolding.isCapital(letter.value) || [0x22, 0x28, 0x201C].contains(letter.value)
  }

  private static let abbreviations = [
    "Mr", "Mrs", "Ms", "Dr", "St", "No", "Nos", "vs", "cf", "al", "Inc", "Co", "Ltd", "Art", "Sec", "Fig", "Vol", "pp",
    "Prof",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Hon", "Geo", "Bro", "Sgt", "Maj",
    "Gov",
    "Sen", "Rep", "Est", "Par", "Reg", "Ser", "Eds", "Jos", "Adm", "Ave", "Max", "Min",
    "Gen", "Col", "Capt", "Rev", "Messrs", "Mme", "Mlle", "Nr", "bzw", "Abs", "vgl", "etc", "approx", "ch", "U.S",
  ].map { Array($0.utf8) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
