import ArgumentParser
import Glibc
import LibraryService
import ReportIndex
import ReportModel
import ScreenModel
import Threads

extension HitGroup: ExpressibleByArgument {}

extension RecordFormat: ExpressibleByArgument {}

/// `gangmu search QUERY PATH…`: every occurrence of a phrase, a regular expression or an expression of the query
/// language.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find every occurrence of a phrase, with the section it stands in.",
    discussion: """
      Prints file:line:address: excerpt, a line for every occurrence and not for every line that has one. The phrase is \
      taken as it stands, spaces included, and hits do not overlap: there are as many as grep -o -F prints in the same \
      text. The line is - for formats without lines; the address is empty before the first section. Folders are read \
      with all reports in them, as people sort their names; - is standard input.

      --query reads QUERY as an expression: phrases side by side must all stand in the same section (its heading and the \
      text of its own); AND, OR, NOT or -, brackets, “quotation marks”, NEAR/10 (at most ten characters apart); \
      sentence:(…), paragraph:(…) and report:(…) instead of the section; title:… for a heading above or the report's \
      title; note:… for words of your notes on passages, which are then the hits; year:2019..2024, \
      year:?; path:… for reports in whose path it stands. Chinese forms are the same: （ ） － ｜ 与 或 非 标题：批注：年份：路径：句：段：全文：.

      jsonl has a JSON object a hit: file, line, address, path, heading, year, start and end (UTF-8 offsets in the decoded \
      text), left, match, right; bytes of a file name that are not UTF-8 stand there as \\udc80 to \\udcff. csv has the \
      same for spreadsheets: RFC 4180, UTF-8 with a byte order mark (--no-bom leaves it out); text that a spreadsheet \
      would take for a formula begins with an apostrophe.

      Exit codes: 0 found, 1 nothing found, 2 wrong usage or an input that could not be read, even with hits elsewhere. \
      What is in a folder and is no text (a picture, an empty file) is named on standard error and is no failure.
      """)

  @Flag(help: "Print the number of all hits.")
  var count = false

  @Option(help: "Print how many hits each report, section or year has.")
  var by: HitGroup?

  @Flag(help: "Print hits one below the other, with the text before and after them.")
  var kwic = false

  @Option(help: "text, jsonl (one JSON object a line) or csv.")
  var format: RecordFormat = .text

  @Flag(help: "Letter case, width, quotation marks, simplified or traditional, spaces and line ends do not count.")
  var fold = false

  @Flag(help: "With --fold: simplified and traditional characters are different.")
  var keepVariants = false

  @Flag(help: "QUERY is an expression: a b, a OR b, -a, a NEAR/10 b, title:a, year:2019..2024.")
  var query = false

  @Flag(name: [.customShort("e"), .customLong("regex")], help: "QUERY is a regular expression (PCRE2).")
  var isRegular = false

  @Flag(name: [.customShort("i"), .customLong("ignore-case")], help: "Letter case does not count.")
  var ignoresCase = false

  @Option(parsing: .unconditional, help: "Characters shown before and after a hit.")
  var context = HitPrinter.standardContext

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "What to search for.")
  var pattern: String

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String] = []

  func validate() throws {
    if query, isRegular { throw ValidationError("'--query' and '--regex' exclude each other.") }
    if fold, isRegular { throw ValidationError("'--fold' has no effect on a regular expression.") }
    if keepVariants, !fold { throw ValidationError("'--keep-variants' goes with '--fold'.") }
    if [count, by != nil, kwic].count(where: { $0 }) > 1 {
      throw ValidationError("'--count', '--by' and '--kwic' exclude each other.")
    }
    if kwic, format != .text {
      throw ValidationError("'--kwic' is text; jsonl and csv have left and right in any case.")
    }
    if !(0...10_000).contains(context) { throw ValidationError("'--context' must be 0 to 10000.") }
    if paths.isEmpty, isatty(STDIN_FILENO) == 1 { throw ValidationError("Name reports or folders to search.") }
  }

  func run() throws {
    let language = Process.language
    var asked = SearchQuery(
      pattern, syntax: query ? .query : isRegular ? .regularExpression : .literal,
      caseRule: ignoresCase ? .ignore : .exact, folds: !fold ? .exact : keepVariants ? .forms : .everything)
    let searcher: Searcher
    do throws(QueryError) {
      if query, try QueryExpression(parsing: pattern).asksForNotes { asked.notes = KeptNotes.on(paths, language) }
      searcher = try Searcher(asked, limit: .processorTime)
    } catch {
      Process.complain(error.message(in: language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    var output = VerbOutput(records: format, as: format.form, bom: bom)
    var listing = HitListing(by: by, count: count, kwic: kwic, format: format, context: context)
    output.send(listing.header)
    var input = PathReading(
      encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: index.place)
    var hasFailed = false
    // An index is searched all at once, and before the files are looked at.
    let known = Lock(KeptHits(asked, limit: .processorTime, onlyCounts: listing.countsReports))
    input.onIndex = { kept in known.withLock { $0.search(kept, ThreadPool().parallel(.answer)) } }
    input.eachItem(paths.isEmpty ? ["-"] : paths) { item in
      var hits: [TextRange]?
      if case .kept(let loaded, let kept, _) = item, let place = loaded.kept, !kept.isDamaged(place) {
        let known = known.withLock { $0 }
        if let count = known.count(place),
          listing.add(count: count, in: loaded.report, year: loaded.year, { output.send($0) })
        {
          return output.goesOn
        }
        hits = known.hits(place)
      }
      guard let item = PathReading.unpack(item, &hasFailed) else { return true }
      do throws(QueryError) {
        if hits == nil { hits = try searcher.hits(in: item.report, year: item.year) }
        listing.add(hits ?? [], in: item) { output.send($0) }
      } catch {
        Process.complain("\(item.report.source.name): \(error.message(in: language))")
        hasFailed = true
      }
      return output.goesOn
    }
    output.send(listing.footer)
    if hasFailed || input.hasFailed || output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if listing.total == 0 { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }
}
