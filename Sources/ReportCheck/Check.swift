import ReportModel

/// Proofreads a report: its numbering and its punctuation, by rules that need no dictionary.
public enum Check {
  /// Return the findings in `report`, in the order of the text. Time grows linearly with it.
  ///
  /// Numbering is judged by the outline, marks paragraph by paragraph; tables, furniture and lists of contents are left
  /// out, for their marks are not the author's sentences.
  public static func findings(in report: Report) -> [Finding] {
    var findings = NumberSequence.findings(in: report) + NumberForms.findings(in: report)
    for block in TextBlock.all(in: report) {
      PairedMarks.append(to: &findings, in: block, of: report)
      NarrowMarks.append(to: &findings, in: block, of: report)
      Placeholders.append(to: &findings, in: block, of: report)
    }
    return findings.enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }
      .map(\.element)
  }
}
