/// A phrase over the years: how often the reports of each year use it.
public struct TermTrack: Sendable, Equatable {
  /// One year.
  public struct TrackedYear: Sendable, Equatable {
    /// The year.
    public let year: Int
    /// The reports of the year, and how many of them have the phrase.
    public internal(set) var reports = 0
    public internal(set) var having = 0
    /// The characters of the reports of the year, white space left out, and how often the phrase stands in them.
    public internal(set) var characters = 0
    public internal(set) var count = 0

    /// The number of times it stands in ten thousand characters.
    public var rate: Double { characters > 0 ? 10_000 * Double(count) / Double(characters) : 0 }
    /// The share of the year's reports that have it, 0 to 1.
    public var share: Double { reports > 0 ? Double(having) / Double(reports) : 0 }
  }

  /// A report as it counts: the year it is about, its size, and how often the phrase stands in it.
  public struct TrackedReport: Sendable {
    let year: Int?
    let characters: Int
    let count: Int

    /// A report of `characters` characters, white space left out.
    public init(year: Int?, characters: Int, count: Int) {
      (self.year, self.characters, self.count) = (year, characters, count)
    }
  }

  /// The phrase.
  public let words: String
  /// The years of which there is a report, in order; a report of no known year counts in the totals only.
  public let years: [TrackedYear]
  /// The number of times it stands in all reports, and how many of these have it.
  public let total: Int
  public let having: Int
  /// The trend of its rate; nil of fewer than four years.
  public let trend: Trend?

  /// The track of a phrase through reports.
  public init(_ words: String, _ reports: some Sequence<TrackedReport>) {
    var years: [Int: TrackedYear] = [:]
    var (total, having) = (0, 0)
    for report in reports {
      total += report.count
      if report.count > 0 { having += 1 }
      guard let year = report.year else { continue }
      var known = years[year] ?? TrackedYear(year: year)
      known.reports += 1
      known.characters += report.characters
      known.count += report.count
      if report.count > 0 { known.having += 1 }
      years[year] = known
    }
    self.words = words
    self.years = years.values.sorted { $0.year < $1.year }
    (self.total, self.having) = (total, having)
    trend = Trend(self.years.map { ($0.year, $0.rate) })
  }

  /// The track of a phrase that some of the reports of these years have, each of them once with the number of times.
  init(_ words: String, _ reports: ReportYears, _ counts: some Sequence<(report: Int, count: Int)>) {
    var years = reports.years
    var (total, having) = (0, 0)
    for (report, count) in counts where count > 0 {
      guard let position = reports.position(of: report) else { continue }
      total += count
      having += 1
      guard position >= 0 else { continue }
      years[position].count += count
      years[position].having += 1
    }
    self.words = words
    self.years = years
    (self.total, self.having) = (total, having)
    trend = Trend(years.map { ($0.year, $0.rate) })
  }

  /// The first year and the last that have it.
  public var span: ClosedRange<Int>? {
    guard let first = years.first(where: { $0.count > 0 }), let last = years.last(where: { $0.count > 0 }) else {
      return nil
    }
    return first.year...last.year
  }
}
