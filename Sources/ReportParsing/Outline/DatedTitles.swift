import ReportModel
import TextFacts

/// Titles of the pieces of a collection that are told by the date below each: speeches, letters and articles in the works of
/// an author (`在…会上的讲话` / `（一九四一年五月）`), news of a bulletin.
///
/// A diary has dates above its text too, and a list names works with their years: there no title stands above, or no text
/// below.
enum DatedTitles {
  private static let fewest = 3
  /// A title has no more characters, nor a line with a date; a line of text below has no fewer than this.
  private static let (longest, longestDate, shortestText) = (45, 20, 24)
  /// A line over another line is no title where it has fewer: it is signed, and the next piece begins below its date.
  private static let shortestOverLine = 8
  /// The lines of `document` that are titles, ascending, each with the line of its date right below.
  static func find(in document: LinedText) -> [Int] {
    guard document.marked.isEmpty else { return [] }
    var (found, others) = ([Int](), 0)
    for (index, line) in document.lines.enumerated() {
      guard line.characters <= longestDate, mayBegin(document.text[line.content.lowerBound]),
        mayEnd(document.text, line.content), isDate(OpeningLine(document, index))
      else { continue }
      if index > 0, isTitle(index - 1, in: document), isOverText(index, in: document) {
        found.append(index - 1)
      } else {
        others += 1
      }
    }
    // The title of a report has its date below it, and dated papers behind it are no collection.
    if found.first == 0, found.count == fewest { return [] }
    let names = Set(found.map { document.text[document.lines[$0].content] })
    return found.count >= fewest && names.count == found.count && others * 4 <= found.count ? found : []
  }

  /// Figures and numerals, and the first byte of a wide bracket.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x30...0x39, 0xE3...0xE9, 0xEF: true
    default: false
    }
  }

  /// Whether a date may end a line: with a figure, 日, 号, 月, 年 or a season, and a bracket behind it or not.
  private static func mayEnd(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    guard let last = TextScalar.read(text.span, before: content.upperBound, start: content.lowerBound) else {
      return false
    }
    switch last.value {
    case 0x30...0x39, 0xFF10...0xFF19, 0x29, 0xFF09, 0x3009, 0x3015, 0x65E5, 0x53F7, 0x6708, 0x5E74, 0x6625, 0x590F,
      0x79CB, 0x51AC, 0x7248:
      return true
    default: return false
    }
  }

  /// Whether a date is all of a line, but for brackets around it.
  private static func isDate(_ line: OpeningLine) -> Bool {
    let words = line.bracketed ?? line.words[...]
    return words.count >= 5 && DateWords.end(words) == words.endIndex
  }

  /// Whether a line may be a title: it stands apart from the text above, and is no name of who signs that.
  private static func isTitle(_ index: Int, in document: LinedText) -> Bool {
    let line = document.lines[index]
    guard line.part == .text || line.part == .title, line.isOneSentence, !line.isRuledOut,
      line.lastMark == .none || line.lastMark == .question || line.lastMark == .exclamation,
      (3...longest).contains(Int(line.characters)), document.text[line.content].contains(where: { $0 >= 0xE3 }),
      NumberReader.read(document.text, at: line.content.lowerBound, end: line.content.upperBound) == nil
    else { return false }
    let opening = OpeningLine(document, index)
    guard opening.bracketed == nil || opening.words.first == 0x300A, !FrontFields.isOrganisation(opening.words),
      !PersonalNames.isName(opening.words[...]), DateWords.end(opening.words[...]) == nil,
      FrontFields.field(of: opening, in: document.text) == nil
    else { return false }
    guard index > 0, line.blanksBefore == 0 else { return true }
    let above = document.lines[index - 1]
    // Paragraphs are set in further than titles.
    let isFurtherIn = above.contentStart - above.start > line.contentStart - line.start
    return above.part != .text || above.lastMark != .none && above.lastMark != .comma || isFurtherIn
      || isClosed(above, document)
  }

  /// Whether a line ends with a bracket: a note on where the text above was printed.
  private static func isClosed(_ line: Line, _ document: LinedText) -> Bool {
    let text = document.text[line.content]
    return text.last == 0x29 || text.suffix(3).elementsEqual("）".utf8) || text.suffix(3).elementsEqual("”".utf8)
  }

  /// Whether text stands below the line of a date, a heading without number between them or not.
  private static func isOverText(_ index: Int, in document: LinedText) -> Bool {
    guard index + 2 < document.lines.count else { return false }
    if isText(index + 1, in: document) { return true }
    let below = document.lines[index + 1]
    guard index > 0, Int(document.lines[index - 1].characters) >= shortestOverLine else { return false }
    return below.part == .text && below.isOneSentence && below.lastMark != .comma
      && !isDate(OpeningLine(document, index + 1)) && isText(index + 2, in: document)
  }

  /// Whether a line is text, turns to an audience, or has the number of the first part.
  private static func isText(_ index: Int, in document: LinedText) -> Bool {
    let line = document.lines[index]
    guard line.part == .text || line.part == .salutation else { return false }
    return line.characters >= shortestText || line.lastMark == .period || line.lastMark == .colon
      || beginsNumbers(line, document.text)
  }

  /// Whether a line is the first number of a text, alone or with a title: `一`, `一　形势`, `1．形势`.
  private static func beginsNumbers(_ line: Line, _ text: [UInt8]) -> Bool {
    if NumberReader.candidate(text, at: line.content.lowerBound, end: line.content.upperBound)?.value == 1 {
      return true
    }
    guard text[line.content].starts(with: "一".utf8) else { return false }
    return line.characters == 1
      || Blank.length(text.span, at: line.content.lowerBound + 3, end: line.content.upperBound) > 0
  }

  /// The headings at `lines`, beside all others.
  static func heads(_ lines: [Int], in document: LinedText) -> [Head] {
    lines.map { index in
      let content = document.lines[index].content
      return Head(
        kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
        title: Trimming.heading(document.text, content), end: content.upperBound, line: index, evidence: .annex)
    }
  }
}
