import TextFacts

/// The title of a number that stands alone on its line (`Chapter I`, `第一章`), in the lines below it.
enum TitleBelow {
  /// A title of western text over more than one line has no more lines and bytes than this.
  private static let (mostLines, longest) = (5, 400)

  /// The words of the title below the line at `index`, which holds a number of `style` with `value`; nil where what stands there is no title.
  static func find(_ style: NumberStyle, _ value: Int, _ index: Int, in document: LinedText) -> Range<Int>? {
    let (text, next) = (document.text, FramedLines.next(below: index, in: document))
    if next < document.lines.count, isUnitWord(text, document.lines[next].content) { return nil }
    guard next < document.lines.count else { return nil }
    let line = document.lines[next]
    guard line.part == .text, line.blanksBefore <= mostBlanks(above: index, in: document), !document.isMarked(next),
      let first = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd)).scalar,
      mayBeTitle(document, next), !isSpeech(first.value, text[line.content])
    else { return nil }
    if let number = NumberReader.read(text, at: Int(line.contentStart), end: Int(line.contentEnd)) {
      // Chapter IV may be called Fourth Chapter.
      guard number.style == style, number.value == value, number.traits.contains(.isWestern) else {
        return nil
      }
    }
    if style.isDecimal, isTerm(line, text) { return line.content }
    guard HeadingEnd.isWestern(first.value), !OpeningLine(document, next).isEastAsian else {
      return line.isOneSentence && line.lastMark == .none && line.characters <= 40 ? line.content : nil
    }
    return western(style, next, first.value, in: document)
  }

  /// The characters of a term in Han characters, and of the line with its name in English.
  private static let (longestTerm, longestNamed) = (20, 120)

  /// Whether a line is a term and its name in English, as standards define it (GB/T 1.1-2020, 8.7.3): `堰坝 low weir across a
  /// stream`.
  private static func isTerm(_ line: Line, _ text: [UInt8]) -> Bool {
    guard line.isOneSentence, line.lastMark == .none, line.characters <= longestNamed, line.firstCommas <= 1,
      text[line.content.lowerBound] >= 0xE3, let last = text[line.content].last,
      (0x61...0x7A).contains(last | 0x20) || last == 0x29
    else { return false }
    guard let latin = line.content.first(where: { (0x61...0x7A).contains(text[$0] | 0x20) }) else { return false }
    let term = text[line.content.lowerBound..<latin].count { $0 & 0xC0 != 0x80 }
    return term <= longestTerm
      && text[latin..<line.content.upperBound].allSatisfy { $0 < 0x80 || $0 == 0xE2 || $0 & 0xC0 == 0x80 }
  }

  /// The most blank lines between a number and its title: as many as stand above the number, in texts with much space.
  private static func mostBlanks(above index: Int, in document: LinedText) -> Int {
    max(2, min(document.lines[index].blanksBefore, 4))
  }

  /// Whether a line is the word of a unit without a number: SCENE below FIRST ACT.
  private static func isUnitWord(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    let cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    return WesternUnits.read(cursor).map { cursor.moved(to: $0.end).past([0x2E, 0x3A]).isAtEnd } ?? false
  }

  /// Whether a quotation mark begins a line and does not end it: somebody speaks.
  private static func isSpeech(_ first: UInt32, _ content: ArraySlice<UInt8>) -> Bool {
    switch first {
    case 0x22: content.last != 0x22
    case 0x201C: !content.suffix(3).elementsEqual("”".utf8)
    default: false
    }
  }

  /// Figures are no title; nor is mark-up, nor the day on which a story begins.
  private static func mayBeTitle(_ document: LinedText, _ index: Int) -> Bool {
    let content = document.text[document.lines[index].content]
    guard content.first != 0x3C, content.count(where: { $0 >= 0x41 }) >= 2 else { return false }
    // CHAPTER II or 第二部, and below it I or 一, the number of its first section.
    if content.elementsEqual([0x49]) || content.elementsEqual([0x49, 0x2E]) || content.elementsEqual("一".utf8) {
      return false
    }
    guard document.lines[index].firstCommas > 0, (0x30...0x39).contains(content.first ?? 0) else { return true }
    return DateWords.end(OpeningLine(document, index).words[...]) == nil
  }

  /// Lines up to the next blank one: one that ends without a full stop, or several in title case.
  private static func western(
    _ style: NumberStyle, _ index: Int, _ first: UInt32, in document: LinedText
  ) -> Range<Int>? {
    guard LetterFolding.isCapital(first) || first < 0x41 || first >= 0x2010 else { return nil }
    var end = index + 1
    while end < document.lines.count, end - index <= mostLines, document.lines[end].blanksBefore == 0 { end += 1 }
    let line = document.lines[index]
    let words = line.content.lowerBound..<Int(document.lines[end - 1].contentEnd)
    // An article whose parts are listed below begins so.
    if style == .article, document.text[Int(line.contentEnd) - 1] == 0x3A { return nil }
    let isStopped = document.text[words.upperBound - 1] == 0x2E
    if isStopped || end - index > mostLines, isSentence(index, end, in: document) { return nil }
    if end == index + 1, line.characters <= 90, !isStopped, !introduces(document.text, words),
      line.lastMark == .none || line.lastMark == .period
        || line.isOneSentence && (line.lastMark == .question || line.lastMark == .exclamation)
    {
      return words
    }
    if let own = ownLine(style, index, end, in: document) { return own }
    if end - index <= mostLines, words.count <= longest, isTitleCase(document.text, words) { return words }
    // Text goes on right below a short title, but not with a small letter, nor behind a parted word.
    let last = document.text[Int(line.contentEnd) - 1]
    let isOpen = last != 0x2E && last != 0x2D && line.lastMark == .none && !beginsSmall(index + 1, in: document)
    return end > index + 1 && isOpen && line.characters <= 30 ? line.content : nil
  }

  private static func beginsSmall(_ index: Int, in document: LinedText) -> Bool {
    index < document.lines.count && (0x61...0x7A).contains(document.text[Int(document.lines[index].contentStart)])
  }

  /// Whether the line at `index` begins a sentence that the next line goes on with a small letter, in a paragraph up to `end`.
  private static func isSentence(_ index: Int, _ end: Int, in document: LinedText) -> Bool {
    let line = document.lines[index]
    guard end > index + 1, line.characters > 30, line.isOneSentence, !isTitleCase(document.text, line.content) else {
      return false
    }
    return (0x61...0x7A).contains(document.text[Int(document.lines[index + 1].contentStart)])
  }

  /// A title of a line has no more characters, and a paragraph below it so many times as many.
  private static let (longestLine, times) = (90, 2)

  /// The line at `index` alone where a numbering begins right below it, or a paragraph much longer than itself and than
  /// a line: in German most words of a text begin with a capital.
  private static func ownLine(
    _ style: NumberStyle, _ index: Int, _ end: Int, in document: LinedText
  ) -> Range<Int>? {
    let line = document.lines[index]
    guard end > index + 1, line.characters <= longestLine, line.lastMark == .none,
      document.text[Int(line.contentEnd) - 1] != 0x2E, !beginsSmall(index + 1, in: document)
    else { return nil }
    let below = document.lines[index + 1]
    let isLong = Int(below.characters) > max(longestLine, Int(line.characters) * times)
    // Articles have names, and no sentences over several lines.
    let isSentence =
      style == .article && (document.text[Int(below.contentEnd) - 1] == 0x2E || below.lastMark == .colon)
      && document.text[below.content].count(where: { $0 == 0x20 }) >= 4
    guard
      isLong || isSentence
        || NumberReader.read(document.text, at: Int(below.contentStart), end: Int(below.contentEnd)) != nil
    else {
      return nil
    }
    return line.content
  }

  /// Whether words are a sentence that a colon or a dash ends: `On my return, I found the following letter:—`.
  private static func introduces(_ text: [UInt8], _ words: Range<Int>) -> Bool {
    let last = text[words].suffix(3)
    return (last.last == 0x3A || last.elementsEqual("—".utf8)) && text[words].count(where: { $0 == 0x20 }) >= 4
      && !isTitleCase(text, words)
  }

  /// Whether most longer words begin with a capital.
  private static func isTitleCase(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var (capitals, all) = (0, 0)
    var cursor = Cursor(text: text, place: range.lowerBound, end: range.upperBound)
    while let scalar = cursor.scalar {
      guard let word = LetterFolding.word(cursor) else {
        cursor.place = scalar.end
        continue
      }
      if word.letters >= 4 {
        all += 1
        if word.isCapitalised { capitals += 1 }
      }
      cursor.place = max(word.end, scalar.end)
    }
    return all > 0 && capitals * 4 >= all * 3
  }
}
