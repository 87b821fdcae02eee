import ReportModel

/// Reports that came together, never changed again.
final class LibrarySegment: Sendable {
  /// The number in the library of each report, ascending.
  let numbers: [ReportNumber]
  let reports: [LibraryReport]
  /// UTF-8 bytes of all the texts.
  let bytes: Int

  init(numbers: [ReportNumber], reports: [LibraryReport]) {
    self.numbers = numbers
    self.reports = reports
    bytes = reports.reduce(0) { $0 + $1.report.text.count }
  }
}
