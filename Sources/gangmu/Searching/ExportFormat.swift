import ArgumentParser
import ReportIndex

/// The forms in which reports are exported.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  /// Records: one a section.
  case jsonl, csv
  /// Documents: one a report.
  case markdown, text, html

  /// The form of the records; nil for documents.
  var records: RecordFormat? {
    switch self {
    case .jsonl: .jsonl
    case .csv: .csv
    case .markdown, .text, .html: nil
    }
  }

  /// The end of a file's name.
  var end: String {
    switch self {
    case .jsonl: ".jsonl"
    case .csv: ".csv"
    case .markdown: ".md"
    case .text: ".txt"
    case .html: ".html"
    }
  }
}
