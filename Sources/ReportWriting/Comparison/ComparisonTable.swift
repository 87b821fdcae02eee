import ReportCompare
import ReportModel
import TextFacts

/// Two versions of a report in a table of two columns (新旧条文对照表): a row a pair of passages, what was taken out marked
/// on the left, what was put in on the right; a passage that stands alone has an empty cell beside it.
struct ComparisonTable {
  /// A column of the table.
  enum TableSide: String {
    case old, new
  }

  /// A run of a cell that is shown in one way.
  struct CellRun {
    var words: ArraySlice<UInt8>
    let edit: Edit?
    /// The move that it stands in, and whether that begins with it.
    let move: Edit?
    let beginsMove: Bool

    /// The lines.
    var lines: [String] {
      words.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      }
    }
  }

  let old: Report
  let new: Report
  let comparison: ReportComparison
  private let oldRuns: [(range: TextRange, edit: Edit)]
  private let newRuns: [(range: TextRange, edit: Edit)]

  init(_ comparison: ReportComparison, _ old: Report, _ new: Report) {
    (self.comparison, self.old, self.new) = (comparison, old, new)
    func runs(_ side: (Edit) -> TextRange) -> [(range: TextRange, edit: Edit)] {
      comparison.edits.map { (side($0), $0) }.filter { !$0.0.isEmpty }
        .sorted { ($0.0.lower, $1.0.upper) < ($1.0.lower, $0.0.upper) }
    }
    (oldRuns, newRuns) = (runs(\.old), runs(\.new))
  }

  /// Hands on the runs of the old cell and of the new one of each row.
  func forEachRow(_ body: (_ old: [CellRun], _ new: [CellRun]) -> Bool) {
    var (oldNext, newNext) = (0, 0)
    for pair in comparison.passages {
      let cells = (
        Self.cell(pair.old, of: old, oldRuns, &oldNext), Self.cell(pair.new, of: new, newRuns, &newNext)
      )
      if !body(cells.0, cells.1) { return }
    }
  }

  /// The runs of a cell; `next` is the first run of an edit that may reach into it, for cells come in order.
  private static func cell(
    _ range: TextRange, of report: Report, _ runs: [(range: TextRange, edit: Edit)], _ next: inout Int
  ) -> [CellRun] {
    while next < runs.count, runs[next].range.upper <= range.lower { next += 1 }
    var found: [CellRun] = []
    var place = range.lower
    var move: (range: TextRange, edit: Edit)?
    func add(to upper: TextOffset, _ edit: Edit?) {
      while place < upper {
        if let open = move, open.range.upper <= place { move = nil }
        let end = min(upper, move?.range.upper ?? upper)
        found.append(
          CellRun(
            words: report.text[place.bytes..<end.bytes], edit: edit, move: move?.edit,
            beginsMove: move?.range.lower == place))
        place = end
      }
    }
    var index = next
    while index < runs.count, runs[index].range.lower < range.upper {
      let run = runs[index]
      index += 1
      if run.range.upper <= range.lower { continue }
      add(to: max(place, run.range.lower), nil)
      if run.edit.kind == .moved { move = run } else { add(to: min(range.upper, run.range.upper), run.edit) }
    }
    add(to: range.upper, nil)
    // The line ends behind the passage part rows of the table already.
    while var last = found.popLast() {
      while last.words.last == 0x0A || last.words.last == 0x0D { last.words.removeLast() }
      if last.words.isEmpty { continue }
      return found + [last]
    }
    return found
  }
}
