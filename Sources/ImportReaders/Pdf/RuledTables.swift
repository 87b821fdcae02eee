/// Tables drawn with rules: what stands between four of them is a cell.
struct RuledTables {
  /// A page with more strokes is a drawing.
  private static let mostStrokes = 4_000
  /// A cell with more bytes than this is text in a frame rather than an entry.
  private static let longestCell = 1_200

  /// The tables, and the words outside them.
  static func find(in words: [PageWord], strokes: [PageStroke]) -> (tables: [PageSegment], rest: [PageWord]) {
    guard strokes.count >= 6, strokes.count <= mostStrokes else { return ([], words) }
    var rest = words
    var tables: [PageSegment] = []
    for grid in grids(of: strokes) {
      let (inside, outside) = grid.parted(rest)
      guard let table = table(grid, inside) else { continue }
      rest = outside
      tables.append(table)
    }
    return (tables, rest)
  }

  private static func table(_ grid: Grid, _ words: [PageWord]) -> PageSegment? {
    guard !words.isEmpty else { return nil }
    var cells: [Grid.CellPlace: [PageWord]] = [:]
    for word in words { cells[grid.place(of: word), default: []].append(word) }
    let columns = Set(cells.keys.map(\.column)).sorted()
    let rows = Set(cells.keys.map(\.row)).sorted()
    // A frame with one cell in it, or around a page, is no table.
    guard columns.count >= 2, cells.count >= 3 else { return nil }
    let longest = cells.values.map { $0.reduce(0) { $0 + $1.text.utf8.count } }.max() ?? 0
    guard longest <= longestCell else { return nil }
    let lines = rows.map { row in
      PageLine(
        cells: columns.map { column in
          let words = cells[Grid.CellPlace(row: row, column: column)] ?? []
          return PageRows.rows(of: PageRows.segments(of: words)).flatMap(\.segments)
        })
    }
    return PageSegment(table: lines, left: grid.left, right: grid.right, top: grid.top, bottom: grid.bottom)
  }

  // MARK: Grids

  /// Rules that touch each other.
  struct Grid {
    struct CellPlace: Hashable {
      var row: Int
      var column: Int
    }

    var level: [PageStroke]
    var upright: [PageStroke]
    /// The places of the rules, neighbours together.
    var rows: [Double] = []
    var columns: [Double] = []

    init(_ strokes: [PageStroke]) {
      level = strokes.filter(\.isLevel)
      upright = strokes.filter { !$0.isLevel }
      rows = Self.places(of: level)
      columns = Self.places(of: upright)
    }

    var top: Double { rows.first ?? 0 }
    var bottom: Double { rows.last ?? 0 }
    var left: Double { min(columns.first ?? 0, level.map(\.left).min() ?? 0) }
    var right: Double { max(columns.last ?? 0, level.map(\.right).max() ?? 0) }

    func parted(_ words: [PageWord]) -> (inside: [PageWord], outside: [PageWord]) {
      var (inside, outside): ([PageWord], [PageWord]) = ([], [])
      for word in words {
        let (x, y) = ((word.left + word.right) / 2, (word.top + word.bottom) / 2)
        if x > left - 1, x < right + 1, y > top - 1, y < bottom + 1 {
          inside.append(word)
        } else {
          outside.append(word)
        }
      }
      return (inside, outside)
    }

    /// The cell a word stands in, named by the rules above it and to its left.
    func place(of word: PageWord) -> CellPlace {
      let (x, y) = ((word.left + word.right) / 2, (word.top + word.bottom) / 2)
      let above = level.filter { $0.left - 2 <= x && $0.right + 2 >= x && $0.middle <= y }.map(\.middle).max() ?? top
      let before =
        upright.filter { $0.top - 2 <= y && $0.bottom + 2 >= y && $0.middle <= x }.map(\.middle).max() ?? left
      let row = rows.lastIndex { $0 <= above + 2 } ?? 0
      let column = columns.lastIndex { $0 <= before + 2 } ?? -1
      return CellPlace(row: row, column: column)
    }

    private static func places(of strokes: [PageStroke]) -> [Double] {
      var places: [Double] = []
      for middle in strokes.map(\.middle).sorted() where places.last.map({ middle - $0 > 3 }) ?? true {
        places.append(middle)
      }
      return places
    }
  }

  /// The grids that have two columns and one row at least.
  private static func grids(of strokes: [PageStroke]) -> [Grid] {
    var owner = Array(strokes.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while owner[index] != index {
        owner[index] = owner[owner[index]]
        index = owner[index]
      }
      return index
    }
    // Only strokes that reach each other from the top down need be compared.
    let order = strokes.indices.sorted { strokes[$0].top < strokes[$1].top }
    var open: [Int] = []
    for index in order {
      let stroke = strokes[index]
      open.removeAll { strokes[$0].bottom < stroke.top - 2 }
      for other in open where touch(strokes[other], stroke) { owner[root(other)] = root(index) }
      open.append(index)
    }
    var groups: [Int: [PageStroke]] = [:]
    for index in order { groups[root(index), default: []].append(strokes[index]) }
    return groups.values.map(Grid.init)
      .filter { $0.rows.count >= 2 && $0.columns.count >= 1 && $0.rows.count + $0.columns.count >= 5 }
      .sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  private static func touch(_ one: PageStroke, _ other: PageStroke) -> Bool {
    one.left <= other.right + 2 && other.left <= one.right + 2 && one.top <= other.bottom + 2
      && other.top <= one.bottom + 2
  }
}
