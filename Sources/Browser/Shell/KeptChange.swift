import ReportModel

/// Something that is to be remembered from this run to the next ones.
public enum KeptChange: Sendable, Equatable {
  case search(String)
  /// A mark set in a report.
  case mark(Unicode.Scalar, report: Int, offset: TextOffset)
  /// The folds of a report's outline.
  case folds(report: Int, KeptFolds)
}
