import ReportIndex
import ReportModel
import ReportTerms

/// Phrases counted in reports of known years, one report after the other.
public struct PhraseTracking {
  private let phrases: [String]
  /// The term of each phrase; one that is named twice has one.
  private let terms: [Int]
  private let counter: TermCounter
  /// For each report its year, its characters, and the number of times each phrase stands in it.
  private var reports: [(year: Int?, characters: Int, counts: [Int])] = []
  private var keepsTexts = false
  private var texts: [[UInt8]] = []
  private var collection: TermsCollection?

  /// The tracking of phrases; `withTexts` keeps all texts in memory, for collocates and variants, `withTerms` all reports.
  public init(_ phrases: [String], withTexts: Bool, withTerms: Bool) {
    self.phrases = phrases
    var lexicon = Lexicon()
    terms = phrases.map { lexicon.insert(.formulation, Array($0.utf8)[...]) }
    counter = TermCounter(lexicon)
    keepsTexts = withTexts
    if withTerms { collection = TermsCollection() }
  }

  /// Takes in a report, and the year it is about.
  public mutating func add(_ report: PackedReport, year: Int?) {
    var counts: [Int: Int] = [:]
    if !terms.isEmpty {
      let text = report.searchedText.array
      let found = counter.counts(in: text)
      counts = Dictionary(zip(found.terms.map { Int($0) }, found.counts.map { Int($0) }), uniquingKeysWith: +)
      if keepsTexts { texts.append(text) }
    }
    reports.append((year, report.characters, terms.map { counts[$0] ?? 0 }))
    collection?.add(report, year: year)
  }

  /// Counts all terms, where they are asked for, in parts that `parallel` runs.
  public mutating func countTerms(_ parallel: Parallel) { collection?.count(parallel) }

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

  /// The words beside each phrase by period, the most unusual of each first; none unless texts are kept.
  public func collocates(of phrase: Int, most: Int) -> [CollocatePeriods.PeriodCollocate] {
    guard keepsTexts, phrases.indices.contains(phrase) else { return [] }
    let entries = zip(texts, reports).map { (text: $0, year: $1.year, characters: $1.characters) }
    return CollocatePeriods.list(of: phrases[phrase], in: entries, most: most)
  }

  /// The near variants of a phrase, the most frequent first; none unless texts are kept.
  public func variants(of phrase: Int) -> [PhraseVariants.PhraseVariant] {
    guard keepsTexts, phrases.indices.contains(phrase) else { return [] }
    return PhraseVariants(of: phrases[phrase]).variants(in: zip(texts, reports).map { ($0, $1.year) })
  }

  /// The terms that rise or fall; none unless they were asked for.
  public var risingTerms: [RisingTerm] {
    guard let collection else { return [] }
    let table = collection.table(weighed: false, groupingVariants: true, kinds: [], order: .frequency)
    return table.risingTerms(reports.map { ($0.year, $0.characters) })
  }
}
