import ReportModel
import TextFacts

/// Markdown after CommonMark 0.31: ATX headings (4.2), Setext headings (4.3), fenced code (4.5), HTML comments (4.6),
/// and the pipe tables of GFM (4.10). Everything else is text for the same rules as plain text.
enum MarkdownReader: FormatReader {
  /// The number of bytes from the start that tell the format.
  private static let sample = 1 << 16

  /// Whether a heading is marked near the start: `# …`, or a line of `=` under a line of text.
  static func reads(_ text: [UInt8]) -> Bool {
    var previousIsText = false
    var start = 0
    let end = min(text.count, sample)
    while start < end {
      let next = ByteSearch.first(0x0A, in: text, from: start, to: end) ?? end
      let content = Blank.trimmed(text.span, start..<next)
      if atxDepth(text, content) != nil { return true }
      if previousIsText, content.count >= 3, text[content].allSatisfy({ $0 == 0x3D }) { return true }
      previousIsText = !content.isEmpty
      start = next + 1
    }
    return false
  }

  static func read(_ text: [UInt8]) -> LinedText {
    var document = PlainTextReader.read(text)
    document.isMarkup = true
    var fence: UInt8?
    var isComment = false
    for index in document.lines.indices {
      let line = document.lines[index]
      let content = line.content
      if let open = fence {
        document.lines[index].part = .preformatted
        if closesFence(text, content, open) { fence = nil }
      } else if isComment || text[content].starts(with: Array("<!--".utf8)) {
        document.lines[index].part = .furniture
        isComment = !text[content].suffix(3).elementsEqual("-->".utf8)
      } else if let open = opensFence(text, content) {
        document.lines[index].part = .preformatted
        fence = open
      } else if text[content.lowerBound] == 0x7C, text[content.upperBound - 1] == 0x7C, content.count > 2 {
        document.lines[index].part = .preformatted
      } else if let depth = atxDepth(text, content) {
        document.marked.append(atx(text, index, depth, content))
      } else if let depth = setextDepth(text, content), index > 0, underlines(document, index) {
        let above = document.lines[index - 1].content
        document.lines[index].part = .preformatted
        document.marked.append(
          MarkedHeading(line: index - 1, depth: depth, content: above, end: content.upperBound))
      }
    }
    document.guessesTitle = document.marked.isEmpty
    return document
  }

  /// Whether the line before is text right above: not blank, and no heading itself.
  private static func underlines(_ document: LinedText, _ index: Int) -> Bool {
    let above = document.lines[index - 1]
    return above.part == .text && document.lines[index].blanksBefore == 0
      && document.marked.last?.line != index - 1 && above.characters <= 120
  }

  private static func atx(_ text: [UInt8], _ index: Int, _ depth: Int, _ content: Range<Int>) -> MarkedHeading {
    var end = content.upperBound
    while end > content.lowerBound + depth, text[end - 1] == 0x23 { end -= 1 }
    // A closing run of # is set off by a space; C# is not closed.
    if end < content.upperBound, end > content.lowerBound + depth, text[end - 1] > 0x20 { end = content.upperBound }
    let words = Blank.trimmed(text.span, content.lowerBound + depth..<max(end, content.lowerBound + depth))
    return MarkedHeading(line: index, depth: depth, content: words, end: content.upperBound)
  }

  private static func atxDepth(_ text: [UInt8], _ content: Range<Int>) -> Int? {
    guard let first = text[content].first, first == 0x23 else { return nil }
    let depth = text[content].prefix { $0 == 0x23 }.count
    guard depth <= 6, content.count > depth + 1, text[content.lowerBound + depth] <= 0x20 else { return nil }
    return depth
  }

  private static func setextDepth(_ text: [UInt8], _ content: Range<Int>) -> Int? {
    guard content.count >= 3, let first = text[content].first, first == 0x3D || first == 0x2D,
      text[content].allSatisfy({ $0 == first })
    else { return nil }
    return first == 0x3D ? 1 : 2
  }

  private static func opensFence(_ text: [UInt8], _ content: Range<Int>) -> UInt8? {
    guard let first = text[content].first, first == 0x60 || first == 0x7E,
      text[content].prefix(while: { $0 == first }).count >= 3
    else { return nil }
    return first
  }

  private static func closesFence(_ text: [UInt8], _ content: Range<Int>, _ open: UInt8) -> Bool {
    content.count >= 3 && text[content].allSatisfy { $0 == open }
  }
}
