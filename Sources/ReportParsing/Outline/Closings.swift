import ReportModel
import TextFacts

/// Paragraphs that end the report or one of its parts, and so do not belong to the last heading before them.
///
/// Two kinds of evidence: how the paragraph begins (it turns to the audience, looks back over what was said, owns to
/// what is still wanting), and the document's own measure: where every heading of a style has the same number of
/// paragraphs, those the last of them has more than that end the part above.
enum Closings {
  /// `heads` with a closing where one stands.
  static func added(to heads: [Head], in document: LinedText) -> [Head] {
    let openers = heads.indices.filter { heads[$0].opensLine }
    let measures = measure(heads, openers, document)
    var closings: [Head] = []
    var isAnnex = false
    for (position, index) in openers.enumerated() {
      if heads[index].level == 1 { isAnnex = heads[index].kind == .annex }
      let isLast = position + 1 == openers.count
      let next: Head? = isLast ? nil : heads[openers[position + 1]]
      let endsReport = next == nil || next?.kind == .annex
      // Below the heading that the next one stands beside; below the report at its end.
      let level = endsReport ? 1 : (next?.level ?? 1) + 1
      guard heads[index].level >= level, !heads[index].isArticle, !isAnnex else { continue }
      if let line = firstClosingLine(
        after: heads[index], before: next?.line ?? document.lines.count, measures: measures, document)
      {
        closings.append(closing(at: line, level: level, in: document))
      }
    }
    guard !closings.isEmpty else { return heads }
    return heads.merged(with: closings) { $0.start < $1.start }
  }

  /// 各位代表！ 同志们！: whether a line turns to the audience.
  static func isVocative(_ text: [UInt8], _ line: Line) -> Bool {
    vocativeEnd(text, line) != nil
  }

  // MARK: Evidence

  /// The number of text lines after a heading's own line, for headings of one style.
  private struct LineMeasure {
    var style: Int
    var lines: Int
  }

  /// The measure of each style where all siblings in a row agree.
  private static func measure(_ heads: [Head], _ openers: [Int], _ document: LinedText) -> [LineMeasure] {
    var found: [LineMeasure] = []
    for (position, index) in openers.enumerated().dropLast() {
      let (head, next) = (heads[index], heads[openers[position + 1]])
      guard head.level == next.level, let key = styleKey(head, document), key == styleKey(next, document) else {
        continue
      }
      found.append(LineMeasure(style: key, lines: textLines(after: head, before: next.line, document).count))
    }
    found.sort { ($0.style, $0.lines) < ($1.style, $1.lines) }
    var measures: [LineMeasure] = []
    var rest = found[...]
    while let style = rest.first?.style {
      let same = rest.prefix { $0.style == style }
      if let usual = usualLines(same) { measures.append(LineMeasure(style: style, lines: usual)) }
      rest = rest.dropFirst(same.count)
    }
    return measures
  }

  /// The number of lines that nine in ten of `measures`, ascending, have.
  private static func usualLines(_ measures: ArraySlice<LineMeasure>) -> Int? {
    guard measures.count >= 2 else { return nil }
    var rest = measures
    while let lines = rest.first?.lines {
      let same = rest.prefix { $0.lines == lines }
      if same.count * 10 >= measures.count * 9 { return lines }
      rest = rest.dropFirst(same.count)
    }
    return nil
  }

  private static func firstClosingLine(
    after head: Head, before end: Int, measures: [LineMeasure], _ document: LinedText
  ) -> Int? {
    let lines = textLines(after: head, before: end, document)
    guard !lines.isEmpty else { return nil }
    let hasTextOnItsLine = head.end < Int(document.lines[head.line].contentEnd)
    let key = styleKey(head, document)
    if let usual = measures.first(where: { $0.style == key })?.lines, usual > 0 || hasTextOnItsLine {
      guard lines.count > usual, !document.text[document.lines[lines[usual]].content].starts(with: Box.word) else {
        return nil
      }
      return lines[usual]
    }
    return lines.dropFirst(hasTextOnItsLine ? 0 : 1).first { opensClosing(document.text, document.lines[$0]) }
  }

