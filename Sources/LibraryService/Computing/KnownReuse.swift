import Browser
import ReportIndex
import ReportModel
import ReportReuse
import ReportTerms
import Threads

/// The passages that the reports of a library share, found once for all of them.
final class KnownReuse: Sendable {
  private let found = Lock(SharedPassages())

  /// The answer to a question; nil where that was cancelled, or the library does not have the report.
  func answer(_ question: ReuseQuestion, _ token: CancellationToken, _ parallel: Parallel) -> ReuseAnswer? {
    found.withLock { $0.answer(question, token, parallel) }
  }
}

/// The passages that the reports of a library share, with what is counted of them.
private struct SharedPassages: Sendable {
  /// The reports, the bytes and the changes of the library that was looked through.
  private struct LibraryExtent: Equatable {
    var count: Int
    var bytes: Int
    var revision: Int
  }

  private var extent = LibraryExtent(count: 0, bytes: 0, revision: 0)
  private var numbers: [Int] = []
  private var passages: [ReusedPassage] = []
  /// For each report by its number the share of its characters that others have too, in percent.
  private var shares: [UInt8] = []
  /// The position of each report by year, unknown years last.
  private var ranks: [Int] = []

  /// The answer to a question; nil where that was cancelled, or the library does not have the report.
  mutating func answer(_ question: ReuseQuestion, _ token: CancellationToken, _ parallel: Parallel) -> ReuseAnswer? {
    guard find(in: question.library, token, parallel),
      let packed = question.library[ReportNumber(question.report)]?.report,
      let position = numbers.firstIndex(of: question.report)
    else { return nil }
    let own = passages[first(of: position)..<first(of: position + 1)]
    let report = packed.unpacked()
    let boilerplate = Self.boilerplate(in: report)
    let shared = own.map { passage in
      ReuseAnswer.SharedPassage(
        range: passage.range, characters: passage.characters,
        reports: passage.reports.sorted { ranks[$0] < ranks[$1] }.map { numbers[$0] },
        isBoilerplate: 2 * Self.bytes(of: boilerplate, in: passage.range) >= passage.range.count)
    }
    let sections = ReuseShares(report, own.map(\.range))
    return ReuseAnswer(
      question, byteCount: packed.byteCount, shared, sections: (sections.own, sections.whole), shares: shares)
  }

  /// Looks through the library, where that is another than the last time; false where it was cancelled.
  private mutating func find(in library: Library, _ token: CancellationToken, _ parallel: Parallel) -> Bool {
    let now = LibraryExtent(count: library.count, bytes: library.bytes, revision: library.revision)
    guard now != extent else { return true }
    let numbers = library.numbers
    let reports = numbers.compactMap { library[$0] }
    let texts = ReuseTexts(lengths: reports.map(\.report.byteCount)) { reports[$0].report.searchedText }
    guard
      let found = ReuseSearch(isExact: false).passages(in: texts, parallel, isCancelled: { token.isCancelled })
    else { return false }
    (extent, passages) = (now, found)
    self.numbers = numbers.map(\.value)
    let order = reports.indices.sorted { (reports[$0].year ?? .max, $0) < (reports[$1].year ?? .max, $1) }
    ranks = [Int](repeating: 0, count: reports.count)
    for (rank, report) in order.enumerated() { ranks[report] = rank }
    shares = [UInt8](repeating: 0, count: library.end.value)
    for report in reports.indices {
      let own = passages[first(of: report)..<first(of: report + 1)]
      guard !own.isEmpty else { continue }
      shares[self.numbers[report]] = ReuseShares.share(of: texts.text(report).array, own.map(\.range))
    }
    return true
  }

  /// The position of the first passage of a report, or of one after it.
  private func first(of report: Int) -> Int { passages.partitionPoint { $0.report < report } }

  /// The places of formulations, formulas and titles, in order, none over another.
  private static func boilerplate(in report: Report) -> [TextRange] {
    let terms = TermExtractor.terms(in: report)
    let places = terms.lexicon.indices.filter { terms.lexicon.kind(of: $0).countsBareText }
      .flatMap { Array(terms.places(of: $0)) }.sorted { $0.lower < $1.lower }
    var found: [TextRange] = []
    for place in places where place.lower >= found.last?.upper ?? .start { found.append(place) }
    return found
  }

  private static func bytes(of places: [TextRange], in range: TextRange) -> Int {
    places.reduce(0) { sum, place in
      sum + max(0, min(place.upper.bytes, range.upper.bytes) - max(place.lower.bytes, range.lower.bytes))
    }
  }
}
