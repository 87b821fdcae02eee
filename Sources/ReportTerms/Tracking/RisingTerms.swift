import ReportModel

/// A term of a library with its track over the years.
public struct RisingTerm: Sendable {
  /// The kind of term.
  public let kind: TermKind
  /// The term over the years.
  public let track: TermTrack

  /// A term of a kind with its track.
  public init(kind: TermKind, track: TermTrack) { (self.kind, self.track) = (kind, track) }
}

extension TermTable {
  /// The terms whose frequency rises or falls over the years, those that change most first. Terms that stand in all
  /// reports fewer than `least` times are left out, and figures.
  ///
  /// Each term is tested by itself (`Trend`), so that of a thousand without a trend some fifty are told too. A correction
  /// for as many tests (Benjamini and Hochberg 1995) would leave none of ten years and thousands of terms.
  ///
  /// `characters` has the characters of each report and its year, by the numbers that the table knows reports by.
  public func risingTerms(_ characters: [(year: Int?, characters: Int)], least: Int = 10) -> [RisingTerm] {
    let years = ReportYears(characters)
    return (0..<count).compactMap { index -> RisingTerm? in
      guard kind(at: index).countsBareText, self[index].frequency >= least else { return nil }
      let track = TermTrack(words(at: index), years, reports(at: index).lazy.map { ($0.report, $0.count) })
      guard let trend = track.trend, trend.direction != .level else { return nil }
      return RisingTerm(kind: kind(at: index), track: track)
    }.sorted {
      (($0.track.trend?.slope ?? 0).magnitude, $1.track.words) > (
        ($1.track.trend?.slope ?? 0).magnitude, $0.track.words
      )
    }
  }
}
