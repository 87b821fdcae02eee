import ArgumentParser
import LibraryService
import ReportIndex
import ReportModel
import ReportReading
import ReportReuse
import ScreenModel
import StandardStreams
import Threads

/// `gangmu reuse [--exact] [--min N] [--format text|jsonl|csv] PATH…`: the passages that reports share.
struct ReuseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reuse", abstract: "Find passages that stand in several reports.",
    discussion: """
      Prints the passages of each report of 20 characters and more, white space left out, that stand in others too: in \
      how many, and the first of them by year. At most one character in twelve may be another, left out or put in; \
      --exact prints identical passages only. A passage is told of each report that has it, with the same list of \
      reports; two are one where they have five sixths of each other. Where more reports have a part of a passage only, \
      that is a passage of its own (in jsonl: "part"). A passage does not begin with the mark that ends the sentence \
      before it, but with --exact.

      Exit codes: 0 found, 1 nothing is shared, 2 wrong usage or a report that could not be read.
      """)

  @Flag(help: "Only passages that are the same, character by character.")
  var exact = false

  @Option(name: .customLong("min"), parsing: .unconditional, help: "The least characters of a passage.")
  var least = 20

  @Option(help: "text, jsonl (one JSON object a passage) or csv.")
  var format: RecordFormat = .text

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String]

  /// Reports are printed in so many pieces at a time, each of so many of them.
  private static let (pieces, reportsAPiece) = (8, 8)

  func validate() throws {
    if !(8...1_000).contains(least) { throw ValidationError("'--min' must be from 8 to 1000.") }
  }

  /// The reports, read with an index in `place`.
  private func read(_ place: IndexPlace?, _ parallel: @escaping Parallel) -> (PathReading, BatchReports) {
    var input = PathReading(
      encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: place)
    var reports = BatchReports(parallel)
    input.eachPacked(paths) { report, year in
      reports.add(report, year: year)
      return true
    }
    reports.complete()
    return (input, reports)
  }

  func run() throws {
    Memory.keepsLittle()
    let parallel = ThreadPool().parallel(.answer)
    var (input, reports) = read(index.place, parallel)
    if input.hasDamagedIndex { (input, reports) = read(nil, parallel) }
    let search = ReuseSearch(length: least, isExact: exact)
    let passages = search.passages(in: reports.texts, parallel, isCancelled: { false }) ?? []
    let listing = ReuseListing(reports, passages, format, in: Process.language)
    var output = VerbOutput(records: format, as: .raw, bom: bom)
    let count = reports.count
    for start in stride(from: 0, to: count, by: Self.pieces * Self.reportsAPiece) where output.goesOn {
      let found = Lock([[UInt8]](repeating: [], count: Self.pieces))
      parallel(Self.pieces) { piece in
        let first = start + piece * Self.reportsAPiece
        let numbers = first..<max(first, min(count, first + Self.reportsAPiece))
        let bytes = numbers.reduce(into: [UInt8]()) { $0 += listing.bytes(of: $1) }
        found.withLock { $0[piece] = bytes }
      }
      for bytes in found.withLock({ $0 }) { output.send(bytes) }
    }
    if input.hasFailed || output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if passages.isEmpty { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }
}
