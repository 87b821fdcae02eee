/// The hidden rows of a long list. It converts between a row's index in the list and its index among the visible rows,
/// by binary search.
struct HiddenRows: Sendable, Equatable {
  /// The hidden ranges: ascending, separate, not empty.
  private var ranges: [Range<Int>] = []
  /// The number of rows hidden before each range.
  private var before: [Int] = []
  /// The number of hidden rows.
  private(set) var count = 0

  /// No hidden rows.
  init() {}

  /// Hides `ranges`; they may contain one another, but must not overlap otherwise.
  init(_ ranges: [Range<Int>]) {
    for range in ranges.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) })
    where !range.isEmpty && range.lowerBound >= self.ranges.last?.upperBound ?? 0 {
      self.ranges.append(range)
      before.append(count)
      count += range.count
    }
  }

  /// The index in the list of the visible row with index `shown`.
  func row(ofShown shown: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound - before[middle] <= shown { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? shown + before[low - 1] + ranges[low - 1].count : shown
  }

  /// The index among the visible rows of a row of the list; for a hidden row, that of the last visible row before it.
  func shown(ofRow row: Int) -> Int {
    let index = ranges.partitionPoint { $0.lowerBound <= row } - 1
    guard ranges.indices.contains(index) else { return row }
    if ranges[index].contains(row) { return ranges[index].lowerBound - 1 - before[index] }
    return row - before[index] - ranges[index].count
  }

  /// Whether the row after `row` is hidden.
  func hides(after row: Int) -> Bool {
    let index = ranges.partitionPoint { $0.lowerBound <= row + 1 } - 1
    return ranges.indices.contains(index) && ranges[index].contains(row + 1)
  }
}
