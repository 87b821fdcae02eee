/// The order in which what stands on a page is read: tables row by row, columns of running text one after the other,
/// heads in the margin before the text they stand beside.
struct ReadingOrder {
  private var lines: [PageLine] = []
  private var column = 0
  private var gutters: Gutters

  private init(_ gutters: Gutters) { self.gutters = gutters }

  /// The lines of a page in the order they are read. `gutters` are those of the pages before.
  static func lines(of page: PageTurning, gutters: inout Gutters) -> [PageLine] {
    var order = ReadingOrder(gutters)
    defer { gutters = order.gutters }
    let (tables, rest) = RuledTables.find(in: page.words, strokes: page.strokes)
    order.add(PageRows.rows(of: PageRows.segments(of: rest) + tables, gap: PageRows.wordGap))
    return order.lines
  }

  /// Adds the lines of `rows`, which stand below each other, columns apart.
  private mutating func add(_ rows: [PageRow], depth: Int = 0) {
    guard !rows.isEmpty else { return }
    if depth < 4, let found = PageColumns.find(in: rows, known: gutters) {
      gutters.add(found.gutter)
      add(Array(rows[..<found.rows.lowerBound]), depth: depth + 1)
      let outer = column
      for side in found.sides {
        column = (lines.map(\.column).max() ?? 0) + 1
        add(side, depth: depth + 1)
      }
      column = outer
      add(Array(rows[found.rows.upperBound...]), depth: depth + 1)
      return
    }
    let (body, beside) = SideHeads.parted(rows.map(PageRows.joined))
    let tables = OpenTables.find(in: body)
    var waiting = beside[...]
    var index = 0
    while index < body.count {
      while let head = waiting.first, head.top <= body[index].baseline {
        waiting.removeFirst()
        add(head)
      }
      if let table = tables[index] {
        lines += table.rows.map { line in
          var line = line
          line.column = column
          return line
        }
        index = table.end
      } else {
        add(body[index])
        index += 1
      }
    }
    for head in waiting { add(head) }
  }

  private mutating func add(_ row: PageRow) {
    if let table = row.segments.first?.table, !table.isEmpty {
      for var line in table {
        line.column = column
        lines.append(line)
      }
      return
    }
    lines.append(PageLine(row.segments.flatMap(\.words), column: column))
  }

  private mutating func add(_ head: SideHead) {
    for row in head.rows {
      var line = PageLine(row.words, column: column)
      line.isBeside = true
      lines.append(line)
    }
  }
}

extension PageLine {
  /// The line that `words` make, which stand from left to right.
  init(_ words: [PageWord], column: Int) {
    let segment = PageSegment(words)
    self.init(
      words: LineWords(words), left: segment.left, right: segment.right, top: segment.top,
      bottom: segment.bottom, baseline: segment.baseline, size: segment.size,
      firstUnit: LineText.firstUnit(words, segment.size), isBold: segment.isBold, face: segment.face, column: column)
  }
}

/// The gutters of the pages read so far.
struct Gutters {
  private var middles: [Double] = []
  private static let most = 64

  mutating func add(_ middle: Double) {
    middles.append(middle)
    if middles.count > Self.most { middles.removeFirst() }
  }

  /// Whether two pages before had one here.
  func contains(_ middle: Double, width: Double) -> Bool {
    middles.count { abs($0 - middle) < max(8, width / 2) } >= 2
  }
}

/// Columns of running text, told from one by the gutter between them.
struct PageColumns {
  /// The rows that stand in columns.
  var rows: Range<Int>
  /// The rows of each column, the left one first.
  var sides: [[PageRow]]
  /// The middle of the gutter between them.
  var gutter: Double

