import ReportModel
import TextLayout

/// A row of passages side by side: the position of the passages, and the row among theirs.
struct PairPlace: Comparable, Sendable {
  var pair = 0
  var row = 0

  static func < (left: PairPlace, right: PairPlace) -> Bool { (left.pair, left.row) < (right.pair, right.row) }
}

/// The text of one column of passages, laid out.
struct LaidColumn: Sendable {
  let text: RedlineText
  let rows: [TextRow]
}

/// Passages laid out: a column for each side, or one for both.
private final class LaidPair: Sendable {
  let columns: [LaidColumn]
  /// Whether only the first row is shown.
  let isFolded: Bool

  init(_ columns: [LaidColumn], isFolded: Bool) {
    self.columns = columns
    self.isFolded = isFolded
  }

  /// The rows of the longer column: the other is filled with blank ones.
  var height: Int { isFolded ? 1 : max(1, columns.map(\.rows.count).max() ?? 1) }
}

/// A row to be drawn.
struct CompareRow: Sendable {
  let place: PairPlace
  /// The columns of its passages.
  let columns: [LaidColumn]
  /// Whether the rest of its passages is not shown.
  let isFolded: Bool
}

/// Passages that are kept laid out, and their position; none has -1.
private struct LaidPairEntry: Sendable {
  var pair = -1
  var laid: LaidPair?
}

/// Two reports laid out in rows that are level; passages are laid out only where they are needed.
struct CompareFlow: Sendable {
  /// The shape of the rows.
  struct Shape: Sendable, Equatable {
    /// The most columns of the screen that a row of each text takes: two widths side by side, or one.
    var widths: [Int]
    var filter: EditFilter
    var typesetter: Typesetter
  }

  let shape: Shape
  private let setting: RedlineSetting
  /// By the low bits of their positions.
  private var entries: [LaidPairEntry] = []
  /// Passages kept at a time, a power of two: more than a screen has.
  private static let kept = 128
  /// Passages that were laid out so far.
  private(set) var examined = 0

  private var compared: ComparedReports { setting.compared }
  private var count: Int { compared.pairs.count }

  init(_ compared: ComparedReports, _ shape: Shape) {
    self.shape = shape
    setting = RedlineSetting(compared: compared, filter: shape.filter)
  }

  /// The rows from `place` on, at most `limit`.
  mutating func rows(from place: PairPlace, limit: Int) -> [CompareRow] {
    var found: [CompareRow] = []
    var pair = place.pair
    var row = place.row
    while found.count < limit, pair < count {
      let laid = laid(pair)
      for index in row..<max(row, laid.height) where found.count < limit {
        found.append(
          CompareRow(place: PairPlace(pair: pair, row: index), columns: laid.columns, isFolded: laid.isFolded))
      }
      (pair, row) = (pair + 1, 0)
    }
    return found
  }

  /// The row `distance` rows further down, or up where it is negative; at most the last or the first.
  mutating func move(_ place: PairPlace, by distance: Int) -> PairPlace {
    var here = clamped(place)
    var left = abs(distance)
    while left > 0 {
      if distance > 0 {
        let below = laid(here.pair).height - 1 - here.row
        if left <= below { return PairPlace(pair: here.pair, row: here.row + left) }
        guard here.pair + 1 < count else { return PairPlace(pair: here.pair, row: here.row + below) }
        left -= below + 1
        here = PairPlace(pair: here.pair + 1, row: 0)
      } else {
        if left <= here.row { return PairPlace(pair: here.pair, row: here.row - left) }
        guard here.pair > 0 else { return PairPlace() }
        left -= here.row + 1
        here = PairPlace(pair: here.pair - 1, row: laid(here.pair - 1).height - 1)
      }
    }
    return here
  }

  /// The last row from which `height` rows fill the screen.
  mutating func lastPage(height: Int) -> PairPlace {
    move(PairPlace(pair: max(0, count - 1), row: Int.max), by: -(max(1, height) - 1))
  }

  /// The nearest row there is.
  mutating func clamped(_ place: PairPlace) -> PairPlace {
    let pair = min(max(0, place.pair), max(0, count - 1))
    guard count > 0 else { return PairPlace() }
    return PairPlace(pair: pair, row: min(max(0, place.row), laid(pair).height - 1))
  }

  /// The row at which an edit begins, at its passages of a position.
  mutating func place(ofEdit edit: Int, in pair: Int) -> PairPlace {
    place(in: pair) { $0.start(ofEdit: edit) }
  }

  /// The row with a place of a side.
  mutating func place(of offset: TextOffset, _ side: ComparedSide) -> PairPlace {
    place(in: compared.pair(side, at: offset)) { $0.start(of: offset, side) }
  }

  private mutating func place(in pair: Int, _ find: (RedlineText) -> TextOffset?) -> PairPlace {
    let laid = laid(pair)
    let rows = laid.columns.compactMap { column in
      find(column.text).map { offset in max(0, column.rows.partitionPoint { $0.range.lower <= offset } - 1) }
    }
    return clamped(PairPlace(pair: pair, row: rows.min() ?? 0))
  }

  // MARK: Laying out

  private mutating func laid(_ pair: Int) -> LaidPair {
    let slot = pair & (Self.kept - 1)
    if entries.indices.contains(slot), entries[slot].pair == pair, let known = entries[slot].laid { return known }
    guard compared.pairs.indices.contains(pair) else { return LaidPair([], isFolded: false) }
    let texts =
      shape.widths.count > 1
      ? [setting.side(.old, of: pair), setting.side(.new, of: pair)] : [RedlineMerging.text(of: pair, setting)]
    let columns = zip(texts, shape.widths).map { text, width in LaidColumn(text: text, rows: rows(of: text, width)) }
    let new = LaidPair(columns, isFolded: isFolded(pair))
    examined += 1
    while entries.count <= slot { entries.append(LaidPairEntry()) }
    entries[slot] = LaidPairEntry(pair: pair, laid: new)
    return new
  }

  /// Whether passages belong to a section that is left out as new or gone: only the first row is shown.
  private func isFolded(_ pair: Int) -> Bool {
    [ComparedSide.old, .new].contains { side in
      let range = compared.range(side, of: pair)
      return SideRuns.overlapping(range, in: compared.runs(side).changes).contains { run in
        let placed = compared.edits[run.edit]
        return placed.isSection && setting.filter.hides(placed)
      }
    }
  }

  /// The rows of a text, line by line; of several blank lines one is shown.
  private func rows(of text: RedlineText, _ width: Int) -> [TextRow] {
    var rows: [TextRow] = []
    var place = text.range.lower.bytes
    let end = min(text.range.upper.bytes, text.bytes.count)
    var wasBlank = false
    while place < end {
      let lineEnd = text.bytes[place..<end].firstIndex(of: 0x0A) ?? end
      var last = lineEnd
      if last > place, text.bytes[last - 1] == 0x0D { last -= 1 }
      let isBlank = last == place
      if !isBlank {
        rows += shape.typesetter.rows(of: text.bytes, range: TextRange(place, last), columns: width)
      } else if !wasBlank {
        rows.append(TextRow(range: TextRange(place, place), width: 0, columns: width))
      }
      wasBlank = isBlank
      place = lineEnd + 1
    }
    return rows
  }
}
