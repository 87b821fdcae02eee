import ArgumentParser
import ReportCompare
import ReportModel
import ReportWriting
import ScreenModel
import StandardStreams

/// The forms in which edits are printed.
enum CompareFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl, csv, markdown, html

  /// The form in which they go to standard output.
  var form: OutputForm {
    switch self {
    case .text, .csv: .lines
    case .jsonl: .records
    case .markdown, .html: .text
    }
  }
}

extension YearTableKind: ExpressibleByArgument {}

/// `gangmu compare [--format text|jsonl|markdown|html] [--view] A B`: the edits that lead from one version of a text to
/// another; with `--years` the tables of two or more reports of one series.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two versions of a text, by section and by character.",
    discussion: """
      Sections are aligned by number, heading and content, paragraphs and characters within them: what was inserted, \
      deleted, changed, moved, split, merged, renumbered, retitled, and where only a figure or punctuation is another. \
      Prints a line an edit, with [-what was taken out-]{+and put in+}; jsonl has the whole texts and their places, by \
      which the second text can be made from the first.

      FILE#ADDRESS is one section of a report, with all below it, as a text of its own.

      With --years two or more reports of one series, the oldest first, are set beside each other instead: the same \
      indicator with another figure, with the target of the year before; formulations, formulas and titles that are \
      new, gone, risen or fallen; sections that both have, with the share kept, and those that one has; passages kept \
      word for word.

      Exit codes: 0 no difference, 1 differences, 2 wrong usage or a report that could not be read.
      """)

  @Option(
    help:
      "text, jsonl (one JSON object an edit), markdown or html (one page) with both versions in two columns; of --years also csv."
  )
  var format: CompareFormat = .text

  @Flag(help: "Print the sections: new (+), gone (-), changed (~), moved (^), with the share that has changed.")
  var sections = false

  @Flag(help: "Set reports of different years beside each other: indicators, terms, sections, passages.")
  var years = false

  @Option(help: "With --years only this table; may be given several times. csv has the indicators where none is named.")
  var table: [YearTableKind] = []

  @Flag(help: "Show the two side by side in the browser, where the output is a terminal.")
  var view = false

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "The old version.")
  var old: String

  @Argument(help: "The new version.")
  var new: String

  @Argument(help: "With --years the reports after it.")
  var later: [String] = []

  func validate() throws {
    if !later.isEmpty, !years { throw ValidationError("More than two reports need '--years'.") }
    if format == .csv, !years { throw ValidationError("'--format csv' needs '--years'.") }
    if !table.isEmpty, !years { throw ValidationError("'--table' needs '--years'.") }
    if years, sections || view { throw ValidationError("'--years' goes with neither '--sections' nor '--view'.") }
  }

  func run() throws {
    let raw = Paths.rawArguments()
    for path in [old, new] + later where Self.address(path) == nil && Paths.isFolder(raw[path] ?? Array(path.utf8)) {
      Process.complain(BatchMessage.noReport(folder: path).message(in: Process.language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    if years { return try compareYears() }
    if view, StandardStream.output.isTerminal { return try browse() }
    // Each by itself: two names of one file are two versions too, and equal.
    var (first, second) = (input(old), input(new))
    var older: Report?
    var (isSame, isFound) = (true, true)
    first.each { report, _ in
      older = Self.part(report, old)
      isFound = older != nil
    }
    second.each { report, output in
      guard let older else { return }
      guard let newer = Self.part(report, new) else {
        isFound = false
        return
      }
      isSame = send(older, newer, to: &output)
    }
    if !isFound { throw ExitCode(ExitStatus.failed.rawValue) }
    try first.end()
    try second.end(found: isSame)
  }

  /// The file that a word names, and the address behind its `#`.
  private static func item(_ word: String) -> (path: String, address: String?) {
    guard let item = BrowseRequest(arguments: [word]).items.first, let address = item.address,
      case .file(let path) = item.input
    else { return (word, nil) }
    return (String(decoding: path, as: UTF8.self), address)
  }

  private static func address(_ word: String) -> String? { item(word).address }

  /// The report, or its section that a word names; nil where there is none, or several, which was told.
  private static func part(_ report: Report, _ word: String) -> Report? {
    guard let address = address(word) else { return report }
    switch SectionLookup(address, in: report) {
    case .one(let section): return report.part(section, named: word)
    case .none: Process.complain(BatchMessage.noSection(address).message(in: Process.language))
    case .several(let candidates):
      Process.complain(
        BatchMessage.severalSections(address, count: candidates.count).message(in: Process.language))
      for line in SectionLookup.lines(candidates, in: report) { Process.say(line) }
    }
    return nil
  }

  private func input(_ word: String) -> BatchInput {
    BatchInput(
      [Self.item(word).path], encoding: encoding.value, rules: rules.file, links: links, index: index, form: format.form
    )
  }

  /// Sends what leads from one report to the other; the result is whether they are the same.
  private func send(_ older: Report, _ newer: Report, to output: inout VerbOutput) -> Bool {
    let comparison = ReportComparison(older, newer)
    let printer = EditPrinter(older, newer)
    let language = Process.language
    switch format {
    case _ where sections: output.send(printer.sections(comparison.sectionDifferences(older, newer)).utf8)
    case .text: output.send(printer.text(comparison.edits, in: language).utf8)
    case .jsonl: output.send(printer.jsonLines(comparison.edits))
    case .csv: break  // refused before
    case .markdown: ComparisonMarkdown(comparison, older, newer).write { output.send($0) }
    case .html: ComparisonPage(comparison, older, newer, language: language).write { output.send($0) }
    }
    for notice in comparison.notices { Process.complain(notice.message(in: language)) }
    return comparison.edits.isEmpty && comparison.lineEnds.isEmpty
  }

  /// Sends the tables of each two reports that follow each other.
  private func compareYears() throws {
    var (older, status, found): (Report?, ExitStatus, Bool) = (nil, .done, false)
    for path in [old, new] + later {
      var input = input(path)
      input.each { report, output in
        if let older { found = sendYears(older, report, to: &output) || found }
        older = report
      }
      do { try input.end() } catch { status = .failed }
    }
    if status != .done { throw ExitCode(status.rawValue) }
    if !found { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }

  /// Sends the tables of two reports; whether there is a row.
  private func sendYears(_ older: Report, _ newer: Report, to output: inout VerbOutput) -> Bool {
    let kinds = !table.isEmpty ? table : format == .csv ? [.indicators] : YearTableKind.allCases
    let listing = YearListing(YearComparison(older, newer), kinds, in: Process.language)
    switch format {
    case .text: output.send(listing.text)
    case .jsonl: output.send(listing.jsonLines)
    case .csv: output.send(listing.csv)
    case .markdown: output.send(listing.markdown)
    case .html: output.send(listing.page)
    }
    return !listing.isEmpty
  }

  /// Opens the new version in the browser, compared with the old one.
  private func browse() throws {
    var request = BrowseRequest(arguments: [new], encoding: encoding.value, rules: rules.file)
    request.olderVersion = old
    request.followsLinks = links.followsAll
    request.usesIndex = !index.isIgnored
    let status = Browsing.run(request)
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
