import ReportModel

/// A row of a table of terms.
public struct TermRow: Equatable, Sendable {
  /// The term, the most frequent of its group; a number of the table's lexicon.
  public var term: Int
  /// Near variants of it that stand in the same group, the most frequent first.
  public var variants: [Int]
  /// The number of times it and its variants stand in the reports, none counted twice.
  public var frequency: Int
  /// Whether it is a word of everyday language, of which only the places in marks count.
  public var isEveryday: Bool
  /// In how many reports.
  public var reportCount: Int
  /// The years of the first and the last report that has it; nil where no year of them is known.
  public var years: ClosedRange<Int>?
  /// The number of times it stands in the reference; nil without one.
  public var referenceFrequency: Int?
  /// The difference from its frequency in the reference; nil without one.
  public var keyness: Keyness?
}

/// The number of times a term stands in one report.
public struct ReportCount: Equatable, Sendable {
  /// The number the caller knows the report by.
  public var report: Int
  /// The year it is about, nil where it is unknown.
  public var year: Int?
  /// The number of times the term stands in it.
  public var count: Int
}

/// The terms of some reports as rows, filtered and sorted: a value that answers for any row at once, however many there
/// are. Counts lie in flat arrays; a row is made when it is asked for.
public struct TermTable: Sendable {
  /// The terms that rows name by number.
  public let lexicon: Lexicon
  let columns: TermColumns
  /// The rows of the table in their order, by place in `columns`.
  private(set) var order: [UInt32]

  init(
    lexicon: Lexicon, entries: [LibraryTerms.Entry], reference: [LibraryTerms.Entry]?, everyday: [Bool],
    groupingVariants: Bool
  ) {
    self.lexicon = lexicon
    columns = TermColumns(lexicon, entries, reference, everyday: everyday, groupingVariants: groupingVariants)
    order = (0..<UInt32(columns.leaders.count)).map { $0 }
    sort(by: .frequency)
  }

  /// The number of rows.
  public var count: Int { order.count }

  /// The row at `index`, from 0.
  public subscript(index: Int) -> TermRow { columns.row(Int(order[index])) }

  /// The text of the term of the row at `index`.
  public func words(at index: Int) -> String { lexicon[Int(columns.leaders[Int(order[index])])].words }

  /// The kind of the term of the row at `index`.
  public func kind(at index: Int) -> TermKind { lexicon.kind(of: Int(columns.leaders[Int(order[index])])) }

  /// The terms whose places, put together, are those of the row at `index`: its term and its variants, but for those
  /// that hold another of them.
  public func terms(at index: Int) -> [Int] { columns.counted(Int(columns.leaders[Int(order[index])])) }

  /// Whether a term is a word of everyday language, of which only the places in marks count.
  public func isEveryday(_ term: Int) -> Bool { columns.isEveryday(term) }

  /// The number of times the row at `index` stands in each report that has it, in the order in which reports were
  /// added.
  public func reports(at index: Int) -> [ReportCount] { columns.reports(Int(order[index])) }

  /// The number of times one term stands in each report that has it, whatever is grouped with it.
  public func reports(of term: Int) -> [ReportCount] { columns.reports(of: term) }

  /// The row that a term leads; nil where none does, or where it was filtered out.
  public func index(of term: Int) -> Int? { order.firstIndex { columns.leaders[Int($0)] == term } }

  /// The greatest frequency of any row, the most reports that one has, and the greatest frequency in the reference.
  public var greatest: (frequency: Int, reports: Int, reference: Int) { columns.greatest }

  /// Whether rows are weighed against a reference.
  public var hasReference: Bool { columns.hasReference }

  /// The spread of the row at `index` over the years of the reports, first to last, one part a year; reports of unknown
  /// year are left out. Nil where no year is known.
  public func years(at index: Int) -> DispersionPlot? {
    guard let years = columns.years else { return nil }
    var counts = [Int](repeating: 0, count: years.count)
    for report in reports(at: index) {
      if let year = report.year { counts[year - years.lowerBound] += report.count }
    }
    return DispersionPlot(counts: counts)
  }

  /// The years of all reports of the table, first to last; nil where none is known.
  public var years: ClosedRange<Int>? { columns.years }

