import ReportCompare
import ReportIndex
import ReportModel
import ScreenModel

/// The comparison that is asked for, and the one that is shown.
struct CompareState: Sendable {
  var request = AwaitedRequest()
  /// The question awaited.
  var question: CompareQuestion?
  /// The comparison that has come, until its room can be opened.
  var ready: ComparedReports?
  /// The open room; nil where there is none.
  var room: CompareRoom?
  /// The passages that other reports have too.
  var reuse = ReuseState()
  /// The search for sections like one.
  var similar = SimilarState()
  /// The number of the last search; it only grows.
  var searches = 0
}

/// The pane of a comparison that has the keys.
enum CompareFocus: Sendable, Equatable {
  case tree, old, new
}

/// A comparison on the screen.
struct CompareRoom: Sendable {
  let compared: ComparedReports
  /// The rows as far as they were needed.
  var flow: CompareFlow?
  /// The first visible row.
  var top = PairPlace()
  var focus = CompareFocus.new
  var filter = EditFilter()
  /// The positions of the edits that the filter leaves.
  private(set) var shown: [Int]
  /// The position of the edit that the reader is at; nil before the first step.
  var current: Int?
  /// Whether the reader is at the end that a moved passage came from.
  var isAtOrigin = false
  var outline: CompareOutline
  var search = CompareSearch()
  /// The row of a table of years that the reader went to, and whether he is at its older place.
  var yearRow: YearTable.Row?
  /// The tables of years as they were left.
  var years: YearList?
  var isAtOlder = false
  /// The passages between which text is selected, by position: where that began, and where it ends.
  var selection: (anchor: Int, head: Int)?

  init(_ compared: ComparedReports) {
    self.compared = compared
    shown = Array(compared.edits.indices)
    outline = CompareOutline(compared.sections)
  }

  /// The edit that the reader is at.
  var currentEdit: PlacedEdit? {
    current.flatMap { compared.edits.indices.contains($0) ? compared.edits[$0] : nil }
  }

  /// Leaves a kind of edits out, or shows it again; whether it is shown now.
  mutating func toggle(_ kind: EditFilterKind) -> Bool {
    let isShown = filter.toggle(kind)
    shown = compared.edits.indices.filter { !filter.hides(compared.edits[$0]) }
    if let edit = currentEdit, filter.hides(edit) { current = nil }
    return isShown
  }
}

/// The tree of a comparison: the rows that folds leave, and the cursor.
struct CompareOutline: Sendable {
  /// The sections whose rows below are hidden.
  private var folded: Set<Int> = []
  /// The rows shown, as positions of sections.
  private(set) var rows: [Int] = []
  var window = ListWindow()
  private let sections: ComparedSections

  /// The tree with all sections unfolded in which something has changed.
  init(_ sections: ComparedSections) {
    self.sections = sections
    let all = sections.rows
    for index in all.indices where !all[index].isChanged || Self.isWhole(all[index]) { folded.insert(index) }
    layOut()
  }

  /// Whether a section has come or is gone as a whole, with all sections below it.
  private static func isWhole(_ section: ComparedSection) -> Bool {
    section.fate == .inserted || section.fate == .deleted
  }

  private mutating func layOut() {
    rows = []
    var index = 0
    while index < sections.rows.count {
      rows.append(index)
      index = folded.contains(index) ? max(index + 1, sections.rows[index].end) : index + 1
    }
  }

  /// Whether a section has sections below it.
  func hasBelow(_ section: Int) -> Bool { sections.rows[section].end > section + 1 }

  /// Whether the sections below one are hidden.
  func isFolded(_ section: Int) -> Bool { hasBelow(section) && folded.contains(section) }

  /// The section under the cursor.
  var cursor: Int? { rows.indices.contains(window.cursor) ? rows[window.cursor] : nil }

  /// The row shown for a section: its own, or that of the folded section it stands in.
  func row(of section: Int) -> Int? {
    let next = rows.partitionPoint { $0 <= section }
    return next > 0 ? next - 1 : nil
  }

  /// Folds or unfolds; the cursor stays on its section, or goes to the one above it that is left.
  mutating func fold(_ change: FoldChange, height: Int) {
    let kept = cursor ?? 0
    let hasBelow = sections.rows.indices.contains(kept) && hasBelow(kept)
    switch change {
    case .toggle where isFolded(kept), .open: folded.remove(kept)
    case .toggle: if hasBelow { folded.insert(kept) }
    case .close where hasBelow && !folded.contains(kept): folded.insert(kept)
    case .close:
      if let parent = sections.rows.indices.contains(kept) ? sections.rows[kept].parent : nil {
        choose(parent, height: height)
      }
      return
    case .all: folded = Set(sections.rows.indices)
    case .none: folded = []
    case .level(let level): folded = Set(sections.rows.indices.filter { sections.rows[$0].level >= level })
    }
    layOut()
    choose(kept, height: height)
  }

  /// Puts the cursor on a section, or on the folded one it stands in.
  mutating func choose(_ section: Int, height: Int) {
    window.choose(row(of: section) ?? 0, count: rows.count, height: height)
  }
}
