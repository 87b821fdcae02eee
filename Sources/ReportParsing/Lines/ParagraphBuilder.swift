import ReportModel
import TextFacts

/// Makes paragraphs from lines: a line each, blank lines in a row together, over-long lines in pieces, lines that hold several
/// rows of a table by rows.
package enum ParagraphBuilder {
  /// No paragraph has more bytes than this.
  package static let longest = 16 << 10

  /// The paragraphs of `document`; they cover its text but for the line ends between them.
  static func paragraphs(of document: LinedText, heads: [Head]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(document.lines.count + document.lines.count / 4)
    let text = document.text
    var kinds = Kinds(heads)
    var covered = 0
    var continued = document.continued[...]
    var parted = document.parted[...]
    for (index, line) in document.lines.enumerated() {
      let start = Int(line.start)
      if start > covered { paragraphs.append(blank(text, covered, start)) }
      let kind = kinds.kind(of: line, at: index)
      while let first = continued.first, first < index { continued.removeFirst() }
      var piece = firstPiece(start..<Int(line.end), at: &parted)
      if continued.first == index, start == covered, join(piece, kind, to: &paragraphs) {
        piece = piece.upperBound..<piece.upperBound
      }
      while true {
        if !piece.isEmpty { append(&paragraphs, text, piece, kind, kind == .front ? line.part.field : nil) }
        guard piece.upperBound < Int(line.end) else { break }
        piece = firstPiece(piece.upperBound..<Int(line.end), at: &parted)
      }
      covered = afterLineEnd(text, Int(line.end))
    }
    if covered < text.count { paragraphs.append(blank(text, covered, text.count)) }
    return paragraphs
  }

  /// The beginning of the rest of a line that is a paragraph by itself.
  private static func firstPiece(_ rest: Range<Int>, at parted: inout ArraySlice<Int>) -> Range<Int> {
    while let first = parted.first, first <= rest.lowerBound { parted.removeFirst() }
    guard let next = parted.first, next < rest.upperBound else { return rest }
    return rest.lowerBound..<next
  }

  /// Lets the last paragraph go on with `line`; whether it may: both are running text, or lines of one row of a table, and
  /// together not too long.
  private static func join(_ line: Range<Int>, _ kind: Paragraph.Kind, to paragraphs: inout [Paragraph]) -> Bool {
    guard let last = paragraphs.last, kind == .body || kind == .closing || kind == .preformatted,
      last.kind == kind || last.kind == .heading && kind != .preformatted,
      line.upperBound - last.range.lower.bytes <= longest
    else { return false }
    paragraphs[paragraphs.count - 1].range.upper = TextOffset(line.upperBound)
    return true
  }

  private static func blank(_ text: [UInt8], _ start: Int, _ end: Int) -> Paragraph {
    var upper = end
    if upper > start, text[upper - 1] == 0x0A { upper -= 1 }
    if upper > start, text[upper - 1] == 0x0D { upper -= 1 }
    return Paragraph(range: TextRange(start, upper), kind: .blank)
  }

  private static func afterLineEnd(_ text: [UInt8], _ end: Int) -> Int {
    var place = end
    if place < text.count, text[place] == 0x0D { place += 1 }
    if place < text.count, text[place] == 0x0A { place += 1 }
    return place
  }

  private static func append(
    _ paragraphs: inout [Paragraph], _ text: [UInt8], _ range: Range<Int>, _ kind: Paragraph.Kind,
    _ field: FrontField?
  ) {
    var start = range.lowerBound
    while range.upperBound - start > longest {
      let cut = cut(text, start, start + longest)
      paragraphs.append(
        Paragraph(
          range: TextRange(start, cut), kind: kind, continuesLine: start > range.lowerBound, field: field))
      start = cut
    }
    paragraphs.append(
      Paragraph(
        range: TextRange(start, range.upperBound), kind: kind, continuesLine: start > range.lowerBound, field: field))
  }

  /// A scalar boundary at or before `end`: after the last `。` of the second half, else the last there is.
  private static func cut(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var place = end - 3
    while place > start + longest / 2 {
      if text[place] == 0xE3, text[place + 1] == 0x80, text[place + 2] == 0x82 { return place + 3 }
      place -= 1
    }
    return text.span.scalarStart(atOrBefore: end, from: start + 1)
  }
}

/// The kinds of lines, asked for in order.
private struct Kinds {
  private let heads: [Head]
  private var next = 0
  /// Whether the lines are those of a closing.
  private var isClosing = false

  init(_ heads: [Head]) { self.heads = heads }

  mutating func kind(of line: Line, at index: Int) -> Paragraph.Kind {
    var opens = false
    while next < heads.count, heads[next].line <= index {
      let head = heads[next]
      isClosing = head.kind == .closing
      if head.line == index, head.opensLine, head.start == Int(line.contentStart), !isClosing { opens = true }
      next += 1
    }
    switch line.part {
    case .title: return .title
    case .salutation: return .salutation
    case .front: return .front
    case .furniture: return .furniture
    case .contents: return .contents
    case .preformatted: return .preformatted
    case .closing, .text, .ruled, .block: return opens ? .heading : (isClosing ? .closing : .body)
    }
  }
}
