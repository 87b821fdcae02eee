import ReportModel

/// The hits of a search in one report: how many each section has, and which lies where.
///
/// Nothing is stored per section: hits and sections are both in document order, so a count is the difference of two
/// places found by halving, O(log n). A hit belongs where its first byte stands.
public struct HitCounts: Sendable {
  /// The hits, ascending and not overlapping.
  public let hits: [TextRange]
  private let sections: [Section]

  /// Counts of `hits`, which must be ascending and not overlapping as `Searcher.hits` gives them, in `report`.
  public init(report: Report, hits: [TextRange]) {
    self.hits = hits
    sections = report.sections
  }

  /// The number of hits in a section with all below it; 0 where there is no such section.
  public func count(in index: SectionIndex) -> Int {
    guard sections.indices.contains(index.value) else { return 0 }
    return count(in: sections[index.value].range)
  }

  /// The number of hits in a section's heading and the text of its own, without the sections below it.
  public func own(of index: SectionIndex) -> Int {
    guard sections.indices.contains(index.value) else { return 0 }
    return count(in: sections[index.value].own)
  }

  /// The number of hits that begin in `range`.
  public func count(in range: TextRange) -> Int {
    max(0, position(at: range.upper) - position(at: range.lower))
  }

  /// The position in `hits` of the first hit that begins at `place` or later; the number of hits where none does.
  public func position(at place: TextOffset) -> Int {
    hits.partitionPoint { $0.lower < place }
  }

  /// The positions in `hits` of those that share a byte with `range`: what to highlight in a row.
  public func positions(overlapping range: TextRange) -> Range<Int> {
    let first = hits.partitionPoint { $0.upper <= range.lower }
    return first..<max(first, hits.partitionPoint { $0.lower < range.upper })
  }
}
