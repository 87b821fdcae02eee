import ArgumentParser
import ReportModel
import ScreenModel
import StandardStreams

/// The reports a batch command reads, in order, each let go of before the next; and what it prints of them.
struct BatchInput {
  /// Whether more than one report is named or may come.
  let isMany: Bool
  private let paths: [String]
  private var reading: PathReading
  private var output: VerbOutput

  /// Reads the reports that the words of the command line name, and those in the folders among them; `-` is standard
  /// input. What is made of them is printed in `form`. With `keepsEvidence` the reports tell what spoke for and against
  /// each numbered line.
  init(
    _ paths: [String], encoding: ReportEncoding?, rules file: String?, links: LinksOption, index: IndexOption,
    form: OutputForm,
    keepsEvidence: Bool = false
  ) {
    self.paths = paths
    let raw = Paths.rawArguments()
    isMany = paths.count > 1 || paths.contains { Paths.isFolder(raw[$0] ?? Array($0.utf8)) }
    reading = PathReading(encoding: encoding, rules: file, followsLinks: links.followsAll, place: index.place)
    reading.keepsEvidence = keepsEvidence
    output = VerbOutput(form)
  }

  /// Hands every report to `body` with the output for it, until nobody reads that any more.
  mutating func each(_ body: (Report, inout VerbOutput) -> Void) {
    var output = output
    reading.each(paths) { item in
      body(item.report, &output)
      return output.goesOn
    }
    self.output = output
  }

  /// Ends the command: 2 where a report could not be read, else 1 where nothing was found or a check failed, else 0.
  func end(found: Bool = true) throws {
    let status: ExitStatus = reading.hasFailed || output.hasFailed ? .failed : found ? .done : .nothingFound
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
