/// A run of text that inline marks are read in: a paragraph, a heading, a cell.
///
/// Its numbers are of 32 bits: a large text has a million of them, and no text has as many lines as 32 bits can count.
struct InlineContent {
  private let firstSegment: UInt32
  private let endOfSegments: UInt32
  private let headingNumber: Int32
  private let lineNumber: UInt32
  /// Whether it is a paragraph that stands in no container.
  let isTop: Bool
  /// Whether it is HTML, in which Markdown has no marks.
  let isWeb: Bool
  /// Whether it is the cell of a table.
  let isCell: Bool

  init(
    segments: Range<Int>, heading: Int? = nil, line: Int, isTop: Bool = false, isWeb: Bool = false,
    isCell: Bool = false
  ) {
    (firstSegment, endOfSegments) = (UInt32(segments.lowerBound), UInt32(segments.upperBound))
    (headingNumber, lineNumber) = (heading.map(Int32.init) ?? -1, UInt32(line))
    (self.isTop, self.isWeb, self.isCell) = (isTop, isWeb, isCell)
  }

  /// Its parts, one a line, in `MarkdownBlocks.segments`.
  var segments: Range<Int> { Int(firstSegment)..<Int(endOfSegments) }

  /// Its heading in `LinedText.marked`; nil where it makes none.
  var heading: Int? { headingNumber < 0 ? nil : Int(headingNumber) }

  /// The line of the source it begins on.
  var line: Int { Int(lineNumber) }
}
