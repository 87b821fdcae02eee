import Browser
import ReportIndex
import ReportModel
import ReportTerms
import TextFacts

/// Answers questions about terms, and keeps what it found out for the next one.
///
/// Finding the terms of all reports takes seconds where there are thousands: this belongs on a thread of its own, and
/// may be stopped anywhere without losing what was done. Memory is in proportion to the distinct terms of the reports;
/// of their texts it keeps references.
public struct TermLister: Sendable {
  private var terms = LibraryTerms()
  /// The text of each report taken in, to tell whether it has become another.
  private var texts: [Int: [UInt8]] = [:]
  private var counter: TermCounter?
  /// Reports whose terms are not counted yet, the next one last.
  private var uncounted: [Int] = []
  /// Tables in the order of frequency, and one as it was sorted last.
  private var tables: [TermsScope: TermTable] = [:]
  private var sorted: (scope: TermsScope, order: TermOrder, table: TermTable)?
  private var places: (report: Int, places: ReportTerms)?
  private let parallel: Parallel
  /// Reports taken or counted between two questions whether to go on, and those of them that a thread takes at a time.
  private static let (mostAtOnce, piece) = (256, 16)

  /// A lister that knows nothing yet, and has `parallel` do what can be done by several threads.
  public init(parallel: @escaping Parallel = LibrarySearcher.inTurn) { self.parallel = parallel }

  /// The answer to a question; nil where `isCancelled` said so first. `progress` is told how far it has come, in
  /// percent, each time that grows.
  public mutating func answer(
    _ question: TermsQuestion, isCancelled: () -> Bool = { false }, progress: @escaping (Int) -> Void = { _ in }
  ) -> TermsAnswer? {
    var percent = PercentProgress(total: 2 * question.bytes, tell: progress)
    guard takeIn(question, &percent, isCancelled), count(&percent, isCancelled), !isCancelled() else { return nil }
    let table = sortedTable(question)
    guard case .report(let number) = question.scope, let report = report(number, question) else {
      return TermsAnswer(question, table: table)
    }
    return TermsAnswer(question, table: table, report: report, places: places(of: number, report))
  }

  private func report(_ number: Int, _ question: TermsQuestion) -> Report? {
    question.library?[ReportNumber(number)]?.report.unpacked() ?? question.report
  }

  // MARK: Taking in

  /// Takes in every report that is new or has become another; false where that was stopped.
  private mutating func takeIn(_ question: TermsQuestion, _ progress: inout PercentProgress, _ isCancelled: () -> Bool)
    -> Bool
  {
    var numbers = Set<Int>()
    var unknown: [(number: Int, report: LibraryReport)] = []
    for number in question.library?.numbers ?? [] {
      guard let report = question.library?[number] else { continue }
      numbers.insert(number.value)
      let isKnown = texts[number.value].map { TextIdentity($0) == TextIdentity(report.report.text) } ?? false
      if isKnown { progress.advance(by: report.report.byteCount) } else { unknown.append((number.value, report)) }
    }
    for start in stride(from: 0, to: unknown.count, by: Self.mostAtOnce) {
      if isCancelled() { return false }
      let next = Array(unknown[start..<min(start + Self.mostAtOnce, unknown.count)])
      let marked = PieceResults.of(Self.pieces(of: next.count), parallel) { piece in
        next[Self.reports(of: piece, in: next.count)].map { TermExtractor.marked(in: $0.report.report.unpacked()) }
      }
      for (entry, marked) in zip(next, marked.joined()) {
        add(marked, entry.report.report.text, entry.number, year: entry.report.year)
        progress.advance(by: entry.report.report.byteCount)
      }
    }
    if case .report(let number) = question.scope, let report = question.report, numbers.insert(number).inserted,
      texts[number].map({ TextIdentity($0) != TextIdentity(report.text) }) ?? true
    {
      add(TermExtractor.marked(in: report), report.text, number, year: nil)
    }
    for number in texts.keys where !numbers.contains(number) {
      texts[number] = nil
      terms.remove(report: number)
      forgetTables()
    }
    return true
  }

  private static func pieces(of reports: Int) -> Int { (reports + piece - 1) / piece }

  private static func reports(of piece: Int, in count: Int) -> Range<Int> {
    piece * Self.piece..<min(count, (piece + 1) * Self.piece)
  }

  private mutating func add(_ marked: ReportTerms, _ text: [UInt8], _ number: Int, year: Int?) {
    terms.add(marked, report: number, year: year)
    texts[number] = text
    counter = nil
    forgetTables()
  }

  private mutating func forgetTables() {
    tables = [:]
    sorted = nil
    places = nil
  }

  /// Counts all terms in every report that came since the last time, or in all where there are new terms.
  private mutating func count(_ progress: inout PercentProgress, _ isCancelled: () -> Bool) -> Bool {
    if counter == nil {
      counter = terms.counter
      uncounted = texts.keys.sorted(by: >)
    }
    guard let counter else { return true }
    while !uncounted.isEmpty {
      if isCancelled() { return false }
      let next = uncounted.suffix(Self.mostAtOnce).compactMap { number in texts[number].map { (number, text: $0) } }
      uncounted.removeLast(min(Self.mostAtOnce, uncounted.count))
      let counts = PieceResults.of(Self.pieces(of: next.count), parallel) { piece in
        counter.counts(in: next[Self.reports(of: piece, in: next.count)].map(\.text))
      }
      for ((number, text), counts) in zip(next, counts.joined()) {
        terms.setCounts(counts, report: number)
        progress.advance(by: text.count)
      }
    }
    return true
  }

  // MARK: Tables

  private mutating func sortedTable(_ question: TermsQuestion) -> TermTable {
    if let sorted, sorted.scope == question.scope, sorted.order == question.order { return sorted.table }
    var table = table(question.scope)
    var placesThere: ReportTerms?
    if question.order == .found, case .report(let number) = question.scope, let report = report(number, question) {
      placesThere = places(of: number, report)
    }
    question.sort(&table, places: placesThere)
    sorted = (question.scope, question.order, table)
    return table
  }

  private mutating func table(_ scope: TermsScope) -> TermTable {
    if let known = tables[scope] { return known }
    let table: TermTable
    switch scope {
    case .library: table = terms.table()
    case .report(let number):
      let others = Set(texts.keys).subtracting([number])
      table = terms.table(of: [number], against: others.isEmpty ? nil : others)
      // Beside the library's, only the table of the report asked for last is kept.
      tables = tables.filter { $0.key == .library }
    }
    tables[scope] = table
    return table
  }

  private mutating func places(of number: Int, _ report: Report) -> ReportTerms? {
    if let places, places.report == number { return places.places }
    guard let counter else { return nil }
    let found = terms.places(in: report, counter: counter)
    places = (number, found)
    return found
  }
}
