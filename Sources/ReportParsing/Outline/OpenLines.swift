import ReportModel
import TextFacts

/// Heads of parts without a number in Chinese reports: short lines without a mark at their end, over text, where nearly
/// every other line ends with one, and a numbering begins below one of them and goes on over none.
enum OpenLines {
  private static let longest = 30
  private static let shortestText = 51

  /// The heads of parts among the lines that `numbered` do not open.
  static func find(in document: LinedText, numbered: [Head]) -> [Head] {
    guard !numbered.contains(where: { $0.isArticle || $0.evidence == .part || $0.isMarked && !document.hasFewMarks })
    else { return [] }
    let end = numbered.first { $0.kind == .annex }?.line ?? document.lines.count
    let taken = Set(numbered.map(\.line))
    var heads: [Int] = []
    var others = 0
    for index in 0..<end where !taken.contains(index) {
      let line = document.lines[index]
      guard line.part == .text, line.isOneSentence, line.lastMark == .none, !line.isRuledOut,
        line.characters <= longest
      else { continue }
      if line.characters >= 4, line.firstCommas == 0, index + 1 < end, isText(document.lines[index + 1]),
        !Furniture.isPageWord(document, index), !document.text[line.content].starts(with: Dash.wide),
        EastAsianWidth.isWide(lead: document.text[line.content.upperBound - 3])
      {
        heads.append(index)
      } else {
        others += 1
      }
    }
    guard heads.count >= 2, others <= heads.count, headNumbering(heads, numbered) else { return [] }
    return heads.map { index in
      let content = document.lines[index].content
      return Head(
        kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
        title: Trimming.title(document.text, content), end: content.upperBound, line: index, evidence: .part)
    }
  }

  private static func isText(_ line: Line) -> Bool {
    line.part == .text && line.characters >= shortestText && (line.lastMark == .period || !line.isOneSentence)
  }

  /// Whether the outermost numbering begins below one of the lines, or more, and goes on over none.
  static func headNumbering(_ heads: [Int], _ numbered: [Head]) -> Bool {
    let order = StyleOrder(numbered)
    let ranked = numbered.filter {
      guard case .numbered(let style, _) = $0.evidence else { return false }
      return style != .enumeration && style != .ordinal && $0.line > (heads.first ?? 0)
    }
    guard let outermost = ranked.map({ order.rank(of: $0.evidence) }).min() else { return false }
    let outer = ranked.filter { order.rank(of: $0.evidence) == outermost }
    if numbered.contains(where: { $0.line < heads[0] && order.rank(of: $0.evidence) <= outermost }) { return false }
    var begins = 0
    for (position, head) in heads.enumerated() {
      let next = position + 1 < heads.count ? heads[position + 1] : Int.max
      guard let first = outer.first(where: { $0.line > head && $0.line < next }) else { continue }
      guard case .numbered(_, value: 1) = first.evidence else { return false }
      begins += 1
    }
    return begins > 0
  }
}
