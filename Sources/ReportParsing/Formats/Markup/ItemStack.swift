import ReportModel
import TextFacts

/// The items of lists that are open, told by their indents: an item ends at the next line that is set in no further.
struct ItemStack {
  private var items: [(indent: Int, block: Int)] = []
  private var end = 0

  var isEmpty: Bool { items.isEmpty }

  /// Opens an item whose marker, of `length` bytes, begins `content`. One that `counts` has the number after that of the
  /// item before it in its list.
  mutating func open(
    _ line: Int, _ content: Range<Int>, indent: Int, length: Int, ordinal: Int?, counts: Bool = false,
    _ markup: inout MarkupText
  ) {
    let before = items.first { $0.indent == indent }.flatMap { markup.document.blocks[$0.block].ordinal }
    let ordinal = counts ? (before ?? 0) + 1 : ordinal
    close(setIn: indent, &markup)
    let marker = TextRange(content.lowerBound, content.lowerBound + length)
    guard items.count < WorkBudget.blockDepth else { return }
    items.append((indent, markup.document.blocks.count))
    markup.append(Block(.listItem, marker, marker: marker, depth: items.count, ordinal: ordinal))
  }

  /// Closes the items that a line set in by so many bytes does not go on.
  mutating func close(setIn indent: Int, _ markup: inout MarkupText) {
    close(to: items.firstIndex { $0.indent >= indent } ?? items.count, &markup)
  }

  /// Closes all but the first `count` items.
  mutating func close(to count: Int, _ markup: inout MarkupText) {
    while items.count > count {
      let item = items.removeLast()
      let range = markup.document.blocks[item.block].range
      markup.document.blocks[item.block].range.upper = max(range.upper, TextOffset(end))
    }
  }

  /// The line that ends at `end` belongs to what is open.
  mutating func extend(to end: Int) { self.end = end }
}
