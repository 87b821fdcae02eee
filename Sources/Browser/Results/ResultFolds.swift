import ReportIndex
import ReportModel

/// The folded groups of a list of hits: all groups of a kind with exceptions, or only some.
struct ResultFolds: Sendable, Equatable {
  private struct FoldedSection: Hashable, Sendable {
    var report: ReportNumber
    var section: SectionIndex
  }

  private(set) var foldsReports = false
  private(set) var foldsSections = false
  private var reports: Set<ReportNumber> = []
  private var sections: Set<FoldedSection> = []

  /// Folds all reports, or all sections, or nothing.
  mutating func fold(reports: Bool, sections: Bool) {
    self = ResultFolds()
    (foldsReports, foldsSections) = (reports, sections)
  }

  /// The reports with sections that are exceptions.
  var reportsWithSections: Set<ReportNumber> { Set(sections.map(\.report)) }

  /// Keeps the same sections folded in reports that were replaced; drops the sections that are gone.
  mutating func relocate(by relocations: inout [ReportNumber: ReportRelocation]) {
    guard !relocations.isEmpty else { return }
    sections = Set(
      sections.compactMap { section in
        guard relocations[section.report] != nil else { return section }
        return relocations[section.report]?.sections.section(section.section)
          .map { FoldedSection(report: section.report, section: $0) }
      })
  }

  mutating func set(_ row: Concordance.Row, folded: Bool) {
    switch row {
    case .report(let number, _):
      if folded == foldsReports { reports.remove(number) } else { reports.insert(number) }
    case .section(let number, let section, _):
      let key = FoldedSection(report: number, section: section)
      if folded == foldsSections { sections.remove(key) } else { sections.insert(key) }
    case .hit: break
    }
  }

  /// Whether the rows below the heading `row` are hidden.
  func isFolded(_ row: Concordance.Row) -> Bool {
    switch row {
    case .report(let number, _): foldsReports != reports.contains(number)
    case .section(let number, let section, _):
      foldsSections != sections.contains(FoldedSection(report: number, section: section))
    case .hit: false
    }
  }

  /// The rows hidden by the folded groups.
  func hidden(in concordance: Concordance) -> HiddenRows {
    guard concordance.isGrouped else { return HiddenRows() }
    var headings: [Int] = []
    if foldsReports {
      let open = Set(reports.compactMap(concordance.row(ofReport:)))
      headings += concordance.reportHeadings.filter { !open.contains($0) }
    } else {
      headings += reports.compactMap(concordance.row(ofReport:))
    }
    let named = sections.compactMap { concordance.row(ofSection: $0.section, in: $0.report) }
    if foldsSections {
      let open = Set(named)
      headings += concordance.sectionHeadings.filter { !open.contains($0) }
    } else {
      headings += named
    }
    return HiddenRows(
      headings.compactMap { row in concordance.end(ofGroupAt: row).map { row + 1..<max(row + 1, $0) } })
  }
}
