import ReportModel

/// The words beside a phrase, period by period.
public struct CollocatePeriods: Sendable {
  /// A collocate of one period.
  public struct PeriodCollocate: Sendable, Equatable {
    /// The years of the period; nil for all texts, where no years are known.
    public let years: ClosedRange<Int>?
    /// The words, and how often they stand beside the phrase.
    public let collocate: Collocates.Collocate
  }

  /// Years from the first to the last in at most so many periods of the same length; the last may be shorter.
  static func periods(_ years: ClosedRange<Int>, most: Int) -> [ClosedRange<Int>] {
    let length = max(1, (years.count + most - 1) / most)
    return stride(from: years.lowerBound, through: years.upperBound, by: length).map {
      $0...min(years.upperBound, $0 + length - 1)
    }
  }

  /// The collocates of a phrase in texts of years and so many characters, by period, at most `most` of each; the
  /// periods are those of the years that have the phrase, at most `periods`.
  public static func list(
    of phrase: String, in texts: [(text: [UInt8], year: Int?, characters: Int)], periods: Int = 4, most: Int = 10
  ) -> [PeriodCollocate] {
    let counter = Collocates(of: phrase)
    let having = texts.filter { counter.stands(in: $0.text) }
    let years = having.compactMap(\.year)
    guard let first = years.min(), let last = years.max() else {
      return list(of: phrase, in: texts, having, nil, most: most)
    }
    return Self.periods(first...last, most: periods).flatMap { period in
      func isIn(_ year: Int?) -> Bool { year.map(period.contains) ?? false }
      return list(
        of: phrase, in: texts.filter { isIn($0.year) }, having.filter { isIn($0.year) }, period, most: most)
    }
  }

  private static func list(
    of phrase: String, in texts: [(text: [UInt8], year: Int?, characters: Int)],
    _ having: [(text: [UInt8], year: Int?, characters: Int)], _ period: ClosedRange<Int>?, most: Int
  ) -> [PeriodCollocate] {
    var collocates = Collocates(of: phrase)
    for entry in having { collocates.add(entry.text) }
    return collocates.list(in: texts.map(\.text), characters: texts.reduce(0) { $0 + $1.characters }, most: most)
      .map { PeriodCollocate(years: period, collocate: $0) }
  }
}
