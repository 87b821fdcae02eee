import TextFacts

/// A unit of text for the checks of marks and for terms: a paragraph, or several where a heading goes over them.
public struct TextBlock: Sendable, Hashable {
  /// The bytes of it, the line ends within it included.
  public var range: TextRange

  /// A block that covers `range`.
  public init(range: TextRange) { self.range = range }

  /// The blocks of a report's running text, in order. Tables, furniture and lists of contents are none of it.
  public static func all(in report: Report) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var section = 1
    var headingEnd = TextOffset.start
    for paragraph in report.paragraphs {
      switch paragraph.kind {
      case .blank, .furniture, .contents, .preformatted: continue
      case .title, .salutation, .front, .heading, .body, .closing: break
      }
      let goesOn = paragraph.continuesLine || paragraph.range.lower < headingEnd
      while section < report.sections.count, report.sections[section].range.lower < paragraph.range.upper {
        headingEnd = max(headingEnd, report.sections[section].heading.upper)
        section += 1
      }
      if goesOn, let last = blocks.indices.last {
        blocks[last].range.upper = paragraph.range.upper
      } else {
        blocks.append(TextBlock(range: paragraph.range))
      }
    }
    return blocks
  }

  /// Calls `body` with every scalar of the block, where it starts, and where it ends.
  @inlinable
  public func forEachScalar(in text: [UInt8], _ body: (UInt32, Int, Int) -> Void) {
    let span = text.span
    let end = min(range.upper.bytes, span.count)
    var place = range.lower.bytes
    while place < end, let (scalar, next) = TextScalar.read(span, at: place, end: span.count) {
      body(scalar, place, next)
      place = next
    }
  }
}
