import ReportIndex
import ReportModel
import ReportTerms
import TextFacts

/// The state of the table of terms: its order and filter, its rows, its cursor. It is kept when the table is closed.
struct TermsState: Sendable {
  /// The scope, order and filter that the reader chose.
  struct View: Sendable, Equatable {
    var scope = TermsScope.library
    var order = TermOrder.frequency
    var kind: TermKind?
    var filter = ""
  }

  /// The searches for the places of terms.
  struct FoundTerms: Sendable {
    /// The number of them so far.
    var count = 0
    /// The number of the one for which the table was left, to come back to the table from its list.
    var left: Int?
  }

  /// The amount of text to count.
  struct Extent: Sendable, Equatable {
    var bytes = 0
    var reports = 0
    var revision = 0
    /// The identity of the report's text, which differs for another reading of the same length.
    var text: TextIdentity?
    var isComplete = false
  }

  var view = View()
  var isReversed = false
  /// The terms whose variants are shown.
  var unfolded: Set<Int> = []
  var window = ListWindow()
  /// The request for what is told beside plots.
  var track = TrackState()
  /// The request for the table.
  var request = AwaitedRequest()
  /// The view and the amount of text last asked for; nil where that is no longer of use.
  var asked: (view: View, extent: Extent)?
  private(set) var answer: TermsAnswer?
  /// The view that the answer is for.
  private var answered: View?
  private(set) var rows: TermRows?
  /// The term to put the cursor on when the answer comes, and whether the cursor stays on its term; otherwise it goes
  /// to the first row.
  var anchor: Term?
  var isKept = false
  /// The filter and the term under the cursor before a filter was typed.
  var before: (filter: String, anchor: Term?) = ("", nil)
  var found = FoundTerms()
  /// The details of the term under the cursor.
  var detail: TermDetail?

  /// The number of the term under the cursor; nil in an empty table.
  var cursorTerm: Int? {
    guard let rows, rows.count > 0 else { return nil }
    return rows.term(at: min(window.cursor, rows.count - 1))
  }

  /// The term under the cursor; nil in an empty table.
  var cursor: Term? {
    guard let rows, let term = cursorTerm else { return nil }
    return rows.table.lexicon[term]
  }

  /// Accepts an answer; the cursor stays on its term where that is wanted.
  mutating func take(_ answer: TermsAnswer, height: Int) {
    let kept = anchor ?? (isKept ? cursor : nil)
    request.end()
    anchor = nil
    isKept = true
    self.answer = answer
    answered = asked?.view
    layOut(keeping: kept, height: height)
  }

  /// Whether the rows of the view that the reader chose are still to come.
  var awaitsRows: Bool { request.isAwaited && (rows == nil || answered != view) }

  /// Whether no table of the scope has come yet, which decides the orders there are.
  var awaitsFirstRows: Bool { request.isAwaited && answer == nil }

  /// Drops the table, before one of another scope.
  mutating func forget() {
    answer = nil
    rows = nil
    unfolded = []
    window = ListWindow()
    detail = nil
    asked = nil
    found.left = nil
  }

  /// Rebuilds the rows, with the cursor on `term` where it is among them, else on the first row.
  mutating func layOut(keeping term: Term?, height: Int) {
    guard let answer else { return }
    let rows = TermRows(answer.table, isReversed: isReversed, unfolded: unfolded)
    self.rows = rows
    detail = nil
    let row = term.flatMap { answer.table.lexicon.number(of: $0) }.flatMap(rows.row)
    window.choose(row ?? 0, count: rows.count, height: height)
  }

  /// The orders possible here, in the order of the columns.
  var orders: [TermOrder] {
    guard case .report = view.scope else {
      let hasYears = answer?.table.years != nil
      return [.text, .kind, .frequency, .reports] + (hasYears ? [.firstYear, .lastYear] : [])
    }
    return [.text, .kind, .frequency] + (answer?.table.hasReference == true ? [.keyness] : []) + [.found]
  }
}

/// The details of the term under the cursor: its first place, and the sentence around it.
struct TermDetail: Sendable, Equatable {
  /// The number of the term in the table, and the first report that contains it.
  var term: Int
  var report: Int
  /// The place; nil where it was not found, as in a report too large to search at a key.
  var range: TextRange?
  /// The name of the report, where there are several, and the address of the section.
  var location = ""
  /// The unit of a figure.
  var unit = ""
  /// The sentence in three parts: before the term, the term, after it.
  var sentence: [String] = []
}
