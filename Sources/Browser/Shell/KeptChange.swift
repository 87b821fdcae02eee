import ReportModel

/// Something that is to be remembered from this run to the next ones.
public enum KeptChange: Sendable, Equatable {
  case search(String)
  /// A mark set in a report.
  case mark(Unicode.Scalar, report: Int, offset: TextOffset)
  /// The folds of a report's outline.
  case folds(report: Int, KeptFolds)
  /// A term that stays highlighted, or no longer does, while a report is read.
  case pin(KeptPin, report: Int, isKept: Bool)
  /// A mark that was removed; one of a capital letter belongs to no report.
  case markRemoved(Unicode.Scalar, report: Int?)
  case note(Note, report: Int)
  /// A note that was removed, by its name.
  case noteRemoved(String)
  /// The way in which the library is left.
  case library(LeftLibrary)
  /// A question saved with the library, which was called `was` before; nil where it keeps its name, or is new.
  case question(SavedQuestion, was: String?)
  /// A question that was removed, by its name.
  case questionRemoved(String)
  /// A choice of the reader's, by its name.
  case choice(String, String)
}
