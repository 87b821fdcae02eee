import ReportModel

/// The facts of a report's sections that are compared with those of another.
struct SectionFacts {
  /// The report.
  let report: Report
  /// The distinct character pairs of each section with all below it, sorted.
  let content: [[UInt64]]
  /// The distinct character pairs of each heading's title, sorted.
  let titles: [[UInt64]]
  /// The number of each section as written, with the marks of its style left out; empty where it has none.
  let numbers: [String]

  /// The facts of all sections of a report. `largest` is the most characters of a section that are looked at, from its
  /// beginning on.
  init(_ report: Report, largest: Int = 60_000) {
    self.report = report
    content = report.sections.map { section in
      let range = section.range.bytes
      let end = min(range.upperBound, range.lowerBound + largest)
      return CharacterGrams.distinct(CharacterGrams.of(report.text, in: range.lowerBound..<end, size: 2))
    }
    titles = report.sections.map { section in
      CharacterGrams.distinct(CharacterGrams.of(report.text, in: section.title.bytes, size: 2))
    }
    numbers = report.sections.indices.map { report.number(of: SectionIndex($0)) }
  }
}
