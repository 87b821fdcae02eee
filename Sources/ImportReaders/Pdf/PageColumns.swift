/// Two columns of running text on a page, told from one by the gutter between them.
enum PageColumns {
  /// The words of the page in one part, or in parts to be read one after the other.
  ///
  /// A gutter is a strip near the middle of the text that hardly a word crosses while both sides are full of lines.
  static func split(_ words: [PageWord]) -> [[PageWord]] {
    guard words.count >= 40, let left = words.map(\.left).min(), let right = words.map(\.right).max(), right > left
    else { return [words] }
    let middle = (left + right) / 2
    let reach = (right - left) / 10
    var best: (place: Double, crossing: Int) = (middle, .max)
    for step in -10...10 {
      let place = middle + reach * Double(step) / 10
      let crossing = words.count { $0.left < place - 3 && $0.right > place + 3 }
      if crossing < best.crossing || (crossing == best.crossing && abs(place - middle) < abs(best.place - middle)) {
        best = (place, crossing)
      }
    }
    let gutter = best.place
    let crosses = { (word: PageWord) in word.left < gutter && word.right > gutter }
    let beside = words.filter { !crosses($0) }
    let isFull = { (side: [PageWord], width: Double) in
      // Words of columns of text begin at one margin, line after line, and fill the column.
      guard let margin = side.map(\.left).min() else { return false }
      let starts = side.filter { $0.left - margin < 3 }
      let area = side.reduce(0) { $0 + $1.right - $1.left }
      return starts.count >= 12 && area > 0.7 * width * Double(starts.count)
    }
    let sides = (beside.filter { $0.right <= gutter }, beside.filter { $0.left >= gutter })
    guard best.crossing * 20 <= words.count, isFull(sides.0, gutter - left), isFull(sides.1, right - gutter) else {
      return [words]
    }
    // Words that cross the gutter (a title, a wide figure's words) stand before or after the columns.
    let top = sides.0.map(\.top).min() ?? 0
    let crossing = words.filter(crosses)
    return [crossing.filter { $0.bottom <= top + 1 }, sides.0, sides.1, crossing.filter { $0.bottom > top + 1 }]
      .filter { !$0.isEmpty }
  }
}
