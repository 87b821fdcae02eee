import ImportStream

/// Marks of Markdown written into a document of another format (`## Scope` in a paragraph of Word, in a page made from
/// such a text): the paragraphs are headings of the depth that the marks say.
///
/// Two of them with two signs or more are needed: one sign alone begins a remark, a number or a tag.
enum WrittenMarks {
  private static let fewest = 2
  private static let longest = 200

  /// `records` with those paragraphs as headings.
  static func read(_ records: [ImportRecord]) -> [ImportRecord] {
    var marked: [(index: Int, depth: Int, words: String)] = []
    for (index, record) in records.enumerated() {
      // The spans of a paragraph follow it, and count from its first byte.
      guard case .paragraph(let words) = record, words.utf8.first == 0x23, let (depth, title) = heading(words),
        !isSpan(records, index + 1)
      else { continue }
      marked.append((index, depth, title))
    }
    guard marked.count(where: { $0.depth > 1 }) >= fewest else { return records }
    var records = records
    for (index, depth, words) in marked { records[index] = .heading(level: depth, words) }
    return records
  }

  private static func isSpan(_ records: [ImportRecord], _ index: Int) -> Bool {
    guard records.indices.contains(index), case .span = records[index] else { return false }
    return true
  }

  /// The depth and the words of a line that `#` marks as a heading (CommonMark 0.31, 4.2).
  private static func heading(_ words: String) -> (depth: Int, words: String)? {
    let signs = words.utf8.prefix { $0 == 0x23 }.count
    guard signs <= 6, words.utf8.count <= longest else { return nil }
    let rest = words.utf8.dropFirst(signs)
    guard rest.first == 0x20, let title = String(rest.drop { $0 == 0x20 }), !title.isEmpty else { return nil }
    return (signs, title)
  }
}
