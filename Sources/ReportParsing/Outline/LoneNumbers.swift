import ReportModel
import TextFacts

/// Chapters that are a number alone on its line, as novels and collections print them: `一`, `12`, `XIV`, the chapter's
/// title perhaps below. A series that counts on from 1, far apart, with text between, is the evidence.
struct LoneNumbers {
  /// A series has no fewer numbers; one that begins again below a part has no fewer than two.
  private static let fewest = 3
  /// The characters of text after a number, on the average and at the least.
  private static let (usualText, leastText) = (200, 12)
  /// No number has more bytes.
  private static let longest = 15
  /// Rows of print of `columns` columns that a page has at most.
  private static let (longestPage, columns) = (70, 76)

  private let document: LinedText

  /// A line that is a number.
  private struct LoneNumber {
    var line: Int
    var mark: NumberMark
    /// Characters and rows of print from its line to that of the next.
    var characters = 0
    var rows = 0
  }

  /// The heads of `document` that are numbers alone, in order.
  static func find(in document: LinedText) -> [Head] {
    let finder = LoneNumbers(document: document)
    let numbers = finder.numbers()
    guard numbers.count >= fewest else { return [] }
    var heads: [Head] = []
    for style in [NumberStyle.hanPause, .decimal1, .roman] {
      heads += finder.series(numbers.filter { $0.mark.style == style })
    }
    return heads.sorted { $0.start < $1.start }
  }

  // MARK: Numbers

  private func numbers() -> [LoneNumber] {
    var found: [LoneNumber] = []
    var (characters, rows) = (0, 0)
    for (index, line) in document.lines.enumerated() {
      if line.part == .text, line.content.count <= Self.longest, let mark = mark(line), isSetOff(index) {
        note(characters, rows, at: &found)
        found.append(LoneNumber(line: index, mark: mark))
        (characters, rows) = (0, 0)
      } else {
        characters += Int(line.characters)
        let isWide = (line.content.first.map { document.text[$0] } ?? 0) >= 0xE0
        rows += 1 + Int(line.characters) * (isWide ? 2 : 1) / Self.columns
      }
    }
    note(characters, rows, at: &found)
    return found
  }

  private func note(_ characters: Int, _ rows: Int, at found: inout [LoneNumber]) {
    guard let last = found.indices.last else { return }
    (found[last].characters, found[last].rows) = (characters, rows)
  }

  /// The number that is all of a line: a Chinese numeral, digits, or a Roman numeral in capitals, a full stop perhaps
  /// after it.
  private func mark(_ line: Line) -> NumberMark? {
    let (text, content) = (document.text, line.content)
    let cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    func whole(_ style: NumberStyle, _ value: Int, _ end: Int) -> NumberMark? {
      var after = end
      if after < content.upperBound, text[after] == 0x2E, style != .hanPause { after += 1 }
      guard after == content.upperBound, (1...999).contains(value) else { return nil }
      return NumberMark(style, value, cursor, content.lowerBound..<end, content.upperBound)
    }
    if let read = Numeral.readChinese(text, at: content.lowerBound, end: content.upperBound) {
      return whole(.hanPause, read.value, read.end)
    }
    if let read = Numeral.readArabic(text, at: content.lowerBound, end: content.upperBound) {
      return read.end - content.lowerBound <= 9 ? whole(.decimal1, read.value, read.end) : nil
    }
    var end = content.lowerBound
    while end < content.upperBound, (0x41...0x5A).contains(text[end]) { end += 1 }
    guard end > content.lowerBound, let value = RomanNumeral.value(text[content.lowerBound..<end]) else { return nil }
    return whole(.roman, value, end)
  }

  /// Whether a blank line stands before the number, or it is the first line, or all lines follow right on each other.
  private func isSetOff(_ index: Int) -> Bool {
    guard index > 0, document.lines[index].blanksBefore == 0 else { return true }
    return index + 1 < document.lines.count && document.lines[index + 1].blanksBefore == 0
      && document.lines[index - 1].lastMark != .none
  }

  // MARK: Series

  /// The heads among the numbers of one style: runs that count on from 1.
  private func series(_ numbers: [LoneNumber]) -> [Head] {
    var runs: [ArraySlice<LoneNumber>] = []
    var first = 0
    for next in 1..<max(1, numbers.count + 1) {
      if next < numbers.count, numbers[next].mark.value == numbers[next - 1].mark.value + 1 { continue }
      let run = numbers[first..<min(next, numbers.count)]
      first = next
      if let begin = run.first?.mark.value, begin == 1 || run.count >= 2 * Self.fewest { runs.append(run) }
    }
    guard let longest = runs.map(\.count).max(), longest >= Self.fewest else { return [] }
    return runs.filter { $0.count >= 2 && areChapters($0) }.flatMap { run in run.map(head) }
  }

  /// Whether text stands after each, and the numbers are those of no pages, which are as long as paper is.
  private func areChapters(_ run: ArraySlice<LoneNumber>) -> Bool {
    let characters = run.reduce(0) { $0 + $1.characters }
    guard characters >= run.count * Self.usualText, run.allSatisfy({ $0.characters >= Self.leastText }) else {
      return false
    }
    // A sentence goes on over the foot of a page.
    let cut = run.count { number in
      guard number.line > 0 else { return false }
      let before = document.lines[number.line - 1]
      return before.characters >= 24 && before.lastMark == .none && !isClosed(before)
    }
    guard cut * 5 <= run.count else { return false }
    guard run.first?.mark.style == .decimal1 else { return true }
    let rows = run.dropLast().map(\.rows).sorted()
    guard let least = rows.first, let most = rows.last else { return false }
    let usual = rows[rows.count / 2]
    return usual > Self.longestPage || most >= 2 * max(1, least) && most - least >= 12
  }

  /// Whether a line ends with a mark that is none of a sentence's within Chinese text: a quotation, a bracket, a dash.
  private func isClosed(_ line: Line) -> Bool {
    guard let last = TextScalar.read(document.text.span, before: Int(line.contentEnd), start: Int(line.contentStart))
    else { return true }
    return !Han.contains(last.value) && !(0x61...0x7A).contains(last.value | 0x20)
  }

  private func head(_ number: LoneNumber) -> Head {
    let mark = number.mark
    var head = Head(
      kind: .numbered, start: mark.start, number: mark.number, title: mark.titleStart..<mark.titleStart,
      end: mark.titleStart, line: number.line, evidence: .numbered(mark.style, value: mark.value))
    head.facts = [.headsText, .inSeries]
    head.support = mark.value == 1 ? .begins : .goesOn
    guard let title = TitleBelow.find(mark.style, mark.value, number.line, in: document),
      isTitle(title, below: number.line)
    else { return head }
    (head.title, head.end) = (Trimming.title(document.text, title), title.upperBound)
    return head
  }

  /// Whether words below a number are its title and no first paragraph of text: a blank line or text follows.
  private func isTitle(_ title: Range<Int>, below index: Int) -> Bool {
    guard index + 2 < document.lines.count else { return false }
    let below = document.lines[index + 1]
    return below.lastMark == .none && below.content.upperBound <= title.upperBound
      && document.lines[index + 2].blanksBefore >= below.blanksBefore && below.characters <= 60
  }
}
