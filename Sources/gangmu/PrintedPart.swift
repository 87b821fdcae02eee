import Browser
import ReportIndex
import ReportModel
import TextFacts

/// The place that the command line asks to begin at, and the part of a report that is printed for it where there is no
/// screen: the section of an address, else the text from the line on.
enum PrintedPart {
  case section(String)
  case line(Int)
  /// From the line of the first hit on.
  case term(SearchQuery)
  /// The last line, or paragraph where the format has no lines, that is not blank.
  case end

  /// The part that a request asks for of the report that it opens first; nil for all of it.
  init?(_ request: BrowseRequest, _ searches: SearchSwitches) {
    if let term = request.startTerm {
      let folds: SearchQuery.Folding = !searches.folds ? .exact : searches.keepsVariants ? .forms : .everything
      self = .term(
        SearchQuery(term, caseRule: request.ignoresCase ? .ignore : searches.caseRule, folds: folds))
    } else if request.startsAtEnd {
      self = .end
    } else if let line = request.startLine {
      self = .line(line)
    } else if let section = request.section {
      self = .section(section)
    } else {
      return nil
    }
  }

  /// The part that a name asks for, as `FILE#三` and `FILE:17` do; nil for all of the report.
  init?(_ item: NamedItems.Item) {
    if let line = item.line {
      self = .line(line)
    } else if let address = item.address {
      self = .section(address)
    } else {
      return nil
    }
  }

  /// The range of the part; where the report has none, the reason.
  func range(in report: Report) -> Result<TextRange, PrintedPartError> {
    switch self {
    case .section(let address):
      switch SectionLookup(address, in: report) {
      case .one(let section): return .success(report[section].range)
      case .none: return .failure(.fault(.noSection(address)))
      case .several(let found):
        return .failure(.several(address, SectionLookup.lines(found, in: report)))
      }
    case .line(let line):
      guard let lines = report.lines else { return .failure(.fault(.noLines)) }
      guard let start = lines.start(of: LineNumber(line)) else { return .failure(.fault(.noLine(line))) }
      return .success(TextRange(start, report.end))
    case .term(let query): return fromHit(of: query, in: report)
    case .end:
      guard let last = report.paragraphs.last(where: { $0.kind != .blank })?.range else {
        return .success(TextRange(.start, report.end))
      }
      let lastByte = TextOffset(max(last.lower.bytes, last.upper.bytes - 1))
      return .success(TextRange(report.lines?.lineStart(at: lastByte) ?? last.lower, report.end))
    }
  }

  private func fromHit(of query: SearchQuery, in report: Report) -> Result<TextRange, PrintedPartError> {
    do throws(QueryError) {
      let searcher = try Searcher(query, limit: .processorTime)
      guard let hit = try searcher.hits(in: report, year: nil, limit: 1).first else {
        return .failure(.notFound(query.pattern))
      }
      let start = report.lines?.lineStart(at: hit.lower)
      return .success(
        TextRange(
          start ?? report.paragraph(at: hit.lower).map { report.paragraphs[$0.value].range.lower }
            ?? hit.lower, report.end))
    } catch {
      return .failure(.query(error))
    }
  }
}

/// The reason that there is nothing to print at the place asked for.
enum PrintedPartError: Error {
  case fault(BatchMessage)
  /// The address fits several sections, a line for each.
  case several(String, [String])
  /// The term is nowhere in the report.
  case notFound(String)
  case query(QueryError)

  /// The status that the program ends with.
  var status: ExitStatus {
    switch self {
    case .fault, .several, .query: .failed
    case .notFound: .nothingFound
    }
  }

  /// Tells it on standard error.
  func complain(of report: Report) {
    let language = Process.language
    let name = report.source.name + language.wording(english: ": ", chinese: "：")
    switch self {
    case .fault(let message): Process.complain("\(name)\(message.message(in: language))")
    case .several(let address, let lines):
      let message = BatchMessage.severalSections(address, count: lines.count)
      Process.complain("\(name)\(message.message(in: language))")
      for line in lines { Process.say(line) }
    case .notFound(let term): Process.complain("\(name)\(BatchMessage.notFound(term).message(in: language))")
    case .query(let error): Process.complain(error.message(in: language))
    }
  }
}
