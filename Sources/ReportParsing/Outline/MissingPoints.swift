import ReportModel

/// Numbers whose point is missing: `2 西乡` between `1．东乡` and `3．南乡` is one of their row.
enum MissingPoints {
  /// `heads` with such numbers in the style of those beside them.
  static func mended(_ heads: [Head]) -> [Head] {
    var mended = heads
    for (index, (before, after)) in zip(heads, heads.dropFirst(2)).enumerated() {
      guard case .numbered(.arabicPoint, let first) = before.evidence,
        case .numbered(.decimal1, let value) = heads[index + 1].evidence, value == first + 1,
        case .numbered(.arabicPoint, let last) = after.evidence, last == value + 1
      else { continue }
      mended[index + 1].evidence = .numbered(.arabicPoint, value: value)
    }
    return mended
  }
}
