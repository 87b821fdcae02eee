import TextFacts

/// A western title longer than a line of text, or in lines broken by hand (`Report on the State of the Lower Lock` and
/// `and of the Weir Above It`).
extension TextOpening {
  private static let mostTitleLines = 4
  private static let longestWestern = 320
  /// The share of longer words that begin with a capital: a sentence has fewer.
  private static let fewestCapitals = 0.6
  /// A line that ends without need has no fewer characters, where the next goes on with a capital.
  private static let fullTitleLine = 48

  /// The first paragraph, where it is such a title: capitals begin most of its words, no mark ends it, and a blank line
  /// sets it off. Empty where it is none.
  static func longTitle(_ document: LinedText, at first: Int) -> Range<Int> {
    guard first < document.lines.count, document.text[Int(document.lines[first].contentStart)] < 0xE0 else {
      return 0..<0
    }
    var end = first
    repeat {
      guard mayBeTitleLine(document, end) else { return 0..<0 }
      end += 1
    } while end < document.lines.count && end - first <= mostTitleLines && document.lines[end].blanksBefore == 0
    guard end < document.lines.count, end - first <= mostTitleLines else { return 0..<0 }
    let words = document.lines[first].content.lowerBound..<Int(document.lines[end - 1].contentEnd)
    guard words.count <= longestWestern, !endMarks.contains(document.text[words.upperBound - 1]),
      !WesternLine.sentenceEndsInside(document.text[words]),
      WesternLine.capitalShare(document.text, words) >= fewestCapitals,
      (first + 1..<max(first + 1, end)).allSatisfy({ goesOn(document, at: $0) })
    else { return 0..<0 }
    return first..<end
  }

  /// `.` `,` `:` `;` `?` `!`
  private static let endMarks: [UInt8] = [0x2E, 0x2C, 0x3A, 0x3B, 0x3F, 0x21]

  private static func mayBeTitleLine(_ document: LinedText, _ index: Int) -> Bool {
    let line = document.lines[index]
    let content = document.text[line.content]
    guard line.part == .text, !document.isMarked(index), let first = content.first,
      (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first) || first >= 0xC3,
      !content.contains(0x40), !content.contains(0x09)
    else { return false }
    return NumberReader.candidate(document.text, at: line.content.lowerBound, end: line.content.upperBound) == nil
  }

  /// Whether the line at `index` goes on the title of the line above: with a small letter, behind a word that needs
  /// another, or because the line above was full. `by A. Marsh` names the author.
  private static func goesOn(_ document: LinedText, at index: Int) -> Bool {
    let line = document.lines[index].content
    if document.text[line].starts(with: "by ".utf8) { return false }
    if (0x61...0x7A).contains(document.text[line.lowerBound]) { return true }
    let above = OpeningLine(document, index - 1)
    return TitleWords.isOpen(above, in: document.text) || above.line.characters >= fullTitleLine
  }
}
