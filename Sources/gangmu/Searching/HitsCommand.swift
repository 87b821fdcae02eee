import ArgumentParser
import Browser
import Glibc
import HitReading
import ReportIndex
import ReportModel
import ReportReading
import ScreenModel
import StandardStreams
import TextFacts

/// `gangmu hits LIST`: the places that another program has found, as the browser's own list of hits.
struct HitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hits", abstract: "Open a list of hits that another program has made.",
    discussion: """
      LIST has a JSON object a line, or csv with the names of its columns: file; start and end (UTF-8 offsets in the \
      decoded text), line, or address; and, where the program gives them, text (the words found) and score. What \
      gangmu search --format jsonl prints is such a list, and so is what rg --json prints, of which the line and the \
      column in it are read again. Names of files are relative to the current folder; - is standard input.

      In the browser it is the list of hits with all it can: n and N go through it, o changes the order, which begins as \
      the list has it, or by score. What is not found stands at its end with the reason. Where the output is no terminal, or with \
      --format, the hits are printed as gangmu search prints them, in the order of the list.

      Exit codes: 0 done, 2 where no row could be placed, or LIST could not be read.
      """)

  @Option(help: "Print the hits as text, jsonl (one JSON object a line) or csv.")
  var format: RecordFormat?

  @Option(parsing: .unconditional, help: "Characters shown before and after a hit.")
  var context = 24

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @Argument(help: "The list; - is standard input.")
  var list: String

  func validate() throws {
    if !(0...10_000).contains(context) { throw ValidationError("'--context' must be 0 to 10000.") }
    if list == "-", isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Name a list of hits, or give it on standard input.")
    }
  }

  func run() throws {
    let path = Paths.rawArguments()[list] ?? Array(list.utf8)
    let input: ReadingInput = list == "-" ? .descriptor(STDIN_FILENO, name: list) : .file(path)
    let hits: GivenHits
    do throws(ReadingError) {
      hits = HitListReader.read(try WholeFile.bytes(of: input, limit: WorkBudget.hitListBytes))
    } catch {
      Process.complain(ReadingFailure(path: path, error: error).message(in: Process.language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    guard !hits.hits.isEmpty || !hits.faults.isEmpty else {
      Process.complain(BatchMessage.noHits(list: ShownPath.words(path)).message(in: Process.language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    guard format == nil, StandardStream.output.isTerminal else { return try send(hits) }
    // A list without a single report opens no screen.
    guard hits.files.contains(where: Paths.exists) else { return try send(hits) }
    var request = BrowseRequest(arguments: [], encoding: encoding.value, rules: rules.file)
    request.items = hits.files.filter(Paths.exists).map { BrowseRequest.Item(input: .file($0)) }
    request.list = NamedHits(name: input.source.shortName, hits)
    let status = Browsing.run(request)
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// Prints the hits in the order of the list.
  private func send(_ hits: GivenHits) throws {
    let format = format ?? .text
    var output = VerbOutput(records: format, as: format.form, bom: bom)
    if format == .csv { output.send(HitPrinter.columns) }
    var listing = PlacedListing(hits, format, context: context)
    // Files that are named are read as they are now.
    var reading = PathReading(encoding: encoding.value, rules: rules.file, followsLinks: false, place: nil)
    reading.each(below: hits.files.filter(Paths.exists)) { item in
      listing.add(item.report, year: item.year)
      return true
    }
    for record in listing.records where output.goesOn { output.send(record) }
    for fault in listing.faults { Process.complain(fault.words(in: Process.language, list: list)) }
    if output.hasFailed || listing.isEmpty { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}

/// The hits of a list as they are printed, each with its place in the order of the list.
private struct PlacedListing {
  private let list: GivenHits
  private let byFile: [[UInt8]: [Int]]
  private let format: RecordFormat
  private let context: Int
  private var printed: [(hit: Int, record: [UInt8])] = []
  private var reasons: [Int: HitFault] = [:]

  init(_ list: GivenHits, _ format: RecordFormat, context: Int) {
    self.list = list
    byFile = list.indexesByFile
    (self.format, self.context) = (format, context)
  }

  var isEmpty: Bool { printed.isEmpty }

  /// Places the hits in a report.
  mutating func add(_ report: Report, year: Int?) {
    guard let hits = report.source.path.flatMap({ byFile[PlainName.of($0)] }) else { return }
    var placing = HitPlacing(report)
    var printer = HitPrinter(report, year: year, context: context)
    for hit in hits {
      switch placing.place(list.hits[hit]) {
      case .success(let range):
        var record: [UInt8] = []
        printer.append(range, format, to: &record)
        printed.append((hit, record))
      case .failure(let failure): reasons[hit] = failure
      }
    }
  }

  /// The records in the order of the list.
  var records: [[UInt8]] {
    printed.sorted { list.precedes($0.hit, $1.hit) }.map(\.record)
  }

  /// The rows that are in no report.
  var faults: [GivenHits.Fault] {
    var isPlaced = [Bool](repeating: false, count: list.hits.count)
    for (hit, _) in printed { isPlaced[hit] = true }
    let unplaced = isPlaced.indices.filter { !isPlaced[$0] }.map { hit in
      GivenHits.Fault(line: list.hits[hit].line, file: list.hits[hit].file, reasons[hit] ?? .unread)
    }
    return (list.faults + unplaced).sorted { $0.line < $1.line }
  }
}

extension GivenHits.Fault {
  /// The row, its file and the reason.
  fileprivate func words(in language: Language, list: String) -> String {
    let names = ["\(list):\(line)", ShownPath.words(file)].filter { !$0.isEmpty }
    return (names + [reason.message(in: language)]).joined(separator: ": ")
  }
}
