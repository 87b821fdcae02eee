import ReportIndex
import ReportModel
import ReportTerms

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

  /// A lister that knows nothing yet.
  public init() {}

  /// The answer to a question; nil where `isCancelled` said so first. `progress` is told how far it has come, in
  /// percent, each time that grows.
  public mutating func answer(
    _ question: TermsQuestion, isCancelled: () -> Bool = { false }, progress: @escaping (Int) -> Void = { _ in }
  ) -> TermsAnswer? {
    var pace = Pace(total: 2 * question.bytes, tell: progress)
    guard takeIn(question, &pace, isCancelled), count(&pace, isCancelled), !isCancelled() else { return nil }
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

  // MARK: Taking in

  /// Takes in every report that is new or has become another; false where that was stopped.
  private mutating func takeIn(_ question: TermsQuestion, _ pace: inout Pace, _ isCancelled: () -> Bool) -> Bool {
    var numbers = Set<Int>()
    for number in question.library?.numbers ?? [] {
      guard let report = question.library?[number] else { continue }
      numbers.insert(number.value)
      let isKnown = texts[number.value].map { Self.isSame($0, report.report.text) } ?? false
      pace.step(report.report.text.count)
      if isKnown { continue }
      if isCancelled() { return false }
      add(report.report.unpacked(), report.report.text, number.value, year: report.year)
    }
    if case .report(let number) = question.scope, let report = question.report, numbers.insert(number).inserted,
      texts[number].map({ !Self.isSame($0, report.text) }) ?? true
    {
      add(report, report.text, number, year: nil)
    }
    for number in texts.keys where !numbers.contains(number) {
      texts[number] = nil
      terms.remove(report: number)
      forgetTables()
    }
    return true
  }

  private mutating func add(_ report: Report, _ text: [UInt8], _ number: Int, year: Int?) {
    terms.add(TermExtractor.marked(in: report), report: number, year: year)
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

  /// Counts all terms in every report that came since the last time, or in all where there are new terms.
  private mutating func count(_ pace: inout Pace, _ isCancelled: () -> Bool) -> Bool {
    if counter == nil {
      counter = terms.counter
      uncounted = texts.keys.sorted(by: >)
    }
    guard let counter else { return true }
    var scratch: [UInt32] = []
    while let number = uncounted.last {
      if isCancelled() { return false }
      uncounted.removeLast()
      guard let text = texts[number] else { continue }
      terms.setCounts(counter.counts(in: text, &scratch), report: number)
      pace.step(text.count)
    }
    return true
  }

  // MARK: Tables

  private mutating func sortedTable(_ question: TermsQuestion) -> TermTable {
    if let sorted, sorted.scope == question.scope, sorted.order == question.order { return sorted.table }
    var table = table(question.scope)
    if question.order != .frequency { table.sort(by: question.order) }
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
      // Of reports the last one asked for is kept.
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

/// Tells of progress, each percent once.
private struct Pace {
  private let total: Int
  private let tell: (Int) -> Void
  private var done = 0
  private var told = 0

  init(total: Int, tell: @escaping (Int) -> Void) {
    self.total = total
    self.tell = tell
  }

  mutating func step(_ bytes: Int) {
    done += bytes
    let percent = total > 0 ? min(100, done * 100 / total) : 0
    guard percent > told else { return }
    told = percent
    tell(percent)
  }
}
