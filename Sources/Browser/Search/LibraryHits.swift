import ReportIndex
import ReportModel

/// A question to a library: every term that stands, with one generation for all.
public struct LibraryQuestion: Sendable, Equatable {
  /// The generation of the question, a number that only grows; answers to earlier ones are not shown.
  public var generation: Int
  /// The terms: the search, if there is one, and those that are pinned.
  public var terms: [SearchQuery]

  /// The question of that number.
  public init(generation: Int, terms: [SearchQuery]) {
    self.generation = generation
    self.terms = terms
  }
}

/// Answers for terms in a library as it was at one moment, counted by folder and report.
///
/// Made off the main thread.
public struct LibraryHits: Sendable {
  /// One term.
  struct SearchedTerm: Sendable {
    var query: SearchQuery
    /// The hits that were found; an empty answer for a query that failed.
    var answer: LibraryAnswer?
    var error: QueryError?
    /// The number of hits before each node of the catalogue, and at the end the number of all.
    var before: [Int]
  }

  /// The question answered.
  public let generation: Int
  let catalogue: Catalogue
  /// The library that was searched; kept while there are answers only.
  private(set) var library = Library()
  private(set) var terms: [SearchedTerm] = []

  /// No answers yet to a question about what `catalogue` holds.
  public init(generation: Int, catalogue: Catalogue) {
    self.generation = generation
    self.catalogue = catalogue
  }

  /// Takes in the answer for a term, or why there is none.
  public mutating func add(
    _ query: SearchQuery, _ result: Result<LibraryAnswer, QueryError>, in library: Library
  ) {
    self.library = library
    switch result {
    case .failure(let error):
      terms.append(SearchedTerm(query: query, error: error, before: Array(repeating: 0, count: catalogue.count + 1)))
    case .success(let answer):
      var before = [Int](repeating: 0, count: catalogue.count + 1)
      for report in answer.reports {
        guard let position = catalogue.position(of: .report(report.number.value)) else { continue }
        before[position + 1] = report.count
      }
      for index in before.indices.dropFirst() { before[index] += before[index - 1] }
      terms.append(SearchedTerm(query: query, answer: answer, before: before))
    }
  }

  /// The answer for one term; nil where it was not asked.
  subscript(query: SearchQuery) -> SearchedTerm? { terms.first { $0.query == query } }
}

extension LibraryHits.SearchedTerm {
  var total: Int { before.last ?? 0 }

  /// The hits in a folder or a report; 0 where that was not there.
  func count(in row: TreeRow, _ catalogue: Catalogue) -> Int {
    guard let position = catalogue.position(of: row) else { return 0 }
    return before[catalogue.end(of: position)] - before[position]
  }

  /// The hits in the sections of a report from one on and before another.
  func count(inReport number: Int, sections: Range<Int>) -> Int {
    guard let answer else { return 0 }
    return answer.sectionCounts(in: ReportNumber(number)).reduce(0) { sum, count in
      sections.contains(count.section.value) ? sum + count.count : sum
    }
  }
}

/// Several terms of one answer taken together: where their hits stand in tree order.
struct LibraryStops {
  let catalogue: Catalogue
  let terms: [LibraryHits.SearchedTerm]

  var total: Int { terms.reduce(0) { $0 + $1.total } }

  /// The number of stops before the node at a position.
  func count(before position: Int) -> Int { terms.reduce(0) { $0 + $1.before[position] } }

  func count(in row: TreeRow) -> Int { terms.reduce(0) { $0 + $1.count(in: row, catalogue) } }

  /// The report that holds the stop of a number, counted from 0 in tree order, and its number there.
  func place(of stop: Int) -> (report: Int, index: Int)? {
    guard stop >= 0, stop < total else { return nil }
    var low = 0
    var high = catalogue.count - 1
    // The last node with no more stops before it holds it.
    while low < high {
      let middle = low + (high - low + 1) / 2
      if count(before: middle) <= stop { low = middle } else { high = middle - 1 }
    }
    guard case .section(let report, _) = catalogue.row(at: low) else { return nil }
    return (report, stop - count(before: low))
  }

  /// The positions in the catalogue that hold a stop, ascending.
  var kept: [Int32] {
    (0..<catalogue.count).compactMap { position in
      count(before: catalogue.end(of: position)) > count(before: position) ? Int32(position) : nil
    }
  }
}
