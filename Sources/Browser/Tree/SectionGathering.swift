import ReportModel

/// A set of sections with all their ancestors, as a filtered tree shows it.
///
/// It has a flag for each section of the report rather than a `Set`: a filter is made anew at every key, over as many
/// as 100,000 sections.
struct SectionGathering {
  private let report: Report
  private var isHeld: [Bool]

  init(_ report: Report) {
    self.report = report
    isHeld = Array(repeating: false, count: report.sections.count)
  }

  /// Adds a section and its ancestors.
  mutating func insert(_ index: SectionIndex) {
    var next: SectionIndex? = index
    while let section = next, isHeld.indices.contains(section.value), !isHeld[section.value] {
      isHeld[section.value] = true
      next = report[section].parent
    }
  }

  /// The sections of the set, in the order of the report.
  var ascending: [SectionIndex] { isHeld.indices.lazy.filter { isHeld[$0] }.map { SectionIndex($0) } }
}
