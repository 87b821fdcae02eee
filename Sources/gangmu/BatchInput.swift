import ArgumentParser
import ReportModel
import ReportReading
import ScreenModel

/// The reports a batch command reads: each to its end, in order.
struct BatchInput {
  private(set) var reports: [Report] = []
  /// Whether any could not be read; a line on standard error has said so.
  private(set) var hasFailed = false

  /// Reads the reports that the words of the command line name; `-` is standard input.
  init(_ files: [String], encoding: ReportEncoding?) {
    let opening = Opening(BrowseRequest(arguments: files, encoding: encoding), mailbox: nil, language: Process.language)
    for line in opening.complaints { Process.complain(line) }
    hasFailed = !opening.complaints.isEmpty
    reports = opening.reports.map(\.report)
  }

  /// Ends the command: 2 where a report could not be read, else 1 where nothing was found or a check failed, else 0.
  func end(found: Bool = true) throws {
    let status: ExitStatus = hasFailed ? .failed : found ? .done : .nothingFound
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
