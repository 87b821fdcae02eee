import TextFacts

/// Texts whose marks give the title and little more: official text that was saved below a `#` line, its own headings
/// numbered and without marks (GB/T 9704-2012, 7.3.3). The `#` says nothing of the lines that have none.
enum FewMarks {
  /// A text with fewer such numbers may have a list of them.
  private static let fewestNumbers = 3
  /// Beside one marked heading among the numbers stand at least so many of these.
  private static let numbersBesideAMark = 8

  /// Whether the headings that `document` marks are of that kind: the first and those before the first number or after
  /// the last aside, hardly any stands among the numbers, and none has a number itself.
  static func stand(in document: LinedText) -> Bool {
    guard let title = document.marked.first else { return false }
    if document.marked.count == 1, isArticle(document, below: title.line) { return true }
    var numbers = 0
    var (first, last) = (Int.max, 0)
    for (index, line) in document.lines.enumerated() where line.part == .text && index > title.line {
      guard isNumbered(document.text, line.content), !document.isMarked(index) else { continue }
      numbers += 1
      (first, last) = (min(first, index), index)
    }
    guard numbers >= fewestNumbers else { return false }
    let marks = document.marked.dropFirst()
    guard marks.count(where: { $0.line > first && $0.line < last }) * numbersBesideAMark <= numbers else {
      return false
    }
    return !marks.contains { isNumbered(document.text, $0.content, inAnyStyle: true) }
  }

  /// The fewest paragraphs of a text below its title, and the bytes of one.
  private static let (fewestParagraphs, shortest) = (4, 150)

  /// Whether paragraphs in Han characters stand below the one mark, which is the first line, and no list or code: an
  /// article saved below its title.
  private static func isArticle(_ document: LinedText, below title: Int) -> Bool {
    guard title == 0 else { return false }
    let paragraphs = document.lines.dropFirst().count { line in
      line.part == .text && line.content.count >= shortest
        && document.text[line.content].prefix(30).contains { $0 >= 0xE3 }
    }
    return paragraphs >= fewestParagraphs && paragraphs * 4 >= document.lines.count
  }

  /// Whether a line begins with 一、 or （一）, or with any number.
  private static func isNumbered(_ text: [UInt8], _ content: Range<Int>, inAnyStyle: Bool = false) -> Bool {
    guard let lead = content.first.map({ text[$0] }), inAnyStyle || lead == 0x28 || lead >= 0xE3,
      let mark = NumberReader.read(text, at: content.lowerBound, end: content.upperBound)
    else { return false }
    return inAnyStyle || mark.style == .hanPause || mark.style == .hanSquare || mark.style == .hanBracket
  }
}
