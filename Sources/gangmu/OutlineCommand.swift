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

/// `gangmu outline [--format text|jsonl|markdown] [--depth N] FILE…`
struct OutlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline", abstract: "Print the outline of reports.")

  @Option(help: "text, jsonl (one JSON object a heading) or markdown.")
  var format: OutlineFormat = .text

  @Option(help: "Levels to print.")
  var depth: Int = .max

  @Flag(help: "Say of each heading why it is one (text and jsonl).")
  var explain = false

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @Argument(help: "Reports; - is standard input.")
  var files: [String]

  func run() throws {
    var input = BatchInput(files, encoding: encoding.value, rules: rules.file, form: format.form)
    for report in input.reports { input.send { hand(report, to: $0) } }
    try input.end()
  }

  private func hand(_ report: Report, to sink: (ArraySlice<UInt8>) -> Bool) {
    let explained = explain ? Process.language : nil
    switch format {
    case .text: OutlinePrinter.writeText(report, depth: depth, explained: explained, to: sink)
    case .jsonl: OutlinePrinter.writeJSONLines(report, explained: explained, to: sink)
    case .markdown: OutlinePrinter.writeMarkdown(report, depth: depth, to: sink)
    }
  }
}
