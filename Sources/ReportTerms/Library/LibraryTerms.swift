import ReportModel

/// The terms of many reports, brought together: a lexicon of all of them, and for each report which it has how often.
///
/// A report is taken in by `add` with the terms found in it. Once all are in, `counter` counts every term in every
/// report, for a formulation that one report quotes stands bare in others; what it counts is put in by `setCounts`. Both
/// may be done again for a report that changed. The numbers of terms follow the order in which reports are added; of a
/// table only `TermOrder.found` does.
public struct LibraryTerms: Sendable {
  /// The terms of one report.
  struct Entry: Sendable {
    var report: Int
    var year: Int?
    var characters: Int
    /// The number of times terms were found there, and the number of times their text stands there.
    var marked: TermCounts
    var counts: TermCounts
  }

  /// The terms of all reports.
  public private(set) var lexicon = Lexicon()
  private(set) var entries: [Entry] = []
  private var places: [Int: Int] = [:]

  /// No report yet.
  public init() {}

  /// The number of reports that were taken in.
  public var reportCount: Int { entries.count }

  /// Takes in the terms found in the report (`TermExtractor.marked`) that the caller knows by the number `report`, in place of what was known of it.
  /// `year` is the year it is about, nil where it is unknown.
  public mutating func add(_ terms: ReportTerms, report: Int, year: Int?) {
    var pairs = terms.lexicon.indices.map { term in
      let number = lexicon.insert(terms.lexicon.kind(of: term), terms.lexicon.text(of: term))
      return (term: UInt32(number), count: UInt32(clamping: terms.frequency(of: term)))
    }
    pairs.sort { $0.term < $1.term }
    let counts = TermCounts(terms: pairs.map(\.term), counts: pairs.map(\.count))
    let entry = Entry(report: report, year: year, characters: terms.characters, marked: counts, counts: counts)
    if let place = places[report] {
      entries[place] = entry
    } else {
      places[report] = entries.count
      entries.append(entry)
    }
  }

  /// Forgets a report; its terms stay in the lexicon, at frequency 0 where no other has them.
  public mutating func remove(report: Int) {
    guard let place = places[report] else { return }
    entries.remove(at: place)
    places = Dictionary(entries.enumerated().map { ($1.report, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Counts the terms known so far in any text.
  public var counter: TermCounter { TermCounter(lexicon) }

  /// Puts in how often terms stand in the text of `report`, as `counter` counted them. Figures and placeholders keep
  /// the counts they were added with.
  public mutating func setCounts(_ counted: TermCounts, report: Int) {
    guard let place = places[report] else { return }
    let old = entries[place].counts
    var merged = TermCounts()
    var next = 0
    func takeFixed(below limit: UInt32) {
      while next < old.terms.count, old.terms[next] < limit {
        if !lexicon.kind(of: Int(old.terms[next])).countsBareText {
          merged.terms.append(old.terms[next])
          merged.counts.append(old.counts[next])
        }
        next += 1
      }
    }
    for (term, count) in zip(counted.terms, counted.counts) {
      takeFixed(below: term)
      merged.terms.append(term)
      merged.counts.append(count)
    }
    takeFixed(below: .max)
    entries[place].counts = merged
  }

  /// The table of the terms of `reports` (all where nil), in the order of frequency. With `reference`, numbers of
  /// reports too, each term is weighed against it; a report in both counts in `reports` only.
  public func table(
    of reports: Set<Int>? = nil, against reference: Set<Int>? = nil, groupingVariants: Bool = true
  ) -> TermTable {
    let chosen = entries.filter { reports?.contains($0.report) ?? true }
    let others = reference.map { reference in
      entries.filter { reference.contains($0.report) && !(reports?.contains($0.report) ?? true) }
    }
    return TermTable(
      lexicon: lexicon, entries: chosen, reference: others, everyday: everydayWords, groupingVariants: groupingVariants)
  }

  /// The places in `report` of the terms counted so far, by the numbers of `lexicon`; `counter` is the one of this
  /// library. Everyday words, figures and placeholders have the places where they were found.
  public func places(in report: Report, counter: TermCounter) -> ReportTerms {
    let everyday = everydayWords
    let marked = TermExtractor.marked(in: report)
    var occurrences = counter.places(in: report.text).filter { !everyday[$0.term] }
    for found in marked.lexicon.indices {
      guard let term = lexicon.number(of: marked.lexicon[found]),
        everyday[term] || !lexicon.kind(of: term).countsBareText
      else { continue }
      occurrences += marked.places(of: found).map { (term, $0) }
    }
    return ReportTerms(lexicon: lexicon, characters: marked.characters, occurrences: occurrences)
  }

  /// For each term whether it is a word of everyday language, as all reports use it.
  private var everydayWords: [Bool] {
    var marked = [Int](repeating: 0, count: lexicon.count)
    var total = marked
    for entry in entries {
      for (term, count) in zip(entry.marked.terms, entry.marked.counts) { marked[Int(term)] += Int(count) }
      for (term, count) in zip(entry.counts.terms, entry.counts.counts) { total[Int(term)] += Int(count) }
    }
    return lexicon.indices.map { term in
      EverydayWord.isOne(lexicon.kind(of: term), lexicon.text(of: term), marked: marked[term], total: total[term])
    }
  }
}

extension LibraryTerms.Entry {
  /// Calls `body` with each term that counts in the report and how often: everyday words as often as they are marked.
  @inline(__always)
  func forEachCount(everyday: [Bool], _ body: (Int, UInt32) -> Void) {
    for (term, count) in zip(counts.terms, counts.counts) where !everyday[Int(term)] { body(Int(term), count) }
    for (term, count) in zip(marked.terms, marked.counts) where everyday[Int(term)] { body(Int(term), count) }
  }
}
