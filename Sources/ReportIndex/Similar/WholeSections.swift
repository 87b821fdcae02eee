import ReportModel

/// Sections with all below them, compared with one that has sections below it too.
///
/// Such a section has the scores of all sections that it is made of. A part of the one given is as like it as it is long, at
/// the most; in a longer one, what is more than the one given counts against it. Of sections within one another the one
/// most like it is taken, and so a copy, not its parts.
struct WholeSections: Sendable {
  /// A section with all below it.
  struct LikeSection: Sendable {
    var report: ReportNumber
    var section: Int
    var end: Int
    var range: TextRange
    /// 1 for the same text.
    var likeness: Double

    /// In percent; 100 for the same text alone.
    var percent: Int { likeness >= 1 ? 100 : max(1, min(99, Int((100 * likeness).rounded()))) }
  }

  /// A report with the scores of its sections, each for the text of its own.
  struct ScoredReport: Sendable {
    var report: ReportNumber
    var packed: PackedReport
    var scores: [UInt32]
  }

  /// The bytes of the text given, and the score that it has itself.
  let byteCount: Int
  let score: Double
  let excluded: SimilarSearch.ExcludedSections?
  /// Whether a run of a report is the text given.
  let isSame: @Sendable (TextRange, PackedReport) -> Bool

  /// The most reports whose headings are looked at: those with the highest scores.
  private static let mostReports = 1_000
  /// A section that is so many times as long as the one given is not like it.
  private static let longest = 2

  /// The reports in which sections are looked for.
  static func candidates(_ scored: [(part: SegmentGrams, scores: [UInt32])]) -> [ScoredReport] {
    var all: [(candidate: ScoredReport, sum: Int)] = []
    for (part, scores) in scored {
      for position in part.segment.reports.indices {
        let own = Array(scores[part.segment.starts.sections(of: position)])
        let sum = own.reduce(0) { $0 + Int($1) }
        guard sum > 0 else { continue }
        let packed = part.segment.reports[position].report
        all.append((ScoredReport(report: part.segment.numbers[position], packed: packed, scores: own), sum))
      }
    }
    guard all.count > mostReports else { return all.map(\.candidate) }
    return all.sorted { ($1.sum, $0.candidate.report) < ($0.sum, $1.candidate.report) }.prefix(mostReports)
      .map(\.candidate)
  }

  /// The sections of a report, none within another, the one most like the one given first.
  func best(of candidate: ScoredReport) -> [LikeSection] {
    let (starts, headings) = (candidate.packed.sectionStarts, candidate.packed.headings())
    guard headings.count == starts.count, candidate.scores.count == starts.count else { return [] }
    var sums = [0]
    for score in candidate.scores { sums.append((sums.last ?? 0) + Int(score)) }
    let ends = Self.ends(headings.map(\.level))
    let all = starts.indices.compactMap { section -> LikeSection? in
      let upper = ends[section] < starts.count ? Int(starts[ends[section]]) : candidate.packed.byteCount
      let range = TextRange(Int(starts[section]), max(Int(starts[section]), upper))
      let like = likeness(sums[ends[section]] - sums[section], range, in: candidate.packed)
      guard like > 0, !isExcluded(candidate.report, section..<ends[section]) else { return nil }
      return LikeSection(
        report: candidate.report, section: section, end: ends[section], range: range, likeness: like)
    }
    var best: [LikeSection] = []
    for like in all.sorted(by: { ($1.likeness, $0.section) < ($0.likeness, $1.section) })
    where !best.contains(where: { $0.section < like.end && like.section < $0.end }) {
      best.append(like)
    }
    return best
  }

  private func isExcluded(_ report: ReportNumber, _ sections: Range<Int>) -> Bool {
    excluded.map { $0.report == report && $0.sections.overlaps(sections) } ?? false
  }

  private func likeness(_ sum: Int, _ range: TextRange, in report: PackedReport) -> Double {
    guard sum > 0, range.count >= SimilarSearch.leastBytes, range.count <= Self.longest * byteCount else { return 0 }
    let (share, length) = (Double(sum) / max(1, score), Double(range.count) / Double(max(1, byteCount)))
    let likeness = min(0.99, length > 1 ? share / length : min(share, length))
    // Only what is nearly the same is read.
    return likeness > 0.9 && isSame(range, report) ? 1 : likeness
  }

  /// For each section the position behind the last one below it.
  private static func ends(_ levels: [Int]) -> [Int] {
    var ends = [Int](repeating: levels.count, count: levels.count)
    var open: [Int] = []
    for (section, level) in levels.enumerated() {
      while let last = open.last, levels[last] >= level {
        ends[last] = section
        open.removeLast()
      }
      open.append(section)
    }
    return ends
  }
}
