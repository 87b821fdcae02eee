import ReportModel

extension MarkupText {
  /// Notes the lines that go on the paragraph of the line above, in formats whose paragraphs end at blank lines, marks and
  /// blocks. A line that `breaks` says yes to ends its row.
  mutating func markContinuedLines(breaks: (ArraySlice<UInt8>) -> Bool) {
    let tree = BlockTree(document.blocks)
    let marked = Set(document.marked.map(\.line))
    var above: [Int]?
    for (position, line) in document.lines.enumerated() {
      let chain = marked.contains(position) ? nil : chain(of: line, in: tree)
      if let chain, chain == above, line.blanksBefore == 0, !breaks(text[document.lines[position - 1].content]) {
        document.continued.append(position)
      }
      above = chain
    }
  }

  /// The blocks that a line of running text stands in; nil where it is no such line, or a page shows nothing of it.
  private func chain(of line: Line, in tree: BlockTree) -> [Int]? {
    switch line.part {
    case .text, .block, .closing, .salutation: break
    case .title, .furniture, .contents, .preformatted, .ruled, .front: return nil
    }
    let chain = tree.chain(at: TextOffset(Int(line.contentStart)))
    let isRunning = chain.allSatisfy { index in
      switch document.blocks[index].kind {
      case .listItem, .quotation, .footnote, .lines: true
      case .code, .table, .row, .cell, .rule, .image, .caption, .metadata, .comment: false
      }
    }
    return isRunning && !isHidden(line) ? chain : nil
  }

  private func isHidden(_ line: Line) -> Bool {
    let next = document.spans.partitionPoint { $0.range.lower.bytes <= Int(line.contentStart) }
    guard next > 0 else { return false }
    let span = document.spans[next - 1]
    return span.kind == .concealed && span.range.upper.bytes >= Int(line.contentEnd)
  }
}
