import ReportTerms

/// The rows of the table of terms on the screen: in reversed order if wanted, with the variants of an unfolded term
/// below it. They are rebuilt when any of that changes; a single row is computed on demand.
struct TermRows: Sendable {
  /// A row on the screen.
  struct Row: Equatable {
    /// The index of the term's row in the table.
    var index: Int
    /// The index of the variant among those of the term; nil for the term itself.
    var variant: Int?
  }

  let table: TermTable
  private let isReversed: Bool
  /// The unfolded rows with variants: the row's index without the variants above it, and the number of its variants.
  private var unfolded: [(place: Int, variants: Int)] = []
  /// The number of rows.
  private(set) var count: Int

  init(_ table: TermTable, isReversed: Bool, unfolded terms: Set<Int>) {
    self.table = table
    self.isReversed = isReversed
    count = table.count
    for term in terms {
      guard let index = table.index(of: term) else { continue }
      let variants = table[index].variants.count
      unfolded.append((isReversed ? table.count - 1 - index : index, variants))
      count += variants
    }
    unfolded.sort { $0.place < $1.place }
  }

  /// The row with the index `row`, from 0.
  subscript(row: Int) -> Row {
    var place = row
    for fold in unfolded where fold.place < place {
      if place - fold.place <= fold.variants {
        return Row(index: index(at: fold.place), variant: place - fold.place - 1)
      }
      place -= fold.variants
    }
    return Row(index: index(at: place))
  }

  /// The term of a row.
  func term(at row: Int) -> Int {
    let row = self[row]
    let found = table[row.index]
    return row.variant.map { found.variants[$0] } ?? found.term
  }

  /// The index of a term's row: its own, or that of the term it is folded into; nil where the table does not have it.
  func row(of term: Int) -> Int? {
    if let index = table.index(of: term) { return shown(index) }
    for index in 0..<table.count {
      let variants = table[index].variants
      guard let variant = variants.firstIndex(of: term) else { continue }
      let isUnfolded = unfolded.contains { self.index(at: $0.place) == index }
      return shown(index) + (isUnfolded ? variant + 1 : 0)
    }
    return nil
  }

  private func shown(_ index: Int) -> Int {
    let place = self.index(at: index)
    return place + unfolded.reduce(0) { $0 + ($1.place < place ? $1.variants : 0) }
  }

  /// The index in the table of a place in the shown order, and the reverse.
  private func index(at place: Int) -> Int { isReversed ? table.count - 1 - place : place }
}
