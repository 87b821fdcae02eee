import ReportIndex
import ReportModel
import ScreenModel
import TextLayout

/// The whole state of the program's screen: what is open, where the reader is, what is typed. A value; nothing in it
/// knows of files, clocks or terminals.
public struct BrowserState: Sendable {
  var reports: [OpenReport]
  /// The report being read, an index of `reports`.
  var current = 0
  var size: ScreenSize
  var options: BrowserOptions
  var typesetter: Typesetter
  var keyMap: KeyMap
  var focus = Focus.text
  var isTreeShown = true
  /// What was read before the tree got the keys, to come back to on Esc.
  var beforeTree: ReportView?
  /// Columns added to the tree's share of the width by hand.
  var treeColumnsAdded = 0
  var search = SearchState()
  var layers: [Layer] = []
  /// The digits typed so far.
  var count: Int?
  /// Keys that begin a binding.
  var pendingKeys: [Key] = []
  /// A command that waits for a letter: `m`, `'`.
  var awaitsMark: Command?
  var marks: [Mark: Place] = [:]
  var jumps = JumpHistory()
  var notice: Notice?
  /// Rows that `d` and `u` move once a count was given; 0 for half a screen.
  var halfPage = 0
  var isFollowing = false

  /// A browser of `reports`, at least one.
  public init(reports: [Report], options: BrowserOptions, keyMap: KeyMap, size: ScreenSize) {
    self.reports = reports.map(OpenReport.init)
    self.options = options
    self.keyMap = keyMap
    self.size = size
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: options.ambiguousWidth))
    for index in self.reports.indices { openFolded(index) }
    layOutSight()
  }

  /// Something said in the status line until the next key.
  struct Notice: Sendable, Equatable {
    var text: String
    var isError = false
  }

  /// Where the open reports came from, in order.
  public var reportSources: [ReportSource] { reports.map(\.report.source) }

  /// The first visible byte of each open report.
  public var anchors: [TextOffset] { reports.map(\.view.anchor) }

  /// The report open at `index`; nil where there is none.
  public func report(at index: Int) -> Report? { reports.indices.contains(index) ? reports[index].report : nil }

  var language: Language { options.language }

  var open: OpenReport {
    get { reports[min(current, reports.count - 1)] }
    set { reports[min(current, reports.count - 1)] = newValue }
  }
  var report: Report { open.report }
  var view: ReportView {
    get { open.view }
    set { open.view = newValue }
  }

  var geometry: Geometry { Geometry(self) }
  /// The text of the report being read in the pane's columns, with what of it is laid out already.
  var flow: TextFlow {
    get {
      let columns = geometry.measure
      if let known = open.flow, known.columns == columns, known.typesetter == typesetter { return known }
      return TextFlow(report: report, typesetter: typesetter, columns: columns)
    }
    set { open.flow = newValue }
  }
  var walk: TreeWalk { walk(of: open) }

  func walk(of open: OpenReport) -> TreeWalk {
    TreeWalk(
      report: open.report, folds: open.view.folds, hidesRunIns: open.view.hidesRunIns, filtered: open.view.filter?.rows)
  }

  /// The section being read: the one that holds the hit the reader was brought to, else the first visible byte.
  var currentSection: SectionIndex { report.section(at: view.hit ?? view.top) }

  var here: Place { Place(report: current, anchor: view.anchor) }

  mutating func say(_ text: String) { notice = Notice(text: text) }
  mutating func complain(_ text: String) { notice = Notice(text: text, isError: true) }

  /// Folds a tree that is new so that all its top sections can be seen, and as many levels as there is room for.
  mutating func openFolded(_ index: Int) {
    let rows = Geometry(self).treeRows.count
    let deepest = min(4, reports[index].report.sections.lazy.map(\.level).max() ?? 1)
    var level = 1
    while level < deepest {
      reports[index].view.folds.open(toLevel: level + 1)
      if walk(of: reports[index]).count(upTo: rows + 1) > rows { break }
      level += 1
    }
    reports[index].view.folds.open(toLevel: level)
    reports[index].view.foldsAtOpening = reports[index].view.folds
  }
}
