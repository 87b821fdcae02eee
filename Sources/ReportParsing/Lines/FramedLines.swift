import ReportModel
import TextFacts

/// Headings in a frame of signs, as texts without other type have them: a line of signs above and below, and a sign at
/// both ends of each row between.
///
///     ***************************
///     *        第一章           *
///     *        河道             *
///     ***************************
///
/// The frame is no part of them. Frames of `|` and `+` are left alone: tables and drawings are made of those.
enum FramedLines {
  /// Signs that a line of a frame has at least, rows between two of them, and characters of a heading at most.
  private static let (fewestSigns, mostRows, longest) = (8, 7, 60)

  /// Takes the frames around headings out of the lines; whether there are any.
  static func conceal(_ document: inout LinedText) -> Bool {
    var (index, isFound) = (0, false)
    while index < document.lines.count {
      defer { index += 1 }
      guard isRule(document.lines[index], document.text), let frame = frame(from: index, in: document) else { continue }
      for row in index...frame.last { document.lines[row].part = .furniture }
      for (row, words) in frame.words {
        document.lines[row].part = .text
        take(words, ofLine: row, in: &document)
      }
      (index, isFound) = (frame.last, true)
    }
    return isFound
  }

  /// Adds the spans that conceal the frames on the page, in a document whose lines are joined.
  static func addSpans(_ document: inout LinedText) {
    let text = document.text
    for (index, line) in document.lines.enumerated() {
      let next = index + 1 < document.lines.count ? document.lines[index + 1] : nil
      if isFramed(line, text) {
        let whole = Blank.trimmed(text.span, Int(line.start)..<Int(line.end))
        for side in [whole.lowerBound..<Int(line.contentStart), Int(line.contentEnd)..<whole.upperBound] {
          document.spans.append(InlineSpan(.concealed, TextRange(side.lowerBound, side.upperBound)))
        }
      } else if line.part == .furniture, holdsSigns(line, text) || isPart(line, text),
        (index > 0 && line.blanksBefore == 0 && isPart(document.lines[index - 1], text))
          || next.map({ $0.blanksBefore == 0 && isPart($0, text) }) ?? false
      {
        document.spans.append(InlineSpan(.concealed, line.content.run))
      }
    }
  }

  /// Whether a line is part of a frame: words in it, or a row without any.
  private static func isPart(_ line: Line, _ text: [UInt8]) -> Bool {
    isFramed(line, text) || (line.part == .furniture && row(line, text)?.isEmpty ?? false)
  }

  /// Whether the line stood in a frame: the same sign is left before and behind its words, with blanks between.
  static func isFramed(_ line: Line, _ text: [UInt8]) -> Bool {
    guard line.contentStart > line.start, line.contentEnd < line.end else { return false }
    let left = Blank.trimmed(text.span, Int(line.start)..<Int(line.contentStart))
    let right = Blank.trimmed(text.span, Int(line.contentEnd)..<Int(line.end))
    guard left.upperBound < Int(line.contentStart), right.lowerBound > Int(line.contentEnd),
      let sign = TextScalar.read(text.span, at: left.lowerBound, end: left.upperBound), sign.next == left.upperBound
    else { return false }
    return isSide(sign.value) && text[left] == text[right]
  }

  /// The line below the one at `index`: in a frame rows without words stand between.
  static func next(below index: Int, in document: LinedText) -> Int {
    var next = index + 1
    guard isFramed(document.lines[index], document.text) else { return next }
    while next < document.lines.count, document.lines[next].part == .furniture { next += 1 }
    return next < document.lines.count && isFramed(document.lines[next], document.text) ? next : index + 1
  }

  /// Takes the signs at both ends of a row out of its line.
  static func concealSides(ofLine index: Int, in document: inout LinedText) {
    guard let words = row(document.lines[index], document.text), !words.isEmpty else { return }
    take(words, ofLine: index, in: &document)
  }

  // MARK: Frames

