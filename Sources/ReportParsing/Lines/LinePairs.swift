import ReportModel
import TextFacts

/// Two neighbouring lines that may be parts of one paragraph.
struct LinePair {
  /// The position of the second line.
  var line: Int
  /// The widths in columns at which a page breaks the paragraph just there.
  var narrowest: Int
  var widest: Int
  /// The weight of the text on both sides of the break, where it is one.
  var whenFull: Int
  /// The weight of a line ended early.
  var whenShort: Int

  func isFull(at width: Int) -> Bool { narrowest <= width && width <= widest }

  /// The sum of evidence that the pair is part of a text wrapped at `width`.
  func evidence(at width: Int) -> Int {
    if width < narrowest { return WrapFact.tooLong.weight }
    return width > widest ? whenShort : whenFull + WrapFact.full(widths: widest - narrowest + 1).weight
  }
}

/// The pairs of lines of a text that may be parts of one paragraph: nothing stands between them, neither is laid out in
/// columns, the second begins no list, and they are set in as lines of a paragraph are.
struct LinePairs {
  private let text: [UInt8]
  private let lines: [Line]
  private(set) var pairs: [LinePair] = []
  /// Columns before the content of each line.
  private(set) var indents: [Int32] = []
  /// The columns before the lines that stand furthest left, a line or two aside.
  private(set) var margin: Int32 = 0
  /// The last number of each style at the start of a line.
  private var last = [Int](repeating: 0, count: NumberStyle.allCases.count)
  /// The blank lines between the lines of a paragraph: one in a text typed with double spacing.
  private let gap: Int

  /// Lines with more bytes are no lines of a page.
  private static let longest = 640
  private static let deepest = 12
  /// The first line of a paragraph is set in by no more blanks.
  private static let deepestFirst = 4

  init(_ document: LinedText) {
    text = document.text
    lines = document.lines
    gap = Self.gap(lines)
    gather()
  }

  /// Almost no line of a text with double spacing follows right on another.
  private static func gap(_ lines: [Line]) -> Int {
    let close = lines.dropFirst().count { $0.blanksBefore == 0 }
    let spaced = lines.count { $0.blanksBefore == 1 }
    return spaced >= 4 && close * 10 < spaced ? 1 : 0
  }

  private mutating func gather() {
    let text = text
    let span = text.span
    indents = lines.map { Int32(clamping: FixedWidthColumns.count(span, Int($0.start)..<Int($0.contentStart))) }
    margin = Self.margin(indents)
    var above: (index: Int, columns: Int, isSet: Bool)?
    var isItem = false
    for (index, line) in lines.enumerated() {
      let fits = line.part == .text && Int(line.end - line.start) <= Self.longest
      isItem = fits && beginsItem(at: index, isItem: isItem)
      guard fits, !isItem, index > 0, line.blanksBefore <= gap, isSetAsOne(index), beginsWithAWord(line) else {
        continue
      }
      let before = lines[index - 1]
      guard before.part == .text, Int(before.end - before.start) <= Self.longest, !isDrawn(before),
        !RunningNames.isEntry(text, before.content), !isBareUnit(before, index)
      else { continue }
      let (columns, isSet) =
        above?.index == index - 1 ? (above?.columns ?? 0, above?.isSet ?? true) : measure(index - 1, span)
      let here = measure(index, span)
      above = (index, here.columns, here.isSet)
      guard !isSet, !here.isSet else { continue }
      var pair = pair(before, columns, line, at: index)
      // A line that a much longer one follows was ended on purpose at any width: a heading above its text.
      if here.columns * 2 > columns * 3 { pair.widest = pair.narrowest - 1 }
      pairs.append(pair)
    }
  }

  /// Whether the line above the one at `index` is a unit or a noun with its numeral alone (`卷一`), and that one is set in from
  /// it: the name of a part below.
  private func isBareUnit(_ above: Line, _ index: Int) -> Bool {
    guard above.characters <= 4, indents[index] > indents[index - 1],
      let mark = NumberReader.candidate(text, at: above.content.lowerBound, end: above.content.upperBound)
    else { return false }
    return (mark.style.namesUnit || mark.noun != 0) && mark.titleStart >= above.content.upperBound
  }

