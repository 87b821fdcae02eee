import ImportStream

/// Joins the lines of pages into paragraphs, by where lines begin and end.
///
/// A line goes on in the next where the next one's first character would not have fitted on it, and the next one begins
/// at the margin; a paragraph begins where a line is set in. Words after GB/T 9704-2012, 7.3.2: two characters.
struct ParagraphJoiner {
  private var paragraphs: [ImportRecord] = []
  private var text = ""
  private var last: (line: PageLine, page: Int)?
  private var linesInParagraph = 0
  private let pitch: Double
  private let margins: [[Int: PageMargins]]

  /// The text of `pages` as records.
  static func records(of pages: [PageText]) -> [ImportRecord] {
    var joiner = ParagraphJoiner(pages)
    for (number, page) in pages.enumerated() { joiner.add(page.lines, number) }
    joiner.flush()
    return joiner.paragraphs
  }

  private init(_ pages: [PageText]) {
    margins = PageMargins.all(of: pages)
    var steps: [Double] = []
    for page in pages {
      for (line, next) in zip(page.lines, page.lines.dropFirst()) where line.column == next.column {
        let step = next.top - line.top
        if step > 2 { steps.append(step) }
      }
    }
    steps.sort()
    pitch = steps.isEmpty ? 20 : steps[steps.count / 2]
  }

  private mutating func add(_ page: [PageLine], _ number: Int) {
    let tables = PageTables.find(in: page)
    for (index, line) in page.enumerated() {
      if let cells = tables[index] {
        flush()
        paragraphs.append(.row(cells: cells))
        continue
      }
      if let last, goesOn(last, line, number) {
        text += Self.joint(text, line.text) + line.text
        if text.hasSuffix("\u{AD}") { text.removeLast() }
        linesInParagraph += 1
      } else {
        flush()
        text = line.text
        linesInParagraph = 1
      }
      last = (line, number)
    }
  }

  private mutating func flush() {
    if !text.isEmpty { paragraphs.append(.paragraph(text)) }
    text = ""
    last = nil
    linesInParagraph = 0
  }

  // MARK: Joining

  private func goesOn(_ before: (line: PageLine, page: Int), _ line: PageLine, _ page: Int) -> Bool {
    let above = before.line
    guard let margin = margins[before.page][above.column], let below = margins[page][line.column] else { return false }
    let em = max(above.size, 4)
    guard abs(above.size - line.size) <= 0.15 * em else { return false }
    if before.page == page, above.column == line.column, line.top - above.top > 1.6 * pitch { return false }
    // Half an em for marks set closer and for spread lines.
    guard above.right + line.firstUnit > margin.right - 0.5 * em else { return false }
    let indent = (line.left - below.left) / em
    if indent > 0.8 { return isHanging(above, line, margin.left, em) }
    return !(Self.endsSentence(above.text) && LineNumbering.begins(line.text))
  }

  /// Whether the lines of an item are set in under its text, after its number.
  private func isHanging(_ above: PageLine, _ line: PageLine, _ margin: Double, _ em: Double) -> Bool {
    guard !LineNumbering.begins(line.text) else { return false }
    let isFirst = linesInParagraph == 1
    if isFirst {
      let isUsualIndent = abs(line.left - margin - 2 * em) < 0.4 * em && above.left - margin < 0.8 * em
      return LineNumbering.begins(above.text) && line.left > above.left + 0.8 * em && !isUsualIndent
    }
    return abs(line.left - above.left) < 0.3 * em
  }

  private static func endsSentence(_ text: String) -> Bool {
    text.unicodeScalars.last.map { "。！？：；.!?:;".unicodeScalars.contains($0) } ?? false
  }

  /// The text between two lines of one paragraph: a space between words of letters, else nothing.
  private static func joint(_ above: String, _ below: String) -> String {
    guard let last = above.unicodeScalars.last, let first = below.unicodeScalars.first else { return "" }
    if last == "-" || last == "\u{AD}" || Spacing.isWide(last) || Spacing.isWide(first) { return "" }
    return " "
  }
}