  /// The columns that most of `rows` stand in; nil where there are none.
  ///
  /// A gutter is a strip that no word crosses over many rows, with lines on both sides that fill their column.
  ///
  /// A gutter that the pages before had needs fewer lines: tables and figures may fill a column.
  static func find(in rows: [PageRow], known: Gutters) -> PageColumns? {
    guard rows.count >= 4, let left = rows.map(\.left).min(), let right = rows.map(\.right).max(), right - left > 100
    else { return nil }
    var best: (count: Int, width: Double, found: PageColumns)?
    for place in gutters(of: rows, left: left + (right - left) * 0.2, right: right - (right - left) * 0.2) {
      for run in runs(of: rows, at: place) {
        guard run.count >= 4, best.map({ run.count >= $0.count }) ?? true,
          let found = columns(rows, run, at: place, isKnown: known.contains(place.middle, width: place.width))
        else { continue }
        if best.map({ run.count > $0.count || place.width > $0.width }) ?? true {
          best = (run.count, place.width, found)
        }
      }
    }
    return best?.found
  }

  private struct Gutter {
    var middle: Double
    var width: Double
  }

  /// Strips that few rows cross, the best of each group of neighbours.
  private static func gutters(of rows: [PageRow], left: Double, right: Double) -> [Gutter] {
    let step = 3.0
    let count = max(1, Int(min((right - left) / step, 2_000)))
    // For each place the number of segments over it, by the differences from the one before.
    var changes = [Int](repeating: 0, count: count + 2)
    for row in rows {
      for segment in row.segments {
        let first = Int(max(0, ((segment.left - left) / step).rounded(.down)).clamped(to: count + 1))
        let last = Int(max(0, ((segment.right - left) / step).rounded(.up)).clamped(to: count + 1))
        changes[first] += 1
        changes[last] -= 1
      }
    }
    var crossings: [Int] = []
    var crossing = 0
    for change in changes.prefix(count + 1) {
      crossing += change
      crossings.append(crossing)
    }
    var found: [(gutter: Gutter, crossing: Int)] = []
    var index = 0
    while index < crossings.count {
      var end = index + 1
      while end < crossings.count, crossings[end] == crossings[index] { end += 1 }
      let isLow =
        (index == 0 || crossings[index - 1] > crossings[index])
        && (end == crossings.count || crossings[end] > crossings[index])
      if isLow, crossings[index] * 2 <= rows.count {
        let width = Double(end - index) * step
        found.append((Gutter(middle: left + Double(index) * step + width / 2, width: width), crossings[index]))
      }
      index = end
    }
    return found.sorted { ($0.crossing, -$0.gutter.width) < ($1.crossing, -$1.gutter.width) }.prefix(6).map(\.gutter)
  }

  /// Rows in a row that do not cross `place`.
  private static func runs(of rows: [PageRow], at place: Gutter) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for (index, row) in rows.enumerated() {
      let crosses = row.segments.contains { $0.left < place.middle - 1 && $0.right > place.middle + 1 }
      guard crosses else { continue }
      if index > start { runs.append(start..<index) }
      start = index + 1
    }
    if rows.count > start { runs.append(start..<rows.count) }
    return runs
  }

  private static func columns(_ rows: [PageRow], _ run: Range<Int>, at place: Gutter, isKnown: Bool) -> PageColumns? {
    // Rows that stand on one side only, at either end, need not be columns': a title, a last line.
    var run = run
    while let last = run.last, isCentred(rows[last], place) { run = run.lowerBound..<last }
    guard !run.isEmpty else { return nil }
    // Rows of a side are made anew: a mark of a note may stand on the baseline of a line in the other column.
    let segments = rows[run].flatMap(\.segments)
    let left = PageRows.rows(of: segments.filter { $0.right <= place.middle + 1 }, gap: PageRows.wordGap)
    let right = PageRows.rows(of: segments.filter { $0.right > place.middle + 1 }, gap: PageRows.wordGap)
    guard !areSideHeads(left, beside: right),
      isKnown ? left.count >= 3 && right.count >= 3 : isText(left) && isText(right)
    else { return nil }
    return PageColumns(rows: run, sides: [left, right], gutter: place.middle)
  }

  /// Whether the rows of the left side are few and bold, and those on the right are not: heads in the margin.
  private static func areSideHeads(_ left: [PageRow], beside right: [PageRow]) -> Bool {
    func isBold(_ row: PageRow) -> Bool { row.segments.allSatisfy(\.isBold) }
    return left.count * 5 <= right.count * 2 && left.allSatisfy(isBold) && right.count(where: isBold) * 4 < right.count
  }

  private static func isCentred(_ row: PageRow, _ place: Gutter) -> Bool {
    row.segments.count == 1 && row.left < place.middle - 1 && row.right > place.middle + 1
  }

  /// Whether rows are lines of running text: most have one segment, and most are as long as the column is wide.
  private static func isText(_ rows: [PageRow]) -> Bool {
    guard rows.count >= 3, let left = rows.map(\.left).min() else { return false }
    let rows = rows.map(PageRows.joined)
    let rights = rows.map(\.right).sorted()
    let right = rights[min(rights.count - 1, rights.count * 9 / 10)]
    guard right - left > 60 else { return false }
    let whole = rows.count { $0.segments.count == 1 }
    let full = rows.count { $0.right - $0.left > 0.75 * (right - left) }
    return whole * 10 >= rows.count * 7 && full * 2 >= rows.count
      && rows.count { $0.segments[0].hasLetters || !$0.segments[0].table.isEmpty } * 10 >= rows.count * 8
  }
}

