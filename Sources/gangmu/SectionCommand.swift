import ArgumentParser
import ReportModel
import ScreenModel

/// `gangmu section ADDRESS FILE`: the text of one section with all below it.
struct SectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "section", abstract: "Print the text of the section at an address.",
    discussion: """
      An address is what the browser shows and its s key takes: 二（三）, 第三章, 第二十一条, a path such as 2.3, or the \
      numbers alone (二三). An address as the outline prints it names one section, and a path another where no address \
      reads so; what fits several sections otherwise prints none, and lists them on standard error.

      On a terminal what it would obey or not show is shown as marks, unless --raw asks for the bytes.

      Exit codes: 0 printed, 1 no such section or several, 2 wrong usage or a report that could not be read.
      """)

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var raw: RawOption

  @Argument(help: "The address of the section.")
  var address: String

  @Argument(help: "The report; - is standard input.")
  var file: String

  func run() throws {
    var input = BatchInput([file], encoding: encoding.value, rules: rules.file, form: raw.form)
    var found = false
    for report in input.reports {
      switch SectionLookup(address, in: report) {
      case .one(let section):
        found = true
        input.sendLines(report.text[report[section].range.bytes])
      case .none: Process.complain(BatchMessage.noSection(address).message(in: Process.language))
      case .several(let candidates):
        Process.complain(BatchMessage.severalSections(address, count: candidates.count).message(in: Process.language))
        for line in SectionLookup.lines(candidates, in: report) { Process.say(line) }
      }
    }
    try input.end(found: found)
  }
}
