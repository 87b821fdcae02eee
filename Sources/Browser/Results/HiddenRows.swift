/// Rows of a long list that are folded away: from a row that is shown to its place in the list and back by halving.
struct HiddenRows: Sendable, Equatable {
  /// The hidden rows: ascending, apart, none empty.
  private var ranges: [Range<Int>] = []
  /// The number of rows hidden before each of them.
  private var before: [Int] = []
  /// The number of hidden rows.
  private(set) var count = 0

  /// Hides nothing.
  init() {}

  /// Hides `ranges`, which may lie inside one another but not overlap otherwise.
  init(_ ranges: [Range<Int>]) {
    for range in ranges.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) })
    where !range.isEmpty && range.lowerBound >= self.ranges.last?.upperBound ?? 0 {
      self.ranges.append(range)
      before.append(count)
      count += range.count
    }
  }

  /// The place in the list of the row that is shown as number `shown`, from 0.
  func row(ofShown shown: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound - before[middle] <= shown { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? shown + before[low - 1] + ranges[low - 1].count : shown
  }

  /// As which number a row is shown; for one that is hidden that of the row before what is hidden with it.
  func shown(ofRow row: Int) -> Int {
    let index = ranges.partitionPoint { $0.lowerBound <= row } - 1
    guard ranges.indices.contains(index) else { return row }
    if ranges[index].contains(row) { return ranges[index].lowerBound - 1 - before[index] }
    return row - before[index] - ranges[index].count
  }

  /// Whether what comes right after a row is hidden.
  func hides(after row: Int) -> Bool {
    let index = ranges.partitionPoint { $0.lowerBound <= row + 1 } - 1
    return ranges.indices.contains(index) && ranges[index].contains(row + 1)
  }
}
