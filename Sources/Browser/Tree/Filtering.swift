import ReportIndex
import ReportModel

/// The rows of the tree, with the filter applied.
extension BrowserState {
  /// The current rows of the tree.
  var walk: TreeWalk {
    var folds = library.map { $0.filter?.folds ?? $0.folds } ?? LibraryFolds()
    // The tree follows the list of hits.
    if let report = resultsRow?.report { folds.reading = report }
    return TreeWalk(
      library?.shownCatalogue, folds: folds,
      kept: library?.filter?.kept, only: currentNumber, sections: { self.sectionCount(of: $0) },
      outline: { self.outline(of: $0) })
  }

  private func sectionCount(of number: Int) -> Int {
    if number != currentNumber, let packed = library?.library[ReportNumber(number)]?.report {
      return packed.sectionCount
    }
    return report(at: number)?.sections.count ?? 1
  }

  private func outline(of number: Int) -> OutlineWalk? {
    if number == currentNumber { return outline }
    guard let report = report(at: number) else { return nil }
    var view = reading.left[.report(number)] ?? ReportView()
    view.filter = library?.filter.flatMap { filter(in: report, number, $0.criterion) }
    return OutlineWalk(report, view)
  }

  /// Whether a filter is on.
  var isFiltered: Bool { filterCriterion != nil }

  /// The criterion of the tree's filter; nil without a filter.
  var filterCriterion: TreeFilter.Criterion? {
    switch reports.collection {
    case .single: view.filter?.criterion
    case .library(let library): library.filter?.criterion
    }
  }

  /// The number of rows that the filter asks for, not counting those around them: sections of a single report, or folders
  /// and reports of a library.
  var filteredRows: Int {
    switch reports.collection {
    case .single: view.filter?.found ?? 0
    case .library(let library): library.filter?.found ?? 0
    }
  }

  /// The filter in words, with the number of rows it asks for; empty without one.
  var filterStatus: String {
    guard let filterCriterion else { return "" }
    return TreeMessage.filtered(filterCriterion, rows: filteredRows).message(in: language)
  }

  /// Shows the whole tree.
  mutating func dropFilter() {
    view.filter = nil
    library?.filter = nil
  }

  /// Applies the tree's filter to the outline of the report being read.
  mutating func refilter() {
    guard let library else { return }
    view.filter = library.filter.flatMap { filter in
      currentNumber.flatMap { self.filter(in: report, $0, filter.criterion) }
    }
  }

  /// The rows of one report of the library that pass a filter; nil where all of them do.
  private func filter(in report: Report, _ number: Int, _ criterion: TreeFilter.Criterion) -> TreeFilter? {
    var found = SectionSet(report)
    switch criterion {
    case .words(let words):
      let matches = HeadingMatcher(words).matches(in: report, limit: .max)
      // A report that passed by its own name shows all its sections.
      if matches.isEmpty { return nil }
      for section in matches { found.insert(section) }
    case .hits:
      for term in libraryStops?.terms ?? [] {
        for count in term.answer?.sectionCounts(in: ReportNumber(number)) ?? [] { found.insert(count.section) }
      }
    }
    return TreeFilter(criterion: criterion, found)
  }
}
