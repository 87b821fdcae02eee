import ReportModel
import TextFacts

/// Marks before every line of a text, which are no part of it: the `>` of quoted mail (RFC 3676, 4.5), a bar or a frame, the
/// `*` of a comment, the `+` of a difference, and numbers of lines (`MarginNumbers`).
///
/// They stand before all lines but a few, or the signs are the text's own.
enum MarginMarks {
  /// A text of fewer lines has none, and of so many lines one may lack its mark.
  static let (fewest, others) = (5, 20)
  /// A letter around a quotation has no more lines above it, and below.
  private static let (longestHead, longestFoot) = (30, 12)
  /// Columns that stand before a mark.
  static let deepest = 8

  /// The runs of the marks in `text`, in order; nil where its lines have none.
  static func find(in text: [UInt8]) -> [TextRange]? {
    guard let first = firstByte(text) else { return nil }
    switch text[first] {
    case 0x3E: return quotes(text)
    case 0x30...0x39: return MarginNumbers.find(in: text)
    case 0x7C: return bars(text)
    case 0x2B: return frame(text, from: first) ?? added(text)
    case 0x2F: return comment(text, from: first)
    // A name of a field of mail: From, To, Subject, Date, Sent, 发件人, 收件人, 主题.
    case 0x46, 0x54, 0x53, 0x44,
      0xE4...0xE6 where MailHead.begins(text, at: first):
      return quotes(text)
    default: return text[0] == 0x20 ? MarginNumbers.fifths(in: text) : nil
    }
  }

  /// The first byte that is no white space, where only a few blanks stand before it.
  private static func firstByte(_ text: [UInt8]) -> Int? {
    text.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
  }

