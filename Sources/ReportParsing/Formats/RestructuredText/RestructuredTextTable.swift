import ReportModel
import TextFacts

/// Grid and simple tables of reStructuredText (Docutils, "reStructuredText Markup Specification": Tables). Their lines of
/// `-`, `=` and `+` are mark-up; a row of several lines is a row for each, since its cells stand beside each other.
enum RestructuredTextTable {
  /// Makes a table of `lines`, the first and the last of which are rules; the words of its cells.
  static func add(_ lines: Range<Int>, to markup: inout MarkupText) -> [Range<Int>] {
    let text = markup.text
    let first = markup.content(lines.lowerBound)
    let isGrid = text[first].first == 0x2B
    let starts = isGrid ? [] : columns(text, first)
    for line in lines { markup.set(.preformatted, line) }
    let isRule = { (line: Int, markup: MarkupText) in
      let content = markup.content(line)
      return isGrid
        ? text[content].allSatisfy { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D }
        : RestructuredTextLines.isSimpleRule(text, content)
    }
    var (rules, rows): ([Int], [Int]) = ([], [])
    for line in lines where !markup.isBlank(line) {
      if isRule(line, markup) {
        rules.append(line)
        markup.conceal(markup.content(line))
      } else {
        rows.append(line)
      }
    }
    guard let top = rows.first, let bottom = rows.last else { return [] }
    // Heads stand above a rule of `=`, of a simple table above the second of three.
    let underHead = isGrid ? rules.first { text[markup.content($0)].contains(0x3D) } : rules.count > 2 ? rules[1] : nil
    markup.append(Block(.table, TextRange(markup.content(top).lowerBound, markup.content(bottom).upperBound)))
    var words: [Range<Int>] = []
    var ordinal = 1
    for line in rows {
      let content = markup.content(line)
      let isHead = underHead.map { line < $0 } ?? false
      markup.append(Block(.row, content.run, ordinal: isHead ? 0 : ordinal))
      if !isHead { ordinal += 1 }
      let cells = isGrid ? MarkdownLeaves.cells(text, content) : cells(text, markup.range(line), starts)
      for (column, cell) in cells.enumerated() {
        markup.append(Block(.cell, cell.run, ordinal: column + 1))
        words.append(cell)
      }
    }
    return words
  }

  /// The columns of the screen at which the columns of a simple table begin: those of its runs of `=`.
  private static func columns(_ text: [UInt8], _ rule: Range<Int>) -> [Int] {
    rule.filter { text[$0] == 0x3D && ($0 == rule.lowerBound || text[$0 - 1] == 0x20) }.map { $0 - rule.lowerBound }
      .prefix(WorkBudget.tableColumns).map(\.self)
  }

  /// The parts of a line that stand below the columns.
  private static func cells(_ text: [UInt8], _ line: Range<Int>, _ starts: [Int]) -> [Range<Int>] {
    var bounds: [Int] = []
    var (place, column) = (line.lowerBound, 0)
    for start in starts {
      while place < line.upperBound, column < start {
        guard let (scalar, next) = TextScalar.read(text.span, at: place, end: line.upperBound) else { break }
        column += EastAsianWidth.isWide(scalar) ? 2 : 1
        place = next
      }
      bounds.append(place)
    }
    return bounds.indices.map { index in
      text.trimmed(bounds[index]..<(index + 1 < bounds.count ? bounds[index + 1] : line.upperBound))
    }
  }
}