  /// Whether a line is a rule of one sign: `########`.
  private func isDrawn(_ line: Line) -> Bool {
    let (first, last) = (text[Int(line.contentStart)], text[Int(line.contentEnd) - 1])
    guard first == last, first < 0x41, line.content.count >= 3 else { return false }
    return text[line.content].allSatisfy { $0 == first }
  }

  private static func margin(_ indents: [Int32]) -> Int32 {
    var counts: [Int32: Int] = [:]
    for indent in indents { counts[indent, default: 0] += 1 }
    let few = min(3, indents.count / 200 + 1)
    return counts.filter { $0.value >= few }.keys.min() ?? 0
  }

  /// The columns a line ends at, and whether it is laid out in columns.
  private func measure(_ index: Int, _ text: Span<UInt8>) -> (columns: Int, isSet: Bool) {
    let content = lines[index].content
    return (
      FixedWidthColumns.count(text, content, from: Int(indents[index])), FixedWidthColumns.areSet(text, content)
    )
  }

  /// Whether a line is set in as the one above, less or more after the first line of a paragraph.
  private func isSetAsOne(_ index: Int) -> Bool {
    let (above, here) = (Int(indents[index - 1]), Int(indents[index]))
    if above >= here { return above - here <= Self.deepest }
    // Set in further than the line above: below the first line of an item, not the first line of the next paragraph.
    let opens = index == 1 || lines[index - 1].blanksBefore > gap || lines[index - 2].part != .text
    let before = index >= 2 ? Int(indents[index - 2]) : above
    let isOpen = LineEnding.of(text.span, lines[index - 1].content).end != .stop
    return here - above <= Self.deepest && (opens || (before == above ? isOpen : before != here))
  }

  private func pair(_ above: Line, _ columns: Int, _ line: Line, at index: Int) -> LinePair {
    let span = text.span
    let start = Int(line.contentStart)
    let word = firstWord(line)
    let isWide = EastAsianWidth.isWide(lead: text[start])
    let (end, hangs) = LineEnding.of(span, above.content)
    let space = isWide || EastAsianWidth.isWide(lead: text[lastScalar(above)]) ? 0 : end == .stop ? 2 : 1
    let (full, short) = weights(end, start: start)
    // A wrap by the count of characters takes each blank before a paragraph for one: its first line ends early.
    let blanks = Int(indents[index - 1] - margin)
    let isFirst =
      isWide && indents[index - 1] > indents[index] && above.contentStart - above.start == UInt32(indents[index - 1])
    var counted = isFirst && blanks <= Self.deepestFirst && end != .colon ? blanks : 0
    // Copies of printed pages lose the two characters that paragraphs are set in by.
    if isWide, indents[index - 1] == margin, indents[index] == margin, end == .open || end == .comma,
      opensParagraph(index - 1)
    {
      counted = Self.paragraphIndent
    }
    let spaced = isWide && end != .stop ? scriptSpace(above) : 0
    return LinePair(
      line: index, narrowest: columns - (hangs ? 2 : 0),
      widest: columns + space + FixedWidthColumns.count(span, start..<word) - 1 + counted + spaced,
      whenFull: full, whenShort: short)
  }

  /// The columns of two characters.
  private static let paragraphIndent = 4

  /// Whether a line stands below one that ends with a stop, or below a number.
  private func opensParagraph(_ index: Int) -> Bool {
    guard index > 0, lines[index].blanksBefore <= gap else { return index == 0 }
    let above = lines[index - 1]
    return LineEnding.of(text.span, above.content).end == .stop
      || NumberReader.read(text, at: above.content.lowerBound, end: above.content.upperBound) != nil
  }

