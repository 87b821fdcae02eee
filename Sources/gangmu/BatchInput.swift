import ArgumentParser
import ReportModel
import ReportReading
import ScreenModel

/// The reports a batch command reads: each to its end, in order.
struct BatchInput {
  private(set) var reports: [Report] = []
  /// Whether any could not be read, or what was made of them not be printed; a line on standard error has said so.
  private(set) var hasFailed = false

  /// Reads the reports that the words of the command line name; `-` is standard input.
  init(_ files: [String], encoding: ReportEncoding?, rules file: String? = nil) {
    Process.guardAgainstBrokenPipes()
    let rules = LoadedRules(file: file, language: Process.language)
    let opening = Opening(
      BrowseRequest(arguments: files, encoding: encoding), language: Process.language, rules: rules.rules)
    for line in rules.problems + opening.complaints + opening.notes { Process.complain(line) }
    hasFailed = rules.isUnread || !opening.complaints.isEmpty
    reports = opening.reports
  }

  /// Prints what was made of the reports.
  mutating func print(_ text: some Collection<UInt8>) {
    if !Process.print(text) { hasFailed = true }
  }

  /// Prints what `write` hands over piece by piece, until nobody reads any more or it cannot be written.
  mutating func print(_ write: ((ArraySlice<UInt8>) -> Bool) -> Void) {
    var sending = Process.Sending.sent
    write { piece in
      sending = Process.send(piece)
      return sending == .sent
    }
    if sending == .failed { hasFailed = true }
  }

  /// Prints text, its last line ended.
  mutating func printLines(_ text: some BidirectionalCollection<UInt8>) {
    print(text)
    if let last = text.last, last != UInt8(ascii: "\n") { print(CollectionOfOne(UInt8(ascii: "\n"))) }
  }

  /// Ends the command: 2 where a report could not be read, else 1 where nothing was found or a check failed, else 0.
  func end(found: Bool = true) throws {
    let status: ExitStatus = hasFailed ? .failed : found ? .done : .nothingFound
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
