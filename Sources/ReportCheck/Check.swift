import ReportModel

/// Proofreads a report: its numbering and its punctuation, by rules that need no dictionary.
public enum Check {
  /// Return the findings in `report`, in the order of the text. Time grows linearly with it.
  ///
  /// Numbering is judged by the numbers of the outline and those that stand where an item may begin; marks paragraph by
  /// paragraph; the changes and comments that the document records are findings too. Tables, furniture and lists of contents are left out, for their marks are not the author's sentences.
  public static func findings(in report: Report) -> [Finding] { findings(in: report) { false } ?? [] }

  /// The same; nil where `isCancelled`, which is asked now and then.
  public static func findings(in report: Report, isCancelled: () -> Bool) -> [Finding]? {
    guard let items = NumberedItems.all(in: report, isCancelled: isCancelled) else { return nil }
    let series = NumberSeries.all(of: items)
    var findings =
      NumberSequence.findings(in: series, of: items, report) + NumberForms.findings(in: series, of: items, report)
    for (index, block) in TextBlock.all(in: report).enumerated() {
      if index % 256 == 0, isCancelled() { return nil }
      PairedMarks.append(to: &findings, in: block, of: report)
      NarrowMarks.append(to: &findings, in: block, of: report)
      Placeholders.append(to: &findings, in: block, of: report)
    }
    findings += report.revisions.map { Finding($0.range, .revision($0)) }
    return findings.enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }
}
