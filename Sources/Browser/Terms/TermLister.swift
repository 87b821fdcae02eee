import ReportIndex
import ReportModel
import ReportTerms

/// The answers to questions about terms. It keeps its counts for the next question.
///
/// Counting the terms of thousands of reports takes seconds, so this belongs on a thread of its own; it can be
/// cancelled at any time, and keeps what was counted. Its memory is in proportion to the distinct terms of the reports;
/// it holds only references to their texts.
public struct TermLister: Sendable {
  private var terms = LibraryTerms()
  /// The text of each report counted, to recognize a report that was replaced.
  private var texts: [Int: [UInt8]] = [:]
  private var counter: TermCounter?
  /// Reports whose terms are not counted yet; the next one is last.
  private var uncounted: [Int] = []
  /// The tables in the order of frequency, and the table last sorted in another order.
  private var tables: [TermsScope: TermTable] = [:]
  private var sorted: (scope: TermsScope, order: TermOrder, table: TermTable)?
  private var places: (report: Int, places: ReportTerms)?
  private let parallel: Parallel
  /// The number of reports handled between two checks for cancellation, and of those the number in a piece of work.
  private static let (mostAtOnce, piece) = (256, 16)

  /// A lister without counts; `parallel` runs its pieces of work.
  public init(parallel: @escaping Parallel = LibrarySearcher.inTurn) { self.parallel = parallel }

  /// The answer to a question; nil where `isCancelled` was true first. `progress` receives the progress in percent,
  /// whenever that grows.
  public mutating func answer(
    _ question: TermsQuestion, isCancelled: () -> Bool = { false }, progress: @escaping (Int) -> Void = { _ in }
  ) -> TermsAnswer? {
    var work = WorkProgress(total: 2 * question.bytes, report: progress)
    guard takeIn(question, &work, isCancelled), count(&work, isCancelled), !isCancelled() else { return nil }
    var table = sortedTable(question)
    let all = table.count
    if question.kind != nil || !question.filter.isEmpty {
      let matcher = question.filter.isEmpty ? nil : HeadingMatcher(question.filter)
      table = table.filtered { kind, text in
        guard question.kind.map({ $0 == kind }) ?? true else { return false }
        return matcher.map { matcher in text.withUnsafeBufferPointer { matcher.means($0) } } ?? true
      }
    }
    guard case .report(let number) = question.scope, let report = report(number, question) else {
      return TermsAnswer(
        generation: question.generation, scope: question.scope, table: table, unfiltered: all, report: nil, places: nil,
        library: question.library)
    }
    return TermsAnswer(
      generation: question.generation, scope: question.scope, table: table, unfiltered: all, report: report,
      places: places(of: number, report), library: question.library)
  }

  private func report(_ number: Int, _ question: TermsQuestion) -> Report? {
    question.library?[ReportNumber(number)]?.report.unpacked() ?? question.report
  }

  // MARK: Counting

  /// Adds every report that is new or was replaced; false where it was cancelled.
  private mutating func takeIn(_ question: TermsQuestion, _ work: inout WorkProgress, _ isCancelled: () -> Bool) -> Bool
  {
    var numbers = Set<Int>()
    var unknown: [(number: Int, report: LibraryReport)] = []
    for number in question.library?.numbers ?? [] {
      guard let report = question.library?[number] else { continue }
      numbers.insert(number.value)
      let isKnown = texts[number.value].map { Self.isSame($0, report.report.text) } ?? false
      if isKnown { work.step(report.report.text.count) } else { unknown.append((number.value, report)) }
    }
    for start in stride(from: 0, to: unknown.count, by: Self.mostAtOnce) {
      if isCancelled() { return false }
      let next = Array(unknown[start..<min(start + Self.mostAtOnce, unknown.count)])
      let marked = PieceResults.of(Self.pieces(of: next.count), parallel) { piece in
        next[Self.reports(of: piece, in: next.count)].map { TermExtractor.marked(in: $0.report.report.unpacked()) }
      }
      for (entry, marked) in zip(next, marked.joined()) {
        add(marked, entry.report.report.text, entry.number, year: entry.report.year)
        work.step(entry.report.report.text.count)
      }
    }
    if case .report(let number) = question.scope, let report = question.report, numbers.insert(number).inserted,
      texts[number].map({ !Self.isSame($0, report.text) }) ?? true
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

  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      && left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
      }
  }

  /// Counts all terms in every report added since the last time, or in all reports where there are new terms.
  private mutating func count(_ work: inout WorkProgress, _ isCancelled: () -> Bool) -> Bool {
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
        work.step(text.count)
      }
    }
    return true
  }

  // MARK: Tables

  private mutating func sortedTable(_ question: TermsQuestion) -> TermTable {
    if let sorted, sorted.scope == question.scope, sorted.order == question.order { return sorted.table }
    var table = table(question.scope)
    if question.order == .found, case .report(let number) = question.scope, let report = report(number, question),
      let places = places(of: number, report)
    {
      // The order in which terms were found depends on the reports before this one.
      table.sort(byPlacesIn: places)
    } else if question.order != .frequency {
      table.sort(by: question.order)
    }
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
      // Keep the table of one report only: the last one asked for.
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
