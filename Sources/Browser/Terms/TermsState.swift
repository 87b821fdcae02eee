import ReportIndex
import ReportModel
import ReportTerms
import TextFacts

/// The table of terms: what it shows, and where in it the reader is. Kept when it is closed, to come back to.
struct TermsState: Sendable {
  /// The table the reader wants to see.
  struct View: Sendable, Equatable {
    var scope = TermsScope.library
    var order = TermOrder.frequency
    var kind: TermKind?
    var filter = ""
  }

  /// The amount of text there was to look at.
  struct Extent: Sendable, Equatable {
    var bytes = 0
    var reports = 0
    var revision = 0
    /// The identity of the report's text: another reading of the same length has another.
    var text: TextIdentity?
    var isComplete = false
  }

  var view = View()
  var isReversed = false
  /// Terms whose variants are shown.
  var unfolded: Set<Int> = []
  var window = ListWindow()
  /// The request for the table.
  var request = AwaitedRequest()
  /// The last request; nil for none that still holds.
  var asked: (view: View, extent: Extent)?
  private(set) var answer: TermsAnswer?
  private(set) var rows: TermRows?
  /// The term to put the cursor on when the answer comes, and whether it is to stay on its term; else it goes to the
  /// first row.
  var anchor: Term?
  var isKept = false
  /// The filter, and the term the cursor was on, before a filter was typed.
  var before: (filter: String, anchor: Term?) = ("", nil)
  /// The term for whose places the table was left, to come back from, by its number.
  var left: Int?
  /// The number of terms that were looked for.
  var searches = 0
  /// The detail of the term under the cursor.
  var detail: TermDetail?

  /// The row under the cursor; nil in an empty table.
  var cursorTerm: Int? {
    guard let rows, rows.count > 0 else { return nil }
    return rows.term(at: min(window.cursor, rows.count - 1))
  }

  /// The term under the cursor.
  var cursor: Term? {
    guard let rows, let term = cursorTerm else { return nil }
    return rows.table.lexicon[term]
  }

  /// Takes in an answer; the cursor stays on its term where it is to.
  mutating func take(_ answer: TermsAnswer, height: Int) {
    let kept = anchor ?? (isKept ? cursor : nil)
    request.end()
    anchor = nil
    isKept = true
    self.answer = answer
    layOut(keeping: kept, height: height)
  }

  /// Forgets the table: what comes next is of something else.
  mutating func forget() {
    answer = nil
    rows = nil
    unfolded = []
    window = ListWindow()
    detail = nil
    asked = nil
    left = nil
  }

  /// Makes the rows anew, with the cursor on a term where it is among them, else on the first row.
  mutating func layOut(keeping term: Term?, height: Int) {
    guard let answer else { return }
    let rows = TermRows(answer.table, isReversed: isReversed, unfolded: unfolded)
    self.rows = rows
    detail = nil
    let row = term.flatMap { answer.table.lexicon.number(of: $0) }.flatMap(rows.row)
    window.choose(row ?? 0, count: rows.count, height: height)
  }

  /// The orders to sort by here, in the order of the columns.
  var orders: [TermOrder] {
    guard case .report = view.scope else {
      let hasYears = answer?.table.years != nil
      return [.text, .kind, .frequency, .reports] + (hasYears ? [.firstYear, .lastYear] : [])
    }
    return [.text, .kind, .frequency] + (answer?.table.hasReference == true ? [.keyness] : []) + [.found]
  }
}

/// The detail of the term under the cursor: the place where it stands first, and its sentence.
struct TermDetail: Sendable, Equatable {
  /// The term, by its number in the table, and the report that has it first.
  var term: Int
  var report: Int
  /// The place; nil where it was not found, as in a report too large to be looked through between two keys.
  var range: TextRange?
  /// Name of the report where there are several, and address.
  var location = ""
  /// The unit of a figure.
  var unit = ""
  /// The sentence in three parts, the term in the middle.
  var sentence: [String] = []
}
