import ReportIndex
import ReportModel
import ReportTerms

/// Whose terms a table lists.
public enum TermsScope: Hashable, Sendable {
  /// Those of one report, weighed against all others where there are others.
  case report(Int)
  /// Those of all reports.
  case library
}

/// What is asked of the terms of a report or a library, by a number that only grows.
public struct TermsQuestion: Sendable, Equatable {
  /// Which question it is; answers to earlier ones are not shown.
  public let generation: Int
  let scope: TermsScope
  /// The report the question is about in its newest reading; nil for the library.
  let report: Report?
  /// The reports open together; nil while there is one and nothing else.
  let library: Library?
  let order: TermOrder
  /// The only kind wanted; nil for all.
  let kind: TermKind?
  /// What a term has to hold, or to be spelled by.
  let filter: String

  /// A question is the same as another by its number: texts are not compared.
  public static func == (left: TermsQuestion, right: TermsQuestion) -> Bool { left.generation == right.generation }

  /// Bytes of text to be looked at.
  var bytes: Int { library?.bytes ?? report?.text.count ?? 0 }
}

/// The terms asked for: a table, filtered and sorted.
///
/// Made off the main thread; answers for any row at once.
public struct TermsAnswer: Sendable {
  /// The question answered.
  public let generation: Int
  let scope: TermsScope
  let table: TermTable
  /// How many rows the table had before it was filtered.
  let unfiltered: Int
  /// The report the terms are of, and where in it they stand; nil for a library.
  let report: Report?
  let places: ReportTerms?
  /// The reports that were counted; nil where there is one and nothing else.
  let library: Library?
}

/// How far the making of a table has come.
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
