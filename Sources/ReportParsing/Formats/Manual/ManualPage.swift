import ReportModel
import TextFacts

/// Manual pages as they are printed: sections at the margin, subsections three columns in, text seven (groff_man(7),
/// `IN` and `SN`; mdoc(7)). Whatever is set in further is text, a term or an example.
enum ManualPage {
  /// Columns before subsections, and one more for pages set in by hand.
  private static let deepest = 4

  /// The lines of `text`; nil where it is no such page.
  static func read(_ text: [UInt8]) -> LinedText? {
    guard let name = name(text) else { return nil }
    var document = PlainTextReader.lines(of: text)
    var indents: [Int] = []
    for index in document.lines.indices {
      let line = document.lines[index]
      if isPageLine(text, line.content, name) {
        document.lines[index].part = index == 0 ? .title : .furniture
      } else {
        let indent = PageLayout.indent(line, text)
        guard indent <= deepest, line.blanksBefore > 0 || index <= 1, line.characters <= 72 else { continue }
        // Joining leaves it alone.
        document.lines[index].part = .block
        indents.append(indent)
      }
    }
    guard indents.count >= 2, let left = indents.min() else { return nil }
    Unwrapping.join(&document)
    var next = indents[...]
    for index in document.lines.indices where document.lines[index].part == .block {
      document.lines[index].part = .text
      let content = document.lines[index].content
      let depth = (next.popFirst() ?? left) > left ? 2 : 1
      document.marked.append(MarkedHeading(line: index, depth: depth, content: content, end: content.upperBound))
    }
    // The head says the name at both ends; once is a title.
    if let start = document.lines.first?.contentStart, document.lines[0].part == .title {
      document.lines[0].contentEnd = start + UInt32(clamping: name.count)
    }
    document.marksHeadings = true
    document.knowsTitle()
    return document
  }

  /// `NAME(1)`, with which the first line begins and ends.
  private static func name(_ text: [UInt8]) -> ArraySlice<UInt8>? {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    let end = ByteSearch.first(0x0A, in: text, from: start, to: min(text.count, start + 400)) ?? text.count
    let line = Blank.trimmed(text.span, start..<end)
    guard text[line].last == 0x29 else { return nil }
    let words = Spaces.split(text, line)
    guard words.count >= 2, let name = words.first, let last = words.last, name.elementsEqual(last),
      name.last == 0x29, let open = name.lastIndex(of: 0x28), open > name.startIndex,
      (0x31...0x39).contains(text[open + 1]) || text[open + 1] == 0x6E
    else { return nil }
    return name
  }

  /// Whether a line is the head or the foot of a page: it begins or ends with the page's name.
  private static func isPageLine(_ text: [UInt8], _ content: Range<Int>, _ name: ArraySlice<UInt8>) -> Bool {
    let line = text[content]
    guard line.count > name.count, line.suffix(name.count) == name else { return false }
    // A sentence may end with it: then it stands after one blank.
    let before = line.dropLast(name.count).suffix(2)
    return line.starts(with: name) || before.last == 0x09 || before.elementsEqual("  ".utf8)
  }
}
