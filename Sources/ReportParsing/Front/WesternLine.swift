import ReportModel
import TextFacts

/// Lines of western text: whether one is running text.
enum WesternLine {
  /// A sentence ends in it, it goes on from or into another line, or begins with a small letter.
  static func isText(_ line: OpeningLine, _ document: LinedText) -> Bool {
    let text = document.text
    let content = text[line.line.content]
    guard let first = line.words.first else { return true }
    let words = Spaces.split(text, line.line.content)
    if line.line.lastMark == .semicolon || line.line.lastMark == .comma { return true }
    if words.count > 16 || line.line.characters > 110 { return true }
    if words.count >= 5, endsSentence(content) { return true }
    if sentenceEndsInside(content) { return true }
    if (0x61...0x7A).contains(first), words.count > 3 { return true }
    return goesOn(line, document)
  }

  /// Whether the line below, without a blank one between, begins with a small letter, or both are full of small words.
  private static func goesOn(_ line: OpeningLine, _ document: LinedText) -> Bool {
    guard line.index + 1 < document.lines.count else { return false }
    let below = document.lines[line.index + 1]
    guard below.blanksBefore == 0, below.part == .text, let first = document.text[below.content].first else {
      return false
    }
    let indent = Int(below.contentStart - below.start)
    // by A. Marsh
    if first | 0x20 == 0x62 || first | 0x20 == 0x76 || first | 0x20 == 0x70,
      PersonalNames.isAuthor(OpeningLine(document, line.index + 1), in: document.text)
    {
      return false
    }
    let isWords = document.text[below.content].contains(0x20) && !document.text[below.content].contains(0x40)
    if (0x61...0x7A).contains(first), isWords, line.indent < 12, abs(indent - line.indent) <= 4, !line.isCapitals {
      return !TitleWords.isOpen(line, in: document.text)
    }
    return line.line.characters >= 45 && below.characters >= 45 && capitalShare(document.text, line.line.content) < 0.5
  }

  /// The share of words of four letters or more that begin with a capital.
  static func capitalShare(_ text: [UInt8], _ range: Range<Int>) -> Double {
    let long = Spaces.split(text, range).filter { $0.count >= 4 }
    guard !long.isEmpty else { return 1 }
    let capitals = long.count { word in
      let first = word.first { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) } ?? 0
      return (0x41...0x5A).contains(first) || first >= 0x80
    }
    return Double(capitals) / Double(long.count)
  }

  private static func endsSentence(_ content: ArraySlice<UInt8>) -> Bool {
    // 12 декабря 1993 г.
    content.last == 0x2E && !content.suffix(3).elementsEqual("...".utf8) && !content.suffix(4).elementsEqual(" г.".utf8)
  }

  /// Whether a full stop, white space and a capital stand in it after a word of three small letters.
  static func sentenceEndsInside(_ content: ArraySlice<UInt8>) -> Bool {
    guard content.count > 20 else { return false }
    for place in content.indices.dropFirst(3).dropLast(2)
    where content[place] == 0x2E && content[place + 1] == 0x20 && (0x41...0x5A).contains(content[place + 2]) {
      if content[(place - 3)..<place].allSatisfy({ (0x61...0x7A).contains($0) }) { return true }
    }
    return false
  }
}
