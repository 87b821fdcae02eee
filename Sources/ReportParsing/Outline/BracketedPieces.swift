import ReportModel

/// The pieces of a book that a reader on the web parted: `[5]第一章 潮水（1）` alone on its line.
///
/// References and footnotes have such numbers too, but stand one below the other and end with a full stop: a piece has
/// blank lines around its name, no mark behind it, and a page of text below.
struct BracketedPieces {
  private var found: [Head] = []
  private static let fewest = 4
  /// The name of a piece has no more characters.
  private static let longest = 40
  /// Bytes there are between two of them on the average.
  private static let nearest = 600

  /// Takes up the line at `index`, which begins with a square bracket.
  mutating func look(_ line: Line, at index: Int, in document: LinedText) {
    let text = document.text
    guard line.blanksBefore > 0, line.isOneSentence, line.lastMark == .none, line.characters <= Self.longest,
      index + 1 < document.lines.count, document.lines[index + 1].blanksBefore > 0,
      let read = Numeral.readArabic(text, at: Int(line.contentStart) + 1, end: Int(line.contentEnd)),
      let close = Cursor(text: text, place: read.end, end: Int(line.contentEnd)).scalar, close.value == 0x5D,
      let first = Cursor(text: text, place: close.end, end: Int(line.contentEnd)).pastSpaces.scalar,
      first.value >= 0x2E80
    else { return }
    let number = Int(line.contentStart) + 1..<read.end
    var head = Head(
      kind: .numbered, start: Int(line.contentStart), number: number,
      title: Trimming.title(text, close.end..<Int(line.contentEnd)), end: Int(line.contentEnd), line: index,
      evidence: .numbered(.portion, value: read.value))
    head.traits = [.isWholeLine, .isSetOff]
    found.append(head)
  }

  /// The pieces in order: numbers that count up from the first, one at most left out at a time.
  func heads() -> [Head] {
    guard found.count >= Self.fewest, let first = found.first, let last = found.last, Self.value(first) == 1,
      last.start - first.start >= Self.nearest * (found.count - 1),
      zip(found, found.dropFirst()).allSatisfy({ (1...2).contains(Self.value($1) - Self.value($0)) })
    else { return [] }
    return found
  }

  private static func value(_ head: Head) -> Int {
    if case .numbered(_, let value) = head.evidence { return value }
    return 0
  }
}
