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

  @Argument(help: "Reports; - is standard input.")
  var files: [String]

  func run() throws {
    Process.guardAgainstBrokenPipes()
    let request = BrowseRequest(arguments: files)
    let opening = Opening(request, mailbox: nil, language: Process.language)
    for line in opening.complaints + opening.notes { Process.complain(line) }
    let isPrinted = opening.reports.allSatisfy { Process.print(outline(of: $0.report).utf8) }
    if !isPrinted || !opening.complaints.isEmpty { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  private func outline(of report: Report) -> String {
    switch format {
    case .text: OutlinePrinter.text(report, depth: depth)
    case .jsonl: OutlinePrinter.jsonLines(report)
    case .markdown: OutlinePrinter.markdown(report, depth: depth)
    }
  }
}
