/// The type of most of a document's text.
struct BodyType {
  /// In points.
  private(set) var size = 10.0
  /// From line to line, in points.
  private(set) var pitch = 14.0
  private(set) var isBold = false

  init(of pages: [PageText]) {
    var counts: [Int: Int] = [:]
    var bold = 0
    var all = 0
    for line in pages.lazy.flatMap(\.lines) where line.cells.isEmpty {
      counts[Int((line.size * 2).rounded()), default: 0] += line.text.utf8.count
      all += line.text.utf8.count
      if line.isBold { bold += line.text.utf8.count }
    }
    if let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) { size = Double(best.key) / 2 }
    isBold = bold * 2 > all
    var steps: [Double] = []
    for page in pages {
      for (line, next) in zip(page.lines, page.lines.dropFirst())
      where line.column == next.column && abs(line.size - size) < 1 && abs(next.size - size) < 1 {
        let step = next.baseline - line.baseline
        if step > 2 { steps.append(step) }
      }
    }
    steps.sort()
    pitch = steps.isEmpty ? 1.5 * size : steps[steps.count * 2 / 5]
  }
}
