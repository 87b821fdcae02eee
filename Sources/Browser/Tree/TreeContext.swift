import ReportModel

/// The rows at the edges of the tree that show what stands around a report with more sections than there is room for: at
/// the top the report itself, at the bottom the reports after it. So its neighbours stay in sight.
struct TreeContext {
  /// The row of the report, in the place of the first row.
  private(set) var above: TreeRow?
  /// The rows after the report, in the place of the last rows.
  private(set) var below: [TreeRow] = []

  /// The least rows of a tree with context, and of one with two rows of it below.
  private static let (least, leastForTwo) = (8, 16)

  /// The context of `subject` in a tree of `height` rows that shows `rows`.
  init(of subject: TreeRow?, in rows: [TreeRow], height: Int, _ walk: TreeWalk) {
    guard height >= Self.least, rows.count == height, let number = subject?.report,
      let node = walk.catalogue?.position(of: .report(number)), !walk.isFolded(.report(number))
    else { return }
    if rows.first?.report == number, rows.first != .report(number) { above = .report(number) }
    if rows.last?.report == number, rows.last != .report(number), let next = walk.row(afterNode: node) {
      below = walk.rows(from: next, limit: height >= Self.leastForTwo ? 2 : 1)
    }
  }

  /// The rows of the tree with the context in the place of the first and last ones.
  func replacing(_ rows: [TreeRow]) -> [TreeRow] {
    var rows = rows
    if let above, !rows.isEmpty { rows[0] = above }
    rows.replaceSubrange(max(0, rows.count - below.count)..<rows.count, with: below)
    return rows
  }

  /// The rows, from 0, that are not covered in a tree of `height` rows.
  func free(in height: Int) -> Range<Int> {
    let first = above == nil ? 0 : 1
    return first..<max(first, height - below.count)
  }
}
