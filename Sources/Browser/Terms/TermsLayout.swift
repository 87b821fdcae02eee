import ReportTerms

/// The columns of the table of terms: the term and a number are always shown, the others where there is room.
///
///     term                        kind           count  reports  first  last  where
///     稳中求进工作总基调 +2       formulation      412      388   2019  2026  ▂▃▃▅▆▇██
struct TermsLayout: Equatable {
  enum TableColumn: Sendable, Equatable { case term, kind, frequency, reports, reference, first, last, keyness, plot }

  struct PlacedColumn: Equatable {
    var column: TableColumn
    var columns: Range<Int>
  }

  /// The columns shown, from left to right.
  private(set) var placed: [PlacedColumn] = []

  /// The space between two columns of the table, in columns of the screen.
  private static let gap = 2
  /// The most columns of a plot.
  private static let widestPlot = 72

  /// Lays out the columns of `available` from left to right after the term. Each takes as many columns of the screen
  /// as `width` says, and the plot takes the rest. Where there is room for one only, it is `wanted`.
  init(columns: Int, available: [TableColumn], wanted: TableColumn, width: (TableColumn) -> Int) {
    let room = max(4, columns - 2)
    let priority: [TableColumn] = [.frequency, wanted, .keyness, .reports, .plot, .kind, .reference, .first, .last]
    var chosen: [TableColumn] = []
    func taken(_ more: TableColumn?) -> Int {
      (chosen + [more].compactMap { $0 }).reduce(0) { $0 + width($1) + Self.gap }
    }
    for column in room < 34 ? [wanted] : priority where available.contains(column) && !chosen.contains(column) {
      let least = chosen.isEmpty ? 6 : chosen.count == 1 ? 18 : 24
      if room - taken(column) >= least { chosen.append(column) }
    }
    let hasPlot = chosen.contains(.plot)
    let rest = room - taken(nil)
    // A formulation of fourteen characters fits, and a longer one where there is more room.
    let term = hasPlot ? min(rest, max(28, room / 3)) : rest
    let plot = hasPlot ? min(Self.widestPlot, width(.plot) + rest - term) : 0
    place(.term, at: 1, width: room - taken(nil) - (hasPlot ? plot - width(.plot) : 0))
    for column in available where chosen.contains(column) {
      place(
        column, at: (placed.last?.columns.upperBound ?? 0) + Self.gap, width: column == .plot ? plot : width(column))
    }
  }

  private mutating func place(_ column: TableColumn, at start: Int, width: Int) {
    placed.append(PlacedColumn(column: column, columns: start..<(start + max(1, width))))
  }
}

extension TermsLayout.TableColumn {
  /// Whether the column has numbers, which are aligned to the right.
  var isNumber: Bool {
    switch self {
    case .term, .kind, .plot: false
    case .frequency, .reports, .reference, .first, .last, .keyness: true
    }
  }

  /// The order that sorts by the column; nil for the frequency in other reports, by which the table is never sorted.
  var order: TermOrder? {
    switch self {
    case .term: .text
    case .kind: .kind
    case .frequency: .frequency
    case .reports: .reports
    case .reference: nil
    case .first: .firstYear
    case .last: .lastYear
    case .keyness: .keyness
    case .plot: .found
    }
  }

  /// The column that shows the values sorted by; the frequency where they are not numbers.
  init(sortedBy order: TermOrder) {
    switch order {
    case .reports: self = .reports
    case .firstYear: self = .first
    case .lastYear: self = .last
    case .keyness: self = .keyness
    case .frequency, .text, .kind, .found, .ratio: self = .frequency
    }
  }
}
