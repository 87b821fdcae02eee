import ReportModel
import TextFacts

/// Headings that white space alone sets off from the paragraph they open, as textbooks and scanned books print what other
/// print sets in bold: `　　占领北坡    开春以后，他们…`.
///
/// The names of speakers in a play come again and again; tables and lists of terms have nothing but such lines.
enum GapHeads {
  private static let fewest = 4
  /// A name has so many characters, the paragraph behind it no fewer than this.
  private static let (longest, shortestText) = (24, 40)
  /// Columns of white space behind a name.
  private static let gap = 3

  /// The heads among the lines of `document` that `heads` do not open, in order.
  static func find(in document: LinedText, besides heads: [Head]) -> [Head] {
    guard !document.isTale, document.page == nil else { return [] }
    let taken = Set(heads.map(\.line))
    var found: [(line: Int, name: Range<Int>)] = []
    for (index, line) in document.lines.enumerated()
    where line.part == .text && Int(line.characters) >= shortestText && !line.isRuledOut && !taken.contains(index) {
      if let name = name(line, document.text) { found.append((index, name)) }
    }
    guard found.count >= fewest else { return [] }
    let names = Set(found.map { document.text[$0.name] })
    guard names.count == found.count else { return [] }
    // Paragraphs go on below some of them.
    let alone = zip(found, found.dropFirst()).count { $0.line + 1 == $1.line }
    guard alone * 3 <= (found.count - 1) * 2 else { return [] }
    return found.map { line, name in
      var head = Head(
        kind: .runin, start: name.lowerBound, number: name.lowerBound..<name.lowerBound, title: name,
        end: name.upperBound, line: line, evidence: .plain)
      // Lines of their own head several of them.
      head.depth = 1
      return head
    }
  }

  /// The words before the only gap of a line, where they may be a name and a sentence stands behind them.
  private static func name(_ line: Line, _ text: [UInt8]) -> Range<Int>? {
    let (start, end) = (line.content.lowerBound, line.content.upperBound)
    guard text[start] >= 0xE3, hasGap(text, start..<min(end, start + longest * 3 + 1)) else { return nil }
    var cursor = Cursor(text: text, place: start, end: end)
    var characters = 0
    while let scalar = cursor.scalar, characters <= longest {
      if Blank.contains(scalar.value) {
        let words = start..<cursor.place
        guard let behind = behindGap(cursor, end: end), characters > 0, mayName(words, text),
          isText(behind..<end, line, text)
        else { return nil }
        return words
      }
      // 。！？；
      if [0x3002, 0xFF01, 0xFF1B].contains(scalar.value) { return nil }
      characters += 1
      cursor.place = scalar.end
    }
    return nil
  }

  /// Whether blanks, a tab or wide spaces stand among the first bytes of a line: most paragraphs have none.
  private static func hasGap(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    ByteSearch.first(0x20, in: text, from: range.lowerBound, to: range.upperBound) != nil
      || ByteSearch.first(0x09, in: text, from: range.lowerBound, to: range.upperBound) != nil
      || ByteSearch.stands(wideSpace, in: text[range])
  }

  private static let wideSpace = Array("\u{3000}".utf8)

  /// The byte behind white space of `gap` columns and more; nil where there is less.
  private static func behindGap(_ cursor: Cursor, end: Int) -> Int? {
    var (next, columns) = (cursor, 0)
    while let scalar = next.scalar, Blank.contains(scalar.value) {
      columns += scalar.value == 0x3000 ? 2 : scalar.value == 0x09 ? 4 : 1
      next.place = scalar.end
    }
    return columns >= gap && next.place < end ? next.place : nil
  }

  private static func mayName(_ words: Range<Int>, _ text: [UInt8]) -> Bool {
    guard let last = TextScalar.read(text.span, before: words.upperBound, start: words.lowerBound),
      !ChinesePunctuation.endsClause(last.value), last.value != 0x3A,
      NumberReader.candidate(text, at: words.lowerBound, end: words.upperBound) == nil
    else { return false }
    return !Caption.begins(text[words])
  }

  /// Whether a sentence stands behind the gap, and no further column.
  private static func isText(_ rest: Range<Int>, _ line: Line, _ text: [UInt8]) -> Bool {
    guard text[rest.lowerBound] >= 0xE3 || (0x30...0x39).contains(text[rest.lowerBound]),
      text[rest].count(where: { $0 & 0xC0 != 0x80 }) >= shortestText,
      line.lastMark == .period || line.lastMark == .colon || !line.isOneSentence
    else { return false }
    var columns = 0
    for place in rest {
      columns = text[place] == 0x20 ? columns + 1 : text[place] == 0x09 ? gap : 0
      if columns >= gap { return false }
    }
    return true
  }
}
