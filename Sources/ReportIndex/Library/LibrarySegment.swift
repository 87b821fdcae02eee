import ReportModel

/// Reports that came together, or were indexed together; never changed again.
final class LibrarySegment: Sendable {
  /// The number in the library of each report, ascending.
  let numbers: [ReportNumber]
  let reports: [LibraryReport]
  /// UTF-8 bytes of all the texts.
  let bytes: Int
  /// Where what stands in the texts; nil while so few reports came that reading them is as quick.
  let index: GramIndex?

  init(numbers: [ReportNumber], reports: [LibraryReport], index: GramIndex? = nil) {
    self.numbers = numbers
    self.reports = reports
    self.index = index
    bytes = reports.reduce(0) { $0 + $1.report.text.count }
  }
}
