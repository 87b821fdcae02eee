import ReportTerms

/// The rows of a table of terms as they are shown: turned round where asked, the variants of a term below it where that
/// is unfolded. Made anew when any of that changes; a row is looked up when it is asked for.
struct TermRows: Sendable {
  /// A row shown.
  struct Row: Equatable {
    /// The row of the table.
    var index: Int
    /// The number of the variant among the term's; nil for the term itself.
    var variant: Int?
  }

  let table: TermTable
  private let isReversed: Bool
  /// The unfolded rows with variants: where each is shown, without those above it counted, and how many it has.
  private var unfolded: [(place: Int, variants: Int)] = []
  /// The number of rows shown.
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

  /// The row shown at `row`, from 0.
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

  /// The row that shows a term: its own, or the one it is folded away in; nil where it is left out.
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

  /// The row of the table at a place, and the other way round.
  private func index(at place: Int) -> Int { isReversed ? table.count - 1 - place : place }
}