  /// The same table with the rows that `isKept` keeps, by kind and text.
  public func filtered(_ isKept: (TermKind, ArraySlice<UInt8>) -> Bool) -> TermTable {
    var table = self
    table.order = order.filter { row in
      let term = Int(columns.leaders[Int(row)])
      return isKept(lexicon.kind(of: term), lexicon.text(of: term))
    }
    return table
  }

  /// Puts figures and placeholders after all words, each in the order in which they are: a list that people read begins
  /// with what a report says, not with its numbers.
  public mutating func putWordsFirst() {
    let isWord = order.map { row in
      switch lexicon.kind(of: Int(columns.leaders[Int(row)])) {
      case .formulation, .formula, .title: true
      case .figure, .placeholder: false
      }
    }
    order = zip(order, isWord).filter(\.1).map(\.0) + zip(order, isWord).filter { !$0.1 }.map(\.0)
  }

  /// Puts the rows in another order; equal rows stand in the order of their texts, byte by byte.
  public mutating func sort(by key: TermOrder) {
    order = sorted(by: key)
  }

  /// Puts the rows of a table of one report in the order in which they stand in it: by the first place of any of the terms
  /// that are counted for a row. `places` has them by the numbers of the table's lexicon.
  public mutating func sort(byPlacesIn places: ReportTerms) {
    let firsts = order.sorted().map { row in
      let terms = columns.counted(Int(columns.leaders[Int(row)]))
      let first = terms.lazy.compactMap { places.places(of: $0).first?.lower }.min()
      return (first: first?.bytes ?? .max, row: row)
    }
    order = firsts.sorted { ($0.first, $0.row) < ($1.first, $1.row) }.map(\.row)
  }

  private func sorted(by key: TermOrder) -> [UInt32] {
    let byText = order.sorted()
    return switch key {
    case .frequency: sorted(byText) { columns.frequency[$0] }
    case .reports: sorted(byText) { columns.reportCount[$0] }
    case .firstYear: sorted(byText) { columns.firstYear[$0] == 0 ? .min : -Int(columns.firstYear[$0]) }
    case .lastYear: sorted(byText) { columns.lastYear[$0] }
    case .keyness: sorted(byText) { columns.keyness($0)?.logLikelihood ?? 0 }
    case .ratio: sorted(byText) { columns.keyness($0)?.logRatio ?? 0 }
    case .kind:
      Self.sorted(byText) { row in
        Int(columns.frequency[row]) - Int(lexicon.kind(of: Int(columns.leaders[row])).rawValue) << 32
      }
    case .found: byText.sorted { columns.leaders[Int($0)] < columns.leaders[Int($1)] }
    case .text: NaturalOrder.sorted(byText) { Array(lexicon.text(of: Int(columns.leaders[Int($0)]))) }
    }
  }

  /// The same with what is left to be filled in after all else: of a report whose figures were taken out it would be
  /// the most frequent.
  private func sorted<Key: Comparable>(_ rows: [UInt32], by key: (Int) -> Key) -> [UInt32] {
    var (filled, unfilled): ([UInt32], [UInt32]) = ([], [])
    for row in rows {
      if lexicon.isUnfilled(Int(columns.leaders[Int(row)])) { unfilled.append(row) } else { filled.append(row) }
    }
    return Self.sorted(filled, by: key) + Self.sorted(unfilled, by: key)
  }

  /// Sorts by a key, the greatest first, then by text.
  private static func sorted<Key: Comparable>(_ rows: [UInt32], by key: (Int) -> Key) -> [UInt32] {
    let keyed = rows.map { (key: key(Int($0)), row: $0) }
    return keyed.sorted { $0.key == $1.key ? $0.row < $1.row : $0.key > $1.key }.map(\.row)
  }
}

/// The orders of a table. By a number, placeholders and figures that have one for their number (`X`, `X个`) come after
/// all else.
public enum TermOrder: String, Sendable, CaseIterable {
  /// The most frequent first.
  case frequency
  /// The term of the most reports first.
  case reports
  /// The oldest first, by the first report that has a term.
  case firstYear = "first"
  /// The newest first, by the last report that has a term.
  case lastYear = "last"
  /// The term most unusually frequent against the reference first, by log-likelihood.
  case keyness = "g2"
  /// The term most frequent beside the reference first, by log ratio.
  case ratio
  /// By the text, as people sort.
  case text
  /// Formulations, formulas, titles, figures, placeholders; of each the most frequent first.
  case kind
  /// In the order in which reports were added and of their text; of a table of one report see `sort(byPlacesIn:)`.
  case found
}
