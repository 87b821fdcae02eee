import ReportModel
import TextFacts

/// The places within what is written that its links lead to. A document's own names of places are not written: a link
/// leads to the heading that is at the place, or above it.
final class LinkTargets {
  private let report: Report
  private let range: TextRange
  private let name: (SectionIndex) -> String
  private var places: AnchorPlaces?

  /// The targets in `range` of a report, whose headings are written with the names that `name` gives.
  init(_ report: Report, in range: TextRange, naming name: @escaping (SectionIndex) -> String) {
    (self.report, self.range, self.name) = (report, range, name)
  }

  /// The link to the place that `anchor` names; nil where it leads out of what is written, or nowhere.
  func link(to anchor: String) -> String? {
    if places == nil { places = AnchorPlaces(report) }
    guard let place = places?.place(of: anchor), place >= range.lower, place < range.upper else { return nil }
    var section = report.shownSection(at: place)
    // A heading inside a paragraph has no name in every form.
    while section != .root, report[section].kind == .runin || report[section].heading.isEmpty {
      section = report[section].parent ?? .root
    }
    // An empty name is the top (HTML, 7.4.6.4).
    return section == .root || report[section].range.lower < range.lower ? "#" : "#" + name(section)
  }
}
