import ReportModel

/// Breaks one paragraph into rows: as much on each as fits, by `BreakRules`.
struct RowBreaker {
  private let bytes: UnsafePointer<UInt8>
  private let bounds: Range<Int>
  private let columns: Int?
  /// The most columns of the row being filled.
  private var limit: Int
  private let widths: WidthTable
  private let marks: PassageMarks
  private let rules = BreakRules.standard

  private var reader: ClusterReader
  private var found: [TextRow] = []
  /// No break at or before this byte: the start of the row, or what follows the paragraph's number.
  private var barrier: Int
  private var row: RowState
  /// The end of the row, so far: the last place that allows one; and the last one inside a command or a path, which is
  /// taken where the word has no room on a row of its own.
  private var candidate: BreakOpportunity?
  private var inner: BreakOpportunity?

  /// A place to end the row: the columns drawn before it, and what was settled there.
  private struct BreakOpportunity {
    var place: Int
    var width: Int
    var neighbours: Neighbours
  }

  /// A breaker of `bounds`, not empty, of the bytes at `bytes`; nothing is wrapped where `columns` is nil. The first row
  /// has `first` columns where that is given.
  init(
    _ bytes: UnsafePointer<UInt8>, _ bounds: Range<Int>, columns: Int?, first: Int? = nil, widths: WidthTable,
    marks: PassageMarks = PassageMarks()
  ) {
    self.bytes = bytes
    self.bounds = bounds
    self.columns = columns
    self.widths = widths
    self.marks = marks
    limit = columns == nil ? Int.max / 2 : first ?? columns ?? 1
    reader = ClusterReader(bytes, bounds, widths: widths, marks: marks)
    row = RowState(start: bounds.lowerBound)
    barrier = bounds.lowerBound
  }

  /// The rows, at least one.
  mutating func rows() -> [TextRow] {
    if columns != nil, let end = OpeningNumber.end(bytes, bounds, widths: widths, marks: marks) { barrier = end }
    found.reserveCapacity(2 + bounds.count / max(8, min(columns ?? limit, bounds.count)))
    while reader.read() {
      if reader.kind >= CharacterClass.space.rawValue, reader.kind <= CharacterClass.lineFeed.rawValue {
        takeSpace()
      } else {
        take()
      }
    }
    end(row: bounds.upperBound, width: row.drawn, neighbours: row.neighbours)
    return found
  }

  /// Takes the character read into the row, or ends the row before it.
  @inline(__always)
  private mutating func take() {
    let neighbours = row.neighbours
    var kind = reader.kind
    if kind > CharacterClass.numberDot.rawValue {
      kind = row.neighbours.resolve(kind, after: row.last, before: reader.nextKind)
    }
    let isApart = row.last != row.lastSolid
    if rules.allowsBreak(after: row.lastSolid, before: kind, apart: isApart), reader.start > barrier,
      row.lastSolid != BreakRules.start
    {
      let place = BreakOpportunity(place: reader.start, width: row.drawn, neighbours: neighbours)
      if row.lastSolid == CharacterClass.breakAfter.rawValue, !isApart, isInsideCommand {
        inner = place
      } else {
        candidate = place
      }
    }
    let width = reader.width(atMost: limit)
    if row.column + reader.gap + width > limit {
      wrap()
      return
    }
    row.column += reader.gap + width
    row.drawn = row.column
    row.last = kind
    row.lastSolid = kind
  }

  /// Takes a space, a tab or a line end into the row. Spaces never overflow: they hang at the end of the row.
  private mutating func takeSpace() {
    row.last = reader.kind
    switch CharacterClass(rawValue: reader.kind) {
    case .lineFeed:
      end(row: reader.next, width: row.drawn, neighbours: row.neighbours)
    case .tab:
      row.column += 8 - row.column % 8
    default:
      row.column += reader.width
    }
    if columns == nil, row.last != CharacterClass.lineFeed.rawValue { row.drawn = row.column }
  }

