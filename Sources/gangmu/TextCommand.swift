import ArgumentParser
import ReportModel

/// `gangmu text FILE…`: the text of reports in UTF-8, as the browser shows it.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Print the text of reports, decoded, one after the other.")

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @Argument(help: "Reports; - is standard input.")
  var files: [String]

  func run() throws {
    var input = BatchInput(files, encoding: encoding.value, rules: rules.file)
    for report in input.reports { input.printLines(report.text) }
    try input.end()
  }
}
