import ArgumentParser
import ReportModel

/// `gangmu text FILE…`: the text of reports in UTF-8, as the browser shows it.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Print the text of reports, decoded, one after the other.",
    discussion: """
      On a terminal what it would obey or not show (controls, marks of direction, zero-width characters) is shown as \
      marks, unless --raw asks for the bytes; a file or another program is given the bytes as they are.
      """)

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var raw: RawOption

  @Argument(help: "Reports; - is standard input.")
  var files: [String]

  func run() throws {
    var input = BatchInput(files, encoding: encoding.value, rules: rules.file, form: raw.form)
    for report in input.reports { input.sendLines(report.text) }
    try input.end()
  }
}
