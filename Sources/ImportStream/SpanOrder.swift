import ReportModel

/// The spans that a record may have: within its text, cutting no character, in order, nested or apart, and no more than
/// there is room for.
struct SpanOrder {
  /// The text of the record, or its cells until the first span comes, and its bytes.
  private var text = ""
  private var cells: [String] = []
  private var count = 0
  private var first = 0
  /// The ends of the spans that are open, the innermost last.
  private var ends: [Int] = []
  private var number = 0

  /// Begins anew with the text of a record.
  mutating func begin(_ text: String = "", cells: [String] = []) {
    self.text = text
    self.cells = cells
    count = text.utf8.count
    first = 0
    if !ends.isEmpty { ends = [] }
    number = 0
  }

  /// Whether a span of these bytes may come next; it counts as one that came.
  mutating func takes(_ range: Range<Int>) -> Bool {
    if !cells.isEmpty { begin(cells.joined(separator: "\t")) }
    guard number < ImportLimits.spans, range.lowerBound >= first, range.lowerBound < range.upperBound,
      range.upperBound <= count, isBoundary(range.lowerBound), isBoundary(range.upperBound)
    else { return false }
    while let end = ends.last, end <= range.lowerBound { ends.removeLast() }
    if let end = ends.last, end < range.upperBound { return false }
    ends.append(range.upperBound)
    first = range.lowerBound
    number += 1
    return true
  }

  /// Whether a character begins, or the text ends, at a place in the text.
  private func isBoundary(_ place: Int) -> Bool {
    let bytes = text.utf8
    guard place < count else { return place == count }
    return bytes[bytes.index(bytes.startIndex, offsetBy: place)] & 0xC0 != 0x80
  }
}
