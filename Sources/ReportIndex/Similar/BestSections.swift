import ReportModel

/// The sections with the highest scores, as they come.
struct BestSections {
  /// A section of a report with its score.
  struct ScoredSection: Sendable {
    var score: UInt32
    var report: ReportNumber
    var section: Int
  }

  /// The rank of each report by its number: among sections with one score those of the lowest come first.
  private let ranks: [Int]?
  private let excluded: SimilarSearch.ExcludedSections?
  private let most: Int
  private var found: [ScoredSection] = []
  /// The least score that is among the best.
  private var least: UInt32 = 1

  /// At most so many, without those that are `excluded`.
  init(_ most: Int, _ ranks: [Int]?, _ excluded: SimilarSearch.ExcludedSections?) {
    (self.most, self.ranks, self.excluded) = (most, ranks, excluded)
  }

  /// Takes in the scores of the sections of a segment.
  mutating func add(_ part: SegmentGrams, _ scores: ArraySlice<UInt32>) {
    for position in part.segment.reports.indices {
      let number = part.segment.numbers[position]
      let sections = part.segment.starts.sections(of: position)
      for section in sections where scores[scores.startIndex + section] >= least {
        let own = section - sections.lowerBound
        guard part.sizes[section] >= SimilarSearch.leastBytes, !isExcluded(number, own) else { continue }
        found.append(ScoredSection(score: scores[scores.startIndex + section], report: number, section: own))
        if found.count >= 2 * most + 1_000 { cut() }
      }
    }
    cut()
  }

  private func isExcluded(_ report: ReportNumber, _ section: Int) -> Bool {
    excluded.map { $0.report == report && $0.sections.contains(section) } ?? false
  }

  private mutating func cut() {
    let ranks = ranks
    func rank(_ report: ReportNumber) -> Int {
      guard let ranks, ranks.indices.contains(report.value) else { return report.value }
      return ranks[report.value]
    }
    found.sort { ($1.score, rank($0.report), $0.section) < ($0.score, rank($1.report), $1.section) }
    guard found.count > most else { return }
    found.removeLast(found.count - most)
    least = max(1, found.last?.score ?? 1)
  }

  /// The best first.
  var sections: [ScoredSection] { found }
}
