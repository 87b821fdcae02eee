import ReportModel

/// Proofreads a report: its numbering and its punctuation, by rules that need no dictionary.
public enum Check {
  /// Return the findings in `report`, in the order of the text. Time grows linearly with it.
  ///
  /// Numbering is judged by the outline, marks paragraph by paragraph; tables, furniture and lists of contents are left
  /// out, for their marks are not the author's sentences.
  public static func findings(in report: Report) -> [Finding] { findings(in: report) { false } ?? [] }

  /// The same; nil where `isCancelled`, which is asked now and then.
  public static func findings(in report: Report, isCancelled: () -> Bool) -> [Finding]? {
    var findings = NumberSequence.findings(in: report) + NumberForms.findings(in: report)
    for (index, block) in TextBlock.all(in: report).enumerated() {
      if index % 256 == 0, isCancelled() { return nil }
      PairedMarks.append(to: &findings, in: block, of: report)
      NarrowMarks.append(to: &findings, in: block, of: report)
      Placeholders.append(to: &findings, in: block, of: report)
    }
    return findings.enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }
}
