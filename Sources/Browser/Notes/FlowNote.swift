import ReportModel
import ScreenModel
import TextFacts

/// A note as it is drawn below the text.
struct FlowNote: Sendable {
  /// The last byte of its passage.
  var last: TextOffset
  /// A line of its words, the first with a sign before it.
  var text: String

  /// The columns that its rows are set in.
  static let indent = 4
  /// The sign of a note in the margin, in the tree, and before its words.
  static let sign = "✎"
}

/// Drawing notes: a sign in the margin beside the passage, and the words below the text.
extension BrowserState {
  /// The notes of the report being read, in the order in which their passages end.
  var flowNotes: [FlowNote] {
    let sign = options.screen.isPlain ? NotesMessage.inWords.message(in: language) : FlowNote.sign + " "
    let indent = String(repeating: " ", count: options.screen.isPlain ? 0 : 2)
    let placed = notesHere.compactMap { placed in placed.range.map { (range: $0, text: placed.note.text) } }
    return placed.sorted { $0.range.upper < $1.range.upper }.flatMap { range, text -> [FlowNote] in
      let last = max(range.lower, range.upper.advanced(by: -1))
      let lines = text.split(whereSeparator: \.isNewline)
      return lines.enumerated().map { index, line in
        FlowNote(last: last, text: (index == 0 ? sign : indent) + VisibleText.line(String(line)))
      }
    }
  }

  /// Draws a row of a note below the text.
  func drawNote(_ words: String, at row: Int, _ geometry: Geometry, on canvas: inout Canvas) {
    let start = min(geometry.textColumn + FlowNote.indent, geometry.scrollbar.lowerBound)
    canvas.put(words, row: row, columns: start..<geometry.scrollbar.lowerBound, role: .textMuted)
  }

  /// Draws the signs of the notes whose passages begin in rows of the screen.
  func drawNoteSigns(_ rows: [FlowRow], _ geometry: Geometry, on canvas: inout Canvas) {
    guard !notes.isEmpty, geometry.textColumn > 0, !options.screen.isPlain else { return }
    let starts = notesHere.compactMap { $0.range?.lower }
    for (index, flowRow) in rows.enumerated() where flowRow.row != nil {
      guard starts.contains(where: { flowRow.range.contains($0) }) else { continue }
      let column = edge(of: flowRow, geometry) - 1
      canvas.put(
        FlowNote.sign, row: geometry.textRows.lowerBound + index, columns: column..<column + 1, role: .textMark)
    }
  }

  /// The sign of notes at the right of a row of the tree: those in the section, and where it is folded those below it.
  func noteSign(of row: TreeRow, _ walk: TreeWalk) -> String {
    guard !notes.isEmpty, case .section(let number, let section) = row else { return "" }
    let placed = notes[number]
    guard !placed.isEmpty, let report = walk.outline(of: number)?.report, section.value < report.sections.count else {
      return ""
    }
    var end = walk.isFolded(row) && section != .root ? report[section].subtreeEnd.value : section.value + 1
    end = min(end, report.sections.count)
    let sections = section.value..<end
    let hasNote = placed.contains { note in
      note.range.map { sections.contains(report.shownSection(at: $0.lower).value) } ?? false
    }
    return hasNote ? FlowNote.sign : ""
  }
}
