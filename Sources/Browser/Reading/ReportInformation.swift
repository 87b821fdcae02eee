import ReportModel

/// The place in the report being read and the facts of its file, as `=` shows them.
struct ReportInformation: Sendable {
  var name: String
  /// The number among all reports, from 1, and the number of all; nil where a single report is open.
  var place: (number: Int, count: Int)?
  /// The visible lines, and the number of lines of the file; nil for formats without lines.
  var lines: (shown: ClosedRange<Int>, count: Int)?
  var characters: Int
  var sections: Int
  var encoding: ReportEncoding
  /// The number of bytes that are not text in this encoding.
  var badBytes: Int

  init(of state: BrowserState) {
    let report = state.report
    name = report.source.name
    if state.reportCount > 1, let ordinal = state.ordinal { place = (ordinal + 1, state.reportCount) }
    if let lines = report.lines {
      let first = lines.line(at: state.view.top).value
      let last = lines.line(at: max(state.view.top, state.visibleRange.upper.advanced(by: -1))).value
      self.lines = (first...max(first, last), lines.count)
    }
    characters = report.root.characters
    sections = report.sections.count - 1
    encoding = report.encoding
    badBytes = report.replacements
  }
}
