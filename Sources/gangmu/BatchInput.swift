import ArgumentParser
import ReportModel
import ReportReading
import ScreenModel
import StandardStreams

/// The reports a batch command reads: each to its end, in order; and what it prints of them.
struct BatchInput {
  private(set) var reports: [Report] = []
  /// Whether any could not be read; a line on standard error has said so.
  private let isUnread: Bool
  private var output: VerbOutput

  /// Reads the reports that the words of the command line name; `-` is standard input. What is made of them is printed
  /// in `form`.
  init(_ files: [String], encoding: ReportEncoding?, rules file: String? = nil, form: OutputForm) {
    let rules = LoadedRules(file: file, language: Process.language)
    let opening = Opening(
      BrowseRequest(arguments: files, encoding: encoding), language: Process.language, rules: rules.rules)
    // These commands read what is named, not what is in it.
    let folders = opening.roots.map { ReadingFailure(path: $0, error: .isFolder).message(in: Process.language) }
    for line in rules.problems + opening.complaints + folders + opening.notes { Process.complain(line) }
    isUnread = rules.isUnread || !(opening.complaints + folders).isEmpty
    reports = opening.reports
    output = VerbOutput(form)
  }

  /// Prints what was made of the reports.
  mutating func send(_ text: some Collection<UInt8>) { output.send(text) }

  /// Prints what `write` hands over piece by piece, until nobody reads any more or it cannot be written.
  mutating func send(_ write: ((ArraySlice<UInt8>) -> Bool) -> Void) {
    write { output.send($0) }
  }

  /// Prints text, its last line ended.
  mutating func sendLines(_ text: some BidirectionalCollection<UInt8>) {
    send(text)
    if let last = text.last, last != UInt8(ascii: "\n") { send(CollectionOfOne(UInt8(ascii: "\n"))) }
  }

  /// Ends the command: 2 where a report could not be read, else 1 where nothing was found or a check failed, else 0.
  func end(found: Bool = true) throws {
    let status: ExitStatus = isUnread || output.hasFailed ? .failed : found ? .done : .nothingFound
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