extension Double {
  fileprivate func clamped(to most: Int) -> Double { isFinite ? Swift.min(self, Double(most)) : 0 }
}

/// A head in the margin, beside the text it heads.
struct SideHead {
  var rows: [PageSegment]
  var top: Double { rows.first.map { $0.baseline - 0.3 * $0.size } ?? 0 }
}

/// Heads that stand in the margin beside the text.
enum SideHeads {
  /// A head has no more lines, and no more bytes, than this.
  private static let (mostLines, longest) = (8, 300)

  /// `rows` without heads beside the text, and those heads.
  ///
  /// Words that end before the place where most lines begin stand in the margin. Numbers and
  /// marks of items do not count: they belong to the lines they begin.
  static func parted(_ rows: [PageRow]) -> (body: [PageRow], heads: [SideHead]) {
    guard rows.count >= 6, let margin = bodyMargin(of: rows) else { return (rows, []) }
    var beside: [PageSegment] = []
    var body: [PageRow] = []
    for row in rows {
      let (outside, inside) = row.segments.parted { $0.right < margin - 0.4 * $0.size && $0.right - $0.left > 0 }
      // A row of a table, or a line that begins before the margin.
      if outside.count == 1, !inside.contains(where: { $0.left < margin - 2 }), outside[0].hasLetters {
        beside.append(outside[0])
        if !inside.isEmpty { body.append(PageRow(inside)) }
      } else {
        body.append(row)
      }
    }
    guard !beside.isEmpty, beside.count * 5 <= rows.count * 2 else { return (rows, []) }
    var heads: [SideHead] = []
    for segment in beside {
      if let last = heads.last?.rows.last, segment.baseline - last.baseline < 1.7 * max(last.size, segment.size) {
        heads[heads.count - 1].rows.append(segment)
      } else {
        heads.append(SideHead(rows: [segment]))
      }
    }
    let isHead = heads.allSatisfy { head in
      head.rows.count <= mostLines && head.rows.reduce(0) { $0 + $1.length } <= longest
    }
    return isHead ? (body, heads) : (rows, [])
  }

  /// The place where most lines of text begin, if something stands before it.
  private static func bodyMargin(of rows: [PageRow]) -> Double? {
    guard let left = rows.map(\.left).min(), let right = rows.map(\.right).max() else { return nil }
    var counts: [Int: Int] = [:]
    var long = 0
    for row in rows {
      guard let segment = row.segments.last, segment.width > 0.45 * (right - left) else { continue }
      counts[Int((segment.left / 3).rounded()), default: 0] += 1
      long += 1
    }
    guard let best = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), best.value >= 4,
      best.value * 2 >= long
    else { return nil }
    let margin = Double(best.key) * 3 - 1.5
    let isWide = margin - left > 40
    return isWide ? margin : nil
  }
}

extension Array {
  /// The elements that `belongs` takes, and the others.
  fileprivate func parted(_ belongs: (Element) -> Bool) -> ([Element], [Element]) {
    var (yes, no): ([Element], [Element]) = ([], [])
    for element in self { if belongs(element) { yes.append(element) } else { no.append(element) } }
    return (yes, no)
  }
}
