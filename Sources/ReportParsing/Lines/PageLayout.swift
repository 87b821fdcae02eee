import ReportModel

/// The layout of a text made for pages of fixed width, by which headings differ from text: the text is set in from the
/// margin and wrapped by hand, headings hang out at the margin (RFC 7322, and many reports printed to text).
enum PageLayout {
  /// Whether most lines of a hand-wrapped text are set in.
  static func isSetIn(_ lines: [Line]) -> Bool {
    guard HardWrapping.isLikely(lines) else { return false }
    let sample = lines.prefix(4_000)
    return sample.count { !isAtMargin($0) } * 10 >= sample.count * 6
  }

  /// Whether a line begins at the margin.
  static func isAtMargin(_ line: Line) -> Bool { line.contentStart == line.start }

  /// Marks page heads and feet as furniture: lines that, figures aside, stand at the margin four times or more, a
  /// page apart.
  static func markPageBreaks(_ document: inout LinedText) {
    var counts: [UInt64: Int] = [:]
    for line in document.lines where isPageLine(line) { counts[shape(document.text, line), default: 0] += 1 }
    for index in document.lines.indices where isPageLine(document.lines[index]) {
      if counts[shape(document.text, document.lines[index]), default: 0] >= 4 {
        document.lines[index].part = .furniture
      }
    }
  }

  /// The title among the first lines: set in far, alone between blank lines.
  static func markTitle(_ document: inout LinedText) {
    for index in document.lines.indices.prefix(60).dropFirst() {
      let line = document.lines[index]
      guard line.part == .text, line.contentStart - line.start >= 8, isAlone(document, index),
        !hasColumns(document.text, line.content)
      else { continue }
      document.lines[index].part = .title
      return
    }
  }

  /// The lines at the margin that stand alone between blank lines, as headings.
  static func heads(in document: LinedText, numbered: [Head]) -> [Head] {
    var lines = Set<Int>()
    for head in numbered { lines.insert(head.line) }
    return document.lines.indices.compactMap { index in
      let line = document.lines[index]
      guard line.part == .text, isAtMargin(line), !lines.contains(index), isAlone(document, index),
        line.characters <= 60, line.lastMark == .none, !hasColumns(document.text, line.content)
      else { return nil }
      let start = line.content.lowerBound
      return Head(
        kind: .plain, start: start, number: start..<start, title: Trimming.title(document.text, line.content),
        end: line.content.upperBound, line: index, evidence: .margin)
    }
  }

  private static func isAlone(_ document: LinedText, _ index: Int) -> Bool {
    (index == 0 || document.lines[index].blanksBefore > 0)
      && (index + 1 == document.lines.count || document.lines[index + 1].blanksBefore > 0)
  }

  private static func isPageLine(_ line: Line) -> Bool { isAtMargin(line) && line.characters <= 80 }

  /// Whether white space sets words apart in columns.
  private static func hasColumns(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var run = 0
    for place in range {
      run = text[place] == 0x20 ? run + 1 : 0
      if run >= 4 { return true }
    }
    return false
  }

  /// A hash of a line without its figures and white space.
  private static func shape(_ text: [UInt8], _ line: Line) -> UInt64 {
    text[line.content].reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (0x30...0x39).contains(byte) || byte <= 0x20 ? hash : (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }
}
