import ReportModel

/// Numbers in the table before the clauses of a tender (投标人须知前附表), which a page sets in cells: the number alone on
/// its line, what it asks for on the next. Each names a clause that stands further below with the same number.
enum TableNumbers {
  private static let fewest = 2

  /// `heads` without the rows of such tables, where there are several. The terms of a standard, which stand so too, have
  /// the number of their section above them.
  static func dropped(_ heads: [Head], in document: LinedText) -> [Head] {
    guard heads.count(where: { isCell($0, document) }) >= fewest else { return heads }
    // The last line with each number that has its words beside it.
    var clauses: [ArraySlice<UInt8>: Int] = [:]
    for head in heads where isDecimal(head) && !isCell(head, document) {
      clauses[document.text[head.number]] = head.line
    }
    // The numbers since the last chapter.
    var open: Set<ArraySlice<UInt8>> = []
    var rows: Set<Int> = []
    for (index, head) in heads.enumerated() {
      let number = document.text[head.number]
      if head.kind == .annex || isChapter(head) { open.removeAll(keepingCapacity: true) }
      guard isCell(head, document), let point = number.lastIndex(of: 0x2E), !open.contains(number[..<point]) else {
        open.insert(number)
        continue
      }
      if clauses[number, default: -1] > head.line { rows.insert(index) }
    }
    guard rows.count >= fewest else { return heads }
    return heads.indices.filter { !rows.contains($0) }.map { heads[$0] }
  }

  private static func isChapter(_ head: Head) -> Bool {
    guard case .numbered(let style, _) = head.evidence else { return false }
    return style.namesUnit
  }

  private static func isDecimal(_ head: Head) -> Bool {
    guard case .numbered(let style, _) = head.evidence else { return false }
    return style.isDecimal && style != .decimal1
  }

  /// Whether a decimal stands alone on its line.
  private static func isCell(_ head: Head, _ document: LinedText) -> Bool {
    guard isDecimal(head), !head.isMarked, head.line < document.lines.count else { return false }
    return head.number.upperBound >= Int(document.lines[head.line].contentEnd)
  }
}
