import ArgumentParser
import Glibc
import ReportIndex
import ReportModel

/// `gangmu export PATH…`: the sections of reports as records, for the index of another program; or reports as documents.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print every section of reports as a record, or reports as Markdown, text or a page.",
    discussion: """
      As jsonl and csv a record a section, the report itself first: file, address, path, level, kind, number, heading, \
      line, year, title (the report's), start and end (UTF-8 offsets in the decoded text), text: its heading and the text \
      of its own, without the sections below it. The texts of a report's records, put together, are its text; one \
      without text of its own has a record too. Reports are printed as they are read, one after the other: memory does \
      not grow with their number.

      As markdown, text and html a document a report: headings by their levels, lists, tables, emphasis; text has a line \
      a paragraph; html is one self-contained page with contents, for screen and paper. With --output each report, \
      in any format, goes to a file of its own in a folder, never over one that is there unless --force is given. On \
      standard output markdown and text of several reports follow one another; html is of one report. A secure session \
      writes no files.

      Bytes of a file name that are not UTF-8 stand in jsonl as \\udc80 to \\udcff.

      Controls, marks of direction and the like are \\u escapes in jsonl, and shown as marks in documents. In csv, which \
      has none, they are shown as marks in all fields but text, and on a terminal, unless --raw is given, in text too.

      Exit codes: 0 printed, 1 no reports, 2 wrong usage, an input that could not be read or a file that could not be \
      written; what is in a folder and is no text is named on standard error and is no failure.
      """)

  @Option(help: "jsonl (one JSON object a line) or csv: records; markdown, text or html: documents.")
  var format: ExportFormat = .jsonl

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @Option(name: .shortAndLong, help: "The folder for a file a report; it is made where there is none.")
  var output: String?

  @Flag(help: "With --output, write over files that are there.")
  var force = false

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var raw: RawOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @OptionGroup var secure: SecureOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String] = []

  func validate() throws {
    if paths.isEmpty, isatty(STDIN_FILENO) == 1 { throw ValidationError("Name reports or folders to export.") }
    if force, output == nil { throw ValidationError("'--force' is for files: name a folder with '--output'.") }
    let isMany = paths.count > 1 || paths.contains { Paths.isFolder(Paths.rawArguments()[$0] ?? Array($0.utf8)) }
    if format == .html, output == nil, isMany {
      throw ValidationError("A page is of one report: name a folder for several with '--output'.")
    }
  }

  func run() throws {
    if output != nil { try secure.refuse() }
    var input = PathReading(
      encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: index.place)
    if secure.isOn { input.startsPrograms = false }
    let paths = paths.isEmpty ? ["-"] : paths
    var reports = 0
    var hasFailed = false
    if let output {
      var folder = ExportFolder(output, replacing: force)
      input.each(paths) { item in
        reports += 1
        return folder.write(ReportDocument(report: item.report, year: item.year, format: format))
      }
      hasFailed = folder.hasFailed
    } else {
      var output =
        format.records.map { VerbOutput(records: $0, as: $0 == .csv ? raw.form : .records, bom: bom) }
        ?? VerbOutput(.lines)
      if format == .csv { output.send(SectionPrinter.columns) }
      input.each(paths) { item in
        if reports > 0, format == .markdown || format == .text { output.send([0x0A]) }
        reports += 1
        ReportDocument(report: item.report, year: item.year, format: format).write { output.send($0) }
        return output.goesOn
      }
      hasFailed = output.hasFailed
    }
    if input.hasFailed || hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if reports == 0 { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }
}
