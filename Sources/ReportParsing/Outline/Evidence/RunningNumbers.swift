/// Numbers that run through a document: 1. to 25. below all of its （一）（二）, as plans and lists of tasks count their
/// tasks, so that the first below （二） is no 1.
struct RunningNumbers {
  /// By candidate, whether it counts on after one of its style further up, with others between.
  private var runs: [Bool]
  /// By candidate, the style of the one right above the 1 of its own series; nil where none of another stands there.
  private var above: [NumberStyle?]

  /// The styles that such numbers have, and those they stand below (GB/T 9704-2012, 7.3.3).
  private static let inner: Set<NumberStyle> = [.decimal1, .arabicPoint, .arabicBracket]
  private static let outer: Set<NumberStyle> = [.formal, .hanPause, .hanSquare, .hanBracket]

  init(_ candidates: [Head]) {
    runs = [Bool](repeating: false, count: candidates.count)
    above = [NumberStyle?](repeating: nil, count: candidates.count)
    var last = [(value: Int, index: Int)?](repeating: nil, count: NumberStyle.allCases.count)
    var began = [NumberStyle?](repeating: nil, count: NumberStyle.allCases.count)
    var before: NumberStyle?
    for (index, head) in candidates.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else {
        before = nil
        continue
      }
      let slot = Int(style.rawValue)
      if value == 1 { began[slot] = before == style ? nil : before }
      above[index] = began[slot]
      if let open = last[slot] { runs[index] = value == open.value + 1 && open.index < index - 1 }
      last[slot] = (value, index)
      before = style
    }
  }

  /// Whether a number that runs through the document goes on below the candidate `index`, right behind it.
  func goOn(below index: Int, _ style: NumberStyle, in candidates: [Head]) -> Bool {
    guard Self.outer.contains(style), index + 1 < candidates.count, runs[index + 1],
      case .numbered(let below, _) = candidates[index + 1].evidence
    else { return false }
    // 2. goes on above （一） that begins below 1.
    return Self.inner.contains(below) && above[index] != below
  }
}
