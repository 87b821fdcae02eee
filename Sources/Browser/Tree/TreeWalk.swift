import ReportModel

/// The rows of the whole tree: folders, reports and sections. It goes from one visible row to the next without building
/// a list.
///
/// A walk is made for one event or one frame, and keeps the outlines that were needed in it.
final class TreeWalk {
  /// The folders and reports above the sections; nil for a single report without a library.
  let catalogue: Catalogue?
  private let folds: LibraryFolds
  /// The positions in the catalogue that pass the filter, ascending; nil without a filter.
  private let kept: [Int32]?
  /// The number of the single report where there is no catalogue.
  private let only: Int?
  private let outlineOf: (Int) -> OutlineWalk?
  /// The greatest possible number of sections of a report, known without its outline.
  private let sectionsOf: (Int) -> Int
  /// An outline that was used, and its report.
  private struct Used {
    var report: Int
    var outline: OutlineWalk
  }

  /// The outlines used so far, by ascending number.
  private var used: [Used] = []
  /// The reports whose outlines were needed but are not available yet.
  private(set) var unavailable: Set<Int> = []

  init(
    _ catalogue: Catalogue?, folds: LibraryFolds, kept: [Int32]?, only: Int?, sections: @escaping (Int) -> Int,
    outline: @escaping (Int) -> OutlineWalk?
  ) {
    self.catalogue = catalogue
    self.folds = folds
    self.kept = kept
    self.only = only
    sectionsOf = sections
    outlineOf = outline
  }

  /// The rows of one report.
  func outline(of report: Int) -> OutlineWalk? {
    if let known = known(report) { return known }
    guard let outline = outlineOf(report) else {
      unavailable.insert(report)
      return nil
    }
    used.insert(Used(report: report, outline: outline), at: used.partitionPoint { $0.report < report })
    return outline
  }

  /// The rows of one report where they were needed before.
  func known(_ report: Int) -> OutlineWalk? {
    let place = used.partitionPoint { $0.report < report }
    return place < used.count && used[place].report == report ? used[place].outline : nil
  }

  // MARK: Order

  /// The position of a row, comparable with others; nil where it is not in the tree.
  private func place(of row: TreeRow) -> (position: Int, section: SectionIndex)? {
    guard let catalogue else { return row.report == only ? row.section.map { (0, $0) } : nil }
    guard let position = catalogue.position(of: row) else { return nil }
    return (position, row.section ?? .root)
  }

  /// Whether one row comes before another.
  func precedes(_ left: TreeRow, _ right: TreeRow) -> Bool {
    guard let left = place(of: left), let right = place(of: right) else { return false }
    return left < right
  }

  // MARK: Folds

  /// Whether the rows below a row are hidden.
  func isFolded(_ row: TreeRow) -> Bool {
    switch row {
    case .folder(let folder): isFolded(folder)
    case .section(let report, .root): isFolded(report: report)
    case .section(let report, let section): outline(of: report)?.isFolded(section) ?? false
    }
  }

  private func isFolded(report: Int) -> Bool { catalogue != nil && folds.isFolded(report: report) }

  private func isFolded(_ folder: FolderNumber) -> Bool {
    guard let catalogue, let position = catalogue.position(of: .folder(folder)) else { return false }
    return isFolded(folder, at: position, catalogue)
  }

  private func isFolded(_ folder: FolderNumber, at position: Int, _ catalogue: Catalogue) -> Bool {
    guard folds.isFolded(folder, depth: Int(catalogue.nodes[position].depth)) else { return false }
    // The folders around the report being read are open.
    guard let reading = folds.reading.flatMap({ catalogue.position(of: .report($0)) }) else { return true }
    return !(position..<catalogue.end(of: position)).contains(reading)
  }

  private func isFolded(at position: Int, _ catalogue: Catalogue) -> Bool {
    isFolded(catalogue.row(at: position))
  }

  /// Whether there can be rows below a row.
  func hasRowsBelow(_ row: TreeRow) -> Bool {
    switch row {
    case .folder: true
    case .section(let report, .root) where catalogue != nil && isFolded(report: report): sectionsOf(report) > 1
    case .section(let report, let section): outline(of: report)?.hasRowsBelow(section) ?? false
    }
  }

  // MARK: One step

  /// The first row; nil where there is none.
  var first: TreeRow? {
    guard let catalogue else {
      guard let only, let outline = outline(of: only) else { return nil }
      return (outline.filtered == nil ? .root : outline.filtered?.first).map { .section(report: only, $0) }
    }
    return node(from: 0).map(catalogue.row)
  }

  /// The last row; nil where there is none.
  var last: TreeRow? {
    guard let catalogue else {
      return only.flatMap { number in outline(of: number).map { .section(report: number, $0.last) } }
    }
    return node(before: catalogue.count).map { lastRow(of: $0, catalogue) }
  }

  /// The row after another, or nil after the last.
  func next(after row: TreeRow) -> TreeRow? {
    if case .section(let report, let section) = row, !isFolded(report: report),
      let next = outline(of: report)?.next(after: section)
    {
      return .section(report: report, next)
    }
    guard let catalogue, let position = catalogue.position(of: row) else { return nil }
    let skips = row.report == nil && isFolded(at: position, catalogue)
    return node(from: skips ? catalogue.end(of: position) : position + 1).map(catalogue.row)
  }

  /// The first row after a folder or a report and all that is below it; nil where none follows.
  func row(afterNode position: Int) -> TreeRow? {
    guard let catalogue else { return nil }
    return node(from: catalogue.end(of: position)).map { visible(catalogue.row(at: $0)) ?? catalogue.row(at: $0) }
  }

