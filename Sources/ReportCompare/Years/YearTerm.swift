import ReportModel
import ReportTerms

/// A formulation, formula or title that one of two reports uses more than the other.
public struct YearTerm: Sendable {
  /// The fate of a term from one report to the next.
  public enum Fate: String, Sendable, CaseIterable {
    case new, gone, risen, fallen, kept
  }

  /// The term.
  public let words: String
  public let kind: TermKind
  public let fate: Fate
  /// The number of times it stands in the older report, and in the newer one.
  public let old: Int
  public let new: Int
  /// The difference of its frequencies, below 0 where the older report has it more often.
  public let logLikelihood: Double
  /// Its first place in each report.
  public let oldPlace: TextRange?
  public let newPlace: TextRange?

  /// The terms of both reports, the most unusual first; those that hardly changed are `kept`.
  static func all(old: Report, new: Report) -> [YearTerm] {
    var library = LibraryTerms()
    library.add(TermExtractor.marked(in: old), report: 0, year: nil)
    library.add(TermExtractor.marked(in: new), report: 1, year: nil)
    let counter = library.counter
    for (number, report) in [old, new].enumerated() {
      library.setCounts(counter.counts(in: report.text), report: number)
    }
    let places = (library.places(in: old, counter: counter), library.places(in: new, counter: counter))
    let table = library.table(of: [0, 1], groupingVariants: false)
    let sizes = (old.root.characters, new.root.characters)
    let terms = (0..<table.count).compactMap { index -> YearTerm? in
      guard table.kind(at: index).countsBareText, table[index].term < library.lexicon.count else { return nil }
      let term = table[index].term
      let counts = table.reports(at: index)
      let (first, second) = (counts.first { $0.report == 0 }?.count ?? 0, counts.first { $0.report == 1 }?.count ?? 0)
      let keyness = Keyness(frequency: second, size: sizes.1, referenceFrequency: first, referenceSize: sizes.0)
      let value = keyness?.logLikelihood ?? 0
      return YearTerm(
        words: table.words(at: index), kind: table.kind(at: index), fate: fate(first, second, value), old: first,
        new: second, logLikelihood: value, oldPlace: places.0.places(of: term).first,
        newPlace: places.1.places(of: term).first)
    }
    return terms.sorted {
      ($0.fate.order, -$0.logLikelihood.magnitude, $0.words) < ($1.fate.order, -$1.logLikelihood.magnitude, $1.words)
    }
  }

  /// G² of 3.84 is p < 0.05 (Rayson & Garside 2000).
  private static func fate(_ old: Int, _ new: Int, _ value: Double) -> Fate {
    if old == 0 { return .new }
    if new == 0 { return .gone }
    return value >= 3.84 ? .risen : value <= -3.84 ? .fallen : .kept
  }
}

extension YearTerm.Fate {
  /// The order in which they are listed.
  var order: Int {
    switch self {
    case .new: 0
    case .gone: 1
    case .risen: 2
    case .fallen: 3
    case .kept: 4
    }
  }
}
