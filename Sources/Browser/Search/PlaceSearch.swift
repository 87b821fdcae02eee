import HitReading
import ReportIndex
import ReportModel
import ReportTerms

/// The search for places that are not all occurrences of a text.
///
/// The places of a term of the table are those where it was counted: `5%` is no part of `15%`, and an everyday word counts
/// only where the parser found it, as between marks. The places of a list are what another program has found.
package struct PlaceSearch: Sendable {
  /// A term to find, and whether it counts only where the parser found it.
  package struct Part: Sendable {
    package var term: Term
    package var onlyMarked: Bool
  }

  /// The places sought.
  package enum Sought: Sendable {
    /// Terms whose places are taken together: one term, or a group of variants.
    case terms([Part])
    /// A list from elsewhere.
    case list(GivenHits)
  }

  /// The number of the search; it only grows.
  package let number: Int
  /// The term's text, or the name of the list, as a query, for display.
  package let query: SearchQuery
  package let sought: Sought
  /// The reports with any of the terms, or all that may have hits of the list, and the library to look them up in.
  package let reports: [ReportNumber]
  package let library: Library
  package let catalogue: Catalogue
  /// Whether more of the library was still to come when its places were asked for.
  var isOfPart = false
  /// The places, once they are found.
  var found: FoundPlaces?

  /// The places in a report with the text `text`; nil until they are found, or where the report was replaced since.
  func ranges(in number: ReportNumber, of text: [UInt8]) -> [TextRange]? {
    guard let answer = found?.hits[query]?.answer, let known = library[number]?.report.text, known == text else {
      return nil
    }
    return answer.ranges(in: number)
  }

  /// The same search in all reports of a library that has come whole since.
  func ofWhole(_ library: Library, _ catalogue: Catalogue, number: Int) -> PlaceSearch {
    PlaceSearch(
      number: number, query: query, sought: sought, reports: library.numbers, library: library, catalogue: catalogue)
  }

  /// Whether the places are those of a list.
  var isList: Bool {
    switch sought {
    case .terms: false
    case .list: true
    }
  }
}

/// The places that such a search has found.
package struct FoundPlaces: Sendable {
  /// The number of the search.
  package let number: Int
  package let hits: LibraryHits
  /// The places in the order of their list, by index; nil for those of a term.
  package var ranking: [UInt32]?
  /// The rows of the list that are in no report.
  package var faults: [GivenHits.Fault]

  package init(number: Int, _ hits: LibraryHits, ranking: [UInt32]? = nil, faults: [GivenHits.Fault] = []) {
    (self.number, self.hits, self.ranking, self.faults) = (number, hits, ranking, faults)
  }

  /// The library that was searched, and its reports in the order of the tree.
  package var library: Library { hits.library }
  package var catalogue: Catalogue { hits.catalogue }
}
