import ArgumentParser
import LibraryService
import ReportIndex
import ReportModel
import ScreenModel
import StandardStreams

/// `gangmu similar FILE#ADDRESS PATH…`: the sections of reports that are most like one.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "Find the sections most like one.",
    discussion: """
      Prints the sections of the reports that are most like the section at an address, or like the whole report where \
      none is named: how like they are in percent of the section itself, their addresses and headings, and the words \
      that both have, the rarest first. Sections are taken each with the text of its own, and scored by the pairs of \
      characters they share (BM25); where the section asked about has sections below it, with all below them, and half of \
      it is at most 50 %. The section itself, and those below it, are left out.

      Exit codes: 0 found, 1 nothing is like it, 2 wrong usage or a report that could not be read.
      """)

  @Option(name: .customLong("limit"), parsing: .unconditional, help: "The most sections that are printed.")
  var most = 20

  @Option(help: "text, jsonl (one JSON object a section) or csv.")
  var format: RecordFormat = .text

  @Flag(inversion: .prefixedNo, help: "Begin csv with a byte order mark.")
  var bom = true

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "The report, with # and the address of a section.")
  var section: String

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String]

  func validate() throws {
    if !(1...1_000).contains(most) { throw ValidationError("'--limit' must be from 1 to 1000.") }
  }

  func run() throws {
    let (own, found) = try ownSection()
    var (input, library, itself) = read(own, index.place)
    let end = min(own.sections.count, max(found.value + 1, own[found].subtreeEnd.value))
    func listed() -> (sections: [SimilarSection], bytes: [UInt8]) {
      let search = SimilarSearch(
        own.text, own[found].range, startingAt: own.sections[found.value..<end].dropFirst().map(\.range.lower),
        excluding: itself.map { SimilarSearch.ExcludedSections($0, found.value..<end) })
      let sections = search.sections(
        in: library.library, most: most, ranks: library.ranks, ThreadPool().parallel(.answer), isCancelled: { false })
      return (sections ?? [], SimilarListing(sections ?? [], in: library.library).bytes(format))
    }
    var (sections, bytes) = listed()
    if input.hasDamagedIndex {
      (input, library, itself) = read(own, nil)
      (sections, bytes) = listed()
    }
    var output = VerbOutput(records: format, as: format.form, bom: bom)
    output.send(bytes)
    if input.hasFailed || output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if sections.isEmpty { throw ExitCode(ExitStatus.nothingFound.rawValue) }
  }

  /// The reports, read with an index in `place`, and the number of the one that is `own`.
  private func read(_ own: Report, _ place: IndexPlace?) -> (PathReading, BatchLibrary, ReportNumber?) {
    var input = PathReading(
      encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: place)
    var (library, itself): (BatchLibrary, ReportNumber?) = (BatchLibrary(), nil)
    let isOnce = PathReading.havePipe(paths)
    var hasFailed = false
    input.eachItem(paths) { item in
      var (number, source): (ReportNumber?, ReportSource?) = (nil, nil)
      if case .kept(let loaded, let kept, _) = item, !isOnce {
        (number, source) = (library.add(loaded, of: kept), loaded.report.source)
      } else if let dated = PathReading.unpack(item, &hasFailed) {
        (number, source) = (library.add(dated), dated.report.source)
      }
      if let source, Paths.areSame(source.nameOfNotes, own.source.nameOfNotes) { itself = number }
      return true
    }
    input.hasFailed = input.hasFailed || hasFailed
    return (input, library, itself)
  }

  /// The report that is named first, and the section at its address.
  private func ownSection() throws -> (Report, SectionIndex) {
    let item = BrowseRequest(arguments: [section]).items.first
    var path = section
    if case .file(let bytes)? = item?.input { path = String(decoding: bytes, as: UTF8.self) }
    var input = BatchInput(
      [path], encoding: encoding.value, rules: rules.file, links: links, index: index, form: format.form)
    var own: Report?
    input.each { report, _ in own = own ?? report }
    guard let own else {
      try input.end()
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    guard let address = item?.address else { return (own, .root) }
    switch SectionLookup(address, in: own) {
    case .one(let found): return (own, found)
    case .none: Process.complain(BatchMessage.noSection(address).message(in: Process.language))
    case .several(let candidates):
      Process.complain(
        BatchMessage.severalSections(address, count: candidates.count).message(in: Process.language))
      for line in SectionLookup.lines(candidates, in: own) { Process.say(line) }
    }
    throw ExitCode(ExitStatus.nothingFound.rawValue)
  }
}
