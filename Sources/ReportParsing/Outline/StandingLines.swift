import ReportModel

/// Short lines that stand among long paragraphs: heads of the parts of a report that numbers only some of its parts.
///
/// A report is running text, its paragraphs end with a full stop and few are short; a line that is short, ends with no
/// mark and has a paragraph before and after it is then no part of the text. One alone may be anything: there must be
/// two, they must be few, and no numbering may go on over one.
enum StandingLines {
  /// The shortest paragraph, in characters; headings are shorter.
  private static let paragraph = 40
  private static let shortest = 4
  /// Lines that are looked at, from the start.
  private static let reach = 4_000
  /// One line in so many is short at most.
  private static let rarity = 6

  /// The lines of `document`, in order; none where one of them is `cut`.
  static func find(in document: LinedText, cut: (Int) -> Bool) -> [Int] {
    guard document.page == nil, document.marked.isEmpty || document.hasFewMarks, isProse(document) else { return [] }
    let standing = document.lines.indices.prefix(reach).filter { stands(at: $0, in: document) }
    let lines = standing.filter { !isOneOfMany($0, besides: standing, in: document) }
    guard lines.count >= 2, lines.count * rarity <= document.lines.count, !lines.contains(where: cut) else { return [] }
    return lines
  }

  /// Bytes that lines have in common at their start where they say the same of several things.
  private static let alike = 18

  /// Whether a line with a comma begins as others do that are too long for the head of a part (`五年来，我们…`): they stand
  /// together below one.
  private static func isOneOfMany(_ index: Int, besides standing: [Int], in document: LinedText) -> Bool {
    let line = document.lines[index]
    guard line.firstCommas > 0, line.content.count > alike else { return false }
    let words = document.text[line.content].prefix(alike)
    return document.lines.indices.prefix(reach).contains { other in
      let facts = document.lines[other]
      return facts.isOneSentence && facts.lastMark == .none && facts.part == .text
        && document.text[facts.content].starts(with: words) && !standing.contains(other)
    }
  }

  /// Whether two lines of three are paragraphs with a full stop.
  private static func isProse(_ document: LinedText) -> Bool {
    let text = document.lines.prefix(reach).filter { $0.part == .text }
    return text.count >= 12 && text.count { isParagraph($0) && $0.lastMark == .period } * 3 >= text.count * 2
  }

  private static func stands(at index: Int, in document: LinedText) -> Bool {
    let line = document.lines[index]
    guard line.part == .text, line.characters >= shortest, PartHeads.mayHead(line, document.text),
      index + 1 < document.lines.count
    else { return false }
    let next = document.lines[index + 1]
    guard next.part == .text, isParagraph(next) || next.lastMark == .period || next.lastMark == .colon else {
      return false
    }
    guard index > 0 else { return true }
    let above = document.lines[index - 1]
    switch above.part {
    case .text: return above.lastMark == .period || above.lastMark == .exclamation
    case .title, .salutation, .front, .furniture, .contents: return true
    case .preformatted, .closing, .ruled, .block: return false
    }
  }

  private static func isParagraph(_ line: Line) -> Bool { line.characters >= paragraph }
}
