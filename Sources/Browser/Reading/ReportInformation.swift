import ReportModel

/// The place and the file of the report being read, as `=` tells them.
struct ReportInformation: Sendable {
  var name: String
  /// The number from 1 among all reports, and how many these are; nil where one report is open.
  var place: (number: Int, count: Int)?
  /// The lines in sight and how many the file has; nil for formats without lines.
  var lines: (shown: ClosedRange<Int>, count: Int)?
  var characters: Int
  var sections: Int
  var encoding: ReportEncoding
  /// Bytes that are no text in this encoding.
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