  private static func textLines(after head: Head, before end: Int, _ document: LinedText) -> [Int] {
    guard head.line + 1 < end else { return [] }
    var first = head.line + 1
    while first < end, Int(document.lines[first].contentStart) < head.end { first += 1 }
    guard first < end else { return [] }
    // More than this is no closing, and counting it for every heading would not be linear.
    return (first..<min(end, first + 64)).filter { document.lines[$0].part == .text }
  }

  private static func styleKey(_ head: Head, _ document: LinedText) -> Int? {
    switch head.evidence {
    // Answers have as many paragraphs as they take.
    case .plain where document.lines[head.line].lastMark == .question && document.lines[head.line].isOneSentence: nil
    case .numbered(let style, _): Int(style.rawValue)
    case .parallel: 100
    case .dashed: 101
    case .plain: head.kind == .plain ? 102 : 103
    case .annex, .part, .margin, .marked, .ruled, .enumerated, .inner, .closing: nil
    }
  }

  // MARK: Words

  private static let audiences = ["各位代表", "各位委员", "同志们", "各位领导", "各位同志", "各位同事", "朋友们", "各位来宾"]
    .map { Array($0.utf8) }
  private static let lookBacks = ["以上", "综上", "总之", "特此报告", "特此通知"].map { Array($0.utf8) }
  private static let meanwhile = Array("同时".utf8)
  private static let aware = [Array("清醒".utf8), Array("深刻地认识到".utf8), Array("深刻认识到".utf8)]

  private static func opensClosing(_ text: [UInt8], _ line: Line) -> Bool {
    if isVocative(text, line) { return true }
    let content = text[line.content]
    if lookBacks.contains(where: { content.starts(with: $0) }) { return true }
    let clause = firstClause(text, line)
    if text[clause].starts(with: Array("在".utf8)), text[clause].suffix(6).elementsEqual(meanwhile) { return true }
    let opening = text[line.content.lowerBound..<min(line.content.upperBound, line.content.lowerBound + 90)]
    return aware.contains { contains(opening, $0) }
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - part.count)).contains { bytes[$0...].starts(with: part) }
  }

  /// The byte after `各位代表！` and its like; nil where the line does not begin so.
  private static func vocativeEnd(_ text: [UInt8], _ line: Line) -> Int? {
    guard line.part == .text, let name = audiences.first(where: { text[line.content].starts(with: $0) }) else {
      return nil
    }
    let mark = Cursor(
      text: text, place: line.content.lowerBound + name.count, end: line.content.upperBound
    ).scalar
    guard let mark, [0xFF01, 0xFF0C, 0x21, 0x2C, 0x3001, 0xFF1A].contains(mark.value) else { return nil }
    return mark.end
  }

  /// The words up to the first mark.
  private static func firstClause(_ text: [UInt8], _ line: Line, from start: Int? = nil) -> Range<Int> {
    let start = start ?? line.content.lowerBound
    var cursor = Cursor(text: text, place: start, end: line.content.upperBound)
    var characters = 0
    while let scalar = cursor.scalar, characters < 40 {
      if ChinesePunctuation.endsClause(scalar.value) { break }
      characters += 1
      cursor.place = scalar.end
    }
    return start..<cursor.place
  }

  private static func closing(at index: Int, level: Int, in document: LinedText) -> Head {
    let line = document.lines[index]
    let text = document.text
    let start = line.content.lowerBound
    var title = firstClause(text, line)
    if let end = vocativeEnd(text, line) {
      let after = Blank.trimmed(text.span, end..<max(end, line.content.upperBound))
      if !after.isEmpty { title = firstClause(text, line, from: after.lowerBound) }
    }
    let mark = Cursor(text: text, place: title.upperBound, end: line.content.upperBound).scalar
    return Head(
      kind: .closing, start: start, number: start..<start, title: title, end: mark?.end ?? title.upperBound,
      line: index, evidence: .closing(level: level), level: level)
  }
}
