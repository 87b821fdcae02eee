import ReportModel

/// The forms in which records are printed.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// Lines for people, and for tools that take lines apart at colons.
  case text
  /// A JSON object a line.
  case jsonl
  /// Comma-separated values (RFC 4180).
  case csv
}

/// The description that all records give of the place they are about.
struct RecordPlaces {
  let report: Report
  private let addresses: Addresses

  init(_ report: Report) {
    self.report = report
    addresses = Addresses(report)
  }

  func line(at place: TextOffset) -> Int? { report.lines?.line(at: place).value }
  func address(of section: SectionIndex) -> String { addresses.address(of: section) }
  func path(of section: SectionIndex) -> String { addresses.path(of: section) }

  /// A section's title; for the report itself nothing, where it has none.
  func heading(of section: SectionIndex) -> String {
    section == .root ? report.title ?? "" : report.title(of: section)
  }

  func words(_ range: TextRange) -> String { String(decoding: report.text[range.bytes], as: UTF8.self) }
}
