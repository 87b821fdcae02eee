import ReportModel

/// A set of sections with all their ancestors, as a filtered tree shows it.
///
/// It has a flag for each section of the report rather than a `Set`: a filter is made anew at every key, over as many
/// as 100,000 sections.
struct SectionSet {
  private let report: Report
  private var isMember: [Bool]
  /// The number of sections that were added for their own sake.
  private(set) var inserted = 0

  init(_ report: Report) {
    self.report = report
    isMember = Array(repeating: false, count: report.sections.count)
  }

  /// Adds a section and its ancestors.
  mutating func insert(_ index: SectionIndex) {
    inserted += 1
    var next: SectionIndex? = index
    while let section = next, isMember.indices.contains(section.value), !isMember[section.value] {
      isMember[section.value] = true
      next = report[section].parent
    }
  }

  /// The sections of the set, in the order of the report.
  var ascending: [SectionIndex] { isMember.indices.lazy.filter { isMember[$0] }.map { SectionIndex($0) } }
}
