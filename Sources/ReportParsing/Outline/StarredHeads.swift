import TextFacts

/// Headings behind a bullet, as minutes and mails have them: `* security` above the text of that item.
///
/// Two lines or more begin with one sign at the margin; each follows a blank line, is short, and stands over text that
/// begins at the margin as well. Items of a list stand one below the other, and go on set in.
enum StarredHeads {
  private static let longest = 72

  /// The lines of `document` that are ones; `indents` are the columns before each, `left` those of the margin.
  static func find(in document: LinedText, _ indents: [Int], left: Int) -> Set<Int> {
    var lines: [UInt8: (heads: [Int], all: Int)] = [:]
    for (index, line) in document.lines.enumerated() where line.part == .text && indents[index] == left {
      let sign = document.text[line.content.lowerBound]
      guard sign == 0x2A || sign == 0x2D || sign == 0x2B, isBulleted(index, document) else { continue }
      lines[sign, default: ([], 0)].all += 1
      if mayHead(index, document, indents) { lines[sign, default: ([], 0)].heads.append(index) }
    }
    return lines.values.reduce(into: []) { found, sign in
      if sign.heads.count >= 2, sign.heads.count * 3 >= sign.all * 2 { found.formUnion(sign.heads) }
    }
  }

  private static func isBulleted(_ index: Int, _ document: LinedText) -> Bool {
    Bullet.length(document.text.span, document.lines[index].content) > 0
  }

  private static func mayHead(_ index: Int, _ document: LinedText, _ indents: [Int]) -> Bool {
    let line = document.lines[index]
    guard line.blanksBefore > 0, !line.isJoined, line.characters <= longest, index + 1 < document.lines.count,
      LineEnding.of(document.text.span, line.content).end == .open
    else { return false }
    let below = document.lines[index + 1]
    return below.part == .text && indents[index + 1] <= indents[index] && !isBulleted(index + 1, document)
  }
}
