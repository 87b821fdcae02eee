import ReportModel
import TextFacts

/// Chinese text wrapped by hand whose paragraphs begin set in, by two characters or as many blanks (GB/T 9704-2012, 7.3.3):
/// a line at the margin goes on the paragraph above, whatever its width.
///
/// That is read from the text: it has lines set in, some of its lines are joined by their widths, and nearly every line at
/// the margin follows one that ends inside a sentence.
enum SetInParagraphs {
  /// The columns that paragraphs are set in by.
  private static let depths = Int32(2)...Int32(8)
  /// The fewest lines of each kind.
  private static let fewest = 8
  /// Lines that are much shorter than the others were ended on purpose.
  private static let shortest = 12

  /// Joins the lines of `found` that go on.
  static func join(_ joins: inout [Bool], _ found: LinePairs, _ document: LinedText) {
    let (lines, text) = (document.lines, document.text)
    let atMargin = found.pairs.filter { pair in
      found.indents[pair.line] == found.margin
        && EastAsianWidth.isWide(lead: text[Int(lines[pair.line - 1].contentStart)])
    }
    guard atMargin.count >= fewest, found.indents.count(where: { depths.contains($0 - found.margin) }) >= fewest else {
      return
    }
    let joined = atMargin.count { joins[$0.line] }
    let open = atMargin.count { LineEnding.of(text.span, lines[$0.line - 1].content).end != .stop }
    guard joined * 2 >= atMargin.count, open * 5 >= atMargin.count * 4 else { return }
    for pair in found.pairs where joins[pair.line] && beginsParagraph(pair.line, joins, found) {
      joins[pair.line] = false
    }
    for pair in atMargin where !joins[pair.line] {
      let above = pair.line - 1
      guard joins[above] || depths.contains(found.indents[above] - found.margin), lines[above].characters >= shortest,
        LineEnding.of(text.span, lines[above].content).end != .colon
      else { continue }
      joins[pair.line] = true
    }
  }
  /// Whether a line that is set in, below one that is, has a line at the margin below it that goes on: a heading that fills its
  /// line stands above a paragraph.
  private static func beginsParagraph(_ index: Int, _ joins: [Bool], _ found: LinePairs) -> Bool {
    guard index + 1 < joins.count, joins[index + 1], !joins[index - 1] else { return false }
    return found.indents[index + 1] == found.margin && depths.contains(found.indents[index] - found.margin)
      && depths.contains(found.indents[index - 1] - found.margin)
  }
}
