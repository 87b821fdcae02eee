import ReportIndex
import ReportModel
import ReportTerms

/// Phrases counted in reports of known years, one report after the other.
public struct PhraseTracking {
  private let phrases: [String]
  private let counter: TermCounter
  /// For each report its year, its characters, and the number of times each phrase stands in it.
  private var reports: [(year: Int?, characters: Int, counts: [Int])] = []
  private var collocates: [Collocates] = []
  private var texts: [[UInt8]] = []
  private var terms: TermsCollection?

  /// The tracking of phrases; `withCollocates` keeps all texts in memory, `withTerms` all reports.
  public init(_ phrases: [String], withCollocates: Bool, withTerms: Bool) {
    self.phrases = phrases
    var lexicon = Lexicon()
    for phrase in phrases { _ = lexicon.insert(.formulation, Array(phrase.utf8)[...]) }
    counter = TermCounter(lexicon)
    if withCollocates { collocates = phrases.map { Collocates(of: $0) } }
    if withTerms { terms = TermsCollection() }
  }

  /// Takes in a report.
  public mutating func add(_ report: DatedReport) {
    let found = counter.counts(in: report.report.text)
    var counts = Array(repeating: 0, count: phrases.count)
    for (term, count) in zip(found.terms, found.counts) where counts.indices.contains(Int(term)) {
      counts[Int(term)] = Int(count)
    }
    reports.append((report.year, report.report.root.characters, counts))
    if !collocates.isEmpty {
      for index in collocates.indices { collocates[index].add(report.report.text) }
      texts.append(report.report.text)
    }
    terms?.add(report)
  }

  /// Counts all terms, where they are asked for, in parts that `parallel` runs.
  public mutating func countTerms(_ parallel: Parallel) { terms?.count(parallel) }

  /// The tracks of the phrases.
  public var tracks: [TermTrack] {
    phrases.indices.map { phrase in
      TermTrack(
        phrases[phrase],
        reports.lazy.map { TermTrack.TrackedReport(year: $0.year, characters: $0.characters, count: $0.counts[phrase]) }
      )
    }
  }

  /// The number of reports.
  public var reportCount: Int { reports.count }

  /// The words beside each phrase, the most unusual first; none unless they were asked for.
  public func collocates(of phrase: Int, most: Int) -> [Collocates.Collocate] {
    guard collocates.indices.contains(phrase) else { return [] }
    return collocates[phrase].list(in: texts, characters: reports.reduce(0) { $0 + $1.characters }, most: most)
  }

  /// The terms that rise or fall; none unless they were asked for.
  public var risingTerms: [RisingTerm] {
    guard let terms else { return [] }
    let table = terms.table(weighed: false, groupingVariants: true, kinds: [], order: .frequency)
    return table.risingTerms(reports.map { ($0.year, $0.characters) })
  }
}