  /// The last line of the frame that begins at `first`, and the words in its rows; nil where none begins there.
  private static func frame(from first: Int, in document: LinedText) -> (last: Int, words: [(Int, Range<Int>)])? {
    var words: [(Int, Range<Int>)] = []
    for index in (first + 1)..<min(first + mostRows + 2, document.lines.count) {
      let line = document.lines[index]
      guard line.blanksBefore == 0, line.part == .text else { return nil }
      if isRule(line, document.text) {
        // Cells of a table stand below it too.
        let isTable =
          index + 1 < document.lines.count && document.lines[index + 1].blanksBefore == 0
          && row(document.lines[index + 1], document.text) != nil
        return words.isEmpty || isTable ? nil : (index, words)
      }
      guard let found = row(line, document.text) else { return nil }
      if !found.isEmpty { words.append((index, found)) }
    }
    return nil
  }

  /// Whether a line begins and ends with the same sign of a frame: it is drawn, and no heading in a box.
  static func isRow(_ line: Line, _ text: [UInt8]) -> Bool {
    guard let left = TextScalar.read(text.span, at: line.content.lowerBound, end: line.content.upperBound),
      let right = TextScalar.read(text.span, before: line.content.upperBound, start: line.content.lowerBound)
    else { return false }
    return left.value == right.value && isSide(left.value) && right.lower > left.next
  }

  /// The words between the signs at both ends of a row, empty where only the signs stand there; nil where it is no row
  /// of a frame.
  private static func row(_ line: Line, _ text: [UInt8]) -> Range<Int>? {
    let content = line.content
    guard let left = TextScalar.read(text.span, at: content.lowerBound, end: content.upperBound),
      let right = TextScalar.read(text.span, before: content.upperBound, start: content.lowerBound)
    else { return nil }
    guard right.lower > left.next else { return nil }
    let words = Blank.trimmed(text.span, left.next..<right.lower)
    // One sign at each end and nothing else is the frame, whatever the signs are.
    if words.isEmpty { return words }
    guard left.value == right.value, isSide(left.value), words.lowerBound > left.next, words.upperBound < right.lower,
      words.count <= 4 * longest, !holds(left.value, text, words)
    else { return nil }
    return words
  }

  /// Whether the sign stands among the words too: then they are cells of a table.
  private static func holds(_ sign: UInt32, _ text: [UInt8], _ words: Range<Int>) -> Bool {
    var cursor = Cursor(text: text, place: words.lowerBound, end: words.upperBound)
    while let scalar = cursor.scalar {
      if scalar.value == sign { return true }
      cursor.place = scalar.end
    }
    return false
  }

  /// Makes the words of a row its line.
  private static func take(_ words: Range<Int>, ofLine index: Int, in document: inout LinedText) {
    var scanner = LineScanner()
    guard var line = scanner.scan(document.text.span, from: words.lowerBound, to: words.upperBound) else { return }
    line.start = document.lines[index].start
    line.end = document.lines[index].end
    line.blanksBefore = document.lines[index].blanksBefore
    line.part = document.lines[index].part
    document.lines[index] = line
  }

  // MARK: Signs

  /// Whether a line of the text draws the upper or lower side of a frame.
  private static func isRule(_ line: Line, _ text: [UInt8]) -> Bool { line.part == .text && holdsSigns(line, text) }

  /// Whether a line holds signs of frames alone, with or without blanks between.
  private static func holdsSigns(_ line: Line, _ text: [UInt8]) -> Bool {
    guard line.characters >= fewestSigns, [0x2A, 0x23, 0x3D, 0xE2].contains(text[Int(line.contentStart)])
    else { return false }
    var cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd))
    var signs = 0
    while let scalar = cursor.scalar {
      switch scalar.value {
      // `*` `#` `=` `-`, the corners and lines of double boxes.
      case 0x2A, 0x23, 0x3D, 0x2D, 0x2550...0x256C: signs += 1
      case 0x20, 0x09: break
      default: return false
      }
      cursor.place = scalar.end
    }
    return signs >= fewestSigns
  }

  /// Whether a sign may stand at the ends of a row: `*` `#` `=` `║`.
  private static func isSide(_ scalar: UInt32) -> Bool { [0x2A, 0x23, 0x3D, 0x2551].contains(scalar) }
}
