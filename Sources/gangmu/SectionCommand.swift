import ArgumentParser
import ReportModel
import ScreenModel

/// `gangmu section ADDRESS PATH…`: the text of one section of each report, with all below it.
struct SectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "section", abstract: "Print the text of the section at an address.",
    discussion: """
      An address is what the browser shows and its s key takes: 二（三）, 第三章, 第二十一条, a path such as 2.3, or the \
      numbers alone (二三). An address as the outline prints it names one section, and a path another where no address \
      reads so; what fits several sections otherwise prints none, and lists them on standard error.

      On a terminal what it would obey or not show is shown as marks, unless --raw asks for the bytes.

      Of several reports, and those in folders, the section of each that has one is printed after the other.

      Exit codes: 0 printed, 1 no such section or several, 2 wrong usage or a report that could not be read.
      """)

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var raw: RawOption

  @Argument(help: "The address of the section.")
  var address: String

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String]

  func run() throws {
    var input = BatchInput(
      paths, encoding: encoding.value, rules: rules.file, links: links, index: index, form: raw.form)
    let isMany = input.isMany
    var (isFound, isRead) = (false, false)
    input.each { report, output in
      isRead = true
      switch SectionLookup(address, in: report) {
      case .one(let section):
        isFound = true
        output.sendText(report.text[report[section].range.bytes])
      case .none: if !isMany { complain(.noSection(address)) }
      case .several(let candidates):
        complain(.severalSections(address, count: candidates.count), in: isMany ? report : nil)
        for line in SectionLookup.lines(candidates, in: report) { Process.say(line) }
      }
    }
    if isMany, isRead, !isFound { complain(.noSection(address)) }
    try input.end(found: isFound)
  }

  private func complain(_ message: BatchMessage, in report: Report? = nil) {
    Process.complain((report.map { "\($0.source.name): " } ?? "") + message.message(in: Process.language))
  }
}
