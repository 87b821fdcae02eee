import ReportIndex
import ReportModel
import ReportTerms

/// The reports whose terms a table lists.
public enum TermsScope: Hashable, Sendable {
  /// One report, compared with all others where there are any.
  case report(Int)
  /// All reports.
  case library
}

/// A request for the table of terms of a report or a library.
public struct TermsQuestion: Sendable, Equatable {
  /// The number of the question; it only grows. Answers to earlier questions are not shown.
  public let generation: Int
  package let scope: TermsScope
  /// The report of the scope in its newest reading; nil for the library.
  package let report: Report?
  /// The reports open together; nil where there is a single report and no library.
  package let library: Library?
  package let order: TermOrder
  /// The only kind listed; nil for all kinds.
  package let kind: TermKind?
  /// The text that a listed term contains, or that spells it in pinyin; empty for all terms.
  package let filter: String

  /// Whether both have the same number; texts are not compared.
  public static func == (left: TermsQuestion, right: TermsQuestion) -> Bool { left.generation == right.generation }

  /// The bytes of text to count.
  package var bytes: Int { library?.bytes ?? report?.text.count ?? 0 }
}

/// The table of terms asked for, filtered and sorted.
///
/// It is made off the main thread, and can give any row at once.
public struct TermsAnswer: Sendable {
  /// The number of the question answered.
  public let generation: Int
  let scope: TermsScope
  private(set) var table: TermTable
  /// The number of rows before the filter.
  let unfiltered: Int
  /// The report of the scope with the places of its terms; nil for a library.
  let report: Report?
  let places: ReportTerms?
  /// The reports counted; nil where there is a single report and no library.
  let library: Library?

  /// The answer to `question`: the rows of `table`, which is sorted already, that pass the question's filter. `report`
  /// is the report of the scope, and `places` are the places of its terms.
  package init(_ question: TermsQuestion, table: TermTable, report: Report? = nil, places: ReportTerms? = nil) {
    generation = question.generation
    scope = question.scope
    self.table = question.filtered(table)
    if question.putsWordsFirst { self.table.putWordsFirst() }
    unfiltered = table.count
    self.report = report
    self.places = places
    library = question.library
  }
}

extension TermsQuestion {
  /// The rows of `table` whose terms are of the wanted kind, and contain the filter's text or are spelled by it.
  fileprivate func filtered(_ table: TermTable) -> TermTable {
    guard kind != nil || !filter.isEmpty else { return table }
    let matcher = filter.isEmpty ? nil : HeadingMatcher(filter)
    return table.filtered { kind, text in
      guard self.kind.map({ $0 == kind }) ?? true else { return false }
      return matcher.map { matcher in text.withUnsafeBufferPointer { matcher.means($0) } } ?? true
    }
  }

  /// Whether figures come after the words: of all kinds together, sorted by frequency, as the table begins.
  fileprivate var putsWordsFirst: Bool {
    switch order {
    case .frequency, .keyness, .ratio: kind == nil
    case .reports, .firstYear, .lastYear, .text, .kind, .found: false
    }
  }

  /// Sorts `table`, whose rows are in the order of frequency, in the order asked for; `places` are the places of the
  /// terms in the report of the scope.
  package func sort(_ table: inout TermTable, places: ReportTerms?) {
    if order == .found, let places {
      // The order in which terms were found depends on the reports before this one.
      table.sort(byPlacesIn: places)
    } else if order != .frequency {
      table.sort(by: order)
    }
  }

  /// The answer to a question about a single report, in time proportional to its text; nil for any other question.
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
  /// The number of the question being answered.
  public let generation: Int
  /// The progress, in percent.
  public let percent: Int

  /// The progress of a question.
  public init(generation: Int, percent: Int) {
    self.generation = generation
    self.percent = percent
  }
}
