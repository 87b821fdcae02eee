import ArgumentParser
import Glibc
import ReportIndex
import ReportModel

/// `gangmu export PATH…`: the sections of reports, for the index of another program.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print every section of reports as a record, for a database or a search engine.",
    discussion: """
      A record a section, the report itself first: file, address, path, level, kind, number, heading, line, year, title \
      (the report's), start and end (UTF-8 offsets in the decoded text), text: its heading and the text of its own, \
      without the sections below it. The texts of a report's records, put together, are its text; one without text of \
      its own has a record too. Reports are printed as they are read, one after the other: memory does not grow with \
      their number.

      Bytes of a file name that are not UTF-8 stand in jsonl as \\udc80 to \\udcff.

      Controls, marks of direction and the like are \\u escapes in jsonl. In csv, which has none, they are shown as marks \
      in all fields but text, and on a terminal, unless --raw is given, in text too.

      Exit codes: 0 printed, 1 no reports, 2 wrong usage or an input that could not be read; what is in a folder and is \
      no text is named on standard error and is no failure.
      """)

  @Option(help: "jsonl (one JSON object a line) or csv.")
  var format: RecordFormat = .jsonl

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var raw: RawOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String] = []

  func validate() throws {
    if format == .text { throw ValidationError("'--format' must be jsonl or csv; gangmu text prints texts.") }
    if paths.isEmpty, isatty(STDIN_FILENO) == 1 { throw ValidationError("Name reports or folders to export.") }
  }

  func run() throws {
    var output = VerbOutput(records: format, as: format == .csv ? raw.form : .records, bom: bom)
    if format == .csv { output.send(SectionPrinter.columns) }
    var input = PathReading(encoding: encoding.value, rules: rules.file)
    var reports = 0
    input.each(paths.isEmpty ? ["-"] : paths) { item in
      reports += 1
      SectionPrinter(item.report, year: item.year).print(format) { output.send($0) }
      return output.goesOn
    }
    if input.hasFailed || output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if reports == 0 { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }
}
