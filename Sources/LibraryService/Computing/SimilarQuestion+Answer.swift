import Browser
import ReportIndex
import ReportModel
import TextFacts
import Threads

extension SimilarQuestion {
  /// The sections that are like it; nil where the search was cancelled.
  func answer(_ token: CancellationToken, _ parallel: Parallel) -> SimilarAnswer? {
    let search = SimilarSearch(
      text, range, startingAt: starts,
      excluding: SimilarSearch.ExcludedSections(ReportNumber(report), sections))
    guard let found = search.sections(in: library, parallel, isCancelled: { token.isCancelled }) else { return nil }
    let rows = found.map { like in
      SimilarAnswer.Row(
        report: like.report.value, place: like.range.lower,
        heading: library[like.report].map { NamedSection(like.section, in: $0.report.unpackedOnce()).words } ?? "",
        percent: like.percent, shared: like.shared)
    }
    return SimilarAnswer(self, rows)
  }
}

/// A section as lists name it: its address and its heading.
struct NamedSection {
  let address: String
  let title: String

  /// The name of a section of a report.
  init(_ section: SectionIndex, in report: Report) {
    guard report.sections.indices.contains(section.value) else {
      (address, title) = ("", "")
      return
    }
    address = Addresses(report).address(of: section)
    let own = section == .root ? report.title ?? report.source.name : report.words(in: report[section].title)
    title = VisibleText.line(String(own.unicodeScalars.prefix(WorkBudget.wordsShown)))
  }

  /// Both in one line.
  var words: String { [address, title].filter { !$0.isEmpty }.joined(separator: " ") }
}
