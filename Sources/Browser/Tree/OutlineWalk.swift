import ReportModel

/// The rows of one report in the tree. It goes from one visible section to the next without building a list.
///
/// An object, since walks hand it on for each row, and a copy would count the references of all that a report has.
final class OutlineWalk {
  let report: Report
  let folds: Folds
  /// Whether run-in topic sentences are left out.
  let hidesRunIns: Bool
  /// The only sections shown, ascending, while a filter is on; nil without one.
  let filtered: [SectionIndex]?

  init(report: Report, folds: Folds, hidesRunIns: Bool, filtered: [SectionIndex]?) {
    self.report = report
    self.folds = folds
    self.hidesRunIns = hidesRunIns
    self.filtered = filtered
  }

  /// The next row, or nil after the last.
  func next(after index: SectionIndex) -> SectionIndex? {
    if let filtered { return filtered.dropFirst(filtered.partitionPoint { $0 <= index }).first }
    let folded = folds.isFolded(index, level: report[index].level)
    var next = folded ? report[index].subtreeEnd : SectionIndex(index.value + 1)
    while report.sections.indices.contains(next.value) {
      if isListed(next) { return next }
      next = SectionIndex(next.value + 1)
    }
    return nil
  }

  /// The row before, or nil before the first.
  func previous(before index: SectionIndex) -> SectionIndex? {
    if let filtered {
      let position = filtered.partitionPoint { $0 < index }
      return position > 0 ? filtered[position - 1] : nil
    }
    var candidate = index.value - 1
    while candidate >= 0 {
      let shown = visible(SectionIndex(candidate))
      if shown < index, isListed(shown) { return shown }
      candidate = min(candidate, shown.value) - 1
    }
    return nil
  }

  /// The visible row for `index`: its own, or where it is folded away or left out, the nearest visible ancestor's.
  func visible(_ index: SectionIndex) -> SectionIndex {
    if let filtered {
      let chain = [index] + report.ancestors(of: index)
      return chain.first { section in
        let position = filtered.partitionPoint { $0 < section }
        return filtered.indices.contains(position) && filtered[position] == section
      } ?? filtered.first ?? .root
    }
    var shown = index
    if !isListed(index) { shown = report[index].parent ?? .root }
    for ancestor in report.ancestors(of: index) where !isListed(ancestor) || isFolded(ancestor) {
      shown = ancestor
    }
    return shown
  }

  /// The section itself, or the last one where `index` dates from a longer report.
  func nearest(_ index: SectionIndex) -> SectionIndex { min(index, SectionIndex(max(0, report.sections.count - 1))) }

  /// Whether there can be rows below `index`.
  func hasRowsBelow(_ index: SectionIndex) -> Bool {
    guard report.hasChildren(index) else { return false }
    guard hidesRunIns else { return true }
    return (index.value + 1..<report[index].subtreeEnd.value).contains { isListed(SectionIndex($0)) }
  }

  /// Whether the rows below `index` are hidden.
  func isFolded(_ index: SectionIndex) -> Bool {
    filtered == nil && folds.isFolded(index, level: report[index].level)
  }

  /// The last row.
  var last: SectionIndex {
    if let filtered { return filtered.last ?? .root }
    return visible(SectionIndex(max(0, report.sections.count - 1)))
  }

  /// The number of rows, counted up to `limit`.
  func count(upTo limit: Int) -> Int {
    var rows = 0
    var next: SectionIndex? = filtered == nil ? .root : filtered?.first
    while let row = next, rows < limit {
      rows += 1
      next = self.next(after: row)
    }
    return rows
  }

  /// The row `distance` rows further down, or up where it is negative; at most the last or the first row.
  func move(_ index: SectionIndex, by distance: Int) -> SectionIndex {
    if let filtered {
      let wanted = filtered.partitionPoint { $0 < index }
      return filtered.isEmpty ? index : filtered[min(max(0, wanted + distance), filtered.count - 1)]
    }
    // There are no more rows than sections, so such a distance leads to the end without counting.
    if abs(distance) >= report.sections.count { return distance > 0 ? last : .root }
    var here = index
    for _ in 0..<abs(distance) {
      guard let next = distance > 0 ? next(after: here) : previous(before: here) else { break }
      here = next
    }
    return here
  }

  private func isListed(_ index: SectionIndex) -> Bool { !(hidesRunIns && report[index].kind == .runin) }
}
