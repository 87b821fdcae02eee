/// The row being filled.
struct RowState {
  /// Its first byte.
  var start: Int
  /// Columns up to here, with the spaces at the end.
  var column = 0
  /// Columns up to here, without the spaces at the end.
  var drawn = 0
  /// The class of the last character.
  var last = BreakRules.start
  /// The class of the last character that is no space.
  var lastSolid = BreakRules.start
  /// The state of the neighbours at the start of the row, and at the character reached.
  let neighboursBefore: Neighbours
  var neighbours: Neighbours

  /// A row that begins at the byte `start`, with what its paragraph has settled before.
  init(start: Int, neighbours: Neighbours = Neighbours()) {
    self.start = start
    neighboursBefore = neighbours
    self.neighbours = neighbours
  }
}

/// Goes over a row that no rule can break, character by character, to find where it hurts least.
struct RowWalk {
  private(set) var row: RowState
  private var reader: ClusterReader
  private var scalarBefore: UInt32 = 0

  /// The class of the character reached, and of the one before it that is no space.
  private(set) var kind = BreakRules.start
  private(set) var before = BreakRules.start
  /// Whether spaces stand between the two.
  private(set) var isApart = false
  /// Columns drawn before the character reached.
  private(set) var drawnBefore = 0
  private(set) var neighboursBefore = Neighbours()

  /// A walk from the start of `row`, where `reader` stands.
  init(from row: RowState, reader: ClusterReader) {
    self.row = RowState(start: row.start, neighbours: row.neighboursBefore)
    self.reader = reader
  }

  /// The first byte of the character reached.
  var start: Int { reader.start }

  /// Goes on to the next character that is no space, in rows of `limit` columns; false at the end of the line.
  mutating func next(limit: Int) -> Bool {
    scalarBefore = row.last == BreakRules.start ? 0 : reader.scalar
    while reader.read() {
      switch CharacterClass(rawValue: reader.kind) {
      case .lineFeed:
        return false
      case .tab:
        row.column += 8 - row.column % 8
        row.last = reader.kind
      case .space:
        row.column += reader.width
        row.last = reader.kind
      default:
        take(width: reader.gap + reader.width(atMost: limit))
        return true
      }
    }
    return false
  }

  private mutating func take(width: Int) {
    before = row.lastSolid
    isApart = row.last != row.lastSolid
    drawnBefore = row.drawn
    neighboursBefore = row.neighbours
    kind = reader.kind
    if kind > CharacterClass.numberDot.rawValue {
      kind = row.neighbours.resolve(kind, after: row.last, before: reader.nextKind)
    }
    row.column += width
    row.drawn = row.column
    row.last = kind
    row.lastSolid = kind
  }

  /// The rank of a break before the character reached where none is allowed: 0 breaks a rule of print, 1 splits digits
  /// or leaves an indent alone, 2 splits a word or a figure, 3 the paragraph's own number from its text, 4 dots that
  /// lead to a page number, or comes before a Latin mark that stands free, 5 comes between words without spaces between
  /// them (an address).
  func lastResort(barrier: Int) -> Int {
    if scalarBefore == 0x2E, reader.scalar == 0x2E { return 4 }
    if before == BreakRules.start { return BreakRules.neverFirst.contains(kind) ? 0 : 1 }
    if BreakRules.neverLast.contains(before) { return 0 }
    if isApart { return reader.start <= barrier ? 3 : reader.scalar < 0x80 ? 4 : 0 }
    if BreakRules.neverFirst.contains(kind) { return 0 }
    if kind == CharacterClass.slash.rawValue || reader.start <= barrier { return 1 }
    if before == CharacterClass.digit.rawValue, kind == before { return 1 }
    if BreakRules.numeric.contains(before), BreakRules.numeric.contains(kind) { return 2 }
    return Self.isLatin(scalarBefore) && Self.isLatin(reader.scalar) ? 2 : 5
  }

  private static func isLatin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
    default: false
    }
  }
}