  private static func quotes(_ text: [UInt8]) -> [TextRange]? {
    var (runs, bare, figures) = ([[TextRange]](), 0, 0)
    var depth = Int.max
    // Lines without a mark since the last that had one: the head of a letter, or what its sender signed with.
    var around = 0
    forEachLine(text) { line in
      let start = blanksEnd(text, line)
      guard start < line.upperBound else { return true }
      guard start - line.lowerBound <= 3, let marks = marks(text, line, from: start) else {
        around += 1
        return around <= longestHead
      }
      if !runs.isEmpty { bare += around }
      around = 0
      depth = min(depth, marks.count)
      runs.append(marks)
      if let end = marks.last?.upper.bytes, end < line.upperBound, (0x30...0x39).contains(text[end]) { figures += 1 }
      return true
    }
    // Most of a table of limits are figures: `> 5 %`.
    guard runs.count >= fewest, bare * others <= runs.count, figures * 2 < runs.count, around <= longestFoot else {
      return nil
    }
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

  // MARK: Bars and signs

  /// The bars before all lines, and where they stand in a frame those behind them. Rows of a table have more than two.
  private static func bars(_ text: [UInt8]) -> [TextRange]? {
    var (left, right, inner, bare) = ([TextRange](), [TextRange](), 0, 0)
    forEachLine(text) { line in
      let start = blanksEnd(text, line)
      guard start < line.upperBound else { return true }
      guard text[start] == 0x7C, start + 1 == line.upperBound || text[start + 1] == 0x20 else {
        bare += isFrame(text, start..<line.upperBound) ? 0 : 1
        return bare * others <= left.count + others
      }
      left.append(TextRange(line.lowerBound, min(start + 2, line.upperBound)))
      var last = line.upperBound - 1
      while last > start, text[last] == 0x20 { last -= 1 }
      let end = last > start + 1 && text[last] == 0x7C ? last : line.upperBound
      if end == last { right.append(TextRange(end, line.upperBound)) }
      if ByteSearch.first(0x7C, in: text, from: start + 1, to: end) != nil { inner += 1 }
      return inner * (right.isEmpty ? others : 2) <= left.count + others
    }
    guard left.count >= 2 * fewest, bare * others <= left.count else { return nil }
    guard inner * (right.isEmpty ? others : 2) <= left.count else { return nil }
    guard !right.isEmpty else { return left }
    guard right.count * others >= left.count * (others - 1) else { return nil }
    return (left + right).sorted { $0.lower < $1.lower }
  }

  /// The bars of a frame, and the lines of signs above and below it.
  private static func frame(_ text: [UInt8], from first: Int) -> [TextRange]? {
    let end = ByteSearch.first(0x0A, in: text, from: first, to: text.count) ?? text.count
    let line = Blank.trimmed(text.span, first..<end)
    guard line.count >= 2 * fewest, isFrame(text, line), var runs = bars(text) else { return nil }
    runs.insert(TextRange(line.lowerBound, line.upperBound), at: 0)
    let last = Blank.trimmed(text.span, (runs.last?.upper.bytes ?? text.count)..<text.count)
    if isFrame(text, last) { runs.append(TextRange(last.lowerBound, last.upperBound)) }
    return runs
  }

  /// Whether a line is the upper or lower edge of a frame: `+-----+`.
  private static func isFrame(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    line.count > fewest && line.allSatisfy { [0x2B, 0x2D, 0x3D, 0x20].contains(text[$0]) }
  }

  /// The plus signs before all lines, blank ones too, of a text that a difference adds (`diff -u`).
  private static func added(_ text: [UInt8]) -> [TextRange]? {
    var (runs, blanks, isOther) = ([TextRange](), 0, false)
    forEachLine(text) { line in
      guard !line.isEmpty, text[line.lowerBound] == 0x2B else {
        isOther = !line.isEmpty
        return !isOther
      }
      runs.append(TextRange(line.lowerBound, line.lowerBound + 1))
      if line.count == 1 { blanks += 1 }
      return true
    }
    guard !isOther, runs.count >= 2 * fewest, blanks > 0 || haveNumbers(behind: runs, text) else { return nil }
    return runs
  }

  /// The signs of a comment that a whole text stands in: `/*`, ` * ` before each line, ` */`.
  private static func comment(_ text: [UInt8], from first: Int) -> [TextRange]? {
    guard first + 1 < text.count, text[first + 1] == 0x2A else { return nil }
    var (runs, bare, isOver) = ([TextRange](), 0, false)
    forEachLine(text) { line in
      let start = blanksEnd(text, line)
      guard start < line.upperBound else { return true }
      let signs = line.upperBound - start
      guard !isOver else {
        bare += 1
        return false
      }
      if start == first {
        let isAlone = text[(start + 1)..<line.upperBound].allSatisfy { $0 == 0x2A }
        if isAlone { runs.append(TextRange(start, line.upperBound)) } else { bare += 1 }
        return isAlone
      }
      guard text[start] == 0x2A else {
        bare += 1
        return bare * others <= runs.count + others
      }
      isOver = signs > 1 && text[start + 1] == 0x2F
      let end = isOver ? min(start + 2, line.upperBound) : signs > 1 && text[start + 1] == 0x20 ? start + 2 : start + 1
      runs.append(TextRange(line.lowerBound, end))
      return true
    }
    return isOver && runs.count >= 2 * fewest && bare * others <= runs.count ? runs : nil
  }

  /// Whether text behind marks has numbers of its own, as a report has and the items of a list have not.
  static func haveNumbers(behind marks: [TextRange], _ text: [UInt8]) -> Bool {
    marks.lazy.filter { mark in
      let end = ByteSearch.first(0x0A, in: text, from: mark.upper.bytes, to: text.count) ?? text.count
      let content = Blank.trimmed(text.span, mark.upper.bytes..<end)
      guard let first = content.first.map({ text[$0] }), first >= 0xE2 || first == 0x28 else { return false }
      return NumberReader.read(text, at: content.lowerBound, end: content.upperBound) != nil
    }
    .prefix(2).reduce(0) { count, _ in count + 1 } == 2
  }

  // MARK: Lines

  /// Hands out the lines of `text` without their ends, as long as `body` says to go on.
  static func forEachLine(_ text: [UInt8], _ body: (Range<Int>) -> Bool) {
    var start = 0
    while start < text.count {
      let next = ByteSearch.first(0x0A, in: text, from: start, to: text.count) ?? text.count
      let end = next > start && text[next - 1] == 0x0D ? next - 1 : next
      guard body(start..<end) else { return }
      start = next + 1
    }
  }

  static func blanksEnd(_ text: [UInt8], _ line: Range<Int>) -> Int {
    var place = line.lowerBound
    while place < line.upperBound, text[place] == 0x20 { place += 1 }
    return place
  }
}