  /// The row before another, or nil before the first.
  func previous(before row: TreeRow) -> TreeRow? {
    if case .section(let report, let section) = row, section != .root || catalogue == nil {
      if let previous = outline(of: report)?.previous(before: section) { return .section(report: report, previous) }
      if catalogue == nil { return nil }
    }
    guard let catalogue, let position = catalogue.position(of: row) else { return nil }
    return node(before: position).map { lastRow(of: $0, catalogue) }
  }

  /// The last visible row of a node: the last section of a report that shows its sections; the folder around it where
  /// that is folded.
  private func lastRow(of position: Int, _ catalogue: Catalogue) -> TreeRow {
    if let folded = outermostFold(of: position, catalogue) { return catalogue.row(at: folded) }
    guard case .section(let report, _) = catalogue.row(at: position), !isFolded(report: report),
      let outline = outline(of: report)
    else { return catalogue.row(at: position) }
    return .section(report: report, outline.last)
  }

  /// The outermost folded folder around a node; nil where there is none.
  private func outermostFold(of position: Int, _ catalogue: Catalogue) -> Int? {
    var found: Int?
    var next = catalogue.parent(of: position)
    while let folder = next {
      if isFolded(at: folder, catalogue) { found = folder }
      next = catalogue.parent(of: folder)
    }
    return found
  }

  private func isKept(_ position: Int) -> Bool {
    guard let kept else { return true }
    let index = kept.partitionPoint { $0 < Int32(position) }
    return index < kept.count && kept[index] == Int32(position)
  }

  /// The first node at or after a position that passes the filter.
  private func node(from position: Int) -> Int? {
    guard let catalogue else { return nil }
    guard let kept else { return position < catalogue.count ? position : nil }
    let index = kept.partitionPoint { $0 < Int32(position) }
    return index < kept.count ? Int(kept[index]) : nil
  }

  /// The last node before a position that passes the filter.
  private func node(before position: Int) -> Int? {
    guard let kept else { return position > 0 ? position - 1 : nil }
    let index = kept.partitionPoint { $0 < Int32(position) } - 1
    return index >= 0 ? Int(kept[index]) : nil
  }

  // MARK: From row to row

  /// The visible row for `row`: its own, or where it is folded away or left out the nearest visible ancestor's; the
  /// first row where it is not in the tree. Nil in an empty tree.
  func visible(_ row: TreeRow?) -> TreeRow? {
    guard let row else { return first }
    guard let catalogue else {
      guard let number = row.report, number == only, let section = row.section else { return first }
      return outline(of: number).map { .section(report: number, $0.visible($0.nearest(section))) }
    }
    guard var position = catalogue.position(of: row) else { return first }
    while !isKept(position) {
      guard let parent = catalogue.parent(of: position) else { return node(from: position).map(catalogue.row) ?? first }
      position = parent
    }
    if let folded = outermostFold(of: position, catalogue) { return catalogue.row(at: folded) }
    guard case .section(let report, let section) = row, catalogue.position(of: row) == position, section != .root,
      !isFolded(report: report), let outline = outline(of: report)
    else { return catalogue.row(at: position) }
    return .section(report: report, outline.visible(outline.nearest(section)))
  }

  /// The parent of a row; nil at the top.
  func parent(of row: TreeRow) -> TreeRow? {
    if case .section(let report, let section) = row, section != .root {
      let parent = outline(of: report)?.report[section].parent ?? .root
      return visible(.section(report: report, parent))
    }
    guard let catalogue, let position = catalogue.position(of: row) else { return nil }
    return catalogue.parent(of: position).map(catalogue.row)
  }

  /// The row `distance` rows further down, or up where it is negative; at most the last or the first row.
  ///
  /// After `countedRows` rows, a report that shows its sections counts as unfolded to the last: nobody counts that far.
  func move(_ row: TreeRow, by distance: Int) -> TreeRow {
    guard catalogue != nil else {
      guard let only, let section = row.section, let outline = outline(of: only) else { return row }
      return .section(report: only, outline.move(section, by: distance))
    }
    var here = row
    var left = abs(distance)
    while left > 0 {
      let isCounted = abs(distance) - left < Self.countedRows
      if !isCounted, let further = skipReport(from: here, forward: distance > 0, left: &left) {
        here = further
        continue
      }
      guard let next = distance > 0 ? next(after: here) : previous(before: here) else { break }
      here = next
      left -= 1
    }
    return here
  }

  private static var countedRows: Int { 2_000 }

  /// Skips all sections of the report of `row`, and takes them from `left`; nil where it shows none, or where it has
  /// more than `left`.
  private func skipReport(from row: TreeRow, forward: Bool, left: inout Int) -> TreeRow? {
    guard let catalogue, let report = row.report, !isFolded(report: report),
      let position = catalogue.position(of: row)
    else { return nil }
    let sections = sectionsOf(report)
    guard sections > 1, left > sections else { return nil }
    let target = forward ? node(from: position + 1) : node(before: position)
    guard let target, outermostFold(of: target, catalogue) == nil else { return nil }
    left -= sections
    return catalogue.row(at: target)
  }

  /// The number of rows, counted up to `limit`.
  func count(upTo limit: Int) -> Int { first.map { rows(from: $0, limit: limit).count } ?? 0 }

  /// The rows from one on, at most `limit`.
  func rows(from row: TreeRow, limit: Int) -> [TreeRow] {
    var rows: [TreeRow] = []
    var next: TreeRow? = row
    while let here = next, rows.count < limit {
      rows.append(here)
      next = self.next(after: here)
    }
    return rows
  }
}
