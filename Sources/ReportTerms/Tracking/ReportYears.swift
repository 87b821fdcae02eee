/// The years of reports: many phrases are followed through the same ones.
struct ReportYears {
  /// Each year of which there is a report, in order, without a phrase.
  let years: [TermTrack.TrackedYear]
  /// For each report the position of its year; -1 where that is not known.
  private let positions: [Int]

  /// The years of reports, and their sizes in characters.
  init(_ reports: [(year: Int?, characters: Int)]) {
    let numbers = Set(reports.compactMap(\.year)).sorted()
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    var years = numbers.map { TermTrack.TrackedYear(year: $0) }
    positions = reports.map { report in
      guard let place = report.year.flatMap({ places[$0] }) else { return -1 }
      years[place].reports += 1
      years[place].characters += report.characters
      return place
    }
    self.years = years
  }

  /// The position of the year of a report among `years`, -1 where that is not known; nil for a report that is none of
  /// these.
  @inline(__always)
  func position(of report: Int) -> Int? { positions.indices.contains(report) ? positions[report] : nil }
}
