/// The alignment of two rows of tokens in which what stays is worth the most.
///
/// Each token that stays has its weight, and each run of them costs what two or three characters are worth, so that an
/// island of one or two equal characters between changes is none: the alignment with gaps of Gotoh (1982), where the
/// runs are what is paid for and gaps are free. Time and memory are the product of the two lengths; ends that are equal
/// are taken off before.
struct TokenAlignment {
  /// The cost of a run of tokens that stays between changes: more than two characters, less than three.
  private static let runCost: Int32 = 29

  /// The worth of a token that stays; a character is 10.
  static func weight(of token: Token) -> Int32 {
    switch token.kind {
    case .character: 10
    case .word: Int32(min(40, 6 * token.characters))
    case .figure: 15
    case .mark: 4
    case .space: 1
    }
  }

  private let old: ArraySlice<Token>
  private let new: ArraySlice<Token>
  /// A byte a cell: by which way the best of it was reached.
  private var ways: [UInt8] = []

  private static let matchIsBest: UInt8 = 1
  private static let matchGoesOn: UInt8 = 2
  private static let gapFromOld: UInt8 = 4

  /// An alignment of two runs of tokens, neither of them empty.
  private init(_ old: ArraySlice<Token>, _ new: ArraySlice<Token>) {
    self.old = old
    self.new = new
  }

  /// The changes from `old` to `new`, in order, at positions of their arrays.
  static func changes(_ old: ArraySlice<Token>, _ new: ArraySlice<Token>) -> [TokenChange] {
    if old.isEmpty || new.isEmpty {
      return old.isEmpty && new.isEmpty ? [] : [TokenChange(old: old.indices, new: new.indices)]
    }
    var alignment = TokenAlignment(old, new)
    alignment.fill()
    return alignment.walkBack()
  }

  private mutating func fill() {
    let columns = new.count + 1
    ways = Array(repeating: 0, count: (old.count + 1) * columns)
    let impossible = Int32.min / 2
    let values = new.map(\.value)
    let weights = new.map(Self.weight)
    var matches = Array(repeating: impossible, count: columns)
    var gaps: [Int32] = Array(repeating: 0, count: columns)
    var row = 0
    for token in old {
      row += 1
      var (diagonalMatch, diagonalGap) = (matches[0], gaps[0])
      (matches[0], gaps[0]) = (impossible, 0)
      let base = row * columns
      ways[base] = Self.gapFromOld
      for column in 1..<columns {
        let (aboveMatch, aboveGap) = (matches[column], gaps[column])
        var way: UInt8 = 0
        var match = impossible
        if token.value == values[column - 1] {
          let begun = diagonalGap - Self.runCost
          if diagonalMatch >= begun { way |= Self.matchGoesOn }
          match = max(diagonalMatch, begun) + weights[column - 1]
        }
        let above = max(aboveMatch, aboveGap)
        let left = max(matches[column - 1], gaps[column - 1])
        if above > left { way |= Self.gapFromOld }
        let gap = max(above, left)
        if match > gap { way |= Self.matchIsBest }
        ways[base + column] = way
        (matches[column], gaps[column]) = (match, gap)
        (diagonalMatch, diagonalGap) = (aboveMatch, aboveGap)
      }
    }
  }

  /// Goes the best way from the end to the start and collects what does not stay.
  private func walkBack() -> [TokenChange] {
    let columns = new.count + 1
    var (row, column) = (old.count, new.count)
    var found: [TokenChange] = []
    var change: (old: Int, new: Int)? = (row, column)
    var isMatching = ways[row * columns + column] & Self.matchIsBest != 0
    while row > 0 || column > 0 {
      let way = ways[row * columns + column]
      if isMatching {
        if let end = change {
          append(row..<end.old, column..<end.new, to: &found)
          change = nil
        }
        row -= 1
        column -= 1
        isMatching = way & Self.matchGoesOn != 0
        if !isMatching { change = (row, column) }
        continue
      }
      if row > 0, column == 0 || way & Self.gapFromOld != 0 { row -= 1 } else { column -= 1 }
      isMatching = ways[row * columns + column] & Self.matchIsBest != 0
    }
    if let end = change { append(0..<end.old, 0..<end.new, to: &found) }
    return found.reversed()
  }

  private func append(_ rows: Range<Int>, _ columns: Range<Int>, to found: inout [TokenChange]) {
    guard !rows.isEmpty || !columns.isEmpty else { return }
    found.append(
      TokenChange(
        old: old.startIndex + rows.lowerBound..<old.startIndex + rows.upperBound,
        new: new.startIndex + columns.lowerBound..<new.startIndex + columns.upperBound))
  }
}
