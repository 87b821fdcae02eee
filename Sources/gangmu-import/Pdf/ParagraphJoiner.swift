import ImportStream

/// Joins the lines of pages into paragraphs, by where lines begin and end.
///
/// A line goes on in the next where the next one's first character would not have fitted on it, and the next one begins
/// at the margin; a paragraph begins where a line is set in. Words after GB/T 9704-2012, 7.3.2: two characters.
struct ParagraphJoiner {
  /// Where lines begin and end in one column of one page.
  private struct Margins {
    var left: Double
    var right: Double
  }

  private var paragraphs: [ImportRecord] = []
  private var text = ""
  private var last: (line: PageLine, page: Int)?
  private var linesInParagraph = 0
  private let pitch: Double
  private let margins: [[Int: Margins]]

  /// The text of `pages` as records.
  static func records(of pages: [[PageLine]]) -> [ImportRecord] {
    var joiner = ParagraphJoiner(pages)
    for (number, page) in pages.enumerated() { joiner.add(page, number) }
    joiner.flush()
    return joiner.paragraphs
  }

  private init(_ pages: [[PageLine]]) {
    margins = Self.margins(of: pages)
    let steps = pages.flatMap { page in
      zip(page, page.dropFirst()).compactMap { $0.column == $1.column ? $1.top - $0.top : nil }
    }.filter { $0 > 2 }.sorted()
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

  // MARK: Margins

  private static func margins(of pages: [[PageLine]]) -> [[Int: Margins]] {
    let own = pages.map { page in
      Dictionary(grouping: page, by: \.column).mapValues { lines in
        (margins: Margins(left: leftMargin(lines), right: rightMargin(lines)), lines: lines.count)
      }
    }
    // A page with few lines tells little: the middle of the others holds for it.
    let full = own.flatMap(\.values).filter { $0.lines >= 8 }.map(\.margins)
    guard !full.isEmpty else { return own.map { $0.mapValues(\.margins) } }
    let usual = Margins(
      left: full.map(\.left).sorted()[full.count / 2], right: full.map(\.right).sorted()[full.count / 2])
    return own.map { page in
      page.mapValues { column in
        var margins = column.margins
        if column.lines < 8, page.count == 1 { margins = usual }
        // A page of nothing but short lines still has the margins of its neighbours.
        if page.count == 1, margins.left > usual.left, margins.left - usual.left < 60 { margins.left = usual.left }
        if page.count == 1, margins.right < usual.right, usual.right - margins.right < 120 {
          margins.right = usual.right
        }
        return margins
      }
    }
  }

  private static func leftMargin(_ lines: [PageLine]) -> Double {
    let lefts = lines.map(\.left).sorted()
    return lefts[min(lefts.count - 1, lefts.count / 20)]
  }

  /// Where most full lines end; marks may hang out further.
  private static func rightMargin(_ lines: [PageLine]) -> Double {
    var counts: [Int: Int] = [:]
    for line in lines { counts[Int((line.right / 3).rounded()), default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    if let best, best.value >= 3, best.value * 6 >= lines.count { return Double(best.key) * 3 }
    let rights = lines.map(\.right).sorted()
    return rights[min(rights.count - 1, rights.count * 9 / 10)]
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

  /// What stands between two lines of one paragraph: a space between words of letters, else nothing.
  private static func joint(_ above: String, _ below: String) -> String {
    guard let last = above.unicodeScalars.last, let first = below.unicodeScalars.first else { return "" }
    if last == "-" || last == "\u{AD}" || Spacing.isWide(last) || Spacing.isWide(first) { return "" }
    return " "
  }
}
