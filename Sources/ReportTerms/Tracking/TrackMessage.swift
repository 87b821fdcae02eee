import TextFacts

/// Words about a phrase over the years.
public enum TrackMessage: Message {
  /// The phrase, how often it stands in how many of so many reports, and its first and last year.
  case summary(String, total: Int, having: Int, of: Int, years: ClosedRange<Int>?)
  case trend(Trend?)
  /// The scale of the plot.
  case scale
  /// Nothing was found.
  case none(String)
  /// The first report that has the phrase, and the last, by year.
  case first(year: Int?, String), last(year: Int?, String)
  /// A year: how often, and in how many of its reports.
  case year(TermTrack.TrackedYear)

  public func message(in language: Language) -> String {
    switch self {
    case .summary(let words, let total, let having, let all, let years):
      let span =
        years.map { $0.lowerBound == $0.upperBound ? ", \($0.lowerBound)" : ", \($0.lowerBound)–\($0.upperBound)" }
        ?? ""
      return language.wording(
        english: "\(words): \(total) in \(having) of \(all) reports\(span)",
        chinese: "\(words)：\(total) 次，见于 \(all) 份报告中的 \(having) 份" + span.replacing(", ", with: "，"))
    case .trend(let trend): return Self.words(of: trend, language)
    case .scale: return language.wording(english: "per 10,000 characters", chinese: "每万字次数")
    case .first(let year, let name):
      return language.wording(english: "first  ", chinese: "最早  ") + Self.words(of: name, year)
    case .last(let year, let name):
      return language.wording(english: "last   ", chinese: "最晚  ") + Self.words(of: name, year)
    case .year(let year):
      return "\(year.year)  \(TrackPlot.decimal(year.rate))  "
        + language.wording(
          english: "\(year.count) in \(year.having) of \(year.reports) reports",
          chinese: "\(year.count) 次，见于 \(year.reports) 份报告中的 \(year.having) 份")
    case .none(let words): return language.wording(english: "\(words): not found", chinese: "\(words)：未找到")
    }
  }

  private static func words(of name: String, _ year: Int?) -> String { (year.map { "\($0)  " } ?? "") + name }

  private static func words(of trend: Trend?, _ language: Language) -> String {
    guard let trend else { return language.wording(english: "too few years for a trend", chinese: "年份太少，看不出趋势") }
    let slope = trend.slopeText
    let chance = trend.probability < 0.001 ? "p < 0.001" : "p = \(TrackPlot.thousandths(trend.probability))"
    switch trend.direction {
    case .rising:
      return language.wording(english: "rising, \(slope) a year (\(chance))", chinese: "上升，每年 \(slope)（\(chance)）")
    case .falling:
      return language.wording(english: "falling, \(slope) a year (\(chance))", chinese: "下降，每年 \(slope)（\(chance)）")
    case .level: return language.wording(english: "no clear trend (\(chance))", chinese: "无明显趋势（\(chance)）")
    }
  }

  /// The lines over a plot.
  public static func lines(_ track: TermTrack, reports: Int, in language: Language) -> [String] {
    guard track.total > 0 else { return [TrackMessage.none(track.words).message(in: language)] }
    let summary = TrackMessage.summary(
      track.words, total: track.total, having: track.having, of: reports, years: track.span)
    return [
      summary.message(in: language),
      [TrackMessage.scale, .trend(track.trend)].map { $0.message(in: language) }
        .joined(separator: language.wording(english: "; ", chinese: "；")),
    ]
  }

  /// A line for a term that rises or falls: its slope, its probability, how often it stands, and its words.
  public static func rising(_ term: RisingTerm, in language: Language) -> String {
    let slope = term.track.trend?.slope ?? 0
    let chance = TrackPlot.thousandths(term.track.trend?.probability ?? 1)
    let arrow = slope >= 0 ? "↑" : "↓"
    return "\(arrow) \(term.track.trend?.slopeText ?? "0")  p \(chance)  \(term.track.total)  "
      + "\(term.kind.message(in: language))  \(term.track.words)"
  }
}
