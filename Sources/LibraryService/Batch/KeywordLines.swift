import ReportIndex
import ReportModel
import TextLayout

/// Hits one below the other on a terminal: the same column begins every term.
///
///     …以党建引领聚合力，在  建设  水美田园新村上见成效…    report.txt:12:一（二）
struct KeywordLines {
  private static let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))

  private let report: Report
  private let context: Int

  init(_ report: Report, context: Int) {
    self.report = report
    self.context = context
  }

  /// The line of a hit, with its end: what stands before it, as wide as so many Han characters, the term, what stands
  /// after it, and where it is.
  func line(of hit: TextRange, location: String) -> [UInt8] {
    let line = ConcordanceLine(around: hit, in: report.text, before: context, after: context)
    let columns = 2 * context
    let left = ContextWords.string(line.left, in: report.text)
    let right = ContextWords.string(line.right, in: report.text)
    let term = ContextWords.string(line.term, in: report.text)
    let (before, after) = (room(left, columns), room(right, columns))
    return Array("\(before)\(left)  \(term)  \(right)\(after)  \(location)\n".utf8)
  }

  private func room(_ words: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - Self.typesetter.width(of: words)))
  }
}
