import ReportModel
import TextFacts

/// A part or volume that the title page of a book names, before its preface: it says which volume this is, and heads
/// nothing (`PREMIÈRE PARTIE.--DEUXIÈME ÉDITION.` above the name of a publisher).
enum TitlePageParts {
  /// A title page has no more lines, and none is longer.
  private static let (mostLines, longest) = (24, 60)

  /// Takes such a part out of `heads`, and marks the lines of its page as front matter.
  static func drop(from heads: inout [Head], in document: inout LinedText) {
    guard let title = document.lines.prefix(100).lastIndex(where: { $0.part == .title }),
      let index = heads.indices.first(where: { isPart(heads[$0]) }), heads[index].line > title,
      heads[index].line - title <= mostLines,
      heads.count(where: { style(of: $0) == style(of: heads[index]) }) == 1,
      let preface = preface(below: title, in: document), heads[index].line < preface,
      index + 1 == heads.count || heads[index + 1].line > preface
    else { return }
    heads.remove(at: index)
    for line in title + 1..<preface where document.lines[line].part == .text {
      document.lines[line].part = .front(.note)
    }
  }

  private static func isPart(_ head: Head) -> Bool {
    guard let style = style(of: head) else { return false }
    return [.volume, .part, .book].contains(style) && !head.isMarked
  }

  private static func style(of head: Head) -> NumberStyle? {
    guard case .numbered(let style, _) = head.evidence else { return nil }
    return style
  }

  /// The first line below the title that is called as parts before the first chapter are; nil where text stands above it.
  private static func preface(below title: Int, in document: LinedText) -> Int? {
    for index in title + 1..<min(document.lines.count, title + mostLines) {
      let line = document.lines[index]
      guard line.part == .text else { continue }
      if line.blanksBefore > 0, HeadingWords.isOne(OpeningLine(document, index).words) { return index }
      if line.characters > longest || line.isJoined { return nil }
    }
    return nil
  }
}
