import ReportIndex
import ReportModel
import ReportTerms

/// The places of a term of the table, looked through like those of a search: where the term was found and counted, which
/// is not wherever its text stands. `5%` is no part of `15%`, and of everyday words only what stands in marks counts.
package struct TermSearch: Sendable {
  /// A term, and whether only the places count where the parser found it.
  package struct Part: Sendable {
    package var term: Term
    package var onlyMarked: Bool
  }

  /// The number of the search among those of this kind; it only grows.
  package let number: Int
  /// The term's text as a search: what is shown of it.
  package let query: SearchQuery
  /// The terms whose places, put together, are looked through: one, or those of a group of variants.
  package let parts: [Part]
  /// The reports that have any, and where they are looked up.
  package let reports: [ReportNumber]
  package let library: Library
  package let catalogue: Catalogue
  /// The places, once they are found.
  var found: LibraryHits?

  /// The places in a report whose text is `text`; nil while they are looked for, or where the report has become another.
  func ranges(in number: ReportNumber, of text: [UInt8]) -> [TextRange]? {
    guard let answer = found?[query]?.answer, let known = library[number]?.report.text, known == text else {
      return nil
    }
    return answer.ranges(in: number)
  }
}
