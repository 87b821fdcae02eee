import ReportIndex
import ReportModel
import ReportTerms

/// The search for the places of a term of the table: the places where the term was counted, which are not all
/// occurrences of its text. `5%` is no part of `15%`, and an everyday word counts only where the parser found it, as
/// between marks.
package struct TermSearch: Sendable {
  /// A term to find, and whether it counts only where the parser found it.
  package struct Part: Sendable {
    package var term: Term
    package var onlyMarked: Bool
  }

  /// The number of the search; it only grows.
  package let number: Int
  /// The term's text as a query, for display.
  package let query: SearchQuery
  /// The terms whose places are taken together: one term, or a group of variants.
  package let parts: [Part]
  /// The reports with any of the terms, and the library to look them up in.
  package let reports: [ReportNumber]
  package let library: Library
  package let catalogue: Catalogue
  /// The places, once they are found.
  var found: LibraryHits?

  /// The places in a report with the text `text`; nil until they are found, or where the report was replaced since.
  func ranges(in number: ReportNumber, of text: [UInt8]) -> [TextRange]? {
    guard let answer = found?[query]?.answer, let known = library[number]?.report.text, known == text else {
      return nil
    }
    return answer.ranges(in: number)
  }
}
