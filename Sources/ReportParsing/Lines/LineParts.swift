import ReportModel
import TextFacts

/// Texts copied without their line ends, a whole report in a few lines: they are parted again before the numbers of
/// their headings, where those count up from one.
enum LineParts {
  /// Such a text has no more lines, and one of them no fewer characters.
  private static let (mostLines, fewestCharacters) = (12, 200)
  /// A heading before its text has no more characters.
  private static let longestHeading = 40

  /// Parts the lines of `document` before their numbers, in a text of few lines.
  static func split(_ document: inout LinedText) {
    guard (1...mostLines).contains(document.lines.count),
      document.lines.contains(where: { $0.characters >= fewestCharacters })
    else { return }
    let cuts = cuts(in: document)
    guard cuts.count >= 2 else { return }
    let lines = document.lines
    (document.lines, document.inner) = ([], [])
    var next = 0
    for line in lines {
      var start = Int(line.start)
      var blanks = line.blanksBefore
      while start < Int(line.end) {
        while next < cuts.count, cuts[next] <= start { next += 1 }
        let end = next < cuts.count ? min(cuts[next], Int(line.end)) : Int(line.end)
        var scanner = LineScanner()
        if var part = scanner.scan(document.text.span, from: start, to: end) {
          part.blanksBefore = blanks
          blanks = 0
          document.lines.append(part)
          InnerHeads.append(
            to: &document.inner, from: scanner.sentences, of: part, at: document.lines.count - 1, in: document.text)
        }
        start = end
      }
    }
  }

  /// The places of numbers inside the lines, and of the text behind a heading that white space ends; none where 一、 and
  /// 二、 do not both stand there.
  private static func cuts(in document: LinedText) -> [Int] {
    var (cuts, values): ([Int], Set<Int>) = ([], [])
    let text = document.text
    // The end of the heading before, where that was found.
    var open: Int?
    for line in document.lines where line.characters >= 20 {
      var place = Int(line.contentStart)
      while place + 3 < Int(line.contentEnd) {
        defer { place += 1 }
        let byte = text[place]
        guard byte == 0xE4 || byte == 0xE5 || byte == 0xEF || byte == 0x28,
          place == Int(line.contentStart) || isSetOff(text, place, line),
          let mark = NumberReader.read(text, at: place, end: Int(line.contentEnd)),
          mark.style == .hanPause || mark.style == .hanBracket
        else { continue }
        if mark.style == .hanPause { values.insert(mark.value) }
        // A heading ends at the next number, if not before.
        if let end = open, end > place { cuts.removeLast() }
        if place > Int(line.contentStart) { cuts.append(place) }
        open = headingEnd(text, mark.titleStart, Int(line.contentEnd))
        if let open { cuts.append(open) }
      }
      open = nil
    }
    return values.isSuperset(of: [1, 2]) ? cuts : []
  }

  /// Whether white space or the end of a sentence stands before `place`.
  private static func isSetOff(_ text: [UInt8], _ place: Int, _ line: Line) -> Bool {
    guard let (before, _) = TextScalar.read(text.span, before: place, start: Int(line.contentStart)) else {
      return false
    }
    return Blank.contains(before) || before == 0x3002 || before == 0xFF1A
  }

  /// The place of the white space that ends the heading whose title begins at `start`; nil where a full stop comes first.
  private static func headingEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var cursor = Cursor(text: text, place: start, end: end)
    var characters = 0
    while let scalar = cursor.scalar, characters <= longestHeading {
      if Blank.contains(scalar.value) { return characters >= 4 ? cursor.place : nil }
      if scalar.value == 0x3002 || scalar.value == 0xFF1B { return nil }
      characters += 1
      cursor.place = scalar.end
    }
    return nil
  }
}
