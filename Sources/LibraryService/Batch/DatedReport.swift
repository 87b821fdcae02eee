import ReportModel

/// A report that a batch command has read, and the year it is about where that is known.
public struct DatedReport: Sendable {
  /// The report.
  public var report: Report
  /// The year; nil where it is not known.
  public var year: Int?

  /// A report about `year`.
  public init(report: Report, year: Int?) {
    self.report = report
    self.year = year
  }
}
