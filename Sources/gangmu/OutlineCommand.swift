import ArgumentParser
import ReportModel
import ReportParsing

/// How an outline is printed.
enum OutlineFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl, markdown
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
    var input = BatchInput(files, encoding: encoding.value, rules: rules.file)
    for report in input.reports { input.print(outline(of: report).utf8) }
    try input.end()
  }

  private func outline(of report: Report) -> String {
    let explained: OutlinePrinter.Explanation =
      !explain ? .none : Process.language == .chinese ? .chinese : .english
    return switch format {
    case .text: OutlinePrinter.text(report, depth: depth, explained: explained)
    case .jsonl: OutlinePrinter.jsonLines(report, explained: explained)
    case .markdown: OutlinePrinter.markdown(report, depth: depth)
    }
  }
}
