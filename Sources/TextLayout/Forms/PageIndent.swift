import ReportModel
import TextFacts

/// The indents of a paragraph of a page that was set for a terminal, as `man` and `git log` print them: all its rows begin
/// where the words of its first line do, after the white space and after a tag.
///
///     -a, --all
///            do not ignore entries that begin with a point, though the pane has no room for the lines of the page
///     -A     the same, but for . and ..
struct PageIndent {
  /// The white space before the first words, in bytes of the text; empty where there is none.
  private(set) var blank: TextRange
  /// Columns of that white space, and columns before the rows after the first.
  private(set) var first = 0
  private(set) var hanging = 0
  /// Whether it is a line of words without columns, behind a tag or justified.
  private(set) var isWords = false
  /// The first byte of the words behind the tag.
  private(set) var words = TextOffset.start

  /// The columns at which a page stops (POSIX, `tabs`), and the bytes of a paragraph's beginning that are looked at.
  private static let (tabStop, looked) = (8, 512)
  /// Columns of a tag, and of the farthest column at which the text after one begins.
  private static let (longestTag, farthest) = (24, 40)

  /// The indents of `paragraph`; `hidden` are the runs of it that the page does not show, in order.
  init(_ report: Report, _ paragraph: Paragraph, hidden: [InlineSpan]) {
    blank = TextRange(emptyAt: paragraph.range.lower)
    var reader = ShownScalars(report, paragraph.range, hidden, bytes: Self.looked)
    var column = 0
    while let (scalar, place) = reader.peek(), scalar == 0x20 || scalar == 0x09 {
      column += scalar == 0x09 ? Self.tabStop - column % Self.tabStop : 1
      reader.skip()
      blank = TextRange(paragraph.range.lower.bytes, place + 1)
    }
    (first, hanging) = (column, column)
    let tag = reader.peek()
    words = TextOffset(tag?.place ?? paragraph.range.lower.bytes)
    let atStart = reader
    if let end = Self.endOfTag(&reader, column) {
      hanging = end
      words = TextOffset(reader.last)
      isWords = Self.areWords(&reader, least: tag.map { Self.isTagSign($0.scalar) } ?? false ? 1 : 4)
    } else {
      reader = atStart
      isWords = Self.areWords(&reader, least: 6)
    }
  }

  /// Whether what is left of a line are at least so many words, and no columns: most gaps are a single space.
  private static func areWords(_ reader: inout ShownScalars, least: Int) -> Bool {
    var (gap, words, wide) = (0, 1, 0)
    while let (scalar, _) = reader.peek() {
      reader.skip()
      if scalar == 0x09 { return false }
      if scalar == 0x20 {
        gap += 1
        continue
      }
      if gap >= 4 { return false }
      if gap > 0 { words += 1 }
      if gap > 1 { wide += 1 }
      gap = 0
    }
    return words >= least && (wide * 2 < words || wide <= 1)
  }

  /// Whether a tag is an option or the sign of a list.
  private static func isTagSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2B, 0x2022, 0xB7, 0x2A, 0x25E6: true
    default: false
    }
  }

  /// The column at which the text after a tag begins; nil where the paragraph begins with none.
  private static func endOfTag(_ reader: inout ShownScalars, _ start: Int) -> Int? {
    var (column, gap) = (start, 0)
    var (sign, last): (UInt32?, UInt32?) = (nil, nil)
    var isSign = true
    while let (scalar, _) = reader.peek(), column - start <= longestTag + farthest {
      reader.skip()
      if scalar == 0x20 {
        (gap, column) = (gap + 1, column + 1)
        continue
      }
      if gap > 0, isTag(sign, last, gap: gap, isSign: isSign) {
        return column - gap - start <= longestTag && column <= farthest ? column : nil
      }
      // The tag goes on after a single space: `-n NUM`.
      if sign != nil { isSign = false }
      sign = sign ?? scalar
      last = scalar
      gap = 0
      column += EastAsianWidth.isWide(scalar) ? 2 : 1
    }
    return nil
  }

  /// Whether what stands before a gap is a tag: a sign of a list, an option before two spaces, any word before three (a
  /// page that is justified has two between words, and three behind the end of a sentence).
  private static func isTag(_ first: UInt32?, _ last: UInt32?, gap: Int, isSign: Bool) -> Bool {
    switch first {
    case 0x2022, 0xB7, 0x2A, 0x25E6, 0x6F: isSign || gap >= 3
    case 0x2D: gap >= 2 && !isSign
    case nil: false
    default: gap > 3 || gap == 3 && !(last == 0x2E && first.map { (0x61...0x7A).contains($0) } == true)
    }
  }

  /// The spaces of a justified page, all but the first between two words, in the lines of `range` behind its beginning.
  ///
  /// Only a paragraph whose lines were joined is known to be justified, and a line that was found to be words; wider gaps
  /// are columns.
  static func justifiedSpaces(
    _ report: Report, _ range: TextRange, hidden: [InlineSpan], isOneLine: Bool = false
  ) -> [TextRange] {
    guard !range.isEmpty, let lines = report.lines else { return [] }
    let isOnSeveral = lines.line(at: range.lower) < lines.line(at: range.upper.advanced(by: -1))
    guard isOneLine || isOnSeveral else { return [] }
    var spaces: [TextRange] = []
    var next = 0
    var place = range.lower.bytes
    let end = min(range.upper.bytes, report.text.count)
    while place < end {
      while next < hidden.count, hidden[next].range.upper.bytes <= place { next += 1 }
      if next < hidden.count, hidden[next].range.lower.bytes <= place {
        place = hidden[next].range.upper.bytes
        continue
      }
      var after = place
      while after < end, report.text[after] == 0x20, after < nextHidden(next, hidden, end) { after += 1 }
      if after - place == 2 || after - place == 3, after < end { spaces.append(TextRange(place + 1, after)) }
      place = max(place + 1, after)
    }
    return spaces
  }

  private static func nextHidden(_ next: Int, _ hidden: [InlineSpan], _ end: Int) -> Int {
    next < hidden.count ? hidden[next].range.lower.bytes : end
  }
}

/// The scalars at the beginning of a paragraph that a page shows.
private struct ShownScalars {
  private let report: Report
  private let hidden: [InlineSpan]
  private let end: Int
  private var place: Int
  private var next = 0
  /// The first byte of the scalar passed last.
  private(set) var last: Int

  init(_ report: Report, _ range: TextRange, _ hidden: [InlineSpan], bytes: Int) {
    self.report = report
    self.hidden = hidden
    place = range.lower.bytes
    last = place
    end = min(range.upper.bytes, range.lower.bytes + bytes, report.text.count)
  }

  /// The scalar that comes next, and its first byte; nil at the end.
  mutating func peek() -> (scalar: UInt32, place: Int)? {
    while next < hidden.count, hidden[next].range.lower.bytes <= place {
      place = max(place, hidden[next].range.upper.bytes)
      next += 1
    }
    let text = report.text.span
    guard let (scalar, _) = TextScalar.read(text, at: place, end: end) else { return nil }
    return (scalar, place)
  }

  /// Goes past the scalar that comes next.
  mutating func skip() {
    last = place
    let after = next(after: place)
    place = after
  }

  private func next(after place: Int) -> Int {
    let text = report.text.span
    return TextScalar.read(text, at: place, end: end)?.next ?? place
  }
}
