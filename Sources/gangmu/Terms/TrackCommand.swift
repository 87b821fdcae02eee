import ArgumentParser
import LibraryService
import ReportIndex
import ReportModel
import ReportTerms
import ScreenModel
import StandardStreams

/// `gangmu track PHRASE PATH…`: a phrase over the years.
struct TrackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track", abstract: "Follow a phrase over the years.",
    discussion: """
      Plots how often the reports of each year have the phrase in ten thousand characters, white space left out, and \
      says in what share of the reports it stands, in which years first and last, and whether it rises or falls (the \
      slope of Theil and Sen, the test of Mann and Kendall). Several phrases are parted by |. A report's year is that of \
      its title, of a date alone below it, of its file's or of its folder's name.

      --collocates lists what stands left and right of it most unusually (log-likelihood, above 10.83: p < 0.001), by \
      period; --variants its near variants (the same words but for 的, 和 and marks between them, in longer phrases a \
      character more, less or another). jsonl and csv have these in the place of years. --rising takes no \
      phrase, and lists the formulations, formulas and titles that rise or fall at p < 0.05, each tested by itself: of \
      many some are listed by chance.

      Exit codes: 0 found, 1 nothing found, 2 wrong usage or a report that could not be read.
      """)

  @Option(help: "text (a plot), jsonl (one JSON object a year) or csv.")
  var format: RecordFormat = .text

  @Flag(help: "List the words beside the phrase too, by period.")
  var collocates = false

  @Flag(help: "List the near variants of the phrase too.")
  var variants = false

  @Flag(help: "List the terms that rise or fall; all arguments are paths.")
  var rising = false

  @Option(parsing: .unconditional, help: "Columns of a plot.")
  var columns = 72

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "The phrase.")
  var phrase: String

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String] = []

  func validate() throws {
    if !rising, TrackedPhrases.of(phrase).isEmpty { throw ValidationError("Name a phrase.") }
    if !rising, paths.isEmpty { throw ValidationError("Name reports or folders.") }
    if !(20...1_000).contains(columns) { throw ValidationError("'--columns' must be from 20 to 1000.") }
    if collocates, rising { throw ValidationError("'--collocates' needs a phrase.") }
    if variants, rising { throw ValidationError("'--variants' needs a phrase.") }
    if variants, collocates { throw ValidationError("'--variants' goes not with '--collocates'.") }
  }

  /// The reports counted, read with an index in `place`.
  private func counted(_ place: IndexPlace?) -> (PathReading, PhraseTracking) {
    var input = PathReading(
      encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: place)
    let phrases = rising ? [] : TrackedPhrases.of(phrase)
    var tracking = PhraseTracking(phrases, withTexts: collocates || variants, withTerms: rising)
    input.eachPacked(rising ? [phrase] + paths : paths) { report, year in
      tracking.add(report, year: year)
      return true
    }
    if rising { tracking.countTerms(ThreadPool().parallel(.answer)) }
    return (input, tracking)
  }

  func run() throws {
    var (input, tracking) = counted(index.place)
    if input.hasDamagedIndex { (input, tracking) = counted(nil) }
    let listing = TrackListing(
      tracking, columns: columns, collocates ? .collocates : variants ? .variants : .none, in: Process.language)
    var output = VerbOutput(records: format, as: format.form, bom: bom)
    switch format {
    case .text: output.send(listing.text)
    case .jsonl: output.send(listing.jsonLines)
    case .csv: output.send(listing.csv)
    }
    if input.hasFailed || output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if listing.isEmpty { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }
}