  /// Ends the row at the last place that allows it, or at the best of those that do not.
  private mutating func wrap() {
    guard let place = innerEnd ?? candidate.map(keepingNumber) ?? inner ?? lastResort(before: reader.start) else {
      return
    }
    end(row: place.place, width: place.width, neighbours: place.neighbours)
    reader.restart(at: place.place)
  }

  /// The place before a number that opens a sentence, where `candidate` would part the two; else `candidate`.
  private func keepingNumber(_ candidate: BreakOpportunity) -> BreakOpportunity {
    let floor = max(barrier, row.start)
    guard floor < candidate.place, let start = OpeningNumber.start(bytes, endingAt: floor..<candidate.place) else {
      return candidate
    }
    var number = ClusterReader(bytes, start..<candidate.place, widths: widths, marks: marks)
    var width = candidate.width
    while number.read() { width -= number.gap + number.width }
    return BreakOpportunity(place: start, width: width, neighbours: candidate.neighbours)
  }

  private mutating func end(row upper: Int, width: Int, neighbours: Neighbours) {
    found.append(TextRow(range: TextRange(row.start, upper), width: width, columns: columns.map { _ in limit }))
    if let columns { limit = columns }
    row = RowState(start: upper, neighbours: neighbours)
    barrier = max(barrier, upper)
    candidate = nil
    inner = nil
  }

  // MARK: Commands and paths

  /// Whether the character read stands behind a hyphen in a word that is set as it is typed.
  ///
  /// Unicode Standard Annex #14, 8.2, lets a row end behind the hyphens of any word (LB 21). A command that is parted
  /// there reads as another: `--one-` and `file-system`.
  private var isInsideCommand: Bool {
    let start = reader.start
    if !marks.code.isEmpty {
      let next = marks.code.partitionPoint { $0.upper.bytes <= start }
      if next < marks.code.count, marks.code[next].lower.bytes < start { return true }
    }
    return CommandWord.holds(bytes, start, in: bounds)
  }

  /// The place inside a command where the row ends though it might end before the command: the command has no room on a
  /// row of its own.
  private var innerEnd: BreakOpportunity? {
    guard let inner, let candidate, candidate.place < inner.place,
      CommandWord.width(bytes, candidate.place..<bounds.upperBound, most: columns ?? limit) == nil
    else { return nil }
    return inner
  }

  /// The best place to split a run that has no place for a break, at or before the byte `overflow`.
  private func lastResort(before overflow: Int) -> BreakOpportunity? {
    var walk = RowWalk(from: row, reader: reader(from: row.start))
    var best: BreakOpportunity?
    var bestRank = -1
    while walk.next(limit: limit), walk.start <= overflow {
      // Not before the first character, which hidden mark-up may stand before.
      guard walk.before != BreakRules.start || walk.isApart else { continue }
      if walk.before == BreakRules.start, fitsAlone(from: walk.start) {
        // Only the indent keeps the run from fitting: better a row of spaces than a word in two.
        return BreakOpportunity(place: walk.start, width: 0, neighbours: row.neighboursBefore)
      }
      let rank = walk.lastResort(barrier: barrier)
      if rank >= bestRank {
        best = BreakOpportunity(place: walk.start, width: walk.drawnBefore, neighbours: walk.neighboursBefore)
        bestRank = rank
      }
    }
    return best
  }

  private func reader(from place: Int) -> ClusterReader {
    ClusterReader(bytes, place..<bounds.upperBound, widths: widths, marks: marks)
  }

  /// Whether what may not be broken from the byte `place` on fits on a row.
  private func fitsAlone(from place: Int) -> Bool {
    let alone = RowState(start: place, neighbours: row.neighboursBefore)
    var walk = RowWalk(from: alone, reader: reader(from: place))
    while walk.next(limit: limit) {
      if walk.drawnBefore > limit { return false }
      if walk.start > max(barrier, place), walk.before != BreakRules.start,
        rules.allowsBreak(after: walk.before, before: walk.kind, apart: walk.isApart)
      {
        return true
      }
    }
    return walk.row.drawn <= limit
  }
}
