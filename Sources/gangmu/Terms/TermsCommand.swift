import ArgumentParser
import Glibc
import LibraryService
import ReportIndex
import ReportModel
import ReportTerms
import ScreenModel

extension TermKind: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension TermOrder: ExpressibleByArgument {}

/// `gangmu terms PATH…`: what reports are made of.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "List quoted formulations, numbered formulas, titles, figures, placeholders.",
    discussion: """
      Formulations (“稳中求进”), formulas (四个意识) and titles (《党章》) are found where they stand marked, formulas also \
      bare, and are counted wherever their text stands, marked or not, as grep -o counts; but a word of two or three \
      characters that stands bare more than three times as often as marked (“融合”) only where it is marked. Figures (同比增长5.3%) and \
      placeholders (X) are counted where they are found. Near variants are one row: 的, 和 or a mark more, or one \
      character from six on. Folders are read with all reports in them; the year of a report is that of its title, of a \
      date alone below it, of its file's or of its folder's name.

      --against weighs each term against other reports: G² is the log-likelihood (above 6.63: p < 0.01), ratio the \
      binary logarithm of how many times as frequent it is. Reports that are in both are taken out of the others.

      jsonl is one JSON object a term. csv is for spreadsheets: RFC 4180, UTF-8 with a byte order mark, which Excel \
      needs (--no-bom leaves it out); text that a spreadsheet would take for a formula begins with an apostrophe.

      Exit codes: 0 found, 1 no terms, 2 wrong usage or a report that could not be read. What is in a folder and is no \
      text is named on standard error and is no failure.
      """)

  @Option(help: "text, jsonl (one JSON object a term) or csv.")
  var format: RecordFormat = .text

  @Option(help: "Only terms of this kind; may be given several times.")
  var kind: [TermKind] = []

  @Option(
    help: ArgumentHelp(
      "The order; text as people sort, kind with the most frequent of each first, found as in the reports.",
      discussion: """
        frequency without --against, g2 with it, as on the screen. What is equal stands by its text, byte by byte. By a \
        number, what is left to be filled in (X, X个) comes last.
        """))
  var sort: TermOrder?

  @Option(parsing: .upToNextOption, help: "Reports or folders to weigh terms against; stands last.")
  var against: [String] = []

  @Option(parsing: .unconditional, help: "Terms to print.")
  var limit: Int?

  @Flag(help: "Print every place: file, line, address, sentence.")
  var places = false

  @Flag(inversion: .prefixedNo, help: "Make one row of near variants.")
  var variants = true

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String] = []

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("'--limit' must be at least 0.") }
    if paths.isEmpty, isatty(STDIN_FILENO) == 1 { throw ValidationError("Name reports or folders.") }
    if against.isEmpty, sort == .keyness || sort == .ratio {
      throw ValidationError("'--sort \(sort?.rawValue ?? "")' needs '--against'.")
    }
  }

  /// The terms of all reports, read with an index in `place`.
  private func counted(_ place: IndexPlace?) -> (PathReading, TermsCollection) {
    var input = PathReading(
      encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: place)
    var terms = TermsCollection()
    input.eachPacked(paths.isEmpty ? ["-"] : paths) { report, year in
      terms.add(report, year: year)
      return true
    }
    input.eachPacked(against) { report, year in
      terms.add(reference: report, year: year)
      return true
    }
    terms.count(ThreadPool().parallel(.answer))
    return (input, terms)
  }

  func run() throws {
    var (input, terms) = counted(index.place)
    if input.hasDamagedIndex { (input, terms) = counted(nil) }
    let table = terms.table(weighed: !against.isEmpty, groupingVariants: variants, kinds: kind, order: sort)
    let listing = TermsListing(table, of: terms, limit: limit ?? .max, withPlaces: places)
    var output = VerbOutput(records: format, as: format.form, bom: bom)
    switch format {
    case .text: output.send(TermsText(listing, in: Process.language).bytes)
    case .jsonl: output.send(TermsRecords.jsonLines(listing))
    case .csv: output.send(TermsRecords.csv(listing))
    }
    if input.hasFailed || output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if table.count == 0 { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }
}
