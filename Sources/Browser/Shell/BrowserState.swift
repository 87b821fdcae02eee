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
  var size: ScreenSize
  var options: BrowserOptions
  var typesetter: Typesetter
  var focus = Focus.text
  var shell: ShellState
  var reading: ReadingState
  var reports: ReportsState
  var tree: TreeState
  var search = SearchState()
  /// The searches of the report being read that go on in the background.
  var reportSearches = ReportSearches()
  /// The list of hits, as it is or was left.
  var results: Results?
  /// The request for its rows.
  var listRequest = AwaitedRequest()
  var terms = TermsState()

  /// A browser of `reports`: of one, or of several as one library, to which more may come where `isLibrary` says so.
  public init(
    reports: [Report], options: BrowserOptions, keyMap: KeyMap, size: ScreenSize, isLibrary: Bool = false
  ) {
    let first = reports.first ?? Report.overview(options.language)
    reading = ReadingState(open: OpenReport(first), subject: reports.isEmpty ? .overview : .report(0))
    self.reports = ReportsState(direct: Dictionary(uniqueKeysWithValues: reports.enumerated().map { ($0, $1) }))
    let row = reports.isEmpty ? TreeRow.folder(FolderNumber(0)) : .report(0)
    tree = TreeState(position: TreePosition(cursor: row, top: row))
    self.options = options
    shell = ShellState(keyMap: keyMap)
    self.size = size
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: options.ambiguousWidth))
    if isLibrary || reports.count > 1 {
      var library = LibraryState(catalogue: Catalogue(reports: reports.count))
      library.folds.reading = currentNumber
      self.reports.collection = .library(library)
      if reports.isEmpty { focus = .tree }
    }
    openFolded()
    layOutSight()
  }

  /// The reports open together; nil while there is one and nothing else.
  var library: LibraryState? {
    get {
      switch reports.collection {
      case .single: nil
      case .library(let library): library
      }
    }
    set { reports.collection = newValue.map { .library($0) } ?? .single }
  }

  var language: Language { options.language }
  var report: Report { reading.open.report }
  var view: ReportView {
    get { reading.open.view }
    set { reading.open.view = newValue }
  }

  /// The subject being read.
  var current: ReadingSubject { reading.subject }
  /// The number of the report being read; nil while none is.
  var currentNumber: Int? { reading.subject.number }
  var isOverview: Bool { reading.subject == .overview }
  /// The digits typed before a command.
  var count: Int? {
    get { shell.keys.count }
    set { shell.keys.count = newValue }
  }

  var geometry: Geometry { Geometry(self) }
  /// The text of the report being read in the pane's columns, with what of it is laid out already.
  var flow: TextFlow {
    get {
      let columns = geometry.measure
      if let known = reading.open.flow, known.columns == columns, known.typesetter == typesetter { return known }
      return TextFlow(report: report, typesetter: typesetter, columns: columns)
    }
    set { reading.open.flow = newValue }
  }

  /// The rows of the report being read.
  var outline: OutlineWalk { OutlineWalk(report, view) }

  /// The section being read: the one that holds the hit the reader was brought to, else the first visible byte.
  var currentSection: SectionIndex { report.section(at: view.hit ?? view.top) }

  /// The tree's row of what is being read; nil for the overview.
  var currentRow: TreeRow? { currentNumber.map { .section(report: $0, currentSection) } }

  /// Puts the tree's cursor on a section of the report being read; leaves it where none is.
  mutating func pointTree(at section: SectionIndex) {
    if let number = currentNumber { tree.cursor = .section(report: number, section) }
  }

  /// The tree's row of what is being looked at: where its own cursor is, the hit chosen in the list, or what is read.
  var treeSubject: TreeRow? { focus == .tree ? tree.cursor : resultsRow ?? currentRow }

  var here: Place { Place(subject: current, anchor: view.anchor) }

  mutating func say(_ text: String) { shell.notice = Notice(text: text) }
  mutating func say(_ message: some Message) { say(message.message(in: language)) }
  mutating func complain(_ message: some Message) { complain(message.message(in: language)) }
  mutating func complain(_ text: String) { shell.notice = Notice(text: text, isError: true) }

  /// Folds the outline of a report that is new so that all its top sections can be seen, and as many levels as there
  /// is room for.
  mutating func openFolded() {
    // Some of the other reports stay in sight, if there are any.
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
