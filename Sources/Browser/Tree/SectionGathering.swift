import ReportModel

/// Sections found one after the other, with all that hold them: what a filtered tree shows.
///
/// A flag a section and no set: a filter is made anew at every key, over 100,000 sections as over ten.
struct SectionGathering {
  private let report: Report
  private var isHeld: [Bool]

  init(_ report: Report) {
    self.report = report
    isHeld = Array(repeating: false, count: report.sections.count)
  }

  /// Takes in a section and what it stands in.
  mutating func insert(_ index: SectionIndex) {
    var next: SectionIndex? = index
    while let section = next, isHeld.indices.contains(section.value), !isHeld[section.value] {
      isHeld[section.value] = true
      next = report[section].parent
    }
  }

  /// The sections taken in, in the order of the report.
  var ascending: [SectionIndex] { isHeld.indices.lazy.filter { isHeld[$0] }.map { SectionIndex($0) } }
}