  /// The columns that a line of Chinese print is wider by, as it sets figures and letters apart from Han characters by a
  /// quarter of one (Requirements for Chinese Text Layout, 3.2.2): half a column at each end of them.
  private func scriptSpace(_ line: Line) -> Int {
    var (places, wasNarrow, isFirst) = (0, false, true)
    var place = Int(line.contentStart)
    while place < Int(line.contentEnd) {
      let byte = text[place]
      let isWide = byte >= 0xE4 && byte <= 0xE9
      let isNarrow = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x25
      if isWide && wasNarrow || isNarrow && !wasNarrow && !isFirst { places += 1 }
      wasNarrow = isNarrow || wasNarrow && byte == 0x2E
      isFirst = false
      place += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    return (places + 1) / 2
  }

  private func lastScalar(_ line: Line) -> Int {
    text.span.scalarStart(atOrBefore: Int(line.contentEnd) - 1, from: Int(line.contentStart))
  }

  private func weights(_ end: LineEnding, start: Int) -> (full: Int, short: Int) {
    var full: WrapFact
    var short = WrapFact.shortOpen
    switch end {
    case .open: full = .endsOpen
    case .comma: full = .endsWithComma
    case .colon: full = .endsWithColon
    case .stop: (full, short) = (.endsWithStop, .shortAfterStop)
    }
    var sum = full.weight
    let first = isOpening(text[start]) && start + 1 < text.count ? text[start + 1] : text[start]
    switch first {
    case 0x61...0x7A:
      full = .goesOnSmall
      sum += full.weight
      if end != .stop { short = .shortInSentence }
    case 0x41...0x5A:
      full = .goesOnCapital
      sum += full.weight
    default: break
    }
    return (sum, short.weight)
  }

  private func isOpening(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x28 || byte == 0x5B }

  /// The end of the first word; a quotation mark that opens goes with the character after it, marks that may not begin
  /// a line with the one before them.
  private func firstWord(_ line: Line) -> Int {
    var cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd))
    while let scalar = cursor.scalar, scalar.value == 0x201C || scalar.value == 0x2018 { cursor.place = scalar.end }
    let start = cursor.place
    while let scalar = cursor.scalar, scalar.value > 0x20, cursor.place == start || scalar.value < 0x2E80 {
      cursor.place = scalar.end
      if scalar.value >= 0x2E80 { break }
    }
    while let scalar = cursor.scalar, scalar.value >= 0x2E80, ChinesePunctuation.endsClause(scalar.value) {
      cursor.place = scalar.end
    }
    return cursor.place
  }

  /// Whether a line begins as running text goes on. Where many begin with another mark they are records of data, and a
  /// line of figures and marks alone is a page number.
  private func beginsWithAWord(_ line: Line) -> Bool {
    switch text[Int(line.contentStart)] {
    case 0x41...0x5A, 0x61...0x7A, 0x80...: return true
    case 0x30...0x39: return text[line.content].contains { $0 >= 0x41 }
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"),
      UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "&"):
      return text[line.content].contains { $0 >= 0x41 }
    // Chinese text broken without regard to the marks that may not begin a line.
    case UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "%"):
      return line.content.dropFirst().first.map { text[$0] >= 0x80 } ?? false
    default: return false
    }
  }

  // MARK: Lists

  /// Whether a line begins an item of a list: with a bullet, or a number that goes on or begins a sequence. Any other
  /// number goes on a sentence that the line above leaves open.
  private mutating func beginsItem(at index: Int, isItem isBelowItem: Bool) -> Bool {
    let line = lines[index]
    let above = index > 0 ? lines[index - 1] : nil
    if Bullet.length(text.span, line.content) > 0 || OpeningWords.begin(line, text) { return true }
    guard let mark = NumberReader.read(text, at: line.content.lowerBound, end: line.content.upperBound) else {
      return false
    }
    // Numbers that a pause parts are counted in a sentence: 第一、 and on the next line 二、三产业.
    if mark.style == .hanPause, let above, line.blanksBefore <= gap, endsWithPause(above) { return false }
    let slot = Int(mark.style.rawValue)
    let goesOn = mark.value == last[slot] + 1 || mark.value <= 1
    let isOpen = above.map { LineEnding.of(text.span, $0.content).end != .stop } ?? false
    let mayBeFigure = mark.style == .decimal1 || mark.style == .enumeration
    // 一、 begins nothing in the middle of a sentence; below an item it begins a list in it.
    let isFirst = mark.value == 1 && !isBelowItem
    let isListed = goesOnBelow(mark, index + 1) || isBelowItem && last[slot] + 1 == mark.value
    if !isListed, mayBeFigure ? isOpen || !goesOn : isOpen && (!goesOn || isFirst) { return false }
    last[slot] = mark.value
    return true
  }

  /// Whether a line of text ends with 、; a number alone does as well.
  private func endsWithPause(_ line: Line) -> Bool {
    line.characters > Self.longestNumber && text[line.content].suffix(3).elementsEqual("、".utf8)
  }

  private static let longestNumber = 8

  /// Whether the next line begins with the number after `mark`, or with the first of another style: two numbers in a row
  /// at the start of their lines are those of a list.
  private func goesOnBelow(_ mark: NumberMark, _ index: Int) -> Bool {
    guard index < lines.count, lines[index].blanksBefore <= gap,
      let next = NumberReader.read(text, at: lines[index].content.lowerBound, end: lines[index].content.upperBound)
    else { return false }
    return next.style == mark.style ? next.value == mark.value + 1 : next.value == 1
  }
}

