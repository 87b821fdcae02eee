import ReportIndex
import ReportModel
import ScreenModel
import TextFacts
import TextLayout

/// The whole state of the program's screen: what is open, where the reader is, what is typed. A value; nothing in it
/// knows of files, clocks or terminals.
///
/// Reports go by numbers: those the command line names by their order from 0, those of a library by the number they
/// have there, which go on from these.
public struct BrowserState: Sendable {
  /// The report being read.
  var open: OpenReport
  /// Its number; `overview` while a library is open and nothing in it is read.
  var current: Int
  /// How the reports were left that have been read and are not now.
  var left: [Int: ReportView] = [:]
  /// The reports that came by themselves and not out of a library, in their newest readings.
  var direct: [Int: Report]
  /// The reports open together; nil while there is one and nothing else.
  var library: LibraryState?
  let unpacked = UnpackedReports()
  var size: ScreenSize
  var options: BrowserOptions
  var typesetter: Typesetter
  var keyMap: KeyMap
  var focus = Focus.text
  var isTreeShown = true
  var tree: TreePosition
  /// What was read before the tree got the keys, to come back to on Esc.
  var beforeTree: Reading?
  /// Columns added to the tree's share of the width by hand.
  var treeColumnsAdded = 0
  var search = SearchState()
  /// The list of hits, as it is or was left.
  var results: Results?
  /// The question that a list of hits answers which is shown or waited for.
  var listQuestion = 0
  var terms = TermsState()
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
  /// Newer readings of reports whose files have changed, until they are asked for.
  var newer: [Int: (report: Report, addresses: Addresses?)] = [:]
  /// Reports whose files have changed since they were read.
  var stale: Set<Int> = []
  /// What is looked for in the report being read in the background.
  var awaited: [SearchQuery: ReportQuestion] = [:]
  var lastQuestion = 0
  /// The search that was accepted while it was being looked for.
  var awaitedPrompt: Prompt?
  /// A step to the next stop, forward or back, that waits for the library's answer; a key gives it up.
  var awaitedStep: Bool?
  /// The large report that what is being done cannot go on without.
  var missing: Int?
  /// What is done again once that is unpacked, unless the reader does something else; and what is being unpacked.
  var awaitedReport: AwaitedReport?
  var unpacking: Set<Int> = []
  /// Of large reports that have become others since they were left: what they were then, until they are unpacked again.
  var outdated: [Int: PackedReport] = [:]
  /// What is to be asked of the world once the event is taken in.
  var pendingEffects: [Effect] = []

  /// A browser of `reports`: of one, or of several as one library, to which more may come where `isLibrary` says so.
  public init(
    reports: [Report], options: BrowserOptions, keyMap: KeyMap, size: ScreenSize, isLibrary: Bool = false
  ) {
    let first = reports.first ?? Report.overview(options.language)
    current = reports.isEmpty ? Self.overview : 0
    open = OpenReport(first)
    direct = Dictionary(uniqueKeysWithValues: reports.enumerated().map { ($0, $1) })
    tree = TreePosition(cursor: .report(current), top: .report(current))
    self.options = options
    self.keyMap = keyMap
    self.size = size
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: options.ambiguousWidth))
    if isLibrary || reports.count > 1 {
      library = LibraryState(catalogue: Catalogue(reports: reports.count))
      library?.folds.reading = current
      if reports.isEmpty { focus = .tree }
    }
    openFolded()
    layOutSight()
  }

  /// What stands for a report's number while none is read.
  static let overview = -1

  /// Something said in the status line until the next key.
  struct Notice: Sendable, Equatable {
    var text: String
    var isError = false
  }

  var language: Language { options.language }
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

  /// The rows of the report being read.
  var outline: OutlineWalk { OutlineWalk(open.report, open.view) }

  /// The section being read: the one that holds the hit the reader was brought to, else the first visible byte.
  var currentSection: SectionIndex { report.section(at: view.hit ?? view.top) }

  /// The tree's row of what is being read.
  var currentRow: TreeRow { .section(report: current, currentSection) }

  /// The tree's row of what is being looked at: where its own cursor is, the hit chosen in the list, or what is read.
  var treeSubject: TreeRow { focus == .tree ? tree.cursor : resultsRow ?? currentRow }

  var here: Place { Place(report: current, anchor: view.anchor) }

  mutating func say(_ text: String) { notice = Notice(text: text) }
  mutating func complain(_ text: String) { notice = Notice(text: text, isError: true) }

  /// Folds the outline of a report that is new so that all its top sections can be seen, and as many levels as there
  /// is room for.
  mutating func openFolded() {
    // Where there are others some of them stay in sight.
    let rows = Geometry(self).treeRows.count - min(3, reportCount - 1)
    let deepest = min(4, report.sections.lazy.map(\.level).max() ?? 1)
    var level = 1
    while level < deepest {
      view.folds.open(toLevel: level + 1)
      if outline.count(upTo: rows + 1) > rows { break }
      level += 1
    }
    view.folds.open(toLevel: level)
    view.foldsAtOpening = view.folds
  }
}

extension OutlineWalk {
  init(_ report: Report, _ view: ReportView) {
    self.init(report: report, folds: view.folds, hidesRunIns: view.hidesRunIns, filtered: view.filter?.rows)
  }
}
