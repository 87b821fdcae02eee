/// Numbers of lines in the margin of a page, as review copies of papers and drafts of laws have them (LaTeX's lineno).
///
/// They count on by one from line to line, end or begin at one column, and are set smaller than the words of their lines,
/// as the numbers of rows in a table are not.
enum DraftLineNumbers {
  private static let fewest = 10
  private static let mostDigits = 4
  /// The size of such a number in terms of that of its line, at the most.
  private static let smaller = 0.85
  /// Nine in ten of them count on; their lines take a quarter of the page.
  private static let (counting, extent) = (0.9, 0.25)

  /// The words of a page without such numbers, in their order.
  static func removed(from words: [PageWord]) -> [PageWord] {
    let numbers = words.indices.filter { isNumber(words[$0].text) }
    guard numbers.count >= fewest else { return words }
    let sizes = sizesByBaseline(words)
    let small = numbers.filter { index in
      let word = words[index]
      let place = Int(word.baseline.rounded())
      return (place - 2...place + 2).contains { sizes[$0, default: 0] * smaller >= word.size }
    }
    guard small.count >= fewest else { return words }
    let height = (words.map(\.bottom).max() ?? 0) - (words.map(\.top).min() ?? 0)
    var dropped = Set<Int>()
    for edge in [\PageWord.right, \PageWord.left] {
      for column in Dictionary(grouping: small, by: { Int(words[$0][keyPath: edge].rounded()) }).values
      where isSeries(column, of: words, height: height) {
        dropped.formUnion(column)
      }
    }
    return dropped.isEmpty ? words : words.indices.filter { !dropped.contains($0) }.map { words[$0] }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.count <= mostDigits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && !text.isEmpty
  }

  /// By baseline, in whole points, the largest size of a word that is no number.
  private static func sizesByBaseline(_ words: [PageWord]) -> [Int: Double] {
    var sizes: [Int: Double] = [:]
    for word in words where !isNumber(word.text) {
      let place = Int(max(-100_000, min(word.baseline, 100_000)).rounded())
      sizes[place] = max(sizes[place, default: 0], word.size)
    }
    return sizes
  }

  /// Whether numbers in one column, from the top of the page, count on.
  private static func isSeries(_ column: [Int], of words: [PageWord], height: Double) -> Bool {
    guard column.count >= fewest else { return false }
    let numbers = column.map { words[$0] }.sorted { $0.top < $1.top }
    guard let first = numbers.first, let last = numbers.last, last.bottom - first.top >= extent * height else {
      return false
    }
    let values = numbers.compactMap { Int($0.text) }
    let steps = zip(values, values.dropFirst()).count { $1 == $0 + 1 }
    return Double(steps) >= counting * Double(values.count - 1)
  }
}
