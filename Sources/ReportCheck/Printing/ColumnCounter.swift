import ReportModel
import TextFacts

/// Counts the columns of places in a text, from 1, in characters (Unicode scalars) of their lines.
///
/// A place after the one before it, on the same line, is counted on from there: from the line's start each time, the
/// places of one long line would take the square of its length.
struct ColumnCounter {
  private let text: [UInt8]
  private let lines: LineMap
  private var place = 0
  private var column = 1
  /// The bytes looked at so far.
  private(set) var steps = 0

  init(text: [UInt8], lines: LineMap) {
    self.text = text
    self.lines = lines
  }

  /// The column of the character at `offset`.
  mutating func column(of offset: TextOffset) -> Int {
    let start = lines.lineStart(at: offset).bytes
    let wanted = min(max(start, offset.bytes), text.count)
    if place < start || place > wanted { (place, column) = (min(start, wanted), 1) }
    column += text.span.scalarCount(in: place..<wanted)
    steps += wanted - place
    place = wanted
    return column
  }
}
