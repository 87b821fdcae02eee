import ReportModel
import TextFacts

/// The numbered notes below a table or a figure, the first behind the word itself: `注：1. …`, `2. …`, `3. …`. Their numbers
/// go on no heading's.
///
/// A line whose number goes on that of the next heading above them, with the same point, is a heading.
struct TableNotes {
  private static let names = ["注：", "注:", "备注：", "备注:", "註：", "備註："].map { Array($0.utf8) }
  /// Lines between two notes that have no number.
  private static let mostBetween = 2

  private var expected = 0
  private var style = NumberStyle.arabicPoint
  private var point: UInt8 = 0
  private var between = 0
  /// The last number above the notes that stands in the same style with the same point.
  private var above = 0

  /// Whether a line is one of the notes behind the first; `found` are the candidates above it.
  mutating func holds(_ line: Line, _ text: [UInt8], below found: [Head]) -> Bool {
    // 注 备 註 備
    let lead = text[line.content.lowerBound]
    if lead == 0xE6 || lead == 0xE5 || lead == 0xE8,
      let name = Self.names.first(where: { text[line.content].starts(with: $0) })
    {
      begin(line.content.lowerBound + name.count, line, text, below: found)
      return false
    }
    guard expected > 0 else { return false }
    guard let mark = NumberReader.candidate(text, at: line.content.lowerBound, end: line.content.upperBound) else {
      between += 1
      if between > Self.mostBetween { expected = 0 }
      return false
    }
    let sign = Self.sign(mark.number, text)
    guard mark.style == style, mark.value == expected, sign == point, above + 1 != expected else {
      expected = 0
      return false
    }
    expected += 1
    between = 0
    return true
  }

  /// Candidates that are looked back at for the number above.
  private static let reach = 12

  private mutating func begin(_ place: Int, _ line: Line, _ text: [UInt8], below found: [Head]) {
    expected = 0
    guard let mark = NumberReader.candidate(text, at: place, end: line.content.upperBound), mark.value == 1 else {
      return
    }
    (expected, style, point, between) = (2, mark.style, Self.sign(mark.number, text), 0)
    above = 0
    for head in found.suffix(Self.reach).reversed() {
      guard case .numbered(style, let value) = head.evidence else { continue }
      if Self.sign(head.number, text) == point { above = value }
      break
    }
  }

  /// The first byte behind the number.
  private static func sign(_ number: Range<Int>, _ text: [UInt8]) -> UInt8 {
    number.upperBound < text.count ? text[number.upperBound] : 0
  }
}
