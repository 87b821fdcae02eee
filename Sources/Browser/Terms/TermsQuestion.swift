import ReportIndex
import ReportModel
import ReportTerms

/// The report or the library whose terms a table lists.
public enum TermsScope: Hashable, Sendable {
  /// The terms of one report, weighed against all others where there are others.
  case report(Int)
  /// The terms of all reports.
  case library
}

/// The request for a table of the terms of a report or a library.
public struct TermsQuestion: Sendable, Equatable {
  /// The generation of the request, a number that only grows; answers to earlier ones are not shown.
  public let generation: Int
  package let scope: TermsScope
  /// The report the question is about in its newest reading; nil for the library.
  package let report: Report?
  /// The reports open together; nil while there is one and nothing else.
  package let library: Library?
  package let order: TermOrder
  /// The only kind wanted; nil for all.
  package let kind: TermKind?
  /// The text a term has to hold, or to be spelled by.
  package let filter: String

  /// A question is the same as another by its number: texts are not compared.
  public static func == (left: TermsQuestion, right: TermsQuestion) -> Bool { left.generation == right.generation }

  /// Bytes of text to be looked at.
  package var bytes: Int { library?.bytes ?? report?.text.count ?? 0 }
}

/// The terms asked for: a table, filtered and sorted.
///
/// Made off the main thread; answers for any row at once.
public struct TermsAnswer: Sendable {
  /// The question answered.
  public let generation: Int
  let scope: TermsScope
  let table: TermTable
  /// The number of rows the table had before it was filtered.
  let unfiltered: Int
  /// The report the terms are of, and where in it they stand; nil for a library.
  let report: Report?
  let places: ReportTerms?
  /// The reports that were counted; nil where there is one and nothing else.
  let library: Library?

  /// The answer to `question`: of `table`, sorted as was asked, the terms that were asked for; with the report they are
  /// of and their places there.
  package init(_ question: TermsQuestion, table: TermTable, report: Report? = nil, places: ReportTerms? = nil) {
    generation = question.generation
    scope = question.scope
    self.table = question.filtered(table)
    unfiltered = table.count
    self.report = report
    self.places = places
    library = question.library
  }
}

extension TermsQuestion {
  /// The rows of `table` with terms of the kind that is wanted which hold the filter's text or are spelled by it.
  fileprivate func filtered(_ table: TermTable) -> TermTable {
    guard kind != nil || !filter.isEmpty else { return table }
    let matcher = filter.isEmpty ? nil : HeadingMatcher(filter)
    return table.filtered { kind, text in
      guard self.kind.map({ $0 == kind }) ?? true else { return false }
      return matcher.map { matcher in text.withUnsafeBufferPointer { matcher.means($0) } } ?? true
    }
  }

  /// Puts the rows of `table`, which stand in the order of frequency, in the order asked for; `places` are those of the
  /// report the table is of.
  package func sort(_ table: inout TermTable, places: ReportTerms?) {
    if order == .found, let places {
      // The order in which terms were found hangs on the reports that came before.
      table.sort(byPlacesIn: places)
    } else if order != .frequency {
      table.sort(by: order)
    }
  }

  /// The answer to a question about one report with no other beside it, in time in proportion to its text; nil for any
  /// other question.
  func answerForOneReport() -> TermsAnswer? {
    guard library == nil, case .report(let number) = scope, let report else { return nil }
    var terms = LibraryTerms()
    terms.add(TermExtractor.marked(in: report), report: number, year: nil)
    let counter = terms.counter
    terms.setCounts(counter.counts(in: report.text), report: number)
    let places = terms.places(in: report, counter: counter)
    var table = terms.table(of: [number])
    sort(&table, places: places)
    return TermsAnswer(self, table: table, report: report, places: places)
  }
}

/// The progress of making a table.
public struct TermsProgress: Sendable, Equatable {
  /// The question that is being answered.
  public let generation: Int
  /// In percent.
  public let percent: Int

  /// So many percent of the work for a question.
  public init(generation: Int, percent: Int) {
    self.generation = generation
    self.percent = percent
  }
}
