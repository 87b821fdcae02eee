import ArgumentParser
import ReportModel
import ReportParsing
import StandardStreams

/// The forms in which an outline is printed.
enum OutlineFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl, markdown

  /// The form in which it goes to standard output.
  var form: OutputForm {
    switch self {
    case .text, .markdown: .lines
    case .jsonl: .records
    }
  }
}

/// `gangmu outline [--format text|jsonl|markdown] [--depth N] PATH…`
struct OutlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline", abstract: "Print the outline of reports.",
    discussion: """
      Folders are read with all reports in them, as people sort their names. Of several reports each JSON object begins \
      with its file, and each outline as text with a line that names it.

      Exit codes: 0 printed, 1 no headings, 2 wrong usage or a report that could not be read; what is in a folder and \
      is no text is named on standard error and is no failure.
      """)

  @Option(help: "text, jsonl (one JSON object a heading) or markdown.")
  var format: OutlineFormat = .text

  @Option(parsing: .unconditional, help: "Levels to print.")
  var depth: Int?

  @Flag(
    help: """
      Say of each heading why it is one, and what spoke for and against it; jsonl says it of rejected lines too.
      """)
  var explain = false

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String]

  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("'--depth' must be at least 1.") }
  }

  func run() throws {
    var input = BatchInput(
      paths, encoding: encoding.value, rules: rules.file, links: links, index: index, form: format.form,
      keepsEvidence: explain)
    let isMany = input.isMany
    var isFound = false
    input.each { report, output in
      var hasBegun = false
      hand(report, isNamed: isMany) { piece in
        if !hasBegun, isMany, format == .text { output.send("\(report.source.name):\n".utf8) }
        (hasBegun, isFound) = (true, true)
        return output.send(piece)
      }
    }
    try input.end(found: isFound)
  }

  private func hand(_ report: Report, isNamed: Bool, to sink: (ArraySlice<UInt8>) -> Bool) {
    let explained = explain ? Process.language : nil
    switch format {
    case .text: OutlinePrinter.writeText(report, depth: depth ?? .max, explained: explained, to: sink)
    case .jsonl: OutlinePrinter.writeJSONLines(report, isNamed: isNamed, explained: explained, to: sink)
    case .markdown: OutlinePrinter.writeMarkdown(report, depth: depth ?? .max, to: sink)
    }
  }
}
