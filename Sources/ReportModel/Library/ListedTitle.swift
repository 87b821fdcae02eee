import TextFacts

/// The title of a report as lists and citations show it.
public enum ListedTitle {
  /// The title after the year, where it does not say that already.
  public static func words(_ title: String, year: Int?) -> String {
    guard let year = year.map({ String($0) }) else { return title }
    let saysYear =
      title.utf8.indices.contains { title.utf8[$0...].starts(with: year.utf8) }
      || ReportYear.inTitle(Array(title.utf8.prefix(WorkBudget.wordsShown))).map(String.init) == year
    return saysYear ? title : year + " " + title
  }
}

extension Report {
  /// The year that its text, else the name of its file, says; nil where neither does.
  public var namedYear: Int? {
    statedYear ?? ReportYear.of(title: [], name: Array(source.shortName.utf8), folders: [[UInt8]]())
  }

  /// The year that its title has, else the first date that stands alone in the lines below it, before the first heading.
  public var statedYear: Int? {
    guard let first = titleParagraphs.first else { return nil }
    if let year = ReportYear.inTitle(Array((title ?? "").utf8.prefix(WorkBudget.wordsShown))) { return year }
    let body = sections.count > 1 ? sections[1].range.lower : end
    let below = paragraphs[(first.value + 1)...].prefix(Self.datedParagraphs).prefix { $0.range.lower < body }
    return below.lazy.filter { $0.range.count <= Self.longestDate }.compactMap {
      ReportYear.inDate(self.words(in: $0.range))
    }
    .first
  }

  /// Paragraphs below the title that may be its date, blank ones among them, and the bytes of one.
  private static var datedParagraphs: Int { 8 }
  private static var longestDate: Int { 120 }

  /// The title, with the place and the year before it where it says no more than what it is: `2016 和堡县政府工作报告`. The name of
  /// its file for a report without a title.
  public func listedTitle(year: Int?) -> String {
    guard let title, let last = titleParagraphs.last else { return source.shortName }
    // A title that says what it is has the words that it has: no year of a file's name belongs to it.
    guard ReportPlace.isCommon(title) else { return title }
    let place = ReportPlace.place(title: title, text, after: paragraphs[last.value].range.upper.bytes)
    return ListedTitle.words((place ?? "") + title, year: year)
  }
}
