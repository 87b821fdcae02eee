import ReportModel

/// The occurrences of an answer as rows of a list.
///
/// Grouped, a report's row is followed by those of its sections that have hits, each followed by its hits; sorted, there
/// are only hits, ordered by what stands before or after them, or as somebody ranked them. No row is made before it is asked for: from a row to the
/// place in the answer, and back, it is a few steps of halving, however many there are.
public struct Concordance: Sendable {
  /// The content of a row.
  public enum Row: Hashable, Sendable {
    /// A report, and how many hits it has.
    case report(ReportNumber, count: Int)
    /// A section with hits in its heading or the text of its own, and how many.
    case section(ReportNumber, SectionIndex, count: Int)
    /// A hit, by its index among the places of the answer.
    case hit(place: Int)
  }

  /// The text beside the hits that rows are sorted by.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    /// The text before the hits, from the last character backwards.
    case left
    /// The text after them.
    case right
  }

  /// The hits.
  public let answer: LibraryAnswer
  /// Whether the hits are grouped by report and section, and not sorted.
  public let isGrouped: Bool
  /// The number of rows.
  public let count: Int

  /// Positions in `answer.reports`, in the order shown, and the row of each.
  private(set) var reports: [Int] = []
  private(set) var reportRows: [Int] = []
  /// For each position in `answer.reports` where it is shown.
  private(set) var shown: [Int] = []
  /// The groups of each report, by the order shown: those of report `i` begin at `reportGroups[i]`.
  private(set) var reportGroups: [Int] = []
  /// Sections with hits, in the order shown: its row, its first place and its count.
  private(set) var groupRows: [UInt32] = []
  private(set) var groupPlaces: [UInt32] = []
  private(set) var groupSections: [UInt32] = []
  private var groupCounts: [UInt32] = []
  /// The places in order, where they are sorted.
  private var places: [UInt32] = []

  /// The hits of `answer` grouped by report and section, the reports in `order`; those it does not name come last.
  public init(grouping answer: LibraryAnswer, order: [ReportNumber]) {
    self.answer = answer
    isGrouped = true
    let order = Self.positions(of: answer, in: order)
    var rows = 0
    for position in order {
      let report = answer.reports[position]
      reports.append(position)
      reportRows.append(rows)
      reportGroups.append(groupRows.count)
      rows += 1
      var place = report.places.lowerBound
      for section in answer.sectionCounts(in: report.number) {
        groupRows.append(UInt32(clamping: rows))
        groupPlaces.append(UInt32(clamping: place))
        groupSections.append(UInt32(clamping: section.section.value))
        groupCounts.append(UInt32(clamping: section.count))
        // An answer of too many hits does not keep all places.
        let kept = min(section.count, report.places.upperBound - place)
        rows += 1 + kept
        place += kept
      }
    }
    count = rows
    shown = [Int](repeating: 0, count: answer.reports.count)
    for (index, position) in reports.enumerated() { shown[position] = index }
  }

  /// The hits of `answer` in this order of its places; an index that is none of them is left out.
  public init(sorted places: [UInt32], of answer: LibraryAnswer) {
    self.answer = answer
    isGrouped = false
    self.places = places.filter { $0 < answer.placeCount }
    count = self.places.count
  }

  /// The content of a row; nil where there is none.
  public subscript(row: Int) -> Row? {
    guard row >= 0, row < count else { return nil }
    guard isGrouped else { return .hit(place: Int(places[row])) }
    let index = reportRows.partitionPoint { $0 <= row } - 1
    guard reports.indices.contains(index) else { return nil }
    let report = answer.reports[reports[index]]
    if reportRows[index] == row { return .report(report.number, count: report.count) }
    let group = groupRows.partitionPoint { $0 <= row } - 1
    guard groupRows.indices.contains(group) else { return nil }
    if groupRows[group] == row {
      return .section(report.number, SectionIndex(Int(groupSections[group])), count: Int(groupCounts[group]))
    }
    return .hit(place: Int(groupPlaces[group]) + row - Int(groupRows[group]) - 1)
  }

  /// The row of the place at an index of the answer's; nil where there is none.
  public func row(ofPlace place: Int) -> Int? {
    guard place >= 0, place < answer.placeCount else { return nil }
    guard isGrouped else { return places.firstIndex(of: UInt32(clamping: place)) }
    let index = shown[answer.report(ofPlace: place)]
    let end = index + 1 < reportGroups.count ? reportGroups[index + 1] : groupRows.count
    var low = reportGroups[index]
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if groupPlaces[middle] <= place { low = middle + 1 } else { high = middle }
    }
    guard low > reportGroups[index] else { return nil }
    return Int(groupRows[low - 1]) + 1 + place - Int(groupPlaces[low - 1])
  }

  /// The next row after `row` that is a hit; nil after the last.
  public func hit(after row: Int) -> Int? {
    var next = row + 1
    // Before a hit stand at most the row of its report and that of its section.
    while next < count {
      if case .hit = self[next] { return next }
      next += 1
    }
    return nil
  }

  /// The last row before `row` that is a hit; nil before the first.
  public func hit(before row: Int) -> Int? {
    var next = min(row, count) - 1
    while next >= 0 {
      if case .hit = self[next] { return next }
      next -= 1
    }
    return nil
  }

  /// The positions in `answer.reports` of the reports in `order`, then of the others.
  static func positions(of answer: LibraryAnswer, in order: [ReportNumber]) -> [Int] {
    var isTaken = [Bool](repeating: false, count: answer.reports.count)
    var positions: [Int] = []
    positions.reserveCapacity(answer.reports.count)
    for number in order {
      let position = answer.reports.partitionPoint { $0.number < number }
      guard position < answer.reports.count, answer.reports[position].number == number, !isTaken[position] else {
        continue
      }
      isTaken[position] = true
      positions.append(position)
    }
    return positions + isTaken.indices.filter { !isTaken[$0] }
  }
}

extension Concordance {
  /// The report and the section of a hit, and the text around it.
  public struct Site: Hashable, Sendable {
    /// The report.
    public let report: ReportNumber
    /// The section whose heading or own text it begins in.
    public let section: SectionIndex
    /// The hit with at most so many characters on each side as were asked for.
    public let line: ConcordanceLine
  }

  /// The site of the place at an index of the answer's, in `library`, with context; nil where there is no such place,
  /// or its report is gone.
  public func site(ofPlace place: Int, in library: Library, before: Int, after: Int) -> Site? {
    guard place >= 0, place < answer.placeCount else { return nil }
    let number = answer.reports[answer.report(ofPlace: place)].number
    guard let report = library[number]?.report else { return nil }
    let hit = answer[place]
    return Site(
      report: number, section: report.section(at: hit.lower),
      line: ConcordanceLine(around: hit, in: report.text, before: before, after: after))
  }
}
