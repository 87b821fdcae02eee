/// Makes segments and rows of the words of a page.
enum PageRows {
  /// Words further apart than so many ems stand in columns.
  static let columnGap = 1.6
  /// A gutter is at least so many ems wide. Words of a line that stand as far apart are one line's again where no
  /// columns are found.
  private static let narrowestGutter = 1.1

  /// The segments of `words`: the lines poppler has found, parted where words stand far apart, or where their
  /// baselines show that the line goes over a gutter.
  static func segments(of words: [PageWord]) -> [PageSegment] {
    var segments: [PageSegment] = []
    var line: [PageWord] = []
    func flush() {
      guard !line.isEmpty else { return }
      line.sort { $0.left < $1.left }
      var start = 0
      for index in line.indices.dropFirst() {
        if isGutter(in: line, before: index) {
          segments.append(PageSegment(Array(line[start..<index])))
          start = index
        }
      }
      segments.append(PageSegment(Array(line[start...])))
      line.removeAll(keepingCapacity: true)
    }
    for word in words {
      if let last = line.last, last.line != word.line { flush() }
      line.append(word)
    }
    flush()
    return segments
  }

  private static func isGutter(in line: [PageWord], before index: Int) -> Bool {
    let (word, next) = (line[index - 1], line[index])
    let gap = next.left - word.right
    let size = max(next.size, word.size, 4)
    if gap > narrowestGutter * size { return true }
    // Two baselines, several words on each: exponents, marks and the parts of formulas stand alone.
    guard gap > wordGap * size, abs(next.baseline - word.baseline) > 0.25 * size else { return false }
    return isLevel(line[..<index].suffix(3), with: word) && isLevel(line[index...].prefix(3), with: next)
  }

  /// Whether three words stand on the baseline of `word`, and are as large.
  private static func isLevel(_ words: ArraySlice<PageWord>, with word: PageWord) -> Bool {
    words.count == 3 && words.allSatisfy { abs($0.baseline - word.baseline) < 0.1 && abs($0.size - word.size) < 0.1 }
  }

  /// Words of two of poppler's lines that stand closer are one line's: the gutter of two columns may be narrow.
  static let wordGap = 0.8

  /// Segments on one baseline, from the top. Neighbours in a row that no wider gap than `gap` ems parts are one.
  static func rows(of segments: [PageSegment], gap: Double = columnGap) -> [PageRow] {
    var rows: [[PageSegment]] = []
    for segment in segments.sorted(by: { ($0.baseline, $0.left) < ($1.baseline, $1.left) }) {
      // The row a segment belongs to is among the last few: they are sorted by their baselines.
      let place = rows.indices.suffix(4).last { row in
        guard let tallest = rows[row].max(by: { $0.size < $1.size }) else { return false }
        return areLevel(tallest, segment)
      }
      if let place { rows[place].append(segment) } else { rows.append([segment]) }
    }
    return rows.map { PageRow(joined($0, gap)) }.sorted { $0.baseline < $1.baseline }
  }

  /// Ems of the longest exponent or mark that stands over other words.
  private static let longestMark = 6.0

  private static func areLevel(_ one: PageSegment, _ other: PageSegment) -> Bool {
    guard one.table.isEmpty, other.table.isEmpty else { return false }
    let (large, small) = one.size >= other.size ? (one, other) : (other, one)
    if abs(one.baseline - other.baseline) <= 0.25 * small.size { return true }
    // Smaller type may stand higher or lower: exponents, marks of notes.
    guard small.size <= 0.8 * large.size else { return false }
    // Another line laid over it is longer than any mark.
    let overlap = min(small.right, large.right) - max(small.left, large.left)
    if overlap > longestMark * small.size { return false }
    let isNear = small.left < large.right + 0.5 * large.size && small.right > large.left - 0.5 * large.size
    return isNear && small.baseline > large.top + 0.2 * (large.bottom - large.top) && small.top < large.baseline
  }

  /// The row with neighbours that no wide gap parts as one.
  static func joined(_ row: PageRow) -> PageRow { PageRow(joined(row.segments, columnGap)) }

  private static func joined(_ row: [PageSegment], _ gap: Double) -> [PageSegment] {
    guard row.count > 1 else { return row }
    var out: [PageSegment] = []
    for segment in row.sorted(by: { $0.left < $1.left }) {
      if let last = out.last, segment.left - last.right <= gap * max(min(segment.size, last.size), 4),
        last.table.isEmpty, segment.table.isEmpty
      {
        out[out.count - 1] = PageSegment((last.words + segment.words).sorted { $0.left < $1.left })
      } else {
        out.append(segment)
      }
    }
    return out
  }
}
