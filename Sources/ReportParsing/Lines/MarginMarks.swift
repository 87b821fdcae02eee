import ReportModel
import TextFacts

/// Marks before every line of a text, which are no part of it: the `>` of quoted mail (RFC 3676, 4.5), and the numbers
/// that `cat -n`, `nl` and `grep -n` write, aligned on the right or before a colon.
///
/// Both stand before all lines but a few, or the signs are the text's own.
enum MarginMarks {
  /// A text of fewer lines has none, and of so many lines one may lack its mark.
  private static let (fewest, others) = (5, 20)
  private static let mostDigits = 7
  /// Columns that stand before a mark.
  private static let deepest = 8

  /// The runs of the marks in `text`, in order; nil where its lines have none.
  static func find(in text: [UInt8]) -> [TextRange]? {
    guard let first = firstByte(text) else { return nil }
    switch text[first] {
    case 0x3E: return quotes(text)
    case 0x30...0x39: return numbers(text)
    default: return nil
    }
  }

  /// The first byte that is no white space, where only a few blanks stand before it.
  private static func firstByte(_ text: [UInt8]) -> Int? {
    text.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
  }

  private static func quotes(_ text: [UInt8]) -> [TextRange]? {
    var (runs, bare, figures) = ([[TextRange]](), 0, 0)
    var depth = Int.max
    forEachLine(text) { line in
      let start = blanksEnd(text, line)
      guard start < line.upperBound else { return true }
      guard start - line.lowerBound <= 3, let marks = marks(text, line, from: start) else {
        bare += 1
        return bare * others <= runs.count + others
      }
      depth = min(depth, marks.count)
      runs.append(marks)
      if let end = marks.last?.upper.bytes, end < line.upperBound, (0x30...0x39).contains(text[end]) { figures += 1 }
      return true
    }
    // Most of a table of limits are figures: `> 5 %`.
    guard runs.count >= fewest, bare * others <= runs.count, figures * 2 < runs.count else { return nil }
    return runs.map { marks in
      TextRange(marks[0].lower.bytes, marks[min(depth, marks.count) - 1].upper.bytes)
    }
  }

  /// The quotation marks that a line begins with, each with the blank behind it; nil where none stands, or a word right
  /// behind the last: `>100` compares.
  private static func marks(_ text: [UInt8], _ line: Range<Int>, from start: Int) -> [TextRange]? {
    var marks: [TextRange] = []
    var (place, lower) = (start, line.lowerBound)
    while place < line.upperBound, text[place] == 0x3E, marks.count < deepest {
      place += 1
      if place < line.upperBound, text[place] == 0x20 { place += 1 }
      marks.append(TextRange(lower, place))
      lower = place
    }
    guard !marks.isEmpty, place == line.upperBound || text[place - 1] == 0x20 else { return nil }
    return marks
  }

  // MARK: Numbers

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

  private static func numbers(_ text: [UInt8]) -> [TextRange]? {
    var (lines, bare) = ([NumberedLine](), 0)
    forEachLine(text) { line in
      guard blanksEnd(text, line) < line.upperBound else { return true }
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
    // Numbers at the margin with a blank behind them are those of a list.
    if first.separator != 0x3A, first.columns == 1 || first.columns != last.columns { return nil }
    let gap = first.separator == 0x20 ? lines.compactMap(\.gap).min() ?? 0 : 0
    return lines.map { TextRange($0.range.lowerBound, $0.range.upperBound + ($0.gap == nil ? 0 : gap)) }
  }

  private static func isNext(_ line: NumberedLine, after last: NumberedLine) -> Bool {
    line.value == last.value + 1 && (line.separator == last.separator || line.gap == nil || last.gap == nil)
      && (line.separator == 0x3A || line.columns == last.columns)
  }

  /// The number that `line` begins with: one blank, a tab or a colon ends it.
  private static func number(_ text: [UInt8], _ line: Range<Int>) -> NumberedLine? {
    let start = blanksEnd(text, line)
    var place = start
    while place < line.upperBound, (0x30...0x39).contains(text[place]) { place += 1 }
    guard place > start, place - start <= mostDigits, start - line.lowerBound <= deepest,
      let value = Int(String(decoding: text[start..<place], as: UTF8.self))
    else { return nil }
    let columns = place - line.lowerBound
    guard place < line.upperBound else {
      return NumberedLine(range: line.lowerBound..<place, value: value, separator: 0x20, columns: columns)
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

  // MARK: Lines

  /// Hands out the lines of `text` without their ends, as long as `body` says to go on.
  private static func forEachLine(_ text: [UInt8], _ body: (Range<Int>) -> Bool) {
    var start = 0
    while start < text.count {
      let next = ByteSearch.first(0x0A, in: text, from: start, to: text.count) ?? text.count
      let end = next > start && text[next - 1] == 0x0D ? next - 1 : next
      guard body(start..<end) else { return }
      start = next + 1
    }
  }

  private static func blanksEnd(_ text: [UInt8], _ line: Range<Int>) -> Int {
    var place = line.lowerBound
    while place < line.upperBound, text[place] == 0x20 { place += 1 }
    return place
  }
}
