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
  let scope: TermsScope
  /// The report of the scope in its newest reading; nil for the library.
  let report: Report?
  /// The reports open together; nil where there is a single report and no library.
  let library: Library?
  let order: TermOrder
  /// The only kind listed; nil for all kinds.
  let kind: TermKind?
  /// The text that a listed term contains, or that spells it in pinyin; empty for all terms.
  let filter: String

  /// Whether both have the same number; texts are not compared.
  public static func == (left: TermsQuestion, right: TermsQuestion) -> Bool { left.generation == right.generation }

  /// The bytes of text to count.
  var bytes: Int { library?.bytes ?? report?.text.count ?? 0 }
}

/// The table of terms asked for, filtered and sorted.
///
/// It is made off the main thread, and can give any row at once.
public struct TermsAnswer: Sendable {
  /// The number of the question answered.
  public let generation: Int
  let scope: TermsScope
  let table: TermTable
  /// The number of rows before the filter.
  let unfiltered: Int
  /// The report of the scope with the places of its terms; nil for a library.
  let report: Report?
  let places: ReportTerms?
  /// The reports counted; nil where there is a single report and no library.
  let library: Library?
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
