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

      Exit codes: 0 printed, 1 no such section or several, 2 wrong usage or a report that could not be read.
      """)

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @Argument(help: "The address of the section.")
  var address: String

  @Argument(help: "The report; - is standard input.")
  var file: String

  func run() throws {
    var input = BatchInput([file], encoding: encoding.value, rules: rules.file)
    var found = false
    for report in input.reports {
      switch SectionLookup(address, in: report) {
      case .one(let section):
        found = true
        input.printLines(report.text[report[section].range.bytes])
      case .none: Process.complain(BatchMessage.noSection(address).message(in: Process.language))
      case .several(let candidates):
        Process.complain(BatchMessage.severalSections(address, count: candidates.count).message(in: Process.language))
        for line in SectionLookup.lines(candidates, in: report) { Process.say(line) }
      }
    }
    try input.end(found: found)
  }
}

/// What an address names in a report.
enum SectionLookup: Equatable {
  case none
  case one(SectionIndex)
  /// All that it fits, none of them by its address as printed.
  case several([SectionIndex])

  /// Looks `typed` up. The first section whose address or path is `typed` as it stands is the one meant.
  init(_ typed: String, in report: Report) {
    let addresses = Addresses(report)
    let found = addresses.sections(matching: typed)
    let wanted = typed.split(whereSeparator: \.isWhitespace).joined()
    let names = [addresses.address(of:), addresses.path(of:)]
    let exact = names.lazy.compactMap { name in found.first { name($0).utf8.elementsEqual(wanted.utf8) } }.first
    if let only = exact ?? (found.count == 1 ? found.first : nil) {
      self = .one(only)
    } else {
      self = found.isEmpty ? .none : .several(found)
    }
  }

  /// A line for each candidate: its address, and its heading.
  static func lines(_ candidates: [SectionIndex], in report: Report) -> [String] {
    let addresses = Addresses(report)
    return candidates.map { "\(addresses.address(of: $0))\t\(report.title(of: $0))" }
  }
}
