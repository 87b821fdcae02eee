import ArgumentParser
import ReportModel

/// `gangmu text PATH…`: the text of reports in UTF-8, as the browser shows it.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Print the text of reports, decoded, one after the other.",
    discussion: """
      On a terminal what it would obey or not show (controls, marks of direction, zero-width characters) is shown as \
      marks, unless --raw asks for the bytes; a file or another program is given the bytes as they are. Folders are read \
      with all reports in them, as people sort their names.
      """)

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var raw: RawOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String]

  func run() throws {
    var input = BatchInput(
      paths, encoding: encoding.value, rules: rules.file, links: links, index: index, form: raw.form)
    input.each { report, output in output.sendText(report.text) }
    try input.end()
  }
}
