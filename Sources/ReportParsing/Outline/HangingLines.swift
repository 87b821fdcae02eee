import TextFacts

/// Lines that stand further left than the paragraphs of a Chinese text: its paragraphs are set in (Requirements for Chinese
/// Text Layout, 3.1: by two characters), its heads are not, or by less.
struct HangingLines {
  /// The columns that paragraphs are set in by.
  private let paragraph: Int
  /// The number of short lines without a mark that stand further left.
  let count: Int

  private static let shortestParagraph = 30
  private static let longestHead = 30
  private static let fewestParagraphs = 8
  /// Paragraphs are set in by so many columns, and heads by so many less.
  private static let (least, less) = (2, 2)
  private static let deepest = 16

  /// The lines of `document`, a plain text; nil where its paragraphs stand at the margin, or some of them do.
  init?(_ document: LinedText) {
    guard !document.isImported else { return nil }
    var (paragraphs, setIn) = (0, 0)
    var columns = [Int](repeating: 0, count: Self.deepest + 1)
    for line in document.lines
    where line.characters >= Self.shortestParagraph && line.part == .text && line.lastMark == .period {
      paragraphs += 1
      guard line.contentStart > line.start else { continue }
      setIn += 1
      columns[min(PageLayout.indent(line, document.text), Self.deepest)] += 1
    }
    guard paragraphs >= Self.fewestParagraphs, setIn * 20 >= paragraphs * 19,
      let usual = columns.indices.max(by: { (columns[$0], $1) < (columns[$1], $0) }), usual >= Self.least
    else { return nil }
    paragraph = usual
    count = document.lines.count { line in
      line.part == .text && line.lastMark == .none && (2...Self.longestHead).contains(Int(line.characters))
        && PageLayout.indent(line, document.text) + Self.less <= usual
    }
  }

  /// Whether a line stands further left than paragraphs do.
  func hangs(_ line: Line, _ text: [UInt8]) -> Bool {
    PageLayout.indent(line, text) + Self.less <= paragraph
  }
}
