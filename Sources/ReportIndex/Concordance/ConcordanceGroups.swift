import ReportModel

/// The groups of a concordance that is not sorted: where each begins and ends, by a few steps of halving.
extension Concordance {
  /// The reports that have rows.
  public var reportCount: Int { isGrouped ? reports.count : answer.reports.count }

  /// The rows of the reports, ascending; none where the hits are sorted.
  public var reportHeadings: [Int] { reportRows }

  /// The rows of the sections, ascending; none where the hits are sorted.
  public var sectionHeadings: some Collection<Int> { groupRows.lazy.map { Int($0) } }

  /// The row after the last of the group that the row heads; nil for a row that is a hit.
  public func end(ofGroupAt row: Int) -> Int? {
    guard isGrouped, row >= 0, row < count else { return nil }
    let report = reportRows.partitionPoint { $0 <= row } - 1
    guard reportRows.indices.contains(report) else { return nil }
    let end = report + 1 < reportRows.count ? reportRows[report + 1] : count
    if reportRows[report] == row { return end }
    let group = groupRows.partitionPoint { $0 <= row } - 1
    guard groupRows.indices.contains(group), groupRows[group] == row else { return nil }
    return group + 1 < groupRows.count ? min(end, Int(groupRows[group + 1])) : end
  }

  /// The row of the report that a row is about; nil where the hits are sorted.
  public func reportHeading(of row: Int) -> Int? {
    guard isGrouped, row >= 0, row < count else { return nil }
    let report = reportRows.partitionPoint { $0 <= row } - 1
    return reportRows.indices.contains(report) ? reportRows[report] : nil
  }

  /// The row of the section that a row is or stands in; nil for a report's, and where the hits are sorted.
  public func sectionHeading(of row: Int) -> Int? {
    guard let report = reportHeading(of: row), report != row else { return nil }
    let group = groupRows.partitionPoint { $0 <= row } - 1
    return groupRows.indices.contains(group) ? Int(groupRows[group]) : nil
  }

  /// The row of a report; nil where it has none.
  public func row(ofReport number: ReportNumber) -> Int? {
    position(of: number).map { reportRows[$0] }
  }

  /// The row of a section; nil where it has none.
  public func row(ofSection section: SectionIndex, in number: ReportNumber) -> Int? {
    guard let report = position(of: number) else { return nil }
    var low = reportGroups[report]
    var high = report + 1 < reportGroups.count ? reportGroups[report + 1] : groupRows.count
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if Int(groupSections[middle]) < section.value { low = middle + 1 } else { high = middle }
    }
    return low < end && Int(groupSections[low]) == section.value ? Int(groupRows[low]) : nil
  }

  /// The number of hits in the rows before `row`.
  public func hits(before row: Int) -> Int {
    let row = min(max(0, row), count)
    return row - reportRows.partitionPoint { $0 < row } - groupRows.partitionPoint { $0 < row }
  }

  /// The row of the hit that comes as number `number`, from 0; the first or the last beyond them, nil where there are
  /// none.
  public func hit(at number: Int) -> Int? {
    let hits = hits(before: count)
    guard hits > 0 else { return nil }
    let number = min(max(0, number), hits - 1)
    var low = 0
    var high = count
    // The last row with no more hits before it is the hit itself: headings before it have as many.
    while low < high {
      let middle = (low + high) / 2
      if self.hits(before: middle) <= number { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The heading after a row, or the last one before it: of a report, or where `reports` does not ask for these alone
  /// of a section; nil where there is none.
  public func heading(from row: Int, forward: Bool, reports: Bool) -> Int? {
    guard isGrouped else { return nil }
    if reports {
      let index = forward ? reportRows.partitionPoint { $0 <= row } : reportRows.partitionPoint { $0 < row } - 1
      return reportRows.indices.contains(index) ? reportRows[index] : nil
    }
    let index = forward ? groupRows.partitionPoint { $0 <= row } : groupRows.partitionPoint { $0 < row } - 1
    return groupRows.indices.contains(index) ? Int(groupRows[index]) : nil
  }

  private func position(of number: ReportNumber) -> Int? {
    guard isGrouped else { return nil }
    let position = answer.reports.partitionPoint { $0.number < number }
    guard position < answer.reports.count, answer.reports[position].number == number else { return nil }
    return shown[position]
  }
}

extension LibraryAnswer {
  /// The first of the places kept in a report that is `range` or comes after it; the last where none does, nil where
  /// there are none.
  public func place(nearest range: TextRange, in number: ReportNumber) -> Int? {
    guard let report = self[number], !report.places.isEmpty else { return nil }
    var low = report.places.lowerBound
    var high = report.places.upperBound
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lower < range.lower { low = middle + 1 } else { high = middle }
    }
    return min(low, report.places.upperBound - 1)
  }
}