/// The mark that ends a line, closing quotation marks and brackets aside.
enum LineEnding {
  case open, comma, colon, stop

  /// The mark, and whether it is one that Chinese print lets hang over the margin.
  static func of(_ text: Span<UInt8>, _ content: Range<Int>) -> (end: LineEnding, hangs: Bool) {
    var end = content.upperBound
    var hangs = false
    while let (scalar, start) = TextScalar.read(text, before: end, start: content.lowerBound) {
      switch scalar {
      case 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F: break
      case 0xBB, 0xFFFD: break
      case 0x2019, 0x201D, 0xFF09, 0x300D, 0x300F, 0x300B, 0x3011: hangs = true
      case 0x2E, 0x21, 0x3F: return (.stop, hangs)
      case 0x3002, 0xFF01, 0xFF1F: return (.stop, true)
      case 0x2C: return (.comma, hangs)
      case 0xFF0C, 0x3001: return (.comma, true)
      case 0x3A, 0x3B: return (.colon, hangs)
      case 0xFF1A, 0xFF1B: return (.colon, true)
      default: return (.open, hangs)
      }
      end = start
    }
    return (.open, hangs)
  }
}

/// The signs before the items of a list.
enum Bullet {
  /// The bytes of the sign and the blanks after it; 0 where there is none.
  static func length(_ text: Span<UInt8>, _ content: Range<Int>) -> Int {
    guard let (sign, next) = TextScalar.read(text, at: content.lowerBound, end: content.upperBound) else { return 0 }
    switch sign {
    // * + - and the o of text made for printers; a blank or nothing after them.
    case 0x2A, 0x2B, 0x2D, 0x6F:
      guard next >= content.upperBound || text[next] <= 0x20 else { return 0 }
    // • ◦ ‣ ⁃ · ■ □ ▪ ▫ ► ▶ ● ○ ◆ ◇ ★ ☆ ✓ ✔ ➢ ➤
    case 0x2022, 0x25E6, 0x2023, 0x2043, 0xB7, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25BA, 0x25B6, 0x25CF, 0x25CB, 0x25C6,
      0x25C7, 0x2605, 0x2606, 0x2713, 0x2714, 0x27A2, 0x27A4:
      break
    default: return 0
    }
    var place = next
    while place < content.upperBound, text[place] <= 0x20 { place += 1 }
    return place - content.lowerBound
  }
}
