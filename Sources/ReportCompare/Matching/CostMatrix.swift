/// Costs of giving each row a column of its own, no fewer columns than rows.
struct CostMatrix {
  /// The number of rows.
  let rows: Int
  /// The number of columns.
  let columns: Int
  private var costs: [Double]

  /// A matrix in which all costs nothing.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    costs = Array(repeating: 0, count: rows * columns)
  }

  /// The cost of giving a row a column.
  subscript(row: Int, column: Int) -> Double {
    get { costs[row * columns + column] }
    set { costs[row * columns + column] = newValue }
  }

  /// The column of each row, so that the costs add up to the least (the Hungarian method with potentials).
  func assignment() -> [Int?] {
    // Rows and columns count from 1 here; 0 is a row to begin with, and no column.
    var rowPotentials = Array(repeating: 0.0, count: rows + 1)
    var columnPotentials = Array(repeating: 0.0, count: columns + 1)
    var owners = Array(repeating: 0, count: columns + 1)
    for row in 0..<rows {
      let path = shortestPath(from: row + 1, owners: &owners, &rowPotentials, &columnPotentials)
      var column = path.end
      while column != 0 {
        let before = path.before[column]
        owners[column] = owners[before]
        column = before
      }
    }
    var found: [Int?] = Array(repeating: nil, count: rows)
    for column in 1...max(1, columns) where column <= columns && owners[column] > 0 {
      found[owners[column] - 1] = column - 1
    }
    return found
  }

  /// The shortest path of alternating pairs from a row without a column to a column without a row.
  private func shortestPath(
    from row: Int, owners: inout [Int], _ rowPotentials: inout [Double], _ columnPotentials: inout [Double]
  ) -> (end: Int, before: [Int]) {
    owners[0] = row
    var column = 0
    var least = Array(repeating: Double.infinity, count: columns + 1)
    var before = Array(repeating: 0, count: columns + 1)
    var used = Array(repeating: false, count: columns + 1)
    repeat {
      used[column] = true
      let owner = owners[column]
      var (delta, next) = (Double.infinity, 0)
      for candidate in 0...columns where candidate > 0 && !used[candidate] {
        let cost = self[owner - 1, candidate - 1] - rowPotentials[owner] - columnPotentials[candidate]
        if cost < least[candidate] { (least[candidate], before[candidate]) = (cost, column) }
        if least[candidate] < delta { (delta, next) = (least[candidate], candidate) }
      }
      for candidate in 0...columns {
        if used[candidate] {
          rowPotentials[owners[candidate]] += delta
          columnPotentials[candidate] -= delta
        } else {
          least[candidate] -= delta
        }
      }
      column = next
    } while owners[column] != 0
    return (column, before)
  }
}
