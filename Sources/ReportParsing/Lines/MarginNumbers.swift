import ReportModel
import TextFacts

/// Numbers of lines before them, as `cat -n`, `nl` and `grep -n` write them: aligned on the right, or before a colon, a tab or
/// a bar; and those of court papers and drafts, before every fifth line.
enum MarginNumbers {
  private static let (fewest, others) = (MarginMarks.fewest, MarginMarks.others)
  private static let mostDigits = 7
  /// Columns that stand before a mark.
  private static let deepest = MarginMarks.deepest

  private struct NumberedLine {
    /// From the start of the line to the byte after the number, or the colon or tab behind it.
    var range: Range<Int>
    var value: Int
    /// The byte behind the number; a blank where the line ends.
    var separator: UInt8
    /// The columns before the byte after the number.
    var columns: Int
    /// The blanks between the number and the text; none of a line that ends.
    var gap: Int?
  }

  static func find(in text: [UInt8]) -> [TextRange]? {
    var (lines, bare) = ([NumberedLine](), 0)
    MarginMarks.forEachLine(text) { line in
      guard MarginMarks.blanksEnd(text, line) < line.upperBound else { return true }
      guard let numbered = number(text, line), lines.last.map({ isNext(numbered, after: $0) }) ?? true else {
        bare += 1
        return bare * others <= lines.count + others
      }
      lines.append(numbered)
      return true
    }
    guard lines.count >= 2 * fewest, bare * others <= lines.count, let first = lines.first, let last = lines.last else {
      return nil
    }
    let gap = first.separator == 0x20 ? lines.compactMap(\.gap).min() ?? 0 : 0
    let marks = lines.map { TextRange($0.range.lowerBound, $0.range.upperBound + ($0.gap == nil ? 0 : gap)) }
    // Numbers at the margin are those of a list, which has none before blank lines, and whose items have no others.
    let mayBeList = first.separator != 0x3A && (first.columns == 1 || first.columns != last.columns)
    guard mayBeList else { return marks }
    let isText = lines.contains { $0.gap == nil } || MarginMarks.haveNumbers(behind: marks, text)
    return first.separator != 0x20 && isText ? marks : nil
  }

  private static func isNext(_ line: NumberedLine, after last: NumberedLine) -> Bool {
    line.value == last.value + 1 && (line.separator == last.separator || line.gap == nil || last.gap == nil)
      && (line.separator != 0x20 || line.gap == nil || line.columns == last.columns)
  }

  /// The number that `line` begins with: one blank, a tab, a colon or a bar ends it.
  private static func number(_ text: [UInt8], _ line: Range<Int>) -> NumberedLine? {
    let start = MarginMarks.blanksEnd(text, line)
    var place = start
    while place < line.upperBound, (0x30...0x39).contains(text[place]) { place += 1 }
    guard place > start, place - start <= mostDigits, start - line.lowerBound <= deepest,
      let value = Int(String(decoding: text[start..<place], as: UTF8.self))
    else { return nil }
    let columns = place - line.lowerBound
    guard place < line.upperBound else {
      return NumberedLine(range: line.lowerBound..<place, value: value, separator: 0x20, columns: columns)
    }
    var bar = place
    while bar < line.upperBound, text[bar] == 0x20 { bar += 1 }
    if bar < line.upperBound, text[bar] == 0x7C, bar <= place + 1 {
      let isSpaced = bar + 1 < line.upperBound && text[bar + 1] == 0x20
      let end = bar + (isSpaced ? 2 : 1)
      return NumberedLine(
        range: line.lowerBound..<end, value: value, separator: 0x7C, columns: columns,
        gap: end < line.upperBound ? 0 : nil)
    }
    let separator = text[place]
    switch separator {
    case 0x3A, 0x09:
      return NumberedLine(
        range: line.lowerBound..<place + 1, value: value, separator: separator, columns: columns,
        gap: place + 1 < line.upperBound ? 0 : nil)
    case 0x20:
      let end = text[place..<line.upperBound].firstIndex { $0 != 0x20 }
      return NumberedLine(
        range: line.lowerBound..<place, value: value, separator: separator, columns: columns,
        gap: end.map { $0 - place })
    default: return nil
    }
  }

  // MARK: Every fifth line

  /// The margins of a text of which every fifth line, blank ones counted, has its number in the margin.
  static func fifths(in text: [UInt8]) -> [TextRange]? {
    var (margins, number, numbered, width) = ([(line: Range<Int>, columns: Int)](), 0, 0, Int.max)
    MarginMarks.forEachLine(text) { line in
      number += 1
      var start = MarginMarks.blanksEnd(text, line)
      if number % 5 == 0, let value = value(text, line, &start) {
        guard value == number else { return false }
        numbered += 1
        if start == line.upperBound { margins.append((line, line.count)) }
      }
      guard start < line.upperBound else { return true }
      width = min(width, start - line.lowerBound)
      margins.append((line, start - line.lowerBound))
      // One number at least where several are due, and a margin that has room for it.
      return width >= 3 && numbered * 5 + 20 > number
    }
    guard numbered >= 3, width >= 3, width <= 2 * deepest, numbered * 6 >= number - 5 else { return nil }
    return margins.map { TextRange($0.line.lowerBound, $0.line.lowerBound + min(width, $0.columns)) }
  }

  /// The number in the margin of `line`; `start` moves behind it and its blanks.
  private static func value(_ text: [UInt8], _ line: Range<Int>, _ start: inout Int) -> Int? {
    guard let read = Numeral.readArabic(text, at: start, end: line.upperBound), start - line.lowerBound <= deepest,
      read.end == line.upperBound || text[read.end] == 0x20
    else { return nil }
    start = MarginMarks.blanksEnd(text, read.end..<line.upperBound)
    return read.value
  }
}

/// The head of a letter sent by mail (RFC 5322, 3.6).
enum MailHead {
  private static let names = [
    "From:", "To:", "Subject:", "Date:", "Sent:", "发件人", "收件人", "主题", "发送时间", "寄件者", "收件者", "主旨",
  ].map { Array($0.utf8) }

  /// Whether the line at `place` is a field of it.
  static func begins(_ text: [UInt8], at place: Int) -> Bool { names.contains { text[place...].starts(with: $0) } }
}
