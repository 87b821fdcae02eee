import ReportModel
import TextFacts

/// Headings of a text that has no others: lines between the same signs (`------选址------`, `= CHAPTER I =`), or set in much
/// further than its paragraphs, a blank line above and below (the small heads of Japanese and Chinese printed books,
/// Requirements for Japanese Text Layout, 4.1).
enum SetApartHeads {
  private static let fewest = 2
  private static let (longest, shortestText) = (30, 15)
  /// The columns that a heading is set in further than paragraphs.
  private static let further = 4

  /// The heads among the lines of `document`, in order.
  static func find(in document: LinedText) -> [Head] {
    guard document.marked.isEmpty, document.page == nil else { return [] }
    let framed = document.lines.indices.compactMap { framedHead($0, in: document) }
    if framed.count >= fewest, Set(framed.map { document.text[$0.start..<$0.end] }).count == framed.count {
      return framed
    }
    return furtherIn(document)
  }

  // MARK: Signs

  private static func framedHead(_ index: Int, in document: LinedText) -> Head? {
    let (text, line) = (document.text, document.lines[index])
    guard line.part == .text, !line.isRuledOut, isSign(text[Int(line.contentStart)]),
      let words = wordsBetweenSigns(text, line.content), Int(line.characters) <= 2 * longest,
      index + 1 < document.lines.count, document.lines[index + 1].part == .text
    else { return nil }
    if let last = TextScalar.read(text.span, before: words.upperBound, start: words.lowerBound),
      ChinesePunctuation.endsClause(last.value)
    {
      return nil
    }
    return head(words, of: line, index, text)
  }

  /// Whether a byte may begin a line of signs: `=` `-` `*` `~` `_`, and those of box drawing and shapes.
  private static func isSign(_ byte: UInt8) -> Bool { [0x3D, 0x2D, 0x2A, 0x7E, 0x5F, 0xE2].contains(byte) }

  /// The words of a line that the same signs, as many on either side, stand around; nil where none do.
  static func wordsBetweenSigns(_ text: [UInt8], _ content: Range<Int>) -> Range<Int>? {
    guard let sign = TextScalar.read(text.span, at: content.lowerBound, end: content.upperBound),
      sign.value < 0x80 || [0x2014, 0x203B, 0x2605, 0x2606].contains(sign.value)
        || (0x2500...0x25FF).contains(sign.value)
    else { return nil }
    var (lower, upper, before, behind) = (content.lowerBound, content.upperBound, 0, 0)
    while let next = TextScalar.read(text.span, at: lower, end: content.upperBound), next.value == sign.value {
      (lower, before) = (next.next, before + 1)
    }
    while let next = TextScalar.read(text.span, before: upper, start: lower), next.value == sign.value {
      (upper, behind) = (next.lower, behind + 1)
    }
    let words = Blank.trimmed(text.span, lower..<upper)
    // One sign alone is set off from the words; **strong** words are something else.
    let isSetOff = words.lowerBound > lower && words.upperBound < upper
    guard before == behind, before >= (sign.value < 0x80 ? 3 : 2) || isSetOff, !words.isEmpty,
      text[words].contains(where: { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) })
    else { return nil }
    return words
  }

  // MARK: Margin

  /// The short lines that stand alone further in than the paragraphs; none where others stand so and are no such lines.
  private static func furtherIn(_ document: LinedText) -> [Head] {
    let indents = document.lines.map { line in
      line.part == .text
        ? FixedWidthColumns.count(document.text.span, Int(line.start)..<Int(line.contentStart)) : 0
    }
    var usual: [Int: Int] = [:]
    for (index, line) in document.lines.enumerated() where line.part == .text && line.lastMark == .period {
      usual[indents[index], default: 0] += 1
    }
    guard let body = usual.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, (2...4).contains(body) else {
      return []
    }
    var (found, others): ([Head], Int) = ([], 0)
    for (index, line) in document.lines.enumerated().dropLast()
    where line.part == .text && indents[index] >= body + further {
      if stands(index, in: document), indents[index + 1] < indents[index] {
        found.append(head(line.content, of: line, index, document.text))
      } else {
        others += 1
      }
    }
    return found.count >= fewest && others <= found.count * 2 ? found : []
  }

  private static func stands(_ index: Int, in document: LinedText) -> Bool {
    let (line, below) = (document.lines[index], document.lines[index + 1])
    let words = document.text[line.content]
    guard !line.isRuledOut, line.isOneSentence, line.lastMark == .none || line.lastMark == .question,
      Int(line.characters) <= longest, line.firstCommas == 0, index > 0,
      line.blanksBefore > 0, below.blanksBefore > 0, below.part == .text, Int(below.characters) >= shortestText,
      words.contains(where: { $0 >= 0xE3 }), ![0x28, 0xE2].contains(words.first ?? 0)
    else { return false }
    let opening = OpeningLine(document, index)
    return opening.bracketed == nil && DateWords.end(opening.words[...]) == nil
      && !document.text[below.content].starts(with: Dash.wide)
  }

  private static func head(_ words: Range<Int>, of line: Line, _ index: Int, _ text: [UInt8]) -> Head {
    let start = line.content.lowerBound
    if let mark = NumberReader.read(text, at: words.lowerBound, end: words.upperBound) {
      return Head(
        kind: .numbered, start: start, number: mark.number,
        title: min(mark.titleStart, words.upperBound)..<words.upperBound,
        end: line.content.upperBound, line: index, evidence: .numbered(mark.style, value: mark.value))
    }
    return Head(
      kind: .plain, start: start, number: start..<start, title: words, end: line.content.upperBound, line: index,
      evidence: .plain)
  }
}
