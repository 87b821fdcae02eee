import ReportIndex
import ReportModel

/// A question to the library: all terms searched now, and searches of which only the number of hits is asked.
public struct LibraryQuestion: Sendable, Equatable {
  /// The number of the question; it only grows. Answers to earlier questions are not shown.
  public var generation: Int
  /// The terms: the current search, if there is one, and the pinned terms.
  public var terms: [SearchQuery]
  /// The searches whose hits are only counted.
  public var counted: [SearchQuery]

  /// Whether nothing is asked.
  public var isEmpty: Bool { terms.isEmpty && counted.isEmpty }

  /// A question with that number.
  public init(generation: Int, terms: [SearchQuery], counted: [SearchQuery] = []) {
    self.generation = generation
    self.terms = terms
    self.counted = counted
  }
}

/// The hits of several terms in a library at one moment, counted by folder and report.
///
/// It is made off the main thread.
public struct LibraryHits: Sendable {
  /// The hits of one term.
  struct SearchedTerm: Sendable {
    var query: SearchQuery
    /// The hits; nil for a query that failed.
    var answer: LibraryAnswer?
    var error: QueryError?
    /// The number of hits before each node of the catalogue, and at the end the number of all.
    var before: [Int]
  }

  /// The number of the question answered.
  public let generation: Int
  let catalogue: Catalogue
  /// The library that was searched; set with the first answer.
  private(set) var library = Library()
  private(set) var terms: [SearchedTerm] = []
  /// The searches of which only the number of hits was asked, with that; nil for one that failed.
  private var counts: [(query: SearchQuery, count: Int?)] = []

  /// An answer without terms yet, for the reports of `catalogue`.
  public init(generation: Int, catalogue: Catalogue) {
    self.generation = generation
    self.catalogue = catalogue
  }

  /// Adds the hits of a term, or the error instead of them.
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

  /// Adds the number of hits of a search.
  public mutating func count(_ query: SearchQuery, _ result: Result<LibraryAnswer, QueryError>) {
    counts.append((query, try? result.get().total))
  }

  /// The number of hits of a search; nil where it was not asked for, or failed.
  func count(of query: SearchQuery) -> Int? {
    counts.first { $0.query == query }?.count ?? self[query]?.answer?.total
  }

  /// The hits of one term; nil where it was not asked for.
  subscript(query: SearchQuery) -> SearchedTerm? { terms.first { $0.query == query } }
}

extension LibraryHits.SearchedTerm {
  var total: Int { before.last ?? 0 }

  /// The number of hits in a folder or a report; 0 where the catalogue does not have it.
  func count(in row: TreeRow, _ catalogue: Catalogue) -> Int {
    guard let position = catalogue.position(of: row) else { return 0 }
    return before[catalogue.end(of: position)] - before[position]
  }

  /// The number of hits in a range of sections of a report.
  func count(inReport number: Int, sections: Range<Int>) -> Int {
    guard let answer else { return 0 }
    return answer.sectionCounts(in: ReportNumber(number)).reduce(0) { sum, count in
      sections.contains(count.section.value) ? sum + count.count : sum
    }
  }
}

/// The hits of several terms taken together, in the order of the tree.
struct LibraryStops {
  let catalogue: Catalogue
  let terms: [LibraryHits.SearchedTerm]

  var total: Int { terms.reduce(0) { $0 + $1.total } }

  /// The number of stops before the node at a position.
  func count(before position: Int) -> Int { terms.reduce(0) { $0 + $1.before[position] } }

  func count(in row: TreeRow) -> Int { terms.reduce(0) { $0 + $1.count(in: row, catalogue) } }

  /// The report that contains stop number `stop`, counted from 0 in the order of the tree, and the stop's number there.
  func place(of stop: Int) -> (report: Int, index: Int)? {
    guard stop >= 0, stop < total else { return nil }
    var low = 0
    var high = catalogue.count - 1
    // The last node with at most `stop` stops before it contains it.
    while low < high {
      let middle = low + (high - low + 1) / 2
      if count(before: middle) <= stop { low = middle } else { high = middle - 1 }
    }
    guard case .section(let report, _) = catalogue.row(at: low) else { return nil }
    return (report, stop - count(before: low))
  }

  /// The positions in the catalogue that contain a stop, ascending.
  var kept: [Int32] {
    (0..<catalogue.count).compactMap { position in
      count(before: catalogue.end(of: position)) > count(before: position) ? Int32(position) : nil
    }
  }
}
